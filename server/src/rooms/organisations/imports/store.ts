import { ImportRowState, ImportState } from '@boru/contract/company-imports';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Cells, ReadRow } from './model.ts';

const columns = [
  'id',
  'agencyId',
  'fileName',
  'state',
  'rowsNew',
  'rowsKnown',
  'rowsWrong',
  'rowsDone',
  'source',
  'legalBasis',
  'validTo',
  'createdAt',
  'confirmedBy',
  'finishedAt',
] as const;
const Kept = z.object({ state: ImportState });
const runOf = <Row extends { state: string }>(row: Row) => ({ ...row, ...Kept.parse(row) });

export type NewImport = {
  id: string;
  agencyId: number;
  fileName: string;
  fileHash: Buffer;
  rowsNew: number;
  rowsKnown: number;
  rowsWrong: number;
  createdBy: string;
  createdAt: Date;
};
export const insertImport = async (tx: Tx, row: NewImport): Promise<void> => {
  await tx.insertInto('organisations.companyImport').values(row).execute();
};

export const insertRows = async (
  tx: Tx,
  of: { importId: string; agencyId: number },
  rows: readonly ReadRow[],
): Promise<void> => {
  await sql`insert into organisations.company_import_row (import_id, agency_id, line, state, cells, fields, problems)
    select ${of.importId}::uuid, ${of.agencyId}::smallint, r.line, r.state, r.cells, nullif(r.fields, 'null'::jsonb), r.problems
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, state text, cells jsonb, fields jsonb, problems jsonb)`.execute(
    tx,
  );
};

export const knownNumbers = async (tx: Tx, numbers: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ number: string }>`
    select known_numbers as number from organisations.known_numbers(${[...numbers]}::text[])`.execute(tx);
  return new Set(rows.map(({ number }) => number));
};

export const selectImports = async (tx: Tx) =>
  (
    await tx
      .selectFrom('organisations.companyImport')
      .select(columns)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(20)
      .execute()
  ).map(runOf);

export const selectImport = async (tx: Tx, id: string) => {
  const row = await tx
    .selectFrom('organisations.companyImport')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && runOf(row);
};

export const selectImportForUpdate = async (tx: Tx, id: string) => {
  const row = await tx
    .selectFrom('organisations.companyImport')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && runOf(row);
};

const Row = z.object({ state: ImportRowState });
const cellsOf = (value: unknown): Cells => (typeof value === 'object' && value !== null ? value : {});
export const selectRows = async (
  tx: Tx,
  importId: string,
  wanted: { state: z.output<typeof ImportRowState> | undefined; after: number; most: number },
) =>
  (
    await tx
      .selectFrom('organisations.companyImportRow')
      .select(['line', 'state', 'cells', 'problems'])
      .where('importId', '=', importId)
      .where('line', '>', wanted.after)
      .$if(wanted.state !== undefined, (query) => query.where('state', '=', wanted.state ?? ''))
      .orderBy('line')
      .limit(wanted.most)
      .execute()
  ).map((row) => ({ ...row, ...Row.parse(row), cells: cellsOf(row.cells), problems: cellsOf(row.problems) }));

export const saveConfirmation = async (
  tx: Tx,
  id: string,
  set: { source: string; legalBasis: string; validTo: string; confirmedBy: string; confirmedAt: Date },
): Promise<void> => {
  await tx
    .updateTable('organisations.companyImport')
    .set({ ...set, state: 'running' })
    .where('id', '=', id)
    .execute();
};

export const saveProgress = async (tx: Tx, id: string, rowsDone: number): Promise<void> => {
  await tx
    .updateTable('organisations.companyImport')
    .set({ rowsDone })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
};

export const finishImport = async (
  tx: Tx,
  id: string,
  set: { state: 'done' | 'failed' | 'dropped'; finishedAt: Date; rowsDone?: number },
): Promise<void> => {
  await tx.updateTable('organisations.companyImport').set(set).where('id', '=', id).execute();
};

/** What was read goes: the file's people are nobody's business any more. */
export const deleteRows = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('organisations.companyImportRow').where('importId', '=', id).execute();
};

export const selectForgotten = async (tx: Tx, before: Date): Promise<string[]> =>
  (
    await tx
      .selectFrom('organisations.companyImport')
      .select('id')
      .where('state', '=', 'checked')
      .where('createdAt', '<', before)
      .execute()
  ).map(({ id }) => id);

