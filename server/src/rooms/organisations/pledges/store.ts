import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { PledgeRow } from './model.ts';

export const upsertTexts = async (
  tx: Tx,
  texts: readonly { id: string; version: number; hash: Buffer; validFrom: string }[],
): Promise<void> => {
  await tx
    .insertInto('organisations.pledgeText')
    .values([...texts])
    .onConflict((conflict) =>
      conflict
        .columns(['id', 'version'])
        .doUpdateSet((eb) => ({ hash: eb.ref('excluded.hash'), validFrom: eb.ref('excluded.validFrom') })),
    )
    .execute();
};

/** The fingerprint of today's text, and whether the asking person has signed it for this case, which the rest of the request is about. */
export const selectStanding = async (tx: Tx, caseId: string): Promise<{ hash: Buffer | null; signed: boolean }> => {
  const { rows } = await sql<{ hash: Buffer | null; signed: boolean }>`
    select app.pledge_hash() as hash, app.opens_case(${caseId}) as signed`.execute(tx);
  return rows[0] ?? { hash: null, signed: false };
};

/** `changed`: the words are not those of today, and nothing was written. */
export type Signing =
  | { outcome: 'signed' | 'standing'; id: string; companyId: string; textHash: Buffer; signedAt: Date }
  | { outcome: 'changed' };

/** The database decides who signs and whether the case is in sight; undefined where it is not. */
export const signPledge = async (
  tx: Tx,
  asked: { id: string; caseId: string; name: string; textId: string; textVersion: number },
): Promise<Signing | undefined> => {
  const { id, caseId, name, textId, textVersion } = asked;
  const { rows } = await sql<Signing>`
    select * from organisations.sign_pledge(${id}, ${caseId}, ${name}, ${textId}, ${textVersion})`.execute(tx);
  return rows[0];
};

const columns = [
  'id',
  'personName',
  'agencyName',
  'companyName',
  'caseId',
  'caseNumber',
  'textId',
  'textVersion',
  'textHash',
  'signedAt',
] as const;

/** Newest first. Two hundred people on one case, or a company's last two hundred pledges, are more than anybody reads at once. */
export const selectPledges = (
  tx: Tx,
  of: { caseId?: string | undefined; companyId?: string | undefined },
): Promise<(PledgeRow & { current: boolean })[]> =>
  tx
    .selectFrom('organisations.pledge')
    .select([...columns, sql<boolean>`coalesce(text_hash = (select app.pledge_hash()), false)`.as('current')])
    .$if(of.caseId !== undefined, (query) => query.where('caseId', '=', of.caseId ?? ''))
    .$if(of.companyId !== undefined, (query) => query.where('companyId', '=', of.companyId ?? ''))
    .orderBy('signedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();

export const selectPledge = (tx: Tx, id: string): Promise<PledgeRow | undefined> =>
  tx.selectFrom('organisations.pledge').select(columns).where('id', '=', id).executeTakeFirst();
