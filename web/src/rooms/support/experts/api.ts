import type {
  ExpertAssignment,
  ExpertHome,
  ExpertLine,
  ExpertList,
  ExpertView,
  ExpertWish,
  NewAbsence,
  NewClearance,
  NewTie,
  OwnPart,
  OwnPool,
  PledgeSigning,
} from '@boru/contract/experts';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type {
  ExpertAssignment,
  ExpertHome,
  ExpertLine,
  ExpertView,
  ExpertWish,
  NewAbsence,
  NewClearance,
  NewTie,
  OwnPart,
  OwnPool,
};

/** One key for experts and consulting: a clearance that ends moves assignments too. */
export const consultingKey = ['consulting'] as const;
const key = (...parts: readonly unknown[]) => [...consultingKey, ...parts];

export const poolQuery = queryOptions({
  queryKey: key('pool'),
  queryFn: ({ signal }) => api<ExpertList>('GET /api/desk/experts', { signal }),
});
export const expertQuery = (expertId: string) =>
  queryOptions({
    queryKey: key('pool', expertId),
    queryFn: ({ signal }) => api<ExpertView>('GET /api/desk/experts/:expertId', { params: { expertId }, signal }),
  });
export const homeQuery = queryOptions({
  queryKey: key('own'),
  queryFn: ({ signal }) => api<ExpertHome>('GET /api/expert', { signal }),
});

export const addExpert = (body: ExpertWish) => api<{ id: string }>('POST /api/desk/experts', { body });
export const changeExpert = ({ id: expertId, version }: ExpertView, wish: ExpertWish, state: ExpertView['state']) =>
  api('PUT /api/desk/experts/:expertId', { params: { expertId }, body: { ...wish, state, version } });
export const invite = (expertId: string) =>
  api<{ link: string; expiresAt: string }>('POST /api/desk/experts/:expertId/invitation', { params: { expertId } });
export const clear = (expertId: string, body: NewClearance) =>
  api('POST /api/desk/experts/:expertId/clearances', { params: { expertId }, body });
export const revoke = (expertId: string, clearanceId: string, reason: string) =>
  api('POST /api/desk/experts/:expertId/clearances/:clearanceId/revoke', {
    params: { expertId, clearanceId },
    body: { reason },
  });
export const noteTie = (expertId: string, body: NewTie) =>
  api('POST /api/desk/experts/:expertId/ties', { params: { expertId }, body });
export const dropTie = (expertId: string, tieId: string) =>
  api('DELETE /api/desk/experts/:expertId/ties/:tieId', { params: { expertId, tieId } });
export const noteAbsence = (expertId: string, body: NewAbsence) =>
  api('POST /api/desk/experts/:expertId/absences', { params: { expertId }, body });
export const dropAbsence = (expertId: string, absenceId: string) =>
  api('DELETE /api/desk/experts/:expertId/absences/:absenceId', { params: { expertId, absenceId } });

const own = '/api/expert/pools/:expertId' as const;
export const changeOwn = (expertId: string, body: OwnPart) => api(`PUT ${own}`, { params: { expertId }, body });
export const signPledge = (expertId: string, body: PledgeSigning) =>
  api(`POST ${own}/pledge`, { params: { expertId }, body });
export const noteOwnTie = (expertId: string, body: NewTie) => api(`POST ${own}/ties`, { params: { expertId }, body });
export const noteOwnAbsence = (expertId: string, body: NewAbsence) =>
  api(`POST ${own}/absences`, { params: { expertId }, body });
export const dropOwnAbsence = (expertId: string, absenceId: string) =>
  api(`DELETE ${own}/absences/:absenceId`, { params: { expertId, absenceId } });
export const answerAssignment = (
  { id: assignmentId, version }: Pick<ExpertAssignment, 'id' | 'version'>,
  answer: 'accept' | 'decline',
  reason: string | null,
) =>
  api('POST /api/expert/assignments/:assignmentId/answer', {
    params: { assignmentId },
    body: { version, answer, reason },
  });

/** A deed about experts or consulting. */
export const useConsultingDeed = <Wish = void>(
  send: (wish: Wish) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn({ all: consultingKey, one: consultingKey }, send, done, after);
