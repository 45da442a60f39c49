import type { GivenValue } from '@boru/contract/eligibility';
import { ProgrammeContent, ProgrammeKind, VersionState } from '@boru/contract/programmes';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { FactsRow, Version } from './model.ts';

export type ProgrammeRow = {
  id: string;
  agencyId: number;
  kind: ProgrammeKind;
  noticeId: string | null;
  createdAt: Date;
};
const programmeColumns = ['id', 'agencyId', 'kind', 'noticeId', 'createdAt'] as const;
const programmeOf = <Row extends { kind: string }>(row: Row) => ({ ...row, kind: ProgrammeKind.parse(row.kind) });

export const insertProgramme = async (
  tx: Tx,
  row: Omit<ProgrammeRow, 'createdAt'> & { createdBy: string; createdByName: string; createdAt: Date },
): Promise<void> => {
  await tx.insertInto('support.programme').values(row).execute();
};

export const selectProgramme = async (tx: Tx, id: string): Promise<ProgrammeRow | undefined> => {
  const row = await tx.selectFrom('support.programme').select(programmeColumns).where('id', '=', id).executeTakeFirst();
  return row && programmeOf(row);
};

/** The programmes of one agency, newest first. */
export const selectProgrammes = async (tx: Tx, agencyId: number): Promise<ProgrammeRow[]> =>
  (
    await tx
      .selectFrom('support.programme')
      .select(programmeColumns)
      .where('agencyId', '=', agencyId)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(programmeOf);

const versionColumns = [
  'id',
  'programmeId',
  'agencyId',
  'number',
  'state',
  'content',
  'noticeOn',
  'reason',
  'writtenByName',
  'writtenAt',
  'proposedBy',
  'proposedByName',
  'proposedAt',
  'decidedByName',
  'decidedAt',
  'decisionReason',
  'version',
] as const;
const versionOf = <Row extends { state: string; content: unknown }>(row: Row) => ({
  ...row,
  state: VersionState.parse(row.state),
  content: ProgrammeContent.parse(row.content),
});

/** Newest first; of each programme at most so many. */
export const selectVersions = async (tx: Tx, programmeIds: readonly string[], most: number): Promise<Version[]> =>
  programmeIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('support.programmeVersion')
          .select(versionColumns)
          .where('programmeId', 'in', [...programmeIds])
          .orderBy('programmeId')
          .orderBy('number', 'desc')
          .limit(programmeIds.length * most)
          .execute()
      ).map(versionOf);

export const selectNewest = async (tx: Tx, programmeId: string): Promise<Version | undefined> =>
  (await selectVersions(tx, [programmeId], 1))[0];

/** One version by its number; undefined when the reader may not see it. */
export const selectVersion = async (tx: Tx, id: string): Promise<Version | undefined> => {
  const row = await tx
    .selectFrom('support.programmeVersion')
    .select(versionColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && versionOf(row);
};

export type PublishedRow = ProgrammeRow & { version: Version };
/** What companies see: the newest published version of each programme, whoever asks. */
export const selectPublished = async (tx: Tx): Promise<PublishedRow[]> => {
  const programmes = (
    await tx
      .selectFrom('support.programme')
      .select(programmeColumns)
      .where('isPublished', '=', true)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(300)
      .execute()
  ).map(programmeOf);
  const versions = (
    await tx
      .selectFrom('support.programmeVersion')
      .distinctOn('programmeId')
      .select(versionColumns)
      .where('state', '=', 'published')
      .orderBy('programmeId')
      .orderBy('number', 'desc')
      .execute()
  ).map(versionOf);
  const byProgramme = new Map(versions.map((version) => [version.programmeId, version]));
  return programmes.flatMap((programme) => {
    const version = byProgramme.get(programme.id);
    return version === undefined ? [] : [{ ...programme, version }];
  });
};

type Written = {
  content: ProgrammeContent;
  noticeOn: string;
  writtenBy: string;
  writtenByName: string;
  writtenAt: Date;
};

/** False when another window was faster. */
export const insertVersion = async (
  tx: Tx,
  { content, ...row }: Written & { id: string; programmeId: string; agencyId: number; number: number },
): Promise<boolean> => {
  const done = await tx
    .insertInto('support.programmeVersion')
    .values({ ...row, state: 'draft', content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

type Changed = Partial<Written> & {
  state?: VersionState;
  reason?: string;
  proposedBy?: string | null;
  proposedByName?: string | null;
  proposedAt?: Date | null;
  decidedBy?: string;
  decidedByName?: string;
  decidedAt?: Date;
  decisionReason?: string;
};
/** False when somebody else changed it meanwhile. */
export const saveVersion = async (
  tx: Tx,
  { id, version }: Pick<Version, 'id' | 'version'>,
  { content, ...change }: Changed,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.programmeVersion')
      .set({ ...change, ...(content === undefined ? {} : { content: JSON.stringify(content) }), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** Every company in sight with what rules may read of it: one statement, the reader's rights. */
export const selectFacts = async (tx: Tx): Promise<FactsRow[]> =>
  (await sql<FactsRow>`select * from support.company_facts()`.execute(tx)).rows;

type Stated = { companyId: string; key: string; statedBy: string; statedByName: string; statedAt: Date };
export const upsertFact = async (tx: Tx, row: Stated & { value: GivenValue }): Promise<void> => {
  const value = JSON.stringify(row.value);
  await tx
    .insertInto('support.companyFact')
    .values({ ...row, value })
    .onConflict((conflict) =>
      conflict.columns(['companyId', 'key']).doUpdateSet({
        value,
        statedBy: row.statedBy,
        statedByName: row.statedByName,
        statedAt: row.statedAt,
      }),
    )
    .execute();
};
export const deleteFact = async (tx: Tx, companyId: string, key: string): Promise<void> => {
  await tx.deleteFrom('support.companyFact').where('companyId', '=', companyId).where('key', '=', key).execute();
};
