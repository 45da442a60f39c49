import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import type { Bilingual } from '#lib/locale';

export interface Agency {
  readonly id: number;
  readonly name: Bilingual;
  readonly role: Bilingual;
}

export interface OpenProgramme {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly operator: Bilingual;
  /** reported: somebody wrote of it, but this year's notice was not seen. */
  readonly state: 'standing' | 'reported' | 'closed';
  readonly year: number | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly verified: boolean;
}

const LONG = 10 * 60_000;

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api<{ items: readonly Agency[] }>('GET /api/agencies', { signal }),
  staleTime: LONG,
});

export const openProgrammesQuery = queryOptions({
  queryKey: ['support', 'programmes'],
  queryFn: ({ signal }) => api<{ items: readonly OpenProgramme[] }>('GET /api/support/programmes', { signal }),
  staleTime: LONG,
});
