import type { ChainView } from '@boru/contract/chain';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Chain = ChainView;

export const chainQuery = (year?: number) =>
  queryOptions({
    queryKey: ['chain', year ?? 0],
    queryFn: ({ signal }) =>
      api<Chain>('GET /api/insight/chain', { query: year === undefined ? {} : { year: String(year) }, signal }),
  });
