import type { CaseTies } from '@boru/contract/case-ties';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';
import { casesKey } from '../api.ts';

export const tiesQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'ties', id],
    queryFn: ({ signal }) => api<CaseTies>('GET /api/cases/:id/ties', { params: { id }, signal }),
  });

export const turnWatch = (id: string, isWatching: boolean) =>
  api<unknown>(isWatching ? 'POST /api/cases/:id/watch' : 'POST /api/cases/:id/unwatch', { params: { id } });

export const linkCase = (id: string, body: { number: string; why: string | null }) =>
  api<unknown>('POST /api/cases/:id/related', { params: { id }, body });

export const unlinkCase = (id: string, tieId: string) =>
  press<unknown>('POST /api/cases/:id/related/:tieId/remove', { params: { id, tieId } });
