import type { CivilDate } from '@boru/contract/civil';
import { Words } from '@boru/contract/dated';
import { DestructionOutcome, DestructionState, type HoldWish } from '@boru/contract/retention';
import { RetentionClassId } from '@boru/contract/retention-classes';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { ClassId, Destruction, Outcome, Past, Terms } from './model.ts';

const KeptTerms = z.object({
  title: Words,
  basis: z.string(),
  period: Words,
  verified: z.boolean(),
  method: z.string(),
  done: z.string(),
});
const Kept = z.object({ class: RetentionClassId, state: DestructionState, terms: KeptTerms });

type Wanted = { class: ClassId; cutoff: CivilDate };
/** One statement for every class that is asked for. */
export const selectPast = async (tx: Tx, wanted: readonly Wanted[], most: number): Promise<Past[]> => {
  const kinds = wanted.map((one) => one.class);
  const cutoffs = wanted.map(({ cutoff }) => cutoff);
  const { rows } = await sql<Past>`
    select w.kind as class, t.* from unnest(${kinds}::text[], ${cutoffs}::date[]) as w(kind, cutoff)
      cross join lateral organisations.past_period(w.kind, w.cutoff, ${most}) t`.execute(tx);
  return rows;
};

/** Of the classes for a few people only, those that the asking person may know of. */
export const selectOpenKinds = async (tx: Tx): Promise<string[]> =>
  (await sql<{ kinds: string[] }>`select organisations.open_kinds() as kinds`.execute(tx)).rows[0]?.kinds ?? [];

export type Proposal = {
  id: string;
  receipt: string;
  class: ClassId;
  cutoff: CivilDate;
  terms: Terms;
  reason: string;
  at: Date;
  most: number;
};
/** Returns how many things stand on the list; with none, nothing was written. */
export const insertProposal = async (tx: Tx, proposal: Proposal): Promise<number> => {
  const { id, receipt, cutoff, terms, reason, at, most } = proposal;
  const { rows } = await sql<{ amount: number }>`
    select organisations.propose_destruction(${id}, ${receipt}, ${proposal.class}, ${cutoff}::date, ${JSON.stringify(terms)}::jsonb, ${reason}, ${at}, ${most}) as amount`.execute(
    tx,
  );
  return rows[0]?.amount ?? 0;
};

const columns = [
  'id',
  'receiptNumber',
  'agencyId',
  'class',
  'terms',
  'reason',
  'state',
  'items',
  'destroyed',
  'firstOn',
  'lastOn',
  'listHash',
  'proposedBy',
  'proposedByName',
  'proposedAt',
  'decidedByName',
  'decidedAt',
  'decisionReason',
  'finishedAt',
  'version',
] as const;
const destructionOf = <Row extends { class: string; state: string; terms: unknown }>(row: Row) => ({
  ...row,
  ...Kept.parse(row),
});

