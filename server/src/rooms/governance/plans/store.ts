import { IndicatorSource, PlanKind, PlanNodeKind, PlanStanding, PlanState } from '@boru/contract/plans';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Indicator, Node, Plan } from './model.ts';

type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
const PlanKept = z.object({ kind: PlanKind, state: PlanState });
const planColumns = ['id', 'kind', 'title', 'fromYear', 'toYear', 'state', 'rolledFrom', 'version'] as const;
/** Newest years first. */
export const selectPlans = async (tx: Tx): Promise<Plan[]> =>
  (
    await tx
      .selectFrom('governance.plan')
      .select(planColumns)
      .orderBy('toYear', 'desc')
      .orderBy('kind')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map((row) => ({ ...row, ...PlanKept.parse(row) }));
export const selectPlan = async (tx: Tx, id: string): Promise<Plan | undefined> => {
  const row = await tx.selectFrom('governance.plan').select(planColumns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...PlanKept.parse(row) };
};
export const lockPlan = async (tx: Tx, id: string): Promise<Plan | undefined> => {
  const row = await tx
    .selectFrom('governance.plan')
    .select(planColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, ...PlanKept.parse(row) };
};
export const insertPlan = async (
  tx: Tx,
  plan: Omit<Plan, 'state' | 'version' | 'rolledFrom'> & { rolledFrom?: string } & By,
): Promise<void> => {
  await tx.insertInto('governance.plan').values(plan).execute();
};
export const savePlan = async (tx: Tx, { id, version }: Plan, state: Plan['state']): Promise<void> => {
  await tx
    .updateTable('governance.plan')
    .set({ state, version: version + 1 })
    .where('id', '=', id)
    .execute();
};

const nodeColumns = [
  ...(['id', 'planId', 'parentId', 'kind', 'title', 'detail', 'version', 'agencyId', 'owner', 'budgetLine'] as const),
  ...(['budgetWon', 'fromOn', 'toOn', 'standing', 'percent', 'words', 'reason', 'reportedAt'] as const),
  ...(['reportedByName', 'rolledFrom'] as const),
];
const figure = z.coerce.number();
const orNull = z.union([z.null(), figure]);
const TaskKept = z.object({
  agencyId: z.number(),
  owner: z.string(),
  budgetLine: z.string().nullable(),
  budgetWon: orNull,
  fromOn: z.string(),
  toOn: z.string(),
  standing: PlanStanding,
  percent: z.number(),
  words: z.string().nullable(),
  reason: z.string().nullable(),
  reportedAt: z.date().nullable(),
  reportedByName: z.string().nullable(),
  rolledFrom: z.string().nullable(),
});
const NodeKept = z.object({
  id: z.string(),
  planId: z.string(),
  parentId: z.string().nullable(),
  kind: PlanNodeKind,
  title: z.string(),
  detail: z.string(),
  version: z.number(),
});
const nodeOf = (row: unknown): Node => {
  const node = NodeKept.parse(row);
  return { ...node, task: node.kind === 'task' ? TaskKept.parse(row) : null };
};
/** In the order in which they were written. */
export const selectNodes = async (tx: Tx, planIds: readonly string[]): Promise<Node[]> =>
  planIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.planNode')
          .select(nodeColumns)
          .where('planId', 'in', [...planIds])
          .orderBy('place')
          .limit(5_000)
          .execute()
      ).map(nodeOf);
