import { AssignmentBar, Pin, RoundState } from '@boru/contract/consulting';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { KeptPlan, Round } from './model.ts';

const counts = z.partialRecord(AssignmentBar, z.int());
const Bar = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notAble') }),
  z.object({ kind: z.literal('noTime') }),
  z.object({ kind: z.literal('skill'), skill: z.string() }),
  z.object({ kind: z.literal('language') }),
  z.object({ kind: z.literal('territory') }),
  z.object({ kind: z.literal('tie'), tie: z.string(), name: z.string() }),
  z.object({ kind: z.literal('refused') }),
]);
const Kept = z.object({
  pinned: z.array(Pin),
  result: z.object({
    pairs: z.array(
      z.object({
        companyId: z.string(),
        expertId: z.string(),
        parts: z.object({ travel: z.int(), newcomer: z.int() }),
        cost: z.int(),
        choice: z.int(),
        bars: counts,
        second: z.object({ expertId: z.string(), cost: z.int() }).nullable(),
      }),
    ),
    unserved: z.array(
      z.object({
        companyId: z.string(),
        choice: z.int(),
        bars: counts,
        missingSkills: z.array(z.string()),
        near: z.array(z.object({ expertId: z.string(), bar: Bar })),
        full: z.array(z.string()),
      }),
    ),
    ...{ cost: z.int(), bound: z.int(), isOptimal: z.boolean(), changed: z.array(z.string()) },
    loads: z.array(z.object({ expertId: z.string(), companies: z.int(), halfDays: z.int() })),
  }),
});

const columns = [
  ...(['id', 'agencyId', 'title', 'fromOn', 'untilOn', 'state', 'plan', 'planHash', 'plannedAt'] as const),
  ...(['publishedAt', 'version'] as const),
];
const roundOf = <Row extends { state: string; plan: unknown }>(row: Row) => {
  const plan: KeptPlan | null = row.plan === null ? null : Kept.parse(row.plan);
  return { ...row, state: RoundState.parse(row.state), plan };
};

export const insertRound = async (
  tx: Tx,
  row: Pick<Round, 'id' | 'agencyId' | 'title' | 'fromOn' | 'untilOn'> & { createdBy: string; createdAt: Date },
): Promise<void> => {
  await tx.insertInto('support.consultingRound').values(row).execute();
};
export const selectRound = async (tx: Tx, id: string, lock = false): Promise<Round | undefined> => {
  const query = tx.selectFrom('support.consultingRound').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && roundOf(row);
};
/** Newest first, without their plans. */
export const selectRounds = async (tx: Tx, agencyId: number): Promise<Round[]> =>
  (
    await tx
      .selectFrom('support.consultingRound')
      .select([
        'id',
        'agencyId',
        'title',
        'fromOn',
        'untilOn',
        'state',
        'planHash',
        'plannedAt',
        'publishedAt',
        'version',
      ])
      .where('agencyId', '=', agencyId)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map((row) => roundOf({ ...row, plan: null }));

type Change = Partial<{
  state: Round['state'];
  plan: KeptPlan;
  planHash: string | null;
  plannedBy: string;
  plannedAt: Date;
  publishedBy: string;
  publishedAt: Date;
}>;
/** False when somebody else was faster. */
export const saveRound = async (
  tx: Tx,
  { id, version }: Pick<Round, 'id' | 'version'>,
  { plan, ...change }: Change,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.consultingRound')
      .set({ ...change, ...(plan === undefined ? {} : { plan: JSON.stringify(plan) }), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
