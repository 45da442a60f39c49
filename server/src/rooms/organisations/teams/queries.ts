import type { TeamList } from '@boru/contract/teams';
import type { AgencyActor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { listColleagues } from '../members/index.ts';
import { selectAddressees, selectTeamMembers, selectTeams } from './store.ts';

export const listTeams = async (tx: Tx, actor: AgencyActor): Promise<TeamList> => {
  const colleagues = (await listColleagues(tx, actor.agencyId)).map(({ id, name }) => ({ id, name }));
  const members = await selectTeamMembers(tx);
  const items = (await selectTeams(tx)).map((team) => ({
    ...team,
    // Whoever has left the agency is in no team, although the row is still there.
    people: colleagues.filter(({ id }) =>
      members.some(({ teamId, personId }) => teamId === team.id && personId === id),
    ),
  }));
  return { items, colleagues, mayManage: actor.role === 'manager' };
};

export type Addressee = { agencyId: number; id: string; name: string; people: { id: string; name: string }[] };

/** Teams of the other agencies with their people, for whoever writes a referral. */
export const listAddressees = async (tx: Tx): Promise<Addressee[]> => {
  const teams = new Map<string, Addressee>();
  for (const { agencyId, teamId, team, personId, person } of await selectAddressees(tx)) {
    const known = teams.get(teamId) ?? { agencyId, id: teamId, name: team, people: [] };
    known.people.push({ id: personId, name: person });
    teams.set(teamId, known);
  }
  return [...teams.values()];
};
