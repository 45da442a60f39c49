import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CaseRow } from './model.ts';

const columns = [
  'id',
  'year',
  'serial',
  'state',
  'ownerId',
  'dueOn',
  'openedBy',
  'openedOn',
  'closedOn',
  'version',
] as const;

export const insertCase = (
  tx: Tx,
  row: { id: string; agencyId: number; year: number; ownerId: string; openedBy: string; openedOn: string },
) => tx.insertInto('reports.sealedCase').values(row).returning(['id', 'year', 'serial']).executeTakeFirstOrThrow();

/** Keeps two people from opening two cases of one report: the second waits and then finds the first. */
export const lockReport = async (tx: Tx, reportId: string): Promise<boolean> =>
  (await sql<{ id: string }>`select id from reports.report where id = ${reportId} for update`.execute(tx)).rows.length >
  0;

export const selectCaseOf = (tx: Tx, reportId: string) =>
  tx
    .selectFrom('reports.sealedCaseReport as r')
    .innerJoin('reports.sealedCase as c', 'c.id', 'r.caseId')
    .select(['c.id', 'c.year', 'c.serial', 'c.state'])
    .where('r.reportId', '=', reportId)
    .executeTakeFirst();

export const insertMember = async (
  tx: Tx,
  row: { agencyId: number; reportId: string; caseId: string; addedBy: string; addedOn: string },
): Promise<void> => {
  await tx.insertInto('reports.sealedCaseReport').values(row).execute();
};

export const selectCase = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tx.selectFrom('reports.sealedCase').select(columns).where('id', '=', id).executeTakeFirst();

export const selectCaseForUpdate = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tx.selectFrom('reports.sealedCase').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

const pageSize = 50;
/** What is due first, then what is oldest; of closed ones the newest first. */
export const selectCases = (tx: Tx, agencyId: number, { state, skip }: { state: string; skip: number }) =>
  tx
    .selectFrom('reports.sealedCase')
    .select(columns)
    .where('agencyId', '=', agencyId)
    .where('state', '=', state)
    .orderBy('closedOn', (order) => order.desc().nullsFirst())
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('year')
    .orderBy('serial')
    .offset(skip)
    .limit(pageSize)
    .execute();

export const countCases = async (tx: Tx, agencyId: number, state: string): Promise<number> =>
  (
    await tx
      .selectFrom('reports.sealedCase')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('agencyId', '=', agencyId)
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
  ).n;

export const selectMine = (tx: Tx, agencyId: number, personId: string): Promise<CaseRow[]> =>
  tx
    .selectFrom('reports.sealedCase')
    .select(columns)
    .where('agencyId', '=', agencyId)
    .where('ownerId', '=', personId)
    .where('state', '=', 'open')
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('year')
    .orderBy('serial')
    .limit(100)
    .execute();

/** Reports of these cases, each with the triage of this agency. */
export const selectMembers = async (tx: Tx, agencyId: number, caseIds: readonly string[]) =>
  caseIds.length === 0
    ? []
    : tx
        .selectFrom('reports.sealedCaseReport as r')
        .innerJoin('reports.report as p', 'p.id', 'r.reportId')
        .leftJoin('reports.triage as t', (join) =>
          join.onRef('t.reportId', '=', 'p.id').on('t.agencyId', '=', agencyId),
        )
        .select(['r.caseId', 'p.id', 'p.filedAt', 'p.lastOn', 'p.lastFrom', 't.deskKeyId', 't.version', 't.body'])
        .where('r.agencyId', '=', agencyId)
        .where('r.caseId', 'in', [...caseIds])
        .orderBy('r.addedOn')
        .orderBy('p.id')
        .execute();

export const selectExcludedOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('reports.exclusion as e')
      .innerJoin('reports.sealedCaseReport as r', 'r.reportId', 'e.reportId')
      .select('e.personId')
      .where('r.caseId', '=', caseId)
      .execute()
  ).map(({ personId }) => personId);

export const selectNotes = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('reports.sealedCaseNote')
    .select(['id', 'deskKeyId', 'body', 'writtenBy', 'writtenOn'])
    .where('caseId', '=', caseId)
    .orderBy('place')
    .execute();

export const countNotes = async (tx: Tx, caseId: string): Promise<number> =>
  (
    await tx
      .selectFrom('reports.sealedCaseNote')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow()
  ).n;

export type NewNote = {
  id: string;
  caseId: string;
  agencyId: number;
  deskKeyId: string;
  body: Buffer;
  writtenBy: string;
  writtenOn: string;
};
/** False when a note of this number is there already. */
export const insertNote = async (tx: Tx, note: NewNote): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports.sealedCaseNote')
    .values(note)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const selectNote = (tx: Tx, id: string) =>
  tx.selectFrom('reports.sealedCaseNote').select(['caseId', 'body']).where('id', '=', id).executeTakeFirst();

export const updateCase = async (
  tx: Tx,
  id: string,
  to: { state: string; ownerId: string | null; dueOn: string | null; closedOn: string | null; version: number },
): Promise<void> => {
  await tx.updateTable('reports.sealedCase').set(to).where('id', '=', id).execute();
};
