import type { RuleSet } from '@boru/contract/eligibility';
import type {
  CompanySupport,
  CountView,
  FactStatement,
  NewProgramme,
  ProgrammeContent,
  ProgrammeDetail,
  ProgrammeRow,
  PublishedProgramme,
  RegionNames,
} from '@boru/contract/programmes';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Published = PublishedProgramme;
export type Names = RegionNames;
export type Support = CompanySupport;
export type Detail = ProgrammeDetail;
export type Version = ProgrammeDetail['versions'][number];
export type DeskRow = ProgrammeRow;
export type Content = ProgrammeContent;
export type Statement = (typeof FactStatement)['_input'];

export const publishedQuery = queryOptions({
  queryKey: ['programmes', 'published'],
  queryFn: ({ signal }) => api<{ items: readonly Published[]; names: Names }>('GET /api/programmes', { signal }),
});
export const companySupportQuery = queryOptions({
  queryKey: ['programmes', 'company'],
  queryFn: ({ signal }) => api<Support>('GET /api/company/support', { signal }),
});
export const stateFact = (body: Statement) => api<unknown>('PUT /api/company/support/facts', { body });

export const deskProgrammesQuery = queryOptions({
  queryKey: ['programmes', 'desk'],
  queryFn: ({ signal }) =>
    api<{ items: readonly DeskRow[]; mayFound: boolean }>('GET /api/desk/programmes', { signal }),
});
export const deskProgrammeQuery = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'desk', id],
    queryFn: ({ signal }) => api<Detail>('GET /api/desk/programmes/:id', { params: { id }, signal }),
  });
export const countQuery = (rules: RuleSet, noticeOn: string) =>
  queryOptions({
    queryKey: ['programmes', 'count', rules, noticeOn],
    queryFn: ({ signal }) => api<CountView>('POST /api/desk/programmes/count', { body: { rules, noticeOn }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });
export const foundProgramme = (body: (typeof NewProgramme)['_input']) =>
  api<{ id: string }>('POST /api/desk/programmes', { body });
export const saveDraft = (id: string, body: { content: Content; noticeOn: string; version: number | null }) =>
  api<Detail>('PUT /api/desk/programmes/:id/draft', { params: { id }, body });
export const proposeVersion = (id: string, body: { version: number; reason: string }) =>
  api<Detail>('POST /api/desk/programmes/:id/propose', { params: { id }, body });
export const publishVersion = (id: string, body: { version: number; reason: string }) =>
  api<Detail>('POST /api/desk/programmes/:id/publish', { params: { id }, body });
export const returnVersion = (id: string, body: { version: number; reason: string }) =>
  api<Detail>('POST /api/desk/programmes/:id/return', { params: { id }, body });
export const withdrawVersion = (id: string, version: number) =>
  api<Detail>('POST /api/desk/programmes/:id/withdraw', { params: { id }, body: { version } });
