import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

type Wanted = { name: string | null; number: string | null; phone: string | null; ids: readonly string[] };

/** Row security narrows; the words are compared as they are, never as a pattern. What fits more fields comes first. */
export const selectCallers = async (tx: Tx, { name, number, phone, ids }: Wanted, count: number) => {
  const byName = sql`(${name}::text is not null and strpos(lower(c.name), ${name}) > 0)`;
  const byNumber = sql`(${number}::text is not null and strpos(coalesce(c.business_number, ''), ${number}) = 1)`;
  const byPhone = sql`(c.id = any (${[...ids]}::uuid[]) or (${phone}::text is not null and exists (
    select 1 from organisations.contact p where p.company_id = c.id and strpos(regexp_replace(p.phone, '[^0-9]', '', 'g'), ${phone}) > 0)))`;
  const { rows } = await sql<{ companyId: string; name: string; businessNumber: string | null; status: string }>`
    select c.id as company_id, c.name, c.business_number, c.status from organisations.company c
     where ${byName} or ${byNumber} or ${byPhone}
     order by ${byNumber}::int + ${byPhone}::int + ${byName}::int desc, c.created_at desc, c.id limit ${count}`.execute(
    tx,
  );
  return rows;
};

/** The agency's own record of the caller: found by the number it was given before, else written down. */
export const foundCaller = async (tx: Tx, id: string, name: string, number: string | null): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select organisations.take_caller(${id}, ${name}, ${number}) as id`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('the caller was not written down');
  return row.id;
};

export const selectStatus = async (tx: Tx, id: string): Promise<{ name: string; status: string } | undefined> =>
  tx.selectFrom('organisations.company').select(['name', 'status']).where('id', '=', id).executeTakeFirst();

export const selectIdByNumber = async (tx: Tx, number: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('organisations.company')
      .select('id')
      .where('businessNumber', '=', number)
      .orderBy(sql`status = 'caller'`)
      .orderBy('createdAt')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null;
