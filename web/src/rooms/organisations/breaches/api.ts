import type { BreachInput, BreachList, BreachTick, BreachTurn, BreachView, NewDispatch } from '@boru/contract/breaches';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Breach = BreachView;
export type Input = BreachInput;
export type Listed = BreachList['items'][number];
export type Duty = BreachView['duties'][number];
export type Dispatch = NewDispatch;
export type Turn = BreachTurn;

export const breachesKey = ['breaches'] as const;
export const breachesQuery = queryOptions({
  queryKey: [...breachesKey, 'list'],
  queryFn: ({ signal }) => api<BreachList>('GET /api/desk/breaches', { signal }),
});
export const breachQuery = (id: string) =>
  queryOptions({
    queryKey: [...breachesKey, 'one', id],
    queryFn: ({ signal }) => api<Breach>('GET /api/desk/breaches/:id', { params: { id }, signal }),
  });
export const openBreach = (body: Input) => api<{ id: string }>('POST /api/desk/breaches', { body });
export const changeBreach = (id: string, version: number, breach: Input) =>
  api<Breach>('PUT /api/desk/breaches/:id', { params: { id }, body: { version, breach } });
export const tickStep = (id: string, body: BreachTick) =>
  api<Breach>('POST /api/desk/breaches/:id/steps', { params: { id }, body });
export const noteDispatch = (id: string, body: Dispatch) =>
  api<Breach>('POST /api/desk/breaches/:id/dispatches', { params: { id }, body });
export const turnBreach = (id: string, body: Turn) =>
  api<Breach>('POST /api/desk/breaches/:id/state', { params: { id }, body });
export const noticeAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `/api/desk/breaches/${encodeURIComponent(id)}/notice?format=${format}`;

const refreshed = { all: breachesKey, one: [...breachesKey, 'one'] };
/** A deed on a breach. */
export const useBreachDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn(refreshed, send, done, after);
