import type { CaseAction } from '@boru/contract/cases';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { clockRulesOf, insertClocks, nextDue, selectClocks, updateClock } from '../clocks/index.ts';
import { type Author, type CaseFile, type Change, check, type Relation, relationOf, type Scene } from './model.ts';
import { insertEntries, saveCase, selectCaseForUpdate, selectReferralOpen } from './store.ts';

export type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

export const authorOf = async (tx: Tx, actor: Actor): Promise<Author> => {
  if (actor.kind === 'company')
    return { kind: 'company', personId: actor.personId, agencyId: null, name: await personName(tx, actor.personId) };
  if (actor.kind === 'agency')
    return {
      kind: 'agency',
      personId: actor.personId,
      agencyId: actor.agencyId,
      name: await personName(tx, actor.personId),
    };
  return { kind: 'system', personId: null, agencyId: null, name: '' };
};

export type OpenScene = Scene & { relation: Relation; referralOpen: boolean };

/** Locks the case, so that of two who press at once one goes first and the other sees what happened. */
export const openScene = async ({ tx, actor, now, services }: Doing, caseId: string): Promise<OpenScene> => {
  const file = await selectCaseForUpdate(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  const clocks = await selectClocks(tx, caseId);
  const author = await authorOf(tx, actor);
  const referralOpen = await selectReferralOpen(tx, caseId);
  const rules = clockRulesOf(services.pack);
  return { file, clocks, author, rules, now, referralOpen, relation: relationOf(actor, file) };
};

/** Opens the case for one action; throws the problem when the action is not open to this person now. */
export const openFor = async (
  doing: Doing,
  caseId: string,
  action: CaseAction,
  version: number | null,
): Promise<OpenScene> => {
  const scene = await openScene(doing, caseId);
  check(action, scene.file, scene.relation, scene, version);
  return scene;
};

/** Writes what a decision asks for, its trace and its event. Answers the new version. */
export const apply = async (doing: Doing, scene: Scene, change: Change): Promise<number> => {
  const { tx, actor, requestId, services, now } = doing;
  const { file } = scene;
  const owner = { caseId: file.id, companyId: file.companyId };
  const turned = new Map(change.clocks.map((clock) => [clock.id, clock]));
  const clocks = [...scene.clocks.map((clock) => turned.get(clock.id) ?? clock), ...change.started];
  for (const clock of change.clocks) if (!scene.clocks.includes(clock)) await updateClock(tx, clock);
  await insertClocks(tx, owner, change.started);
  const version = change.quiet ? file.version : file.version + 1;
  const set: Partial<CaseFile> = { ...change.set, dueAt: nextDue(clocks), version };
  await saveCase(tx, file, change.quiet ? set : { ...set, updatedAt: now });
  await insertEntries(tx, owner, change.entries);
  const detail = { status: change.set.status ?? file.status, ...change.detail };
  await record(
    tx,
    actor,
    { requestId, action: change.action, subjectId: file.id, ...owner, detail },
    scene.author.name,
  );
  if (!change.quiet)
    await services.enqueue(tx, 'case.changed', {
      caseId: file.id,
      action: change.action,
      ...(scene.author.personId === null ? {} : { by: scene.author.personId }),
      ...change.detail,
    });
  return version;
};
