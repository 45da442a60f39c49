import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { LetterRow, RecipientRow } from './model.ts';

export type NewRow = {
  id: string;
  lookupHash: Buffer;
  loginHash: Buffer;
  reporterWrap: Buffer;
  digest: string;
  lastOn: string;
};

/** The hour in which it was filed; undefined when one of its numbers is taken. */
export const insertReport = async (tx: Tx, row: NewRow): Promise<Date | undefined> =>
  (
    await tx
      .insertInto('reports.report')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('filedAt')
      .executeTakeFirst()
  )?.filedAt;

export type NewRecipient = {
  reportId: string;
  agencyId: number;
  deskKeyId: string;
  wrapped: Buffer;
  recoveryWrapped: Buffer;
  addedOn: string;
  fromAgency?: number;
  forwardedBy?: string;
  reason?: string;
};

export const insertRecipients = async (tx: Tx, rows: readonly NewRecipient[]): Promise<void> => {
  await tx
    .insertInto('reports.recipient')
    .values([...rows])
    .execute();
};

export type NewLetter = {
  id: string;
  reportId: string;
  sender: 'reporter' | 'desk';
  agencyId: number | null;
  writtenBy: string | null;
  body: Buffer;
  sentOn: string;
};

/** False when a letter of this number is there already. */
export const insertLetter = async (tx: Tx, letter: NewLetter): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports.letter')
    .values(letter)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const touchReport = async (tx: Tx, id: string, lastOn: string, lastFrom: 'reporter' | 'desk'): Promise<void> => {
  await tx.updateTable('reports.report').set({ lastOn, lastFrom }).where('id', '=', id).execute();
};

const columns = ['id', 'lookupHash', 'loginHash', 'reporterWrap', 'digest', 'filedAt'] as const;

export const selectByLookup = (tx: Tx, lookupHash: Buffer) =>
  tx.selectFrom('reports.report').select(columns).where('lookupHash', '=', lookupHash).executeTakeFirst();

export const selectReport = (tx: Tx, id: string) =>
  tx.selectFrom('reports.report').select(['id', 'digest', 'filedAt']).where('id', '=', id).executeTakeFirst();

export const countLetters = async (tx: Tx, reportId: string): Promise<number> =>
  (
    await tx
      .selectFrom('reports.letter')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('reportId', '=', reportId)
      .executeTakeFirstOrThrow()
  ).n;

export const selectLetters = (tx: Tx, reportId: string): Promise<LetterRow[]> =>
  tx
    .selectFrom('reports.letter')
    .select(['id', 'sender', 'agencyId', 'sentOn', 'body'])
    .where('reportId', '=', reportId)
    .orderBy('place')
    .execute();

export const selectLetterOf = (tx: Tx, id: string) =>
  tx.selectFrom('reports.letter').select(['reportId', 'body']).where('id', '=', id).executeTakeFirst();

export const selectRecipients = (tx: Tx, reportId: string): Promise<RecipientRow[]> =>
  tx
    .selectFrom('reports.recipient as r')
    .innerJoin('reports.deskKey as k', 'k.id', 'r.deskKeyId')
    .select(['r.agencyId', 'r.deskKeyId', 'k.recipient', 'r.wrapped', 'r.addedOn', 'r.fromAgency', 'r.reason'])
    .where('r.reportId', '=', reportId)
    .orderBy('r.addedOn')
    .orderBy('r.agencyId')
    .execute();

/** Each is opened in the browser of whoever triages. */
const pageSize = 50;

export type Shown = 'all' | 'fresh';
const untriaged = (agencyId: number) =>
  sql<boolean>`not exists (select 1 from reports.triage t where t.report_id = r.report_id and t.agency_id = ${agencyId})`;

/** Newest word first, each with its first letter: what triage has to open. */
export const selectInbox = (tx: Tx, agencyId: number, { skip, only }: { skip: number; only: Shown }) =>
  tx
    .selectFrom('reports.report as p')
    .innerJoin('reports.recipient as r', 'r.reportId', 'p.id')
    .select(({ selectFrom, fn }) => [
      'p.id',
      'p.filedAt',
      'p.lastOn',
      'p.lastFrom',
      'r.deskKeyId',
      'r.wrapped',
      selectFrom('reports.letter as l')
        .select(fn.countAll<number>().as('n'))
        .whereRef('l.reportId', '=', 'p.id')
        .as('letters'),
      selectFrom('reports.letter as l')
        .select('l.id')
        .whereRef('l.reportId', '=', 'p.id')
        .orderBy('l.place')
        .limit(1)
        .as('firstId'),
      selectFrom('reports.letter as l')
        .select('l.body')
        .whereRef('l.reportId', '=', 'p.id')
        .orderBy('l.place')
        .limit(1)
        .as('firstBody'),
    ])
    .where('r.agencyId', '=', agencyId)
    .$if(only === 'fresh', (query) => query.where(untriaged(agencyId)))
    .orderBy('p.lastOn', 'desc')
    .orderBy('p.id')
    .offset(skip)
    .limit(pageSize)
    .execute();

export const selectExcluded = async (tx: Tx, reportId: string): Promise<string[]> =>
  (await tx.selectFrom('reports.exclusion').select('personId').where('reportId', '=', reportId).execute()).map(
    ({ personId }) => personId,
  );

export const insertExclusion = async (
  tx: Tx,
  row: { reportId: string; agencyId: number; personId: string; excludedBy: string },
): Promise<void> => {
  await tx
    .insertInto('reports.exclusion')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const countInbox = async (tx: Tx, agencyId: number, only: Shown): Promise<number> =>
  (
    await tx
      .selectFrom('reports.recipient as r')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('r.agencyId', '=', agencyId)
      .$if(only === 'fresh', (query) => query.where(untriaged(agencyId)))
      .executeTakeFirstOrThrow()
  ).n;
