import type { Awards } from './award-world.ts';
import type { Who, World } from './world.ts';

export type Writer = { database: World['database']; who: Who & { companyId: string }; its: Awards };
type Wish = {
  awardId: string;
  id: string;
  key: string;
  row: { item: string; vendor: string; spentOn: string; grantWon: number; ownWon: number; purpose: string };
  cancels: string | null;
};

/** One receipt, in a transaction of its own with the rights of the company's session: written, repeated, or the code of the refusal. */
export const enterAs = async ({ database, who, its }: Writer, wish: Wish): Promise<string> => {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter($1, 60000)', [who.ticket]);
    const { row } = wish;
    const { rowCount } = await client.query(
      `insert into support.expense (id, key, award_id, agency_id, company_id, item, vendor, spent_on, grant_won, own_won, purpose, cancels, reason, entered_by, entered_by_name, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '견본', now()) on conflict (company_id, key) do nothing`,
      [
        ...[wish.id, wish.key, wish.awardId, its.agencyId, who.companyId, row.item, row.vendor, row.spentOn],
        ...[
          row.grantWon,
          row.ownWon,
          row.purpose,
          wish.cancels,
          wish.cancels === null ? null : '잘못 적음',
          who.personId,
        ],
      ],
    );
    await client.query('commit');
    return rowCount === 1 ? 'written' : 'repeated';
  } catch (error) {
    await client.query('rollback');
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return code;
  } finally {
    client.release();
  }
};
