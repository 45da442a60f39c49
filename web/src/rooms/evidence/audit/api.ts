import type { EntriesPage, EvidenceChoices, EvidenceEntry, EvidenceProof, LogHead } from '@boru/contract/evidence';
import type { AgencyList } from '@boru/contract/organisations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '#lib/fetcher';

export type Entry = EvidenceEntry;
export type Proof = EvidenceProof;
export type Head = (typeof LogHead)['_output'];
type Page = (typeof EntriesPage)['_output'];
type Choices = (typeof EvidenceChoices)['_output'];

const filterNames = ['show', 'personId', 'agencyId', 'companyId', 'thing', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

/** The filter stands in the address, so that a link leads to what one saw. */
export const filterOf = (address: Readonly<Record<string, string | undefined>>): Filter =>
  Object.fromEntries(filterNames.flatMap((name) => (address[name] ? [[name, String(address[name])]] : [])));

export const filterText = (filter: Filter): string => new URLSearchParams(filter as Record<string, string>).toString();

export const entriesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['evidence', 'entries', filter],
    queryFn: ({ pageParam, signal }) => {
      const query: Query = { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return api<Page>('GET /api/evidence/entries', { query, signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const choicesQuery = queryOptions({
  queryKey: ['evidence', 'people'],
  queryFn: ({ signal }) => api<Choices>('GET /api/evidence/people', { signal }),
});

/** For the administrator, who looks over the deeds of every agency that concern no company. */
export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api<(typeof AgencyList)['_output']>('GET /api/agencies', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const headQuery = queryOptions({
  queryKey: ['evidence', 'log'],
  queryFn: ({ signal }) => api<Head>('GET /api/evidence/log', { signal }),
});

export const proofQuery = (key: string) =>
  queryOptions({
    queryKey: ['evidence', 'proof', key],
    queryFn: ({ signal }) => api<Proof>('GET /api/evidence/entries/:key/proof', { params: { key }, signal }),
    staleTime: 0,
  });
