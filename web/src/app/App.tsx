import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLocale } from '#lib/locale';
import { createQueryClient } from '#lib/query-client';
import type { buildRouter } from './router.tsx';

export function App({ router }: { router: ReturnType<typeof buildRouter> }) {
  const locale = useLocale();
  const [client] = useState(createQueryClient);
  return (
    <I18nProvider locale={locale === 'en' ? 'en-US' : 'ko-KR'}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
