import type { CompanyPage, CompanyView } from '@boru/contract/organisations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';

type Companies = (typeof CompanyPage)['_output'];
export type CompanyRow = Companies['items'][number];
export type Status = CompanyRow['status'];
export type Method = 'certificate' | 'nationalTaxService' | 'visit' | 'known';

export const companiesQuery = (text: string, status: Status | null) =>
  infiniteQueryOptions({
    queryKey: ['companies', text, status],
    queryFn: ({ pageParam, signal }) =>
      api<Companies>('GET /api/companies', { query: { text, status, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (previous) => previous,
  });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => api<CompanyView>('GET /api/companies/:id', { params: { id }, signal }),
    // Every read leaves a trace the company can see: not one more than the reader asked for.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const confirmCompany = (id: string, method: Method, note: string | null) =>
  api<unknown>('POST /api/companies/:id/confirm', { params: { id }, body: { method, note } });
export const refuseCompany = (id: string, reason: string) =>
  press<unknown>('POST /api/companies/:id/refuse', { params: { id }, body: { reason } });
