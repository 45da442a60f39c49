import { civilOf } from '@boru/contract/civil';
import type { ExpertChange, ExpertWish, NewAbsence, NewClearance, NewTie } from '@boru/contract/experts';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { agencyNames, inviteExpert } from '#rooms/organisations';
import {
  deskOf,
  type Expert,
  requireInvitable,
  requireOf,
  requirePlaces,
  requireSameAddress,
  requireStanding,
} from './model.ts';
import {
  deleteAbsence,
  deleteTie,
  insertAbsence,
  insertClearance,
  insertExpert,
  insertTie,
  revokeClearance,
  saveExpert,
  selectClearances,
  selectExpert,
} from './store.ts';

export type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>;

/** Names of people stay out of the trace: it says which row, and what happened to it. */
export const traceExpert = (
  { tx, actor, requestId }: Doing,
  verb: string,
  expertId: string,
  detail: Record<string, unknown> = {},
  reason = '',
): Promise<void> => record(tx, actor, { requestId, action: `expert.${verb}`, subjectId: expertId, detail, reason });

/** Assignments of somebody who may not, or cannot, work are looked at as soon as this is written. */
export const tellOfChange = async ({ tx, services }: Doing, expertId: string): Promise<void> => {
  await services.enqueue(tx, 'consulting.expert_changed', { expertId });
};

export const placesOf = ({ services }: Doing): ReadonlySet<string> =>
  new Set(services.pack.municipalities.items.map(({ code }) => code));

const own = async (doing: Doing, expertId: string): Promise<Expert> =>
  requireOf(await selectExpert(doing.tx, expertId), deskOf(doing.actor).agencyId);

export const addExpert = async (doing: Doing, wish: ExpertWish): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { agencyId, personId: createdBy } = deskOf(doing.actor);
  requirePlaces(wish, placesOf(doing));
  const id = newId(now.getTime());
  if (!(await insertExpert(tx, { ...wish, id, agencyId, createdBy, createdAt: now })))
    throw new Problem('request.invalid', {
      fields: { email: '이미 전문가단에 있는 주소입니다. / This address is in the pool already.' },
    });
  await traceExpert(doing, 'added', id);
  return { id };
};

export const changeExpert = async (doing: Doing, expertId: string, change: ExpertChange): Promise<void> => {
  const expert = await own(doing, expertId);
  const { version, ...wish } = change;
  requirePlaces(wish, placesOf(doing));
  requireSameAddress(expert, wish.email);
  if (!(await saveExpert(doing.tx, { id: expertId, version }, wish))) throw new Problem('thing.changed');
  await traceExpert(doing, 'changed', expertId, { state: wish.state });
  await tellOfChange(doing, expertId);
};

export const inviteToPool = async (doing: Doing, expertId: string): Promise<{ link: string; expiresAt: string }> => {
  const { tx, now } = doing;
  const expert = await own(doing, expertId);
  requireInvitable(expert);
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const sent = await inviteExpert(doing, { email: expert.email, organisation: names.get(expert.agencyId)?.ko ?? '' });
  await traceExpert(doing, 'invited', expertId);
  return sent;
};

export const clearExpert = async (doing: Doing, expertId: string, wish: NewClearance): Promise<void> => {
  const { tx, now } = doing;
  const { agencyId } = await own(doing, expertId);
  const id = newId(now.getTime());
  const noted = { agencyId, notedBy: deskOf(doing.actor).personId, notedAt: now };
  await insertClearance(tx, { ...wish, ...noted, id, expertId, kind: 'clearance', textHash: null });
  await traceExpert(doing, 'cleared', expertId, { clearanceId: id });
  await tellOfChange(doing, expertId);
};

export const revokeOf = async (doing: Doing, expertId: string, clearanceId: string, reason: string): Promise<void> => {
  const { tx, now } = doing;
  await own(doing, expertId);
  const rows = await selectClearances(tx, [expertId]);
  const row = requireStanding(
    rows.find(({ id }) => id === clearanceId),
    expertId,
  );
  if (!(await revokeClearance(tx, clearanceId, civilOf(now.getTime()), reason))) throw new Problem('thing.changed');
  await traceExpert(doing, 'clearance_revoked', expertId, { clearanceId, kind: row.kind }, reason);
  await tellOfChange(doing, expertId);
};

/** By the desk or by herself: the caller has made sure whose row it is. */
export const noteTie = async (doing: Doing, { id: expertId, agencyId }: Expert, notedBy: string, wish: NewTie) => {
  const id = newId(doing.now.getTime());
  await insertTie(doing.tx, { ...wish, id, expertId, agencyId, notedBy, notedAt: doing.now });
  await traceExpert(doing, 'tie_noted', expertId, { tieId: id, kind: wish.kind });
  await tellOfChange(doing, expertId);
};
export const noteAbsence = async (
  doing: Doing,
  { id: expertId, agencyId }: Expert,
  notedBy: string,
  wish: NewAbsence,
) => {
  const id = newId(doing.now.getTime());
  await insertAbsence(doing.tx, { ...wish, id, expertId, agencyId, notedBy, notedAt: doing.now });
  await traceExpert(doing, 'absence_noted', expertId, { absenceId: id, ...wish });
  await tellOfChange(doing, expertId);
};
export const dropAbsence = async (doing: Doing, expertId: string, absenceId: string): Promise<void> => {
  if (!(await deleteAbsence(doing.tx, expertId, absenceId))) throw new Problem('thing.not_found');
  await traceExpert(doing, 'absence_dropped', expertId, { absenceId });
};

export const noteTieOf = async (doing: Doing, expertId: string, wish: NewTie): Promise<void> =>
  noteTie(doing, await own(doing, expertId), deskOf(doing.actor).personId, wish);
export const noteAbsenceOf = async (doing: Doing, expertId: string, wish: NewAbsence): Promise<void> =>
  noteAbsence(doing, await own(doing, expertId), deskOf(doing.actor).personId, wish);
export const dropAbsenceOf = async (doing: Doing, expertId: string, absenceId: string): Promise<void> => {
  await own(doing, expertId);
  await dropAbsence(doing, expertId, absenceId);
};
export const dropTieOf = async (doing: Doing, expertId: string, tieId: string): Promise<void> => {
  await own(doing, expertId);
  if (!(await deleteTie(doing.tx, expertId, tieId))) throw new Problem('thing.not_found');
  await traceExpert(doing, 'tie_dropped', expertId, { tieId });
};
