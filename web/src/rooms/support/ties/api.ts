import type { ChainView, TiesInput, TiesView } from '@boru/contract/chain';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Ties = TiesView;
/** What a programme can be tied to: the same answer that the picture is drawn from. */
export type Choices = Pick<ChainView, 'clauses' | 'articles' | 'tasks'>;

const key = ['ties'] as const;
export const tiesQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, id],
    queryFn: ({ signal }) => api<Ties>('GET /api/desk/programmes/:id/ties', { params: { id }, signal }),
  });
export const choicesQuery = queryOptions({
  queryKey: ['chain', 0],
  queryFn: ({ signal }) => api<ChainView>('GET /api/insight/chain', { query: {}, signal }),
});
export const tieProgramme = (id: string, body: TiesInput) =>
  api('PUT /api/desk/programmes/:id/ties', { params: { id }, body });

export const useTieDeed = (send: (wish: TiesInput) => Promise<unknown>, done: string, after: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
