import type { NewConflict, SheetInput } from '@boru/contract/review';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { insertConflict } from '../panels/index.ts';
import { requireMarks } from './model.ts';
import { ownAssignment } from './queries.ts';
import { insertSheet, saveSheet } from './store.ts';

type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId'>;

const personOf = ({ actor }: Doing): string => {
  if (actor.kind !== 'agency' && actor.kind !== 'expert') throw new Problem('role.insufficient');
  return actor.personId;
};

/** Saves the own sheet or hands it in. The database asks again whether there is a tie, and whether it is still scored. */
export const writeSheet = async (
  doing: Doing,
  callId: string,
  applicationId: string,
  wish: SheetInput,
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  personOf(doing);
  const { assigned, panel } = await ownAssignment(doing, callId, applicationId);
  if (panel.state !== 'scoring') throw new Problem('review.not_now');
  requireMarks(panel.criteria, wish);
  const { judgeId, agencyId } = assigned;
  const state = wish.submit ? ('submitted' as const) : ('draft' as const);
  const written = { marks: wish.marks, words: wish.words, state, savedAt: now, submittedAt: wish.submit ? now : null };
  const done =
    wish.version === null
      ? await insertSheet(tx, { judgeId, applicationId, callId, agencyId }, written)
      : await saveSheet(tx, { judgeId, applicationId }, wish.version, written);
  if (!done) throw new Problem('thing.changed');
  // Marks stand in the sheet; the record says that and when, so that it tells nobody what is still hidden.
  const action = wish.submit ? 'review.sheet_submitted' : 'review.sheet_saved';
  await record(tx, actor, { requestId, action, subjectId: callId, detail: { applicationId }, reason: '' });
};

/** A judge says of a tie; from this moment the application is not there for that judge any more. */
export const declareConflict = async (doing: Doing, callId: string, wish: NewConflict): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const personId = personOf(doing);
  const { assigned } = await ownAssignment(doing, callId, wish.applicationId);
  const { judgeId, agencyId } = assigned;
  const noted = { notedBy: personId, notedByName: await personName(tx, personId), notedAt: now };
  await insertConflict(tx, {
    ...wish,
    id: newId(now.getTime()),
    judgeId,
    callId,
    agencyId,
    source: 'declared',
    ...noted,
  });
  const detail = { applicationId: wish.applicationId, ground: wish.ground };
  await record(tx, actor, {
    requestId,
    action: 'review.conflict_declared',
    subjectId: callId,
    detail,
    reason: wish.words,
  });
};
