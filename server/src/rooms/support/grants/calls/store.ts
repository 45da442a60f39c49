import { GrantCallKept, GrantItem, GrantQuestions } from '@boru/contract/grants';
import type { Tx } from '#platform/database/index';
import type { Call, Form } from './model.ts';

const columns = [
  ...(['id', 'number', 'agencyId', 'programmeId', 'programmeVersionId', 'title', 'notice', 'item', 'opensAt'] as const),
  ...([
    'closesAt',
    'runsFrom',
    'runsTo',
    'lineId',
    'budgetWon',
    'mostEach',
    'mostWon',
    'state',
    'stateReason',
  ] as const),
  ...(['formNumber', 'writtenBy', 'writtenByName', 'writtenAt', 'publishedByName', 'publishedAt', 'version'] as const),
];
const callOf = <Row extends { state: string; item: string }>(row: Row) => ({
  ...row,
  state: GrantCallKept.parse(row.state),
  item: GrantItem.parse(row.item),
});

export const insertCall = async (
  tx: Tx,
  { publishedByName: _by, publishedAt: _at, version: _version, ...row }: Call,
): Promise<void> => {
  await tx.insertInto('support.grantCall').values(row).execute();
};

export const selectCall = async (tx: Tx, id: string, lock = false): Promise<Call | undefined> => {
  const query = tx.selectFrom('support.grantCall').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && callOf(row);
};

/** Calls that everybody may read, the nearest closing first. */
export const selectAnnounced = async (tx: Tx, closingAfter: Date): Promise<Call[]> =>
  (
    await tx
      .selectFrom('support.grantCall')
      .select(columns)
      .where('publishedAt', 'is not', null)
      .where('closesAt', '>', closingAfter)
      .orderBy('closesAt')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(callOf);

export const selectCalls = async (tx: Tx, agencyId: number): Promise<Call[]> =>
  (
    await tx
      .selectFrom('support.grantCall')
      .select(columns)
      .where('agencyId', '=', agencyId)
      .orderBy('opensAt', 'desc')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(callOf);

export const selectCallsById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Call>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await tx
            .selectFrom('support.grantCall')
            .select(columns)
            .where('id', 'in', [...ids])
            .execute()
        )
          .map(callOf)
          .map((call) => [call.id, call] as const),
  );

type Changed = Partial<Omit<Call, 'id' | 'agencyId' | 'programmeId' | 'version' | 'number'>> & { publishedBy?: string };
/** False when somebody else changed it meanwhile. */
export const saveCall = async (
  tx: Tx,
  { id, version }: Pick<Call, 'id' | 'version'>,
  change: Changed,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.grantCall')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

const formColumns = [
  ...(['callId', 'number', 'agencyId', 'questions', 'reason', 'writtenBy', 'writtenByName', 'writtenAt'] as const),
  ...(['publishedAt', 'publishedByName', 'version'] as const),
];
const formOf = <Row extends { questions: unknown }>(row: Row) => ({
  ...row,
  questions: GrantQuestions.parse(row.questions),
});

/** Of one call, the newest first; what the reader may see of them. */
export const selectForms = async (tx: Tx, callId: string): Promise<Form[]> =>
  (
    await tx
      .selectFrom('support.grantForm')
      .select(formColumns)
      .where('callId', '=', callId)
      .orderBy('number', 'desc')
      .limit(50)
      .execute()
  ).map(formOf);

export const selectForm = async (tx: Tx, callId: string, number: number): Promise<Form | undefined> => {
  const row = await tx
    .selectFrom('support.grantForm')
    .select(formColumns)
    .where('callId', '=', callId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && formOf(row);
};

type FormWords = Pick<Form, 'questions' | 'reason' | 'writtenBy' | 'writtenByName' | 'writtenAt'>;
export const insertForm = async (
  tx: Tx,
  { questions, ...row }: FormWords & Pick<Form, 'callId' | 'number' | 'agencyId'>,
): Promise<boolean> => {
  const done = await tx
    .insertInto('support.grantForm')
    .values({ ...row, questions: JSON.stringify(questions) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

export const saveForm = async (
  tx: Tx,
  { callId, number, version }: Pick<Form, 'callId' | 'number' | 'version'>,
  { questions, ...change }: Partial<FormWords & Pick<Form, 'publishedAt' | 'publishedByName'>>,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.grantForm')
      .set({
        ...change,
        ...(questions === undefined ? {} : { questions: JSON.stringify(questions) }),
        version: version + 1,
      })
      .where('callId', '=', callId)
      .where('number', '=', number)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** Budget lines of a programme with what is left on them. */
export const selectLinesOf = async (tx: Tx, agencyId: number, programmeId: string) =>
  (
    await tx
      .selectFrom('support.budgetLine')
      .innerJoin('support.account', (join) =>
        join.onRef('support.account.lineId', '=', 'support.budgetLine.id').on('support.account.kind', '=', 'available'),
      )
      .select([
        'support.budgetLine.id',
        'support.budgetLine.name',
        'support.budgetLine.fiscalYear',
        'support.account.balance',
      ])
      .where('support.budgetLine.agencyId', '=', agencyId)
      .where('support.budgetLine.programmeId', '=', programmeId)
      .orderBy('support.budgetLine.fiscalYear', 'desc')
      .orderBy('support.budgetLine.name')
      .limit(100)
      .execute()
  ).map(({ balance, ...line }) => ({ ...line, availableWon: Number(balance) }));

/** How many were handed in, by call; what the reader may see of them. */
export const countApplications = async (tx: Tx, callIds: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    callIds.length === 0
      ? []
      : (
          await tx
            .selectFrom('support.application')
            .select(({ fn }) => ['callId', fn.countAll<string>().as('count')])
            .where('callId', 'in', [...callIds])
            .where('number', 'is not', null)
            .groupBy('callId')
            .execute()
        ).map(({ callId, count }) => [callId, Number(count)] as const),
  );
