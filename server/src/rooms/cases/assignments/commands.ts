import type { AssignMany } from '@boru/contract/assignments';
import { Problem } from '#kernel/problem';
import { listColleagues } from '#rooms/organisations';
import { apply, type Doing, type OpenScene, openFor } from '../files/index.ts';
import { among, assign, type Colleague, type Refused } from './model.ts';
import { selectSealedFrom } from './store.ts';

const colleagueOf = async ({ tx, actor }: Doing, personId: string): Promise<Colleague> => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return among(await listColleagues(tx, actor.agencyId), personId);
};

export const assignCase = async (doing: Doing, id: string, wish: { version: number; personId: string }) => {
  const scene = await openFor(doing, id, 'assign', wish.version);
  const colleague = await colleagueOf(doing, wish.personId);
  if ((await selectSealedFrom(doing.tx, [id], colleague.id)).has(id)) throw new Problem('case.sealed_from_colleague');
  return apply(doing, scene, assign(scene, colleague));
};

/** Locked in the order of their identifiers, so that two who choose the same cases wait and never block each other. */
const openAll = async (doing: Doing, wish: AssignMany): Promise<{ scenes: OpenScene[]; refused: Refused[] }> => {
  const scenes: OpenScene[] = [];
  const refused: Refused[] = [];
  for (const { id, version } of [...wish.cases].sort((one, other) => (one.id < other.id ? -1 : 1)))
    try {
      scenes.push(await openFor(doing, id, 'assign', version));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ id, code: error.code });
    }
  return { scenes, refused };
};

/** All or nothing. What a colleague has already stays as it is and leaves no trace. */
export const assignCases = async (
  doing: Doing,
  wish: AssignMany,
): Promise<{ assigned: number; unchanged: number; refused: Refused[] }> => {
  const colleague = await colleagueOf(doing, wish.personId);
  const { scenes, refused } = await openAll(doing, wish);
  const sealed = await selectSealedFrom(
    doing.tx,
    wish.cases.map(({ id }) => id),
    colleague.id,
  );
  for (const { file } of scenes)
    if (sealed.has(file.id)) refused.push({ id: file.id, code: 'case.sealed_from_colleague' });
  if (refused.length > 0) return { assigned: 0, unchanged: 0, refused };
  const moving = scenes.filter(({ file }) => file.assigneeId !== colleague.id);
  for (const scene of moving) await apply(doing, scene, assign(scene, colleague));
  return { assigned: moving.length, unchanged: scenes.length - moving.length, refused };
};