/** Within this transaction tables grow from nothing to tens of thousands of rows; without statistics the triggers' plans read them whole for each row. */
export const lookAgain = async (tx: Tx): Promise<void> => {
  await sql`select organisations.look_again()`.execute(tx);
};

/** Somebody registered one of these numbers since the list was checked. */
export const anyRegistered = async (tx: Tx, importId: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from organisations.company_import_row r
                     join organisations.company c on c.business_number = r.fields ->> 'businessNumber' and c.status in ('unconfirmed', 'confirmed')
                    where r.import_id = ${importId}::uuid and r.state = 'new') as found`.execute(tx);
  return rows[0]?.found ?? false;
};

/** The next few new rows become companies with their contact and the secretariat's sight; answers which, and the last line taken. */
export const takeIn = async (tx: Tx, importId: string, after: number, most: number, at: Date) => {
  const { rows } = await sql<{ id: string; line: number }>`
    with taken as (
      select r.line, r.fields, gen_random_uuid() as id from organisations.company_import_row r
       where r.import_id = ${importId}::uuid and r.state = 'new' and r.line > ${after} order by r.line limit ${most}),
    companies as (
      insert into organisations.company (id, business_number, corporate_number, name, representative_name, size, ksic_code, industry,
                                         municipality, industrial_zone, address, employees, created_at, import_id)
      select id, fields ->> 'businessNumber', fields ->> 'corporateNumber', fields ->> 'name', fields ->> 'representativeName', fields ->> 'size',
             fields ->> 'ksicCode', fields ->> 'industry', fields ->> 'municipality', fields ->> 'industrialZone', fields ->> 'address',
             (fields ->> 'employees')::int, ${at}, ${importId}::uuid from taken
      returning id)
    select t.id, t.line from taken t join companies c on c.id = t.id order by t.line`.execute(tx);
  return rows;
};

export const openTaken = async (
  tx: Tx,
  importId: string,
  taken: readonly { id: string; line: number }[],
  sight: { agencyId: number; legalBasis: string; validTo: string },
): Promise<void> => {
  const list = JSON.stringify(taken);
  await sql`insert into organisations.contact (id, company_id, name, position, email, phone)
    select gen_random_uuid(), t.id, r.fields ->> 'contactName', coalesce(r.fields ->> 'contactPosition', ''),
           coalesce(r.fields ->> 'contactEmail', ''), coalesce(r.fields ->> 'contactPhone', '')
      from jsonb_to_recordset(${list}::jsonb) as t(id uuid, line int)
      join organisations.company_import_row r on r.import_id = ${importId}::uuid and r.line = t.line
     where r.fields ->> 'contactName' is not null`.execute(tx);
  await sql`insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
    select gen_random_uuid(), t.id, s.section, ${sight.agencyId}::smallint, 'import', ${sight.legalBasis}, ${sight.validTo}::date
      from jsonb_to_recordset(${list}::jsonb) as t(id uuid, line int) cross join unnest(array['summary', 'contact']) as s(section)`.execute(
    tx,
  );
};

export type ExportRow = {
  id: string;
  businessNumber: string | null;
  name: string;
  representativeName: string | null;
  corporateNumber: string | null;
  size: string | null;
  ksicCode: string | null;
  municipality: string | null;
  industrialZone: string | null;
  address: string | null;
  employees: number | null;
  status: string;
  contactName: string | null;
  contactPosition: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
};

/** What the caller may see, row security narrows; the contact only where that section is open too. */
export const selectExport = async (
  tx: Tx,
  filter: { status?: string | undefined; text?: string | undefined; among?: readonly string[] | undefined },
  most: number,
): Promise<ExportRow[]> => {
  const { rows } = await sql<ExportRow>`
    select c.id, c.business_number, c.name, c.representative_name, c.corporate_number, c.size, c.ksic_code, c.municipality, c.industrial_zone,
           c.address, c.employees, c.status, p.name as contact_name, p.position as contact_position, p.email as contact_email, p.phone as contact_phone
      from organisations.company c
      left join lateral (select * from organisations.contact o where o.company_id = c.id order by o.id limit 1) p on true
     where (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null})
       and (${filter.text ?? null}::text is null or strpos(lower(c.name), lower(${filter.text ?? null})) > 0)
       and (${filter.among === undefined ? null : [...filter.among]}::uuid[] is null or c.id = any (${filter.among === undefined ? null : [...filter.among]}::uuid[]))
     order by c.name, c.id limit ${most}`.execute(tx);
  return rows;
};
