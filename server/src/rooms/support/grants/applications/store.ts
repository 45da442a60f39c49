import { AnswerSource, ApplicationState, ApplicationVerdict, CorrectionState } from '@boru/contract/applications';
import { AnswerClass, AnswerReader, AnswerValue } from '@boru/contract/grants';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Application, Correction, Earlier } from './model.ts';

const columns = [
  ...([
    'id',
    'number',
    'callId',
    'agencyId',
    'companyId',
    'companyName',
    'businessNumber',
    'groupNumber',
    'state',
  ] as const),
  ...(['stateReason', 'newest', 'formNumber', 'askedWon', 'benefitWon', 'verdict', 'submitKey', 'startedAt'] as const),
  ...(['submittedAt', 'movedAt', 'version'] as const),
];
const Kept = z.object({ state: ApplicationState, verdict: ApplicationVerdict.nullable() });
const applicationOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

export const selectApplication = async (tx: Tx, id: string, lock = false): Promise<Application | undefined> => {
  const query = tx.selectFrom('support.application').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && applicationOf(row);
};

/** Of a company, or handed in for a call; what the reader may see. */
export const selectApplications = async (
  tx: Tx,
  of: { companyId: string } | { callId: string },
): Promise<Application[]> => {
  const query = tx.selectFrom('support.application').select(columns).limit(2000);
  const narrowed =
    'companyId' in of
      ? query.where('companyId', '=', of.companyId).orderBy('startedAt', 'desc').orderBy('id')
      : query.where('callId', '=', of.callId).where('number', 'is not', null).orderBy('submittedAt').orderBy('id');
  return (await narrowed.execute()).map(applicationOf);
};

/** False when somebody of the company began at the same moment. */
export const insertApplication = async (
  tx: Tx,
  row: { id: string; callId: string; companyId: string; startedBy: string; startedByName: string; startedAt: Date },
): Promise<boolean> => {
  // Whose it is and what for, the call and the company say: the trigger writes it.
  const filled = {
    agencyId: 0,
    companyName: '',
    businessNumber: '',
    item: '',
    runsFrom: '2000-01-01',
    runsTo: '2000-01-01',
  };
  const done = await tx
    .insertInto('support.application')
    .values({ ...row, ...filled })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

type Changed = Partial<Omit<Application, 'id' | 'callId' | 'agencyId' | 'companyId' | 'version'>>;
/** False when somebody else changed it meanwhile. */
export const saveApplication = async (
  tx: Tx,
  { id, version }: Pick<Application, 'id' | 'version'>,
  change: Changed,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.application')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export type VersionRow = {
  applicationId: string;
  number: number;
  callId: string;
  agencyId: number;
  companyId: string;
  formNumber: number;
  receipt: string;
  changed: string[];
  verdict: Application['verdict'] & string;
  askedWon: number | null;
  benefitWon: number | null;
  draftedByName: string;
  signedBy: string;
  signedByName: string;
  submittedAt: Date;
};
export type Traced = { facts: unknown; trace: unknown; traceSha256: Buffer };
export const insertApplicationVersion = async (
  tx: Tx,
  { facts, trace, ...row }: VersionRow & Traced,
): Promise<void> => {
  const packed = { facts: JSON.stringify(facts), trace: JSON.stringify(trace) };
  await tx
    .insertInto('support.applicationVersion')
    .values({ ...row, ...packed })
    .execute();
};

const versionColumns = [
  ...([
    'applicationId',
    'number',
    'callId',
    'agencyId',
    'companyId',
    'formNumber',
    'receipt',
    'changed',
    'verdict',
  ] as const),
  ...(['askedWon', 'benefitWon', 'draftedByName', 'signedBy', 'signedByName', 'submittedAt'] as const),
];
/** The newest first. */
export const selectApplicationVersions = async (tx: Tx, applicationId: string): Promise<VersionRow[]> =>
  (
    await tx
      .selectFrom('support.applicationVersion')
      .select(versionColumns)
      .where('applicationId', '=', applicationId)
      .orderBy('number', 'desc')
      .limit(100)
      .execute()
  ).map((row) => ({ ...row, verdict: ApplicationVerdict.parse(row.verdict) }));

/** Facts and trace of one version, as they were when it was handed in. */
export const selectTrace = async (tx: Tx, applicationId: string, number: number) =>
  tx
    .selectFrom('support.applicationVersion')
    .select(['facts', 'trace', 'traceSha256'])
    .where('applicationId', '=', applicationId)
    .where('number', '=', number)
    .executeTakeFirst();

const AnswerKept = z.object({
  key: z.string(),
  value: AnswerValue,
  class: AnswerClass,
  readers: z.array(AnswerReader),
  source: AnswerSource.nullable(),
});
export type AnswerRow = z.infer<typeof AnswerKept>;
export const insertAnswers = async (
  tx: Tx,
  of: { applicationId: string; number: number; agencyId: number; companyId: string },
  answers: readonly AnswerRow[],
): Promise<void> => {
  if (answers.length === 0) return;
  await tx
    .insertInto('support.applicationAnswer')
    .values(
      answers.map(({ value, source, readers, ...row }) => ({
        ...of,
        ...row,
        readers: [...readers],
        value: JSON.stringify(value),
        source: source === null ? null : JSON.stringify(source),
      })),
    )
    .execute();
};
/** Only answers that the reader may read. */
export const selectAnswers = async (tx: Tx, applicationId: string, number: number): Promise<AnswerRow[]> =>
  (
    await tx
      .selectFrom('support.applicationAnswer')
      .select(['key', 'value', 'class', 'readers', 'source'])
      .where('applicationId', '=', applicationId)
      .where('number', '=', number)
      .orderBy('key')
      .execute()
  ).map((row) => AnswerKept.parse(row));

/** The company's own newest answers to these questions, whatever the call was. */
export const selectEarlier = async (tx: Tx, companyId: string, keys: readonly string[]): Promise<Earlier[]> => {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ key: string; value: unknown; receipt: string; on: string }>`
    select distinct on (a.key) a.key, a.value, v.receipt, (v.submitted_at at time zone 'Asia/Seoul')::date::text as "on"
      from support.application_answer a join support.application_version v on v.application_id = a.application_id and v.number = a.number
     where a.company_id = ${companyId} and a.key = any(${[...keys]}::text[])
     order by a.key, v.submitted_at desc`.execute(tx);
  return rows.map((row) => ({ ...row, value: AnswerValue.parse(row.value) }));
};

