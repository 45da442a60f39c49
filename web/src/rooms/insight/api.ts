import type { IncidentLearning, Overview } from '@boru/contract/insight';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Figures = Overview;
export type Tile = Overview['municipalities']['cells'][number];
export type Cells = Overview['industries'];

export const overviewQuery = queryOptions({
  queryKey: ['insight', 'overview'],
  queryFn: ({ signal }) => api<Figures>('GET /api/insight/overview', { signal }),
  staleTime: 5 * 60_000,
});

export type Learning = IncidentLearning;
export const learningQuery = queryOptions({
  queryKey: ['insight', 'incidents'],
  queryFn: ({ signal }) => api<Learning>('GET /api/insight/incidents', { signal }),
  staleTime: 5 * 60_000,
});
