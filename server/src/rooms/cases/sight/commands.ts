import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { listColleagues } from '#rooms/organisations';
import { stop } from '../clocks/index.ts';
import {
  apply,
  type Change,
  type Doing,
  endSight,
  entry,
  handOver,
  type OpenScene,
  openScene,
  selectCasesOfConsent,
  selectOrphaned,
} from '../files/index.ts';
import {
  changeOf,
  clocksOf,
  previousOwner,
  type Referral,
  revokeReferral,
  saveReferral,
  selectReferrals,
  selectReferralsOfConsent,
} from '../referrals/index.ts';
import { checkPeople } from './model.ts';
import { openSeal, saveSeal, selectSeal } from './store.ts';

/** An owner whose sight has ended cannot go on: the case returns to the last agency that still sees it, or ends. */
const settleOwner = async (doing: Doing, scene: OpenScene): Promise<Change | null> => {
  const { file, author, now } = scene;
  const { ownerAgency, visibleTo } = file;
  if (file.closedAt || ownerAgency === null || visibleTo.includes(ownerAgency)) return null;
  const back = previousOwner(await selectReferrals(doing.tx, file.id), ownerAgency, visibleTo);
  if (!back) return endSight(scene);
  const moved = handOver(scene, { ...back, assignee: null }, 'sightEnded');
  const detail = { fromAgency: ownerAgency, toAgency: back.agencyId };
  return { ...moved, entries: [entry(author, now, { fact: 'sightEnded', detail })], action: 'case.sight_ended' };
};

const settle = async (doing: Doing, caseId: string): Promise<void> => {
  const scene = await openScene(doing, caseId);
  const change = await settleOwner(doing, scene);
  if (change) await apply(doing, scene, change);
};

const stopReferral = async (doing: Doing, referral: Referral): Promise<void> => {
  const scene = await openScene(doing, referral.caseId);
  const step = { scene, referral };
  await saveReferral(doing.tx, referral, { status: 'stopped' });
  await revokeReferral(doing.tx, referral.id, 'consent withdrawn');
  await apply(doing, scene, changeOf(step, 'referralStopped', {}, { clocks: clocksOf(step, stop) }));
};

/**
 * Reaction to `consent.withdrawn`. Sight itself ended in the transaction of the withdrawal; here its consequences are
 * written down: referrals on that consent stop, and a case without an owner who sees it goes back or ends. Repeatable.
 */
export const endConsentedWork = async (doing: Doing, consentId: string): Promise<void> => {
  const touched = new Set<string>();
  for (const referral of await selectReferralsOfConsent(doing.tx, consentId)) {
    await stopReferral(doing, referral);
    touched.add(referral.caseId);
  }
  for (const id of await selectCasesOfConsent(doing.tx, consentId)) touched.add(id);
  for (const id of touched) await settle(doing, id);
};

/** After the daily end of expired grants: a case that its owner no longer sees goes back or ends. Repeatable. */
export const endExpiredWork = async (doing: Doing): Promise<void> => {
  for (const id of await selectOrphaned(doing.tx)) await settle(doing, id);
};

/** After an account took earlier records over: each case says on its timeline that the company sees it from now on. */
export const noteTakenOver = async (doing: Doing, caseIds: readonly string[]): Promise<void> => {
  for (const id of caseIds) {
    const scene = await openScene(doing, id);
    const entries = [entry(scene.author, doing.now, { fact: 'takenOver' })];
    await apply(doing, scene, { set: {}, entries, clocks: [], started: [], action: 'case.taken_over' });
  }
};

/** The desk that has the case keeps it to named people; who is not named is as far away as a stranger. */
const openAsOwner = async (doing: Doing, caseId: string) => {
  const scene = await openScene(doing, caseId);
  const { actor } = doing;
  if (actor.kind !== 'agency' || scene.relation !== 'owner') throw new Problem('role.insufficient');
  return { ...scene, agencyId: actor.agencyId, personId: actor.personId };
};

export const sealCase = async (
  doing: Doing,
  caseId: string,
  input: { people: readonly string[]; reason: string },
): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { file, author, agencyId, personId } = await openAsOwner(doing, caseId);
  const people = [...new Set(input.people)];
  const colleagues = (await listColleagues(tx, agencyId)).map(({ id }) => id);
  checkPeople(people, personId, colleagues);
  await saveSeal(tx, { caseId, agencyId, people, reason: input.reason, by: personId, at: now });
  const detail = { agencyId, people: people.length };
  const deed = { requestId, action: 'case.sealed', subjectId: caseId, companyId: file.companyId, caseId, detail };
  await record(tx, actor, deed, author.name);
};

export const unsealCase = async (doing: Doing, caseId: string): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { file, author, agencyId, personId } = await openAsOwner(doing, caseId);
  const seal = await selectSeal(tx, caseId, agencyId);
  if (!seal || seal.openedAt) throw new Problem('thing.not_found');
  await openSeal(tx, caseId, agencyId, personId, now);
  const deed = { requestId, action: 'case.unsealed', subjectId: caseId, companyId: file.companyId, caseId };
  await record(tx, actor, { ...deed, detail: { agencyId } }, author.name);
};
