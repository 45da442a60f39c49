import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { createQueryClient } from '#lib/query-client';
import { SkipLink } from '#ui/Frame';
import { ReportPage } from '../rooms/reports/sealed/ReportPage.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { appMessages } from './messages.ts';
import { SealedFault } from './SealedFault.tsx';
import { SealedShell } from './shells/SealedShell.tsx';

/**
 * The page for reports when it is the first that somebody opens: the same page as inside Boru, without the router, the
 * menus and the session. Half the weight, and nothing in memory that knows of anything else.
 */
export function SealedApp() {
  const locale = useLocale();
  const t = useText(appMessages);
  const [client] = useState(createQueryClient);
  useEffect(() => {
    // A list of visits and the bar of tasks name the page; of a report they say the least.
    document.title = t.brand;
    document.documentElement.lang = locale;
  }, [locale, t.brand]);
  return (
    <I18nProvider locale={locale === 'en' ? 'en-US' : 'ko-KR'}>
      <QueryClientProvider client={client}>
        <SkipLink />
        <SealedShell>
          <SealedFault>
            <ReportPage />
          </SealedFault>
        </SealedShell>
        <ConnectionNotice isSealed />
      </QueryClientProvider>
    </I18nProvider>
  );
}
