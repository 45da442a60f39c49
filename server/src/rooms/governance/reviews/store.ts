import { CommitmentSource, CommitmentStanding, ReviewState, ReviewStep } from '@boru/contract/commitments';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Entry, Round, Step } from './model.ts';

const RoundKept = z.object({ state: ReviewState });
const roundColumns = [
  ...([
    'id',
    'year',
    'dueOn',
    'state',
    'isPublic',
    'summary',
    'openedAt',
    'closedAt',
    'closedByName',
    'version',
  ] as const),
];
/** Newest first; one a year, so there are never many. */
export const selectRounds = async (tx: Tx): Promise<Round[]> =>
  (await tx.selectFrom('governance.reviewRound').select(roundColumns).orderBy('year', 'desc').limit(100).execute()).map(
    (row) => ({ ...row, ...RoundKept.parse(row) }),
  );
export const selectRound = async (tx: Tx, id: string): Promise<Round | undefined> => {
  const row = await tx
    .selectFrom('governance.reviewRound')
    .select(roundColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, ...RoundKept.parse(row) };
};

export const insertRound = async (
  tx: Tx,
  round: Pick<Round, 'id' | 'year' | 'dueOn' | 'openedAt'> & { openedBy: string; openedByName: string },
): Promise<void> => {
  await tx.insertInto('governance.reviewRound').values(round).execute();
};
export type Closing = { summary: string; closedBy: string; closedByName: string; closedAt: Date };
export const saveRound = async (
  tx: Tx,
  { id, version }: Round,
  change: ({ state: 'closed' } & Closing) | { isPublic: boolean },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.reviewRound')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const figure = z.coerce.number();
const EntryKept = z.object({
  source: CommitmentSource,
  standing: CommitmentStanding,
  target: figure,
  actual: z.union([z.null(), figure]),
});
/** By clause and agency, as they are read. */
export const selectEntries = async (tx: Tx, roundIds: readonly string[]): Promise<Entry[]> =>
  roundIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.reviewEntry')
          .select([
            ...([
              'id',
              'roundId',
              'commitmentId',
              'agencyId',
              'clause',
              'title',
              'owner',
              'indicator',
              'unit',
            ] as const),
            ...(['source', 'target', 'actual', 'countedAt', 'standing', 'words', 'hindrance', 'nextStep'] as const),
            ...(['writtenByName', 'writtenAt', 'version'] as const),
          ])
          .where('roundId', 'in', [...roundIds])
          .orderBy('clause')
          .orderBy('agencyId')
          .orderBy('title')
          .orderBy('id')
          .limit(20_000)
          .execute()
      ).map((row) => ({ ...row, ...EntryKept.parse(row) }));

type Written = Omit<Entry, 'version'> & { writtenBy: string };
export const insertEntry = async (tx: Tx, entry: Written): Promise<void> => {
  await tx.insertInto('governance.reviewEntry').values(entry).execute();
};
export const saveEntry = async (
  tx: Tx,
  { id, roundId, commitmentId, agencyId, ...entry }: Written,
  version: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.reviewEntry')
    .set({ ...entry, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const StepKept = z.object({ kind: ReviewStep });
/** The last step of each agency in each round. */
export const selectSteps = async (tx: Tx, roundIds: readonly string[]): Promise<(Step & { roundId: string })[]> =>
  roundIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.reviewStep')
          .distinctOn(['roundId', 'agencyId'])
          .select(['roundId', 'agencyId', 'kind', 'reason', 'writtenByName', 'writtenAt'])
          .where('roundId', 'in', [...roundIds])
          .orderBy('roundId')
          .orderBy('agencyId')
          .orderBy('place', 'desc')
          .execute()
      ).map((row) => ({ ...row, ...StepKept.parse(row) }));
export const insertStep = async (
  tx: Tx,
  step: Step & { id: string; roundId: string; writtenBy: string },
): Promise<void> => {
  await tx.insertInto('governance.reviewStep').values(step).execute();
};

/** What the own agency did itself in that year of Seoul; null for a source that a person counts. */
export const countedIn = async (tx: Tx, source: string, year: number): Promise<number | null> => {
  const { rows } = await sql<{ n: string | null }>`select governance.counted(${source}, ${year}) as n`.execute(tx);
  const counted = rows[0]?.n ?? null;
  return counted === null ? null : Number(counted);
};
/** Writers of one agency in one round wait for each other, so that nothing is written while it is handed in. */
export const takeTurn = async (tx: Tx, roundId: string, agencyId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review:${roundId}:${agencyId}`}, 0))`.execute(tx);
};
