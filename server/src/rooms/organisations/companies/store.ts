import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CompanyStatus, Cursor } from './model.ts';

const columns = [
  'id',
  'businessNumber',
  'corporateNumber',
  'name',
  'representativeName',
  'size',
  'ksicCode',
  'industry',
  'municipality',
  'industrialZone',
  'address',
  'employees',
  'status',
  'statusReason',
  'confirmedAt',
  'createdAt',
  'version',
] as const;

/** A caller without an account has none of these; every other company has all (company_complete). */
type Complete = {
  businessNumber: string;
  representativeName: string;
  size: string;
  ksicCode: string;
  industry: string;
  municipality: string;
};

export type CompanyFieldsRow = {
  corporateNumber: string | null;
  name: string;
  representativeName: string;
  size: string;
  ksicCode: string;
  industry: string;
  municipality: string;
  industrialZone: string | null;
  address: string | null;
  employees: number | null;
};

/** An account: the row of a list is nobody's, a refused registration keeps the true owner out no longer. */
export const companyExists = async (tx: Tx, businessNumber: string): Promise<boolean> =>
  (await tx
    .selectFrom('organisations.company')
    .select('id')
    .where('businessNumber', '=', businessNumber)
    .where('status', 'in', ['unconfirmed', 'confirmed'])
    .where('importId', 'is', null)
    .executeTakeFirst()) !== undefined;

export const insertCompany = async (
  tx: Tx,
  row: CompanyFieldsRow & { id: string; businessNumber: string; createdAt: Date },
): Promise<void> => {
  await tx.insertInto('organisations.company').values(row).execute();
};

export const selectCompany = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.company')
    .select(columns)
    .where('id', '=', id)
    .where('status', 'not in', ['caller', 'merged'])
    .$narrowType<Complete>()
    .executeTakeFirst();

export const selectNumbered = (tx: Tx, businessNumber: string) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'name'])
    .where('businessNumber', '=', businessNumber)
    .where('status', '=', 'confirmed')
    .executeTakeFirst();

export const selectNames = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();

export const selectCompanyForUpdate = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.company')
    .select(columns)
    .where('id', '=', id)
    .where('status', 'not in', ['caller', 'merged'])
    .forUpdate()
    .$narrowType<Complete>()
    .executeTakeFirst();

/** True when the row still had that version. */
export const saveCompany = async (tx: Tx, id: string, version: number, fields: CompanyFieldsRow): Promise<boolean> => {
  const result = await tx
    .updateTable('organisations.company')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveStatus = async (
  tx: Tx,
  id: string,
  set: { status: CompanyStatus; statusReason: string; confirmedByAgency: number; confirmedAt: Date | null },
): Promise<void> => {
  await tx
    .updateTable('organisations.company')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
};

/** Visible companies, newest first. Row security narrows; the text is compared as plain text, never as a pattern. */
export const selectCompanies = (
  tx: Tx,
  filter: { status: string | undefined; text: string | undefined; cursor: Cursor | null },
  count: number,
) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'name', 'businessNumber', 'municipality', 'industry', 'size', 'status', 'createdAt'])
    .where('status', 'not in', ['caller', 'merged'])
    .$narrowType<Complete>()
    .$if(filter.status !== undefined, (query) => query.where('status', '=', filter.status ?? ''))
    .$if(filter.text !== undefined && filter.text !== '', (query) =>
      query.where(
        sql<boolean>`(strpos(lower(name), lower(${filter.text ?? ''})) > 0 or strpos(business_number, regexp_replace(${filter.text ?? ''}, '[^0-9]', 'x', 'g')) > 0)`,
      ),
    )
    .$if(filter.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${filter.cursor?.at ?? new Date(0)}::timestamptz, ${filter.cursor?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
