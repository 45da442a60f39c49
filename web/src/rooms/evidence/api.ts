import type { CompanySight } from '@boru/contract/case-sight';
import type { AuditPage, History, ReaderEntry, ReadersPage } from '@boru/contract/evidence';
import type { PledgeList } from '@boru/contract/pledges';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

type Readers = (typeof ReadersPage)['_output'];
type Deeds = (typeof AuditPage)['_output'];
export type Reading = ReaderEntry;
export type Deed = Deeds['items'][number];

export const readersQuery = infiniteQueryOptions({
  queryKey: ['evidence', 'readers'],
  queryFn: ({ pageParam, signal }) =>
    api<Readers>('GET /api/evidence/readers', { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export const deedsQuery = infiniteQueryOptions({
  queryKey: ['evidence', 'deeds'],
  queryFn: ({ pageParam, signal }) => api<Deeds>('GET /api/evidence/deeds', { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export type HistoryLine = History['items'][number];
export const historyQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['evidence', 'history', companyId],
    queryFn: ({ pageParam, signal }) =>
      api<History>('GET /api/companies/:id/history', {
        params: { id: companyId },
        query: pageParam === '' ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export type Chain = CompanySight['chains'][number];
export const companySightQuery = queryOptions({
  queryKey: ['evidence', 'company-sight'],
  queryFn: ({ signal }) => api<CompanySight>('GET /api/company/sight', { signal }),
});

export type Pledge = PledgeList['items'][number];
export const pledgesQuery = queryOptions({
  queryKey: ['evidence', 'pledges'],
  queryFn: ({ signal }) => api<PledgeList>('GET /api/pledges', { signal }),
});
