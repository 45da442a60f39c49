import type { ReportsView, ReportWords, YearlyReportView } from '@boru/contract/yearly';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Reports = ReportsView;
export type Report = YearlyReportView;
export type Figure = Report['figures'][number];

const key = ['yearly'] as const;
export const reportsQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: ({ signal }) => api<Reports>('GET /api/insight/yearly-reports', { signal }),
});
/** While the machine counts, the page looks again. */
const lookAgainMs = 1_500;
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, id],
    queryFn: ({ signal }) => api<Report>('GET /api/insight/yearly-reports/:id', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'counting' ? lookAgainMs : false),
  });
export const beginReport = (year: number) =>
  api<{ id: string }>('POST /api/insight/yearly-reports', { body: { year } });
export const writeReport = (id: string, version: number, words: ReportWords) =>
  api('PUT /api/insight/yearly-reports/:id/words', { params: { id }, body: { version, words } });
export const countReport = (id: string, version: number) =>
  api('POST /api/insight/yearly-reports/:id/counting', { params: { id }, body: { version } });
export const closeReport = (id: string, version: number) =>
  api('POST /api/insight/yearly-reports/:id/closing', { params: { id }, body: { version } });
export const paperAddress = (id: string, format: 'pdf' | 'hwpx') =>
  `/api/insight/yearly-reports/${encodeURIComponent(id)}/paper?format=${format}`;

export const useReportDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
