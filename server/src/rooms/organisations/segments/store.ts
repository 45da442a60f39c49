import { Conditions } from '@boru/contract/segments';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type FactsRow = {
  id: string;
  name: string;
  industry: string | null;
  municipality: string | null;
  size: string | null;
  status: string;
  diagnosed: boolean;
  openCase: boolean;
  lastOn: string | null;
};

/** Every company in sight with what is known of it: one statement, the reader's rights. */
export const selectFacts = async (tx: Tx): Promise<FactsRow[]> =>
  (await sql<FactsRow>`select * from organisations.company_facts()`.execute(tx)).rows;

/** Own ones first, then what colleagues share. */
export const selectSegments = async (tx: Tx, personId: string) =>
  (
    await tx
      .selectFrom('organisations.segment')
      .select(['id', 'personId', 'personName', 'name', 'shared', 'conditions'])
      .orderBy((eb) => eb('personId', '=', personId), 'desc')
      .orderBy('name')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map((row) => ({ ...row, conditions: Conditions.parse(row.conditions) }));

export const selectSegment = async (tx: Tx, id: string): Promise<Conditions | null> => {
  const row = await tx.selectFrom('organisations.segment').select('conditions').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : Conditions.parse(row.conditions);
};

export const selectOwn = (tx: Tx, of: { agencyId: number; personId: string }) =>
  tx
    .selectFrom('organisations.segment')
    .select(['name', 'place'])
    .where('agencyId', '=', of.agencyId)
    .where('personId', '=', of.personId)
    .execute();

type NewRow = {
  id: string;
  agencyId: number;
  personId: string;
  personName: string;
  place: number;
  name: string;
  shared: boolean;
  conditions: Conditions;
  createdAt: Date;
};

/** False when another window of the same person was faster. */
export const insertSegment = async (tx: Tx, { conditions, ...row }: NewRow): Promise<boolean> => {
  const done = await tx
    .insertInto('organisations.segment')
    .values({ ...row, conditions: JSON.stringify(conditions) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

/** Row security says whose may go. */
export const deleteSegment = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('organisations.segment').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n;
