import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { ChainRow } from './model.ts';

/**
 * Every grant that touches the case (null: the company), with the consent and the referral it came from. Row security narrows: the company
 * reads all of its own, an agency what it holds itself.
 */
export const selectChains = async (tx: Tx, caseId: string | null, companyId: string): Promise<ChainRow[]> =>
  (await sql<ChainRow>`select * from cases.sight_chains(${companyId}, ${caseId})`.execute(tx)).rows;

export type SealRow = { people: string[]; reason: string; sealedAt: Date; openedAt: Date | null };

export const selectSeal = (tx: Tx, caseId: string, agencyId: number): Promise<SealRow | undefined> =>
  tx
    .selectFrom('cases.seal')
    .select(['people', 'reason', 'sealedAt', 'openedAt'])
    .where('caseId', '=', caseId)
    .where('agencyId', '=', agencyId)
    .executeTakeFirst();

export const selectKeptTo = async (tx: Tx, caseId: string, agencyId: number): Promise<string[] | null> =>
  (await sql<{ people: string[] | null }>`select cases.kept_to(${caseId}, ${agencyId}::smallint) as people`.execute(tx))
    .rows[0]?.people ?? null;

type NewSeal = { caseId: string; agencyId: number; people: string[]; reason: string; by: string; at: Date };

/** Closed again after it was opened: the same row, because an agency has one seal on a case. */
export const saveSeal = async (tx: Tx, { caseId, agencyId, people, reason, by, at }: NewSeal): Promise<void> => {
  const set = { people, reason, sealedBy: by, sealedAt: at, openedBy: null, openedAt: null };
  await tx
    .insertInto('cases.seal')
    .values({ caseId, agencyId, ...set })
    .onConflict((conflict) => conflict.columns(['caseId', 'agencyId']).doUpdateSet(set))
    .execute();
};

export const openSeal = async (tx: Tx, caseId: string, agencyId: number, by: string, at: Date): Promise<void> => {
  await tx
    .updateTable('cases.seal')
    .set({ openedBy: by, openedAt: at })
    .where('caseId', '=', caseId)
    .where('agencyId', '=', agencyId)
    .execute();
};

export type InSight = { tableName: string; section: string; amount: number; titles: string[] };

/** What the one who asks in this transaction sees of a company and a case, as the policies say it. */
export const selectInSight = async (tx: Tx, companyId: string, caseId: string): Promise<InSight[]> =>
  (await sql<InSight>`select * from app.in_sight(${companyId}, ${caseId})`.execute(tx)).rows;

/**
 * Runs `look` as an agency that holds the would-be grants and nothing else, and undoes all of it: agency, grants and the
 * changed identity are gone when this returns.
 */
export const asReceiver = async <Result>(
  tx: Tx,
  caseId: string,
  sections: readonly string[],
  look: () => Promise<Result>,
): Promise<Result> => {
  await sql`savepoint preview`.execute(tx);
  const { rows } = await sql<{
    ticket: string;
  }>`select cases.try_referral(${caseId}, ${[...sections]}) as ticket`.execute(tx);
  await sql`select set_config('app.ticket', ${rows[0]?.ticket ?? ''}, true)`.execute(tx);
  const seen = await look();
  await sql`rollback to savepoint preview`.execute(tx);
  return seen;
};
