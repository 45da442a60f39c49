import type { NewTeam, TeamChange } from '@boru/contract/teams';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { record } from '#rooms/evidence';
import { listColleagues } from '../members/index.ts';
import { checkTeam, deskOf } from './model.ts';
import { insertTeam, putPeople, saveTeam, selectTeamForUpdate, selectTeams } from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };

/** Who is in a team decides who sees what is sent to it, so the trace names everybody. */
const trace = ({ tx, actor, requestId }: Doing, verb: string, subjectId: string, people: readonly string[]) =>
  record(tx, actor, { requestId, action: `team.${verb}`, subjectId, detail: { people: [...people] } });

const check = async (doing: Doing, wish: NewTeam, except: string | null) => {
  const { agencyId } = deskOf(doing.actor);
  const colleagues = await listColleagues(doing.tx, agencyId);
  checkTeam(wish, { teams: await selectTeams(doing.tx), colleagues, except });
  return [...new Set(wish.people)];
};

export const makeTeam = async (doing: Doing, wish: NewTeam): Promise<string> => {
  const { tx, now } = doing;
  const { agencyId, personId } = deskOf(doing.actor);
  const people = await check(doing, wish, null);
  const id = newId(now.getTime());
  if (!(await insertTeam(tx, { id, agencyId, name: wish.name, madeBy: personId, madeAt: now })))
    throw new Problem('thing.changed');
  await putPeople(tx, { id, agencyId }, people);
  await trace(doing, 'made', id, people);
  return id;
};

export const changeTeam = async (doing: Doing, id: string, { version, ...wish }: TeamChange): Promise<void> => {
  const { agencyId } = deskOf(doing.actor);
  const team = await selectTeamForUpdate(doing.tx, id);
  if (!team) throw new Problem('thing.not_found');
  if (team.version !== version) throw new Problem('thing.changed');
  const people = await check(doing, wish, id);
  await saveTeam(doing.tx, id, { name: wish.name, version: version + 1 });
  await putPeople(doing.tx, { id, agencyId }, people);
  await trace(doing, 'changed', id, people);
};

/** Nothing more is sent to it. What it has received stays with its people. */
export const endTeam = async (doing: Doing, id: string): Promise<void> => {
  deskOf(doing.actor);
  const team = await selectTeamForUpdate(doing.tx, id);
  if (!team) throw new Problem('thing.not_found');
  await saveTeam(doing.tx, id, { endedAt: doing.now, version: team.version + 1 });
  await trace(doing, 'ended', id, []);
};
