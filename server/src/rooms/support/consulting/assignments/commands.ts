import { civilOf } from '@boru/contract/civil';
import type { ExpertAnswer } from '@boru/contract/experts';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { confirmedCompany } from '#rooms/organisations';
import { type Doing, deskOf } from '../../experts/pool/index.ts';
import { type Assignment, requireAble, requireStep, type StepName } from './model.ts';
import { insertRating, insertRefusal, saveStep, selectAble, selectAssignment, selectAssignments } from './store.ts';

const told = async (doing: Doing, { id, companyId }: Assignment, verb: string, reason = ''): Promise<void> => {
  const { tx, actor, requestId, services } = doing;
  await record(tx, actor, { requestId, action: `consulting.${verb}`, subjectId: id, companyId, reason });
  await services.enqueue(tx, 'consulting.assignment_changed', { assignmentId: id });
};

const take = async (
  doing: Doing,
  assignment: Assignment | undefined,
  step: StepName,
  seen: number,
  reason: string | null = null,
): Promise<Assignment> => {
  const state = requireStep(assignment, step, seen);
  if (assignment === undefined) throw new Problem('thing.not_found');
  const isOver = state !== 'accepted' && state !== 'offered' && state !== 'held';
  const change = {
    state,
    endReason: reason,
    ...(step === 'accept' || step === 'decline' ? { answeredAt: doing.now } : {}),
    endedAt: isOver ? doing.now : null,
  };
  if (!(await saveStep(doing.tx, assignment, change))) throw new Problem('thing.changed');
  return assignment;
};

/** An expert says whether she takes it. Row security shows her nobody else's. */
export const answerAssignment = async (doing: Doing, id: string, wish: ExpertAnswer): Promise<void> => {
  const step = wish.answer === 'accept' ? 'accept' : 'decline';
  const done = await take(doing, await selectAssignment(doing.tx, id), step, wish.version, wish.reason);
  await told(doing, done, `assignment_${step === 'accept' ? 'accepted' : 'declined'}`, wish.reason ?? '');
};

/** A company wants somebody else; this expert is not offered to it again. */
export const refuseExpert = async (doing: Doing, id: string, wish: { version: number; reason: string }) => {
  const { tx, actor, now } = doing;
  const { companyId, personId } = await confirmedCompany(tx, actor);
  const { version, reason } = wish;
  const done = await take(doing, await selectAssignment(tx, id), 'refuse', version, reason);
  const { agencyId, expertId } = done;
  const refusal = { companyId, agencyId, expertId, reason, refusedBy: personId, refusedAt: now };
  await insertRefusal(tx, { ...refusal, id: newId(now.getTime()) });
  await told(doing, done, 'expert_refused', reason);
};

export const rateExpert = async (doing: Doing, id: string, score: number): Promise<void> => {
  const { tx, actor, now } = doing;
  const { companyId, personId } = await confirmedCompany(tx, actor);
  const assignment = await selectAssignment(tx, id);
  if (assignment?.companyId !== companyId) throw new Problem('thing.not_found');
  if (assignment.state !== 'completed') throw new Problem('thing.changed');
  const { agencyId, expertId } = assignment;
  const rating = { assignmentId: id, expertId, agencyId, companyId, score, ratedBy: personId, ratedAt: now };
  if (!(await insertRating(tx, rating))) throw new Problem('thing.changed');
  await told(doing, assignment, 'expert_rated');
};

const ofDesk = async (doing: Doing, id: string): Promise<Assignment> => {
  const assignment = await selectAssignment(doing.tx, id, true);
  if (assignment?.agencyId !== deskOf(doing.actor).agencyId) throw new Problem('thing.not_found');
  return assignment;
};

export const releaseAssignment = async (doing: Doing, id: string, wish: { version: number; reason: string }) => {
  const done = await take(doing, await ofDesk(doing, id), 'release', wish.version, wish.reason);
  await told(doing, done, 'assignment_released', wish.reason);
};

/** What was held is offered anew, so that the expert says again whether she takes it. */
export const resumeAssignment = async (doing: Doing, id: string, version: number): Promise<void> => {
  const assignment = await ofDesk(doing, id);
  requireAble(await selectAble(doing.tx, civilOf(doing.now.getTime())), assignment);
  await told(doing, await take(doing, assignment, 'resume', version), 'assignment_resumed');
};

/** For the room that does the work: everything was done and accepted. */
export const completeAssignment = async (doing: Doing, id: string, version: number): Promise<void> =>
  told(doing, await take(doing, await ofDesk(doing, id), 'complete', version), 'assignment_completed');

/**
 * As the machine: whoever lost clearance or pledge works on nothing. She sees nothing from that moment on anyway; here the
 * desk and the company learn of it. Answers the assignments that were held.
 */
export const holdUnable = async (doing: Doing, expertId?: string): Promise<Assignment[]> => {
  const { tx, now } = doing;
  const able = new Set(await selectAble(tx, civilOf(now.getTime())));
  const of = expertId === undefined ? 'own' : { expertId };
  const bound = (await selectAssignments(tx, of, ['offered', 'accepted'])).filter((one) => !able.has(one.expertId));
  const reason = '신원 확인이나 서약이 유효하지 않음';
  for (const assignment of bound) {
    await take(doing, assignment, 'hold', assignment.version, reason);
    await told(doing, assignment, 'assignment_held', reason);
  }
  return bound;
};