export const selectDestructions = async (tx: Tx): Promise<Destruction[]> =>
  (
    await tx
      .selectFrom('organisations.destruction')
      .select(columns)
      .orderBy('proposedAt', 'desc')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map(destructionOf);

export const selectDestruction = async (tx: Tx, id: string): Promise<Destruction | undefined> => {
  const row = await tx.selectFrom('organisations.destruction').select(columns).where('id', '=', id).executeTakeFirst();
  return row && destructionOf(row);
};

export const isOpen = async (tx: Tx, kind: ClassId): Promise<boolean> =>
  (await tx
    .selectFrom('organisations.destruction')
    .select('id')
    .where('class', '=', kind)
    .where('state', 'in', ['proposed', 'approved'])
    .executeTakeFirst()) !== undefined;

export const selectItems = async (tx: Tx, id: string) =>
  (
    await tx
      .selectFrom('organisations.destructionItem')
      .select(['place', 'label', 'happenedOn', 'outcome'])
      .where('destructionId', '=', id)
      .orderBy('place')
      .execute()
  ).map((row) => ({ ...row, outcome: DestructionOutcome.parse(row.outcome) }));

export type Decision = {
  state: 'approved' | 'refused' | 'withdrawn';
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date;
  decisionReason: string | null;
};
/** False when somebody else has decided it meanwhile. */
export const saveDecision = async (tx: Tx, id: string, version: number, decision: Decision): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.destruction')
      .set({ ...decision, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'proposed')
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const selectHolds = (tx: Tx) =>
  tx
    .selectFrom('organisations.legalHold')
    .select([
      'id',
      'caseId',
      'subject',
      'kind',
      'reason',
      'until',
      'placedByName',
      'placedAt',
      'releasedByName',
      'releasedAt',
      'releaseReason',
    ])
    .orderBy(sql`released_at is not null`)
    .orderBy('placedAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();

export const insertHold = async (tx: Tx, id: string, wish: HoldWish, at: Date): Promise<boolean> => {
  const { caseNumber, businessNumber, kind, reason, until } = wish;
  const { rows } = await sql<{ placed: boolean }>`
    select organisations.place_hold(${id}, ${caseNumber ?? null}::text, ${businessNumber ?? null}::text, ${kind}, ${reason}, ${until}::date, ${at}) as placed`.execute(
    tx,
  );
  return rows[0]?.placed ?? false;
};

export type Release = { releasedBy: string; releasedByName: string; releasedAt: Date; releaseReason: string };
export const saveRelease = async (tx: Tx, id: string, release: Release): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.legalHold')
      .set(release)
      .where('id', '=', id)
      .where('releasedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

// ── for the machine ──────────────────────────────────────────────────────────

export type Settled = { place: number; outcome: Outcome; thingId: string; companyId: string | null };
export const destroyNext = async (tx: Tx, id: string, cutoff: CivilDate, most: number): Promise<Settled[]> =>
  (await sql<Settled>`select * from organisations.destroy_next(${id}, ${cutoff}::date, ${most})`.execute(tx)).rows;

export const settleItem = async (tx: Tx, id: string, place: number): Promise<void> => {
  await sql`select organisations.settle_item(${id}, ${place}, 'destroyed')`.execute(tx);
};

export const finishDestruction = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{
    done: boolean;
  }>`select organisations.finish_destruction(${id}, ${at}) as done`.execute(tx);
  return rows[0]?.done ?? false;
};

export const selectBlobs = async (tx: Tx, id: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('organisations.destructionBlob')
      .select('storeKey')
      .where('destructionId', '=', id)
      .orderBy('storeKey')
      .limit(200)
      .execute()
  ).map(({ storeKey }) => storeKey);

export const dropBlobs = async (tx: Tx, id: string, keys: readonly string[]): Promise<void> => {
  await tx
    .deleteFrom('organisations.destructionBlob')
    .where('destructionId', '=', id)
    .where('storeKey', 'in', [...keys])
    .execute();
};

/** Holds of every agency that stand today: whole companies, and single cases. */
export const selectStanding = async (tx: Tx): Promise<{ companies: string[]; cases: string[] }> => {
  const { rows } = await sql<{ companyId: string; caseId: string | null }>`
    select company_id, case_id from organisations.legal_hold
     where released_at is null and until >= (now() at time zone 'Asia/Seoul')::date`.execute(tx);
  return {
    companies: rows.filter(({ caseId }) => caseId === null).map(({ companyId }) => companyId),
    cases: rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
  };
};

export const selectAgenciesWithPast = async (tx: Tx, wanted: readonly Wanted[]): Promise<number[]> => {
  const kinds = wanted.map((one) => one.class);
  const cutoffs = wanted.map(({ cutoff }) => cutoff);
  const { rows } = await sql<{
    agency: number;
  }>`select agency from organisations.agencies_with_past(${kinds}::text[], ${cutoffs}::date[])`.execute(tx);
  return rows.map(({ agency }) => agency);
};
