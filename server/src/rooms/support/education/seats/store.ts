import { QueueRule, TargetRole } from '@boru/contract/education';
import { AttendeeState, OfferOutcome } from '@boru/contract/education-seats';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Attendee, Held, Offer } from './model.ts';

const HeldKept = z.object({ queueRule: QueueRule });
/** Takes the run's row: whoever asks next waits here. Undefined when the caller may not know of it. */
export const holdRun = async (tx: Tx, runId: string): Promise<Held | undefined> => {
  const { rows } = await sql<Held>`select * from support.hold_run(${runId}::uuid)`.execute(tx);
  const [row] = rows;
  return row && { ...row, ...HeldKept.parse(row) };
};

const Kept = z.object({ state: AttendeeState, role: TargetRole, place: z.number() });
const columns = [
  ...([
    'id',
    'place',
    'runId',
    'agencyId',
    'companyId',
    'companyName',
    'name',
    'role',
    'email',
    'state',
    'seat',
  ] as const),
  ...(['isLate', 'endReason', 'enrolledBy', 'enrolledAt', 'version'] as const),
];
const attendeeOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

export type NewRow = Pick<
  Attendee,
  | 'id'
  | 'runId'
  | 'agencyId'
  | 'companyId'
  | 'companyName'
  | 'name'
  | 'role'
  | 'email'
  | 'state'
  | 'seat'
  | 'enrolledBy'
  | 'enrolledAt'
>;
export const insertAttendees = async (tx: Tx, rows: readonly NewRow[]): Promise<void> => {
  await tx
    .insertInto('support.attendee')
    .values([...rows])
    .execute();
};
export const insertRisks = async (
  tx: Tx,
  rows: readonly { attendeeId: string; companyId: string; risk: number }[],
): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('support.attendeeRisk')
      .values([...rows])
      .execute();
};

export const selectAttendee = async (tx: Tx, id: string, lock = false): Promise<Attendee | undefined> => {
  const query = tx.selectFrom('support.attendee').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && attendeeOf(row);
};

export const selectOfRun = async (tx: Tx, runId: string): Promise<Attendee[]> =>
  (
    await tx
      .selectFrom('support.attendee')
      .select(columns)
      .where('runId', '=', runId)
      .orderBy('place')
      .limit(3_000)
      .execute()
  ).map(attendeeOf);

export const selectOfCompany = async (tx: Tx, companyId: string): Promise<Attendee[]> =>
  (
    await tx
      .selectFrom('support.attendee')
      .select(columns)
      .where('companyId', '=', companyId)
      .orderBy('place', 'desc')
      .limit(500)
      .execute()
  ).map(attendeeOf);

/** For the machine: everybody who waits, with what the order needs. */
export const selectQueue = async (tx: Tx, runId: string): Promise<(Attendee & { risk: number | null })[]> =>
  (
    await tx
      .selectFrom('support.attendee as a')
      .leftJoin('support.attendeeRisk as r', 'r.attendeeId', 'a.id')
      .select([...columns.map((column) => `a.${column}` as const), 'r.risk'])
      .where('a.runId', '=', runId)
      .where('a.state', '=', 'waiting')
      .orderBy('a.place')
      .execute()
  ).map(attendeeOf);

type Change = { state: AttendeeState; seat: number | null; isLate?: boolean; endReason?: string };
export const saveAttendee = async (tx: Tx, { id, version }: Attendee, change: Change): Promise<void> => {
  await tx
    .updateTable('support.attendee')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
};

const offerColumns = ['id', 'runId', 'attendeeId', 'companyId', 'seat', 'expiresAt', 'outcome'] as const;
const OfferKept = z.object({ outcome: OfferOutcome.nullable() });
const offerOf = <Row extends object>(row: Row) => ({ ...row, ...OfferKept.parse(row) });

export const insertOffer = async (
  tx: Tx,
  row: Omit<Offer, 'outcome'> & { agencyId: number; tokenHash: Buffer; offeredAt: Date },
): Promise<void> => {
  await tx.insertInto('support.offer').values(row).execute();
};

export const selectOffer = async (
  tx: Tx,
  by: { id: string } | { tokenHash: Buffer },
  lock = false,
): Promise<Offer | undefined> => {
  const query = tx.selectFrom('support.offer').select(offerColumns);
  const found = 'id' in by ? query.where('id', '=', by.id) : query.where('tokenHash', '=', by.tokenHash);
  const row = await (lock ? found.forUpdate() : found).executeTakeFirst();
  return row && offerOf(row);
};

export const selectLiveOffers = async (tx: Tx, attendeeIds: readonly string[]): Promise<Offer[]> =>
  attendeeIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('support.offer')
          .select(offerColumns)
          .where('attendeeId', 'in', [...attendeeIds])
          .where('outcome', 'is', null)
          .execute()
      ).map(offerOf);

/** False when somebody was quicker: an offer ends once. */
export const endOffer = async (
  tx: Tx,
  id: string,
  outcome: NonNullable<Offer['outcome']>,
  resolvedAt: Date,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.offer')
      .set({ outcome, resolvedAt })
      .where('id', '=', id)
      .where('outcome', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** Runs with offers whose hours are over, for the machine's round. */
export const selectLapsed = (tx: Tx, now: Date): Promise<{ id: string; runId: string }[]> =>
  tx
    .selectFrom('support.offer')
    .select(['id', 'runId'])
    .where('outcome', 'is', null)
    .where('expiresAt', '<=', now)
    .orderBy('runId')
    .orderBy('expiresAt')
    .limit(200)
    .execute();

/** Runs that begin within the span and have people who were not reminded; locked, so that two workers never write twice. */
export const selectToRemind = async (tx: Tx, span: { from: Date; to: Date }): Promise<Attendee[]> =>
  (
    await tx
      .selectFrom('support.attendee as a')
      .innerJoin('support.run as r', 'r.id', 'a.runId')
      .select(columns.map((column) => `a.${column}` as const))
      .where('a.state', '=', 'seated')
      .where('a.remindedAt', 'is', null)
      .where('r.state', '=', 'open')
      .where('r.startsAt', '>', span.from)
      .where('r.startsAt', '<=', span.to)
      .orderBy('a.place')
      .limit(200)
      .forUpdate(['a'])
      .skipLocked()
      .execute()
  ).map(attendeeOf);

export const markReminded = async (tx: Tx, ids: readonly string[], at: Date): Promise<void> => {
  if (ids.length > 0)
    await tx
      .updateTable('support.attendee')
      .set({ remindedAt: at })
      .where('id', 'in', [...ids])
      .execute();
};

/** Addresses of online sessions of the runs in which the caller has a seat. */
export const selectLinks = (tx: Tx, runIds: readonly string[]): Promise<{ sessionId: string; url: string }[]> =>
  runIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('support.sessionLink')
        .select(['sessionId', 'url'])
        .where('runId', 'in', [...runIds])
        .execute();
