import type { DestructionView, HoldWish, RetentionPage } from '@boru/contract/retention';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Retention = RetentionPage;
export type ClassCard = RetentionPage['classes'][number];
export type Row = RetentionPage['destructions'][number];
export type Held = RetentionPage['holds'][number];
export type Destruction = DestructionView;
export type NewHold = (typeof HoldWish)['_input'];

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => api<RetentionPage>('GET /api/desk/destructions', { signal }),
});
export const destructionQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention', id],
    queryFn: ({ signal }) => api<DestructionView>('GET /api/desk/destructions/:id', { params: { id }, signal }),
    // While the machine works its way through the list.
    refetchInterval: ({ state }) => (state.data?.state === 'approved' ? 2_000 : false),
  });
export const proposeDestruction = (body: { class: ClassCard['id']; reason: string }) =>
  api<{ id: string }>('POST /api/desk/destructions', { body });
export const approveDestruction = (id: string, version: number) =>
  api<DestructionView>('POST /api/desk/destructions/:id/approve', { params: { id }, body: { version } });
export const refuseDestruction = (id: string, body: { version: number; reason: string }) =>
  api<DestructionView>('POST /api/desk/destructions/:id/refuse', { params: { id }, body });
export const withdrawDestruction = (id: string) =>
  api<DestructionView>('POST /api/desk/destructions/:id/withdraw', { params: { id }, body: {} });
export const placeHold = (body: NewHold) => api<{ id: string }>('POST /api/desk/holds', { body });
export const releaseHold = (id: string, reason: string) =>
  api<unknown>('POST /api/desk/holds/:id/release', { params: { id }, body: { reason } });
