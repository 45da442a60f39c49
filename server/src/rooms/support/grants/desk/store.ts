import { CheckOutcome } from '@boru/contract/applications-desk';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type Check = {
  applicationId: string;
  item: string;
  number: number;
  outcome: CheckOutcome;
  words: string | null;
  checkedBy: string;
  checkedByName: string;
  checkedAt: Date;
};
export const upsertCheck = async (tx: Tx, row: Check & { agencyId: number; companyId: string }): Promise<void> => {
  const { number, outcome, words, checkedBy, checkedByName, checkedAt } = row;
  await tx
    .insertInto('support.documentCheck')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['applicationId', 'item'])
        .doUpdateSet({ number, outcome, words, checkedBy, checkedByName, checkedAt }),
    )
    .execute();
};
export const selectChecks = async (tx: Tx, applicationId: string) =>
  (
    await tx
      .selectFrom('support.documentCheck')
      .select(['item', 'number', 'outcome', 'words', 'checkedByName', 'checkedAt'])
      .where('applicationId', '=', applicationId)
      .orderBy('item')
      .execute()
  ).map((row) => ({ ...row, outcome: CheckOutcome.parse(row.outcome) }));

/** What is lacking and what is awaited, of every application of a call, in one question each. */
export const selectLacking = async (tx: Tx, ids: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await tx
            .selectFrom('support.documentCheck')
            .select(({ fn }) => ['applicationId', fn.countAll<string>().as('count')])
            .where('applicationId', 'in', [...ids])
            .where('outcome', '=', 'lacking')
            .groupBy('applicationId')
            .execute()
        ).map(({ applicationId, count }) => [applicationId, Number(count)] as const),
  );
export const selectAwaited = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await tx
            .selectFrom('support.applicationCorrection')
            .select(['applicationId', 'dueOn'])
            .where('applicationId', 'in', [...ids])
            .where('state', '=', 'open')
            .execute()
        ).map(({ applicationId, dueOn }) => [applicationId, dueOn] as const),
  );

type NewCorrection = {
  id: string;
  applicationId: string;
  agencyId: number;
  companyId: string;
  keys: string[];
  words: string;
  dueOn: string;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
};
/** False when a colleague asked at the same moment. */
export const insertCorrection = async (tx: Tx, row: NewCorrection): Promise<boolean> => {
  const done = await tx
    .insertInto('support.applicationCorrection')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

/** Our own application behind a reference that another agency was given. */
export const findByReference = async (tx: Tx, reference: string): Promise<string | null> =>
  (await sql<{ id: string | null }>`select support.application_by_reference(${reference}) as id`.execute(tx)).rows[0]
    ?.id ?? null;
