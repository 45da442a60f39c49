import { Claim, RescreeningOutcome, RescreeningState } from '@boru/contract/rescreening';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Finding, Run } from './model.ts';

const runColumns = [
  'id',
  'state',
  'engineVersion',
  'engineCatalogue',
  'screenedOn',
  'cards',
  'screened',
  'mayApplyNow',
  'noLonger',
  'toCheck',
  'unchanged',
  'told',
  'lastCard',
  'begunAt',
  'readyAt',
  'confirmedAt',
  'finishedAt',
] as const;

type RunRow = {
  [Column in Exclude<(typeof runColumns)[number], 'begunAt' | 'readyAt' | 'confirmedAt' | 'finishedAt'>]: unknown;
} & { begunAt: Date; readyAt: Date | null; confirmedAt: Date | null; finishedAt: Date | null };

const runOf = (row: RunRow): Run => ({
  id: String(row.id),
  state: RescreeningState.parse(row.state),
  engine: { version: String(row.engineVersion), catalogue: String(row.engineCatalogue) },
  screenedOn: String(row.screenedOn),
  cards: Number(row.cards),
  screened: Number(row.screened),
  counts: {
    mayApplyNow: Number(row.mayApplyNow),
    noLonger: Number(row.noLonger),
    toCheck: Number(row.toCheck),
    unchanged: Number(row.unchanged),
  },
  told: Number(row.told),
  lastCard: row.lastCard === null ? null : String(row.lastCard),
  begunAt: row.begunAt,
  readyAt: row.readyAt,
  confirmedAt: row.confirmedAt,
  finishedAt: row.finishedAt,
});

