import type { Overview } from '@boru/contract/insight';
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