export const selectNode = async (tx: Tx, id: string): Promise<Node | undefined> => {
  const row = await tx.selectFrom('governance.planNode').select(nodeColumns).where('id', '=', id).executeTakeFirst();
  return row && nodeOf(row);
};
type NodeContent = Pick<Node, 'kind' | 'parentId' | 'title' | 'detail'> & {
  task: {
    agencyId: number;
    owner: string;
    budgetLine: string | null;
    budgetWon: number | null;
    fromOn: string;
    toOn: string;
  } | null;
};
const contentOf = ({ kind, parentId, title, detail, task }: NodeContent) => ({
  ...{ kind, parentId, title, detail },
  ...(task === null
    ? { agencyId: null, owner: null, budgetLine: null, budgetWon: null, fromOn: null, toOn: null }
    : {
        ...{ agencyId: task.agencyId, owner: task.owner, budgetLine: task.budgetLine, budgetWon: task.budgetWon },
        ...{ fromOn: task.fromOn, toOn: task.toOn },
      }),
});
export const insertNode = async (
  tx: Tx,
  node: NodeContent & { id: string; planId: string; rolledFrom: string | null } & By,
): Promise<void> => {
  const { id, planId, rolledFrom, writtenBy, writtenByName, writtenAt } = node;
  const begun = node.task === null ? { standing: null, percent: null } : { standing: 'notBegun', percent: 0 };
  await tx
    .insertInto('governance.planNode')
    .values({ id, planId, rolledFrom, writtenBy, writtenByName, writtenAt, ...contentOf(node), ...begun })
    .execute();
};
export const saveNode = async (tx: Tx, { id, version }: Node, content: NodeContent): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.planNode')
    .set({ ...contentOf(content), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
type Report = { standing: PlanStanding; percent: number; words: string; reason: string | null };
export const saveProgress = async (
  tx: Tx,
  { id, version }: Node,
  report: Report,
  by: { reportedAt: Date; reportedByName: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.planNode')
    .set({ ...report, ...by, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
export const insertReport = async (
  tx: Tx,
  report: Report & { id: string; nodeId: string; expected: number } & By,
): Promise<void> => {
  await tx.insertInto('governance.planReport').values(report).execute();
};

const indicatorColumns = [
  ...(['id', 'planId', 'nodeId', 'title', 'definition', 'unit', 'source', 'target', 'actual'] as const),
  ...(['valueAt', 'failedAt', 'version'] as const),
];
const IndicatorKept = z.object({ source: IndicatorSource, target: figure, actual: orNull });
export const selectIndicators = async (tx: Tx, planId: string): Promise<Indicator[]> =>
  (
    await tx
      .selectFrom('governance.planIndicator')
      .select(indicatorColumns)
      .where('planId', '=', planId)
      .orderBy('place')
      .limit(5_000)
      .execute()
  ).map((row) => ({ ...row, ...IndicatorKept.parse(row) }));
/** Of plans in force, those whose value a person enters. */
export const selectEntered = async (tx: Tx) =>
  tx
    .selectFrom('governance.planIndicator as i')
    .innerJoin('governance.plan as p', 'p.id', 'i.planId')
    .select(['i.id', 'i.title', 'i.unit', 'i.version'])
    .where('p.state', '=', 'inForce')
    .where('i.source', '=', 'entered')
    .orderBy('i.place')
    .limit(500)
    .execute();
export const selectIndicator = async (tx: Tx, id: string): Promise<Indicator | undefined> => {
  const row = await tx
    .selectFrom('governance.planIndicator')
    .select(indicatorColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, ...IndicatorKept.parse(row) };
};
type IndicatorContent = Pick<Indicator, 'title' | 'definition' | 'unit' | 'source' | 'target'>;
export const insertIndicator = async (
  tx: Tx,
  indicator: IndicatorContent & { id: string; planId: string; nodeId: string } & By,
): Promise<void> => {
  await tx.insertInto('governance.planIndicator').values(indicator).execute();
};
type Value = { actual: number | null; valueAt: Date | null; failedAt: null } | { failedAt: Date };
export const saveIndicator = async (
  tx: Tx,
  { id, version }: Indicator,
  change: IndicatorContent | Value | (IndicatorContent & Value),
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.planIndicator')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/**
 * What all agencies did in these years, or `failed`. The count runs in a savepoint of its own: a query that breaks takes
 * neither the other indicators nor the deed with it.
 */
export const countedOver = async (
  tx: Tx,
  source: string,
  { fromYear, toYear }: Pick<Plan, 'fromYear' | 'toYear'>,
): Promise<number | 'failed'> => {
  await sql`savepoint counting`.execute(tx);
  try {
    const { rows } = await sql<{
      n: string | null;
    }>`select governance.plan_counted(${source}, ${fromYear}, ${toYear}) as n`.execute(tx);
    await sql`release savepoint counting`.execute(tx);
    const counted = rows[0]?.n ?? null;
    return counted === null ? 'failed' : Number(counted);
  } catch {
    await sql`rollback to savepoint counting`.execute(tx);
    return 'failed';
  }
};
