import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

/** Teams that stand; row security leaves the own agency's. */
export const selectTeams = (tx: Tx) =>
  tx
    .selectFrom('organisations.team')
    .select(['id', 'name', 'version'])
    .where('endedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();

export const selectTeamMembers = (tx: Tx) =>
  tx.selectFrom('organisations.teamMember').select(['teamId', 'personId']).execute();

export const selectTeamForUpdate = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.team')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();

type NewRow = { id: string; agencyId: number; name: string; madeBy: string; madeAt: Date };

/** False when a colleague was faster with this name. */
export const insertTeam = async (tx: Tx, row: NewRow): Promise<boolean> => {
  const done = await tx
    .insertInto('organisations.team')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

export const saveTeam = async (
  tx: Tx,
  id: string,
  set: { name?: string; endedAt?: Date; version: number },
): Promise<void> => {
  await tx.updateTable('organisations.team').set(set).where('id', '=', id).execute();
};

/** Leaves exactly these people in the team; who stays keeps the day of the beginning. */
export const putPeople = async (tx: Tx, team: { id: string; agencyId: number }, people: readonly string[]) => {
  await tx
    .deleteFrom('organisations.teamMember')
    .where('teamId', '=', team.id)
    .where('personId', 'not in', [...people])
    .execute();
  await tx
    .insertInto('organisations.teamMember')
    .values(people.map((personId) => ({ teamId: team.id, agencyId: team.agencyId, personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export type AddresseeRow = { agencyId: number; teamId: string; team: string; personId: string; person: string };

export const selectAddressees = async (tx: Tx): Promise<AddresseeRow[]> =>
  (await sql<AddresseeRow>`select * from organisations.addressees()`.execute(tx)).rows;