const correctionColumns = ['id', 'applicationId', 'keys', 'words', 'dueOn', 'askedAt', 'state'] as const;
const correctionOf = <Row extends { state: string }>(row: Row) => ({ ...row, state: CorrectionState.parse(row.state) });
/** The newest first. */
export const selectCorrections = async (tx: Tx, applicationId: string): Promise<Correction[]> =>
  (
    await tx
      .selectFrom('support.applicationCorrection')
      .select(correctionColumns)
      .where('applicationId', '=', applicationId)
      .orderBy('askedAt', 'desc')
      .limit(50)
      .execute()
  ).map(correctionOf);
export const selectOpenCorrections = async (tx: Tx, companyId: string): Promise<Map<string, string>> =>
  new Map(
    (
      await tx
        .selectFrom('support.applicationCorrection')
        .select(['applicationId', 'dueOn'])
        .where('companyId', '=', companyId)
        .where('state', '=', 'open')
        .limit(500)
        .execute()
    ).map(({ applicationId, dueOn }) => [applicationId, dueOn] as const),
  );
export const endCorrection = async (
  tx: Tx,
  id: string,
  change: { state: 'answered' | 'withdrawn'; closedAt: Date; answeredByVersion?: number },
): Promise<void> => {
  await tx.updateTable('support.applicationCorrection').set(change).where('id', '=', id).execute();
};

export type Overlap = { agencyId: number; reference: string; isSamePeriod: boolean };
/** Whom to ask about support for the same thing; nothing of the other application itself. */
export const selectOverlaps = async (tx: Tx, applicationId: string): Promise<Overlap[]> =>
  (await sql<Overlap>`select * from support.funding_overlaps(${applicationId})`.execute(tx)).rows;
