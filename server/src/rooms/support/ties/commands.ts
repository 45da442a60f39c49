import type { TiesInput } from '@boru/contract/chain';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { changesOf, requireClauses, type Tie, tiesOf } from './model.ts';
import { keeperOf } from './queries.ts';
import {
  deleteTie,
  holdTies,
  insertTie,
  saveLineArticle,
  selectLinesOf,
  selectOwnProgramme,
  selectTaken,
  selectTies,
} from './store.ts';

type Doing = Context<Services>;

const requireFree = async ({ tx }: Doing, agencyId: number, programmeId: string, ties: readonly Tie[]) => {
  const taken = await selectTaken(tx, agencyId, programmeId);
  const isTaken = ties.some(({ kind, to }) =>
    kind === 'course' ? taken.courses.has(to) : kind === 'consulting' && taken.isConsultingTaken,
  );
  if (isTaken)
    throw new Problem('request.invalid', {
      fields: { courses: '다른 사업에 이어진 것입니다. 두 번 세지 않습니다. / Tied to another programme already.' },
    });
};

const groundLines = async ({ tx }: Doing, agencyId: number, programmeId: string, wish: TiesInput['lines']) => {
  const lines = await selectLinesOf(tx, agencyId, programmeId);
  for (const { id, articleId } of wish) {
    const line = lines.find((one) => one.id === id);
    if (line === undefined) throw new Problem('thing.not_found');
    if (line.articleId !== articleId) await saveLineArticle(tx, id, articleId);
  }
};

/** Ties a programme to what is wished, and to nothing else. Saying the same twice changes nothing. */
export const tieProgramme = async (doing: Doing, programmeId: string, wish: TiesInput): Promise<void> => {
  const { tx, now, services, requestId } = doing;
  const { agencyId, personId } = keeperOf(doing.actor);
  if (!(await selectOwnProgramme(tx, agencyId, programmeId))) throw new Problem('thing.not_found');
  requireClauses(services.pack, wish.clauses);
  await holdTies(tx, programmeId);
  const { added, removed } = changesOf(await selectTies(tx, programmeId), tiesOf(wish));
  await requireFree(doing, agencyId, programmeId, added);
  for (const tie of removed) await deleteTie(tx, programmeId, tie);
  const by = { writtenBy: personId, writtenByName: await personName(tx, personId), writtenAt: now };
  for (const tie of added) await insertTie(tx, tie, { id: newId(now.getTime()), programmeId, agencyId, ...by });
  await groundLines(doing, agencyId, programmeId, wish.lines);
  const detail = { added: added.map(({ kind, to }) => `${kind}:${to}`), removed: removed.map(({ kind }) => kind) };
  await record(tx, doing.actor, { requestId, action: 'programme.tied', subjectId: programmeId, detail });
};
