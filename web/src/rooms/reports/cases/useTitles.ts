import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { deskKey } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import type { SealedCaseReport } from './api.ts';
import { caseMessages } from './messages.ts';
import { titlesOf } from './sealing.ts';

/** What to call a report in a list, opened in this browser; the day it was filed where the team gave it no name. */
export function useTitles(ring: Keyring, reports: readonly SealedCaseReport[]) {
  const t = useText(caseMessages);
  const formats = useFormats();
  const { data } = useQuery({
    queryKey: [
      ...deskKey,
      'opened',
      'caseTitles',
      reports.map(({ id, triage }) => `${id} ${triage?.version ?? 0}`),
      Object.keys(ring.desks),
    ],
    queryFn: async () => {
      const titles = await titlesOf(ring, reports);
      return new Map(reports.map(({ id }, at) => [id, titles[at] ?? null]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    of: (report: SealedCaseReport | undefined): string =>
      report === undefined ? '' : (data?.get(report.id) ?? t.untitled({ date: formats.dateOf(report.filedAt) })),
  };
}
