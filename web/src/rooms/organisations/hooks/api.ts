import type { DeliveryList, HookChange, HookList, HookSecret, NewHook } from '@boru/contract/hooks';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Hook = HookList['items'][number];
export type HookEvent = HookList['offered'][number];
export type Delivery = DeliveryList['items'][number];
export type { HookSecret };

export const hooksQuery = queryOptions({
  queryKey: ['hooks', 'list'],
  queryFn: ({ signal }) => api<HookList>('GET /api/desk/hooks', { signal }),
});
/** Looks again soon while something is on its way, so that the result of a test comes by itself. */
export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['hooks', 'deliveries', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<DeliveryList>('GET /api/desk/hooks/:id/deliveries', {
        params: { id },
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      (state.data?.pages[0]?.items ?? []).some((row) => row.state === 'waiting' && row.attempts === 0) ? 2_000 : false,
  });

export const addHook = (body: NewHook) => api<HookSecret>('POST /api/desk/hooks', { body });
export const editHook = (id: string, body: HookChange) =>
  api<unknown>('PUT /api/desk/hooks/:id', { params: { id }, body });
export const changeSecret = (id: string) => api<HookSecret>('POST /api/desk/hooks/:id/secret', { params: { id } });
export const testHook = (id: string) => api<unknown>('POST /api/desk/hooks/:id/test', { params: { id } });
export const removeHook = (id: string) => api<unknown>('DELETE /api/desk/hooks/:id', { params: { id } });
