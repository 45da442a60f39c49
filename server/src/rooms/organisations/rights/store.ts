import { DeadlineResult } from '@boru/contract/deadline';
import { HeldClass, RightsGround, RightsKind, RightsState } from '@boru/contract/rights';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Ground, Held, Request } from './model.ts';

const columns = [
  'id',
  'receiptNumber',
  'kind',
  'personId',
  'wish',
  'identity',
  'state',
  'explanation',
  'dueAt',
  'receivedAt',
  'postponedUntil',
  'postponedReason',
  'answer',
  'grounds',
  'handledByName',
  'answeredAt',
  'version',
] as const;
const Kept = z.object({
  kind: RightsKind,
  state: RightsState,
  explanation: DeadlineResult,
  grounds: z.array(RightsGround),
});
const requestOf = <Row extends { kind: string; state: string; explanation: unknown; grounds: unknown }>(row: Row) => ({
  ...row,
  ...Kept.parse(row),
});

export type NewRequest = Pick<
  Request,
  'id' | 'receiptNumber' | 'kind' | 'personId' | 'wish' | 'identity' | 'explanation' | 'dueAt' | 'receivedAt'
>;
export const insertRequest = async (tx: Tx, { explanation, ...row }: NewRequest): Promise<void> => {
  const kept = { ruleId: explanation.rule, explanation: JSON.stringify(explanation) };
  await tx
    .insertInto('organisations.rightsRequest')
    .values({ ...row, ...kept })
    .execute();
};

export const hasOpen = async (tx: Tx, personId: string, kind: string): Promise<boolean> =>
  (await tx
    .selectFrom('organisations.rightsRequest')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('state', '=', 'received')
    .executeTakeFirst()) !== undefined;

export const selectOwn = async (tx: Tx, personId: string): Promise<Request[]> =>
  (
    await tx
      .selectFrom('organisations.rightsRequest')
      .select(columns)
      .where('personId', '=', personId)
      .orderBy('receivedAt', 'desc')
      .limit(50)
      .execute()
  ).map(requestOf);

export const selectRequest = async (tx: Tx, id: string): Promise<Request | undefined> => {
  const row = await tx
    .selectFrom('organisations.rightsRequest')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && requestOf(row);
};

export const selectList = async (tx: Tx, open: boolean): Promise<Request[]> =>
  (
    await tx
      .selectFrom('organisations.rightsRequest')
      .select(columns)
      .where('state', open ? '=' : '<>', 'received')
      .orderBy(open ? 'dueAt' : 'receivedAt', open ? 'asc' : 'desc')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map(requestOf);

/** True when the row still had that version and was open. */
const change = async (tx: Tx, id: string, version: number, set: Record<string, unknown>): Promise<boolean> => {
  const result = await tx
    .updateTable('organisations.rightsRequest')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'received')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveWithdrawal = (tx: Tx, id: string, version: number) => change(tx, id, version, { state: 'withdrawn' });
export const savePostponement = (tx: Tx, id: string, version: number, until: string, reason: string) =>
  change(tx, id, version, { postponedUntil: until, postponedReason: reason });

export type Answer = {
  state: string;
  answer: string;
  grounds: readonly Ground[];
  erased: unknown;
  handledBy: string;
  handledByName: string;
  answeredAt: Date;
};
export const saveAnswer = (tx: Tx, id: string, version: number, { grounds, erased, ...row }: Answer) =>
  change(tx, id, version, {
    ...row,
    grounds: JSON.stringify(grounds),
    erased: erased === null ? null : JSON.stringify(erased),
  });

export type Person = { name: string; email: string; locale: string; since: Date };
export const selectPeople = async (tx: Tx, requestIds: readonly string[]): Promise<Map<string, Person>> => {
  const { rows } = await sql<Person & { requestId: string }>`
    select * from organisations.rights_people(${[...requestIds]})`.execute(tx);
  return new Map(rows.map(({ requestId, ...person }) => [requestId, person]));
};
export const selectPerson = async (tx: Tx, requestId: string): Promise<Person | undefined> =>
  (await selectPeople(tx, [requestId])).get(requestId);

type Amount = { held: string; amount: number };
const amounts = (rows: readonly Amount[]): Map<Held, number> =>
  new Map(rows.map(({ held, amount }) => [HeldClass.parse(held), Number(amount)]));
export const selectHeld = async (tx: Tx, requestId: string) =>
  amounts((await sql<Amount>`select * from organisations.held_of_request(${requestId})`.execute(tx)).rows);
export const selectOwnHeld = async (tx: Tx) =>
  amounts((await sql<Amount>`select * from organisations.held_of_me()`.execute(tx)).rows);

export const selectData = async (tx: Tx, personId: string): Promise<Record<string, unknown>> => {
  const { rows } = await sql<{ data: Record<string, unknown> | null }>`
    select organisations.data_of(${personId}) as data`.execute(tx);
  return rows[0]?.data ?? {};
};

/** Removes what no law keeps. Answers how much of what, or `last` when nobody would be left to answer for the company. */
export const erasePerson = async (tx: Tx, requestId: string): Promise<unknown | 'last'> => {
  try {
    const { rows } = await sql<{ erased: unknown }>`select organisations.erase_person(${requestId}) as erased`.execute(
      tx,
    );
    return rows[0]?.erased ?? null;
  } catch (fault) {
    if (fault instanceof Error && 'hint' in fault && fault.hint === 'last') return 'last';
    throw fault;
  }
};
