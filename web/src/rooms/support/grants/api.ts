import type {
  DeskGrantCall,
  DeskGrantCallRow,
  DeskGrantCalls,
  GrantCallList,
  GrantCallView,
  GrantCallWords,
  GrantQuestion,
  PublicGrantCall,
} from '@boru/contract/grants';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type CallView = GrantCallView;
export type PublicCall = PublicGrantCall;
export type DeskCall = DeskGrantCall;
export type DeskCallRow = DeskGrantCallRow;
export type DeskCalls = DeskGrantCalls;
export type CallWords = GrantCallWords;
export type Question = GrantQuestion;

/** One key for all: after any deed whatever shows calls or applications asks again. */
export const grantKey = ['grants'] as const;
const key = (...parts: readonly unknown[]) => [...grantKey, ...parts];

export const callsQuery = queryOptions({
  queryKey: key('calls'),
  queryFn: ({ signal }) => api<GrantCallList>('GET /api/grant-calls', { signal }),
});
export const callQuery = (id: string) =>
  queryOptions({
    queryKey: key('call', id),
    queryFn: ({ signal }) => api<PublicCall>('GET /api/grant-calls/:id', { params: { id }, signal }),
  });
export const deskCallsQuery = queryOptions({
  queryKey: key('desk', 'calls'),
  queryFn: ({ signal }) => api<DeskCalls>('GET /api/desk/grant-calls', { signal }),
});
export const deskCallQuery = (id: string) =>
  queryOptions({
    queryKey: key('desk', 'call', id),
    queryFn: ({ signal }) => api<DeskCall>('GET /api/desk/grant-calls/:id', { params: { id }, signal }),
  });

export const foundCall = (body: { programmeId: string; call: CallWords }) =>
  api<{ id: string }>('POST /api/desk/grant-calls', { body });
export const saveCall = (id: string, body: { version: number; call: CallWords }) =>
  api<DeskCall>('PUT /api/desk/grant-calls/:id', { params: { id }, body });
export const saveQuestions = (
  id: string,
  body: { version: number | null; questions: readonly Question[]; reason: string | null },
) => api<DeskCall>('PUT /api/desk/grant-calls/:id/questions', { params: { id }, body });
const steps = {
  publish: 'POST /api/desk/grant-calls/:id/publish',
  amend: 'POST /api/desk/grant-calls/:id/amend',
  review: 'POST /api/desk/grant-calls/:id/review',
  decide: 'POST /api/desk/grant-calls/:id/decide',
  cancel: 'POST /api/desk/grant-calls/:id/cancel',
} as const;
export type CallStep = keyof typeof steps;
export const stepCall = (id: string, step: CallStep, body: { version: number; reason: string | null }) =>
  api<DeskCall>(steps[step], { params: { id }, body });
export const extendCall = (id: string, body: { version: number; closesAt: string; reason: string }) =>
  api<DeskCall>('POST /api/desk/grant-calls/:id/extend', { params: { id }, body });

/** A deed about a call or an application. */
export const useGrantDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: grantKey, one: grantKey }, send, done, after);
