import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Meeting } from './model.ts';

export const selectFeed = (tx: Tx, personId: string) =>
  tx.selectFrom('cases.calendarFeed').select('madeAt').where('personId', '=', personId).executeTakeFirst();

export const saveFeed = async (tx: Tx, personId: string, tokenHash: Buffer, madeAt: Date): Promise<void> => {
  await tx
    .insertInto('cases.calendarFeed')
    .values({ personId, tokenHash, madeAt })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ tokenHash, madeAt }))
    .execute();
};

export const deleteFeed = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.deleteFrom('cases.calendarFeed').where('personId', '=', personId).executeTakeFirst()).numDeletedRows > 0n;

/** For the machine: whose address this is. */
export const selectPersonOfFeed = async (tx: Tx, tokenHash: Buffer): Promise<string | null> =>
  (await tx.selectFrom('cases.calendarFeed').select('personId').where('tokenHash', '=', tokenHash).executeTakeFirst())
    ?.personId ?? null;

type Whose = { personId: string; agencies: readonly number[]; companies: readonly string[] };

/** What a person gives as a counsellor of her agencies, and what her companies take. */
export const selectMeetings = async (tx: Tx, whose: Whose, span: { from: Date; to: Date }): Promise<Meeting[]> => {
  const { rows } = await sql<Meeting>`
    select id, starts_at, ends_at, updated_at, sequence, status, mode, place,
           counsellor_id = ${whose.personId}::uuid and agency_id = any (${[...whose.agencies]}::smallint[]) as for_desk
      from cases.appointment
     where starts_at >= ${span.from} and starts_at < ${span.to}
       and ((counsellor_id = ${whose.personId}::uuid and agency_id = any (${[...whose.agencies]}::smallint[]))
            or company_id = any (${[...whose.companies]}::uuid[]))
     order by starts_at, id limit 500`.execute(tx);
  return rows;
};
