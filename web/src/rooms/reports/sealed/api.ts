import type { EvidenceProof } from '@boru/contract/evidence';
import type { ReporterView, ReportFiled, ReportingDesk, ReportingDesks } from '@boru/contract/sealed-reports';
import type { SealedReport } from '@boru/engines/sealing';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { insist } from './insist.ts';

export type Desk = ReportingDesk & { readonly key: NonNullable<ReportingDesk['key']> };
export type Conversation = ReporterView;
type Pass = { readonly lookup: string; readonly login: string };

/** Every call of a reporter goes without the session, and is not written to the log of requests. */
const asNobody = true;

const desks = queryOptions({
  queryKey: ['reports', 'desks'],
  queryFn: ({ signal }) => api<ReportingDesks>('GET /api/reports/desks', { signal, asNobody }),
  staleTime: Number.POSITIVE_INFINITY,
});
export const desksQuery = queryOptions({
  ...desks,
  select: ({ items }) => items.filter((desk): desk is Desk => desk.key !== null),
});
/** The key of the log of evidence, made known to everybody: a record of a filing is compared with it. */
export const logKeyQuery = queryOptions({ ...desks, select: ({ logKey }) => logKey });

export const fileReport = (sealed: SealedReport) =>
  insist(() => api<ReportFiled>('POST /api/reports/sealed', { body: sealed, asNobody }));

/** In the body, because an address is written down in many places. */
export const comeBack = (pass: Pass) =>
  insist(() => api<Conversation>('POST /api/reports/sealed/return', { body: pass, asNobody }));

export const sayMore = (pass: Pass, letter: { id: string; body: string }, files: readonly string[]) =>
  insist(() => api<unknown>('POST /api/reports/sealed/letters', { body: { ...pass, letter, files }, asNobody }));

export const proveFiling = (pass: Pass) =>
  api<EvidenceProof>('POST /api/reports/sealed/proof', { body: pass, asNobody });
