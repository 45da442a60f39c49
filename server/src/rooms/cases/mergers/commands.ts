import type { AgencyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { apply, type Doing, openScene, selectCase } from '../files/index.ts';
import { deskOf } from '../ties/index.ts';
import { checkUndo, end, inOrderOfReceipt, keep, type Merger, refusalOf, revive } from './model.ts';
import { endMerger, insertMerger, selectMerger, selectMergers } from './store.ts';

type Wish = { version: number; otherId: string; otherVersion: number };

/** Locked in the order of their identifiers, so that two who merge from either side wait and never block each other. */
const openBoth = async (doing: Doing, ids: readonly [string, string]) => {
  const [first, second] = [...ids].sort();
  if (first === undefined || second === undefined || first === second) throw new Problem('thing.not_found');
  const scenes = [await openScene(doing, first), await openScene(doing, second)] as const;
  return (id: string) => (scenes[0].file.id === id ? scenes[0] : scenes[1]);
};

const deskFor = async (doing: Doing, caseId: string): Promise<AgencyActor> => {
  const desk = deskOf(doing.actor);
  const file = await selectCase(doing.tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  if (file.ownerAgency !== desk.agencyId || file.readOnly === true) throw new Problem('role.insufficient');
  return desk;
};

/** Nothing moves. The case that was received later ends, and the earlier one reads what was said there. */
export const mergeCases = async (doing: Doing, caseId: string, wish: Wish) => {
  const { tx, now } = doing;
  const { agencyId, personId } = await deskFor(doing, caseId);
  const sceneOf = await openBoth(doing, [caseId, wish.otherId]);
  const [here, there] = [sceneOf(caseId), sceneOf(wish.otherId)];
  if (here.file.version !== wish.version || there.file.version !== wish.otherVersion)
    throw new Problem('thing.changed');
  const ends = inOrderOfReceipt(here.file, there.file);
  const [kept, merged] = [sceneOf(ends.kept.id), sceneOf(ends.merged.id)];
  const before = [...(await selectMergers(tx, kept.file.id)), ...(await selectMergers(tx, merged.file.id))];
  const standing = {
    referralOpen: merged.referralOpen,
    isMerged: before.some(({ mergedId }) => mergedId === kept.file.id || mergedId === merged.file.id),
    hasMerged: before.some(({ keptId }) => keptId === merged.file.id),
  };
  const refusal = refusalOf(kept.file, merged.file, standing, agencyId);
  if (refusal !== null) throw new Problem(refusal);
  const id = newId(now.getTime());
  const row = {
    id,
    keptId: kept.file.id,
    mergedId: merged.file.id,
    byAgency: agencyId,
    byName: kept.author.name,
    at: now,
  };
  const state = {
    priorStatus: merged.file.status,
    keptVersion: kept.file.version + 1,
    mergedVersion: merged.file.version + 1,
  };
  await insertMerger(tx, { ...row, ...state, companyId: kept.file.companyId, byPerson: personId });
  await apply(doing, merged, end(merged, id));
  await apply(doing, kept, keep(id, 'case.merged'));
  return { mergerId: id, keptId: row.keptId, mergedId: row.mergedId };
};

export const unmergeCases = async (doing: Doing, keptId: string, mergerId: string): Promise<Merger> => {
  const { tx, now } = doing;
  const { agencyId } = await deskFor(doing, keptId);
  const merger = await selectMerger(tx, keptId, mergerId);
  if (merger === null) throw new Problem('thing.not_found');
  const sceneOf = await openBoth(doing, [merger.keptId, merger.mergedId]);
  const [kept, merged] = [sceneOf(merger.keptId), sceneOf(merger.mergedId)];
  checkUndo(merger, { kept: kept.file.version, merged: merged.file.version }, agencyId, now);
  await endMerger(tx, merger.id, now);
  await apply(doing, merged, revive(merged, merger));
  await apply(doing, kept, keep(merger.id, 'case.unmerged'));
  return merger;
};