export const selectRuns = async (tx: Tx, most: number): Promise<Run[]> =>
  (
    await tx
      .selectFrom('technologies.rescreening')
      .select(runColumns)
      .orderBy('begunAt', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
  ).map(runOf);

export const selectRun = async (tx: Tx, id: string): Promise<Run | null> => {
  const row = await tx
    .selectFrom('technologies.rescreening')
    .select(runColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? runOf(row) : null;
};

/** Whoever holds the row does the next step; a second worker waits and then sees how far the first came. */
export const lockRun = async (tx: Tx, id: string): Promise<Run | null> => {
  const row = await tx
    .selectFrom('technologies.rescreening')
    .select(runColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? runOf(row) : null;
};

/** False when another run is still open: there is one at a time. */
export const insertRun = async (tx: Tx, run: Run, personId: string | null): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('technologies.rescreening')
    .values({
      id: run.id,
      state: run.state,
      engineVersion: run.engine.version,
      engineCatalogue: run.engine.catalogue,
      screenedOn: run.screenedOn,
      cards: run.cards,
      begunAt: run.begunAt,
      begunBy: personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
};

export const saveProgress = async (tx: Tx, run: Run): Promise<void> => {
  await tx
    .updateTable('technologies.rescreening')
    .set({
      state: run.state,
      cards: run.cards,
      screened: run.screened,
      ...run.counts,
      told: run.told,
      lastCard: run.lastCard,
      readyAt: run.readyAt,
      confirmedAt: run.confirmedAt,
      finishedAt: run.finishedAt,
    })
    .where('id', '=', run.id)
    .execute();
};

export const noteConfirmer = async (tx: Tx, id: string, personId: string): Promise<void> => {
  await tx.updateTable('technologies.rescreening').set({ confirmedBy: personId }).where('id', '=', id).execute();
};

const findingColumns = [
  'id',
  'rescreeningId',
  'cardId',
  'companyId',
  'cardVersion',
  'outcome',
  'before',
  'after',
  'foundAt',
  'toldAt',
  'acceptedAt',
] as const;

type FindingRow = Omit<Finding, 'outcome' | 'before' | 'after'> & { outcome: string; before: unknown; after: unknown };
const findingOf = (row: FindingRow): Finding => ({
  ...row,
  outcome: RescreeningOutcome.parse(row.outcome),
  before: Claim.parse(row.before),
  after: Claim.parse(row.after),
});

/** A batch that runs again finds its rows already there. */
export const insertFindings = async (tx: Tx, findings: readonly Finding[]): Promise<void> => {
  if (findings.length === 0) return;
  await tx
    .insertInto('technologies.finding')
    .values(
      findings.map(({ acceptedAt: _acceptedAt, before, after, ...row }) => ({
        ...row,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      })),
    )
    .onConflict((conflict) => conflict.columns(['rescreeningId', 'cardId']).doNothing())
    .execute();
};

/** What was told last of each card in the version it still has. */
export const toldClaims = async (tx: Tx, cardIds: readonly string[]): Promise<Map<string, Claim>> => {
  if (cardIds.length === 0) return new Map();
  const { rows } = await sql<{ cardId: string; after: unknown }>`
    select distinct on (f.card_id) f.card_id as "cardId", f.after from technologies.finding f
      join technologies.card c on c.id = f.card_id and c.version = f.card_version
     where f.card_id = any(${[...cardIds]}::uuid[]) and f.told_at is not null
     order by f.card_id, f.found_at desc, f.id desc`.execute(tx);
  return new Map(rows.map((row) => [row.cardId, Claim.parse(row.after)]));
};

export const untoldFindings = async (tx: Tx, rescreeningId: string, most: number): Promise<Finding[]> =>
  (
    await tx
      .selectFrom('technologies.finding')
      .select(findingColumns)
      .where('rescreeningId', '=', rescreeningId)
      .where('toldAt', 'is', null)
      .orderBy('id')
      .limit(most)
      .execute()
  ).map(findingOf);

export const markTold = async (tx: Tx, finding: Finding): Promise<void> => {
  await tx
    .updateTable('technologies.finding')
    .set({
      toldAt: finding.toldAt,
      cardVersion: finding.cardVersion,
      outcome: finding.outcome,
      before: JSON.stringify(finding.before),
      after: JSON.stringify(finding.after),
    })
    .where('id', '=', finding.id)
    .execute();
};

export const forgetFinding = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('technologies.finding').where('id', '=', id).execute();
};

/** True for the first that says it; the mail is written in the same transaction. */
export const noteTold = async (tx: Tx, rescreeningId: string, companyId: string, at: Date): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('technologies.rescreeningNotice')
    .values({ rescreeningId, companyId, toldAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1;
};

type OpenRow = FindingRow & { cardName: string };
const openFindings = (tx: Tx) =>
  tx
    .selectFrom('technologies.finding as f')
    .innerJoin('technologies.card as c', (join) =>
      join.onRef('c.id', '=', 'f.cardId').onRef('c.version', '=', 'f.cardVersion'),
    )
    .select((builder) => [...findingColumns.map((column) => builder.ref(`f.${column}`).as(column))])
    .select(['c.name as cardName'])
    .where('f.acceptedAt', 'is', null)
    .where('c.archivedAt', 'is', null);

/** Findings the caller may see whose card is still as it was screened; the newest of each card. */
export const listOpen = async (tx: Tx, most: number): Promise<(Finding & { cardName: string })[]> => {
  const rows = (await openFindings(tx)
    .where('f.outcome', '<>', 'unchanged')
    .distinctOn('f.cardId')
    .orderBy('f.cardId')
    .orderBy('f.foundAt', 'desc')
    .limit(most)
    .execute()) as OpenRow[];
  return rows.map(({ cardName, ...row }) => ({ ...findingOf(row), cardName }));
};

/** The newest thing the company was told about a card that is still as it was then. */
export const openFindingOf = async (tx: Tx, cardId: string): Promise<Finding | null> => {
  const rows = (await openFindings(tx)
    .where('f.cardId', '=', cardId)
    .where('f.toldAt', 'is not', null)
    .orderBy('f.foundAt', 'desc')
    .limit(1)
    .execute()) as OpenRow[];
  const [first] = rows;
  if (first === undefined) return null;
  const { cardName: _cardName, ...row } = first;
  return findingOf(row);
};

export const markAccepted = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('technologies.finding').set({ acceptedAt: at }).where('id', '=', id).execute();
};
