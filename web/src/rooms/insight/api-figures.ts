import type { Figure as FigureOf, Figures } from '@boru/contract/figures';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Figure = FigureOf;
export const deskFiguresQuery = queryOptions({
  queryKey: ['insight', 'desk'],
  queryFn: ({ signal }) => api<Figures>('GET /api/insight/desk', { signal }),
  staleTime: 30_000,
});
