import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { mergersQuery } from './api.ts';
import { mergerMessages } from './messages.ts';

/** What lies beside the words of a case, once more for each case that was merged into it. */
export function MergedParts({ caseId, children }: { caseId: string; children: (id: string) => ReactNode }) {
  const t = useText(mergerMessages);
  const { data } = useQuery(mergersQuery(caseId));
  return (data?.from ?? []).map(({ id, number }) => (
    <section key={id} aria-label={t.partsOf({ number: number ?? '' })}>
      <h2>{t.partsOf({ number: number ?? '' })}</h2>
      {children(id)}
    </section>
  ));
}
