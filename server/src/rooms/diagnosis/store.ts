import { Answers, type AnswerValue, Outcome } from '@boru/contract/diagnosis';
import { QuestionSet } from '@boru/contract/question-set';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Completed, Draft } from './model.ts';

type DraftRow = {
  id: string;
  companyId: string;
  setId: string;
  setVersion: number;
  answers: unknown;
  version: number;
  startedAt: Date;
  updatedAt: Date;
};

const draftColumns = [
  'id',
  'companyId',
  'setId',
  'setVersion',
  'answers',
  'version',
  'startedAt',
  'updatedAt',
] as const;

const draftOf = (row: DraftRow): Draft => ({
  id: row.id,
  companyId: row.companyId,
  set: { id: row.setId, version: row.setVersion },
  answers: Answers.parse(row.answers),
  version: row.version,
  startedAt: row.startedAt,
  updatedAt: row.updatedAt,
});

/** The company is named beside the policy, because the unique index on it is the way to the row. */
export const findDraft = async (tx: Tx, companyId: string): Promise<Draft | null> => {
  const row = await tx
    .selectFrom('diagnosis.draft')
    .select(draftColumns)
    .where('companyId', '=', companyId)
    .executeTakeFirst();
  return row ? draftOf(row) : null;
};

export const lockDraft = async (tx: Tx, draftId: string): Promise<Draft | null> => {
  const row = await tx
    .selectFrom('diagnosis.draft')
    .select(draftColumns)
    .where('id', '=', draftId)
    .forUpdate()
    .executeTakeFirst();
  return row ? draftOf(row) : null;
};

/** Nothing happens when a draft is open already: two windows that start at once meet in one draft. */
export const insertDraft = async (tx: Tx, draft: Draft, personId: string): Promise<void> => {
  await tx
    .insertInto('diagnosis.draft')
    .values({
      id: draft.id,
      companyId: draft.companyId,
      setId: draft.set.id,
      setVersion: draft.set.version,
      answers: JSON.stringify(draft.answers),
      startedBy: personId,
      startedAt: draft.startedAt,
      updatedBy: personId,
      updatedAt: draft.updatedAt,
      version: draft.version,
    })
    .onConflict((conflict) => conflict.column('companyId').doNothing())
    .execute();
};

export const saveAnswers = async (
  tx: Tx,
  draftId: string,
  answers: Readonly<Record<string, AnswerValue>>,
  personId: string,
  now: Date,
): Promise<Draft> =>
  draftOf(
    await tx
      .updateTable('diagnosis.draft')
      .set((update) => ({
        answers: JSON.stringify(answers),
        updatedBy: personId,
        updatedAt: now,
        version: update('version', '+', 1),
      }))
      .where('id', '=', draftId)
      .returning(draftColumns)
      .executeTakeFirstOrThrow(),
  );

export const deleteDraft = async (tx: Tx, draftId: string): Promise<void> => {
  await tx.deleteFrom('diagnosis.draft').where('id', '=', draftId).execute();
};

/** PostgreSQL orders the keys of jsonb itself, so the hash names the content and not its spelling. */
export const keepEdition = async (tx: Tx, set: QuestionSet): Promise<Buffer> => {
  const content = JSON.stringify(set);
  const { rows } = await sql<{
    hash: Buffer;
  }>`select sha256(convert_to(${content}::jsonb::text, 'UTF8')) as hash`.execute(tx);
  const hash = rows[0]?.hash ?? Buffer.alloc(0);
  await tx
    .insertInto('diagnosis.edition')
    .values({ hash, setId: set.id, version: set.version, content })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
};

export const insertOutcome = async (
  tx: Tx,
  outcomeId: string,
  draft: Draft,
  done: Completed,
  editionHash: Buffer,
  personId: string,
): Promise<void> => {
  await tx
    .insertInto('diagnosis.outcome')
    .values({
      id: outcomeId,
      companyId: draft.companyId,
      setId: draft.set.id,
      setVersion: draft.set.version,
      editionHash,
      answers: JSON.stringify(draft.answers),
      outcome: JSON.stringify(done.outcome),
      total: done.outcome.total,
      level: done.outcome.level,
      criticalGaps: done.criticalGaps,
      completedOn: done.completedOn,
      completedAt: done.completedAt,
      completedBy: personId,
      expiresOn: done.expiresOn,
    })
    .execute();
};

export type StoredOutcome = {
  id: string;
  companyId: string;
  setId: string;
  setVersion: number;
  completedOn: string;
  completedAt: Date;
  expiresOn: string;
  total: number | null;
  level: string | null;
  criticalGaps: number;
  /** Names of the levels as they were then. */
  levels: QuestionSet['levels'];
};

const outcomeRows = (tx: Tx) =>
  tx
    .selectFrom('diagnosis.outcome as o')
    .innerJoin('diagnosis.edition as e', 'e.hash', 'o.editionHash')
    .select(['o.id', 'o.companyId', 'o.setId', 'o.setVersion', 'o.completedOn', 'o.completedAt', 'o.expiresOn'])
    .select(['o.total', 'o.level', 'o.criticalGaps'])
    .select(sql<QuestionSet['levels']>`e.content -> 'levels'`.as('levels'));

export const listOutcomes = async (tx: Tx, companyId: string, count: number): Promise<StoredOutcome[]> =>
  outcomeRows(tx)
    .where('o.companyId', '=', companyId)
    .orderBy('o.completedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(count)
    .execute();

export type StoredDetail = StoredOutcome & {
  questionSet: QuestionSet;
  answers: Record<string, AnswerValue>;
  outcome: Outcome;
};

export const findOutcome = async (tx: Tx, outcomeId: string): Promise<StoredDetail | null> => {
  const row = await outcomeRows(tx)
    .select(['o.answers', 'o.outcome', 'e.content'])
    .where('o.id', '=', outcomeId)
    .executeTakeFirst();
  if (!row) return null;
  const { content, answers, outcome, ...summary } = row;
  return {
    ...summary,
    questionSet: QuestionSet.parse(content),
    answers: Answers.parse(answers),
    outcome: Outcome.parse(outcome),
  };
};

/** The newest outcome older than the given one; identifiers are in order of time, so they settle a tie. */
export const findPrevious = async (
  tx: Tx,
  { companyId, completedAt, id }: StoredOutcome,
): Promise<StoredDetail | null> => {
  const row = await tx
    .selectFrom('diagnosis.outcome')
    .select('id')
    .where('companyId', '=', companyId)
    .where(sql<boolean>`(completed_at, id) < (${completedAt}::timestamptz, ${id}::uuid)`)
    .orderBy('completedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? findOutcome(tx, row.id) : null;
};

export const findImport = (tx: Tx, companyId: string, key: string) =>
  tx
    .selectFrom('diagnosis.import')
    .select(['taken', 'kept'])
    .where('companyId', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst();

export const insertImport = async (
  tx: Tx,
  imported: { companyId: string; key: string; taken: number; kept: number; importedAt: Date },
): Promise<void> => {
  await tx.insertInto('diagnosis.import').values(imported).execute();
};
