import {
  ChoiceSource,
  HandChange,
  ProposalState,
  Quota,
  ResultOutcome,
  RunFault,
  RunOutcome,
  RunState,
} from '@boru/contract/selection';
import type { Conflict, Model } from '@boru/engines/selection';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Result } from './model.ts';

const choiceShape = z.record(z.string(), z.string());
const whole = z.int();
const whereShape = z.record(z.string(), z.array(z.string()));
/** As it was given to the solver; read back strictly, because a decision rests on it. */
const modelShape: z.ZodType<Model> = z.object({
  candidates: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      rank: whole,
      tags: z.record(z.string(), z.string()),
      levels: z.array(z.object({ id: z.string(), won: whole, value: whole })),
    }),
  ),
  constraints: z.array(
    z.discriminatedUnion('kind', [
      z.object({ id: z.string(), kind: z.literal('budget'), where: whereShape, most: whole }),
      z.object({ id: z.string(), kind: z.literal('leastCount'), where: whereShape, least: whole }),
      z.object({ id: z.string(), kind: z.literal('mostCount'), where: whereShape, most: whole }),
      z.object({ id: z.string(), kind: z.literal('leastShare'), where: whereShape, permille: whole }),
      z.object({ id: z.string(), kind: z.literal('mostShare'), where: whereShape, permille: whole }),
      z.object({ id: z.string(), kind: z.literal('groupCount'), most: whole }),
      z.object({ id: z.string(), kind: z.literal('groupWon'), most: whole }),
    ]),
  ),
  fixed: z.record(z.string(), z.string().nullable()),
});
const reasonShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tooFew'), constraint: z.string(), have: whole, need: whole }),
  z.object({
    kind: z.literal('tooDear'),
    ...{ constraint: z.string(), budget: z.string(), count: whole, needWon: whole, haveWon: whole },
  }),
]);
const conflictShape = z.object({
  constraints: z.array(z.string()),
  byHand: z.boolean(),
  reasons: z.array(reasonShape),
});
export const progressShape = z.object({
  seconds: z.number(),
  best: z.number().nullable(),
  bound: z.number().nullable(),
});
const RunKept = z.object({
  input: z.object({ model: modelShape, quotas: z.array(Quota) }),
  changes: z.array(HandChange),
  first: choiceShape,
  ordered: choiceShape,
  state: RunState,
  outcome: RunOutcome.nullable(),
  choice: choiceShape.nullable(),
  conflict: conflictShape.nullable(),
  costs: z.array(z.object({ id: z.string(), gain: z.number().nullable() })).nullable(),
  fault: RunFault.nullable(),
  progress: progressShape.nullable(),
});
const runColumns = [
  ...(['id', 'callId', 'agencyId', 'number', 'input', 'inputSha256', 'changes', 'first', 'ordered', 'state'] as const),
  ...(['outcome', 'choice', 'bound', 'seconds', 'solver', 'conflict', 'costs', 'fault', 'progress'] as const),
  ...(['withCosts', 'isToStop', 'askedBy', 'askedByName', 'askedAt', 'endedAt'] as const),
];
const queryRuns = (tx: Tx) => tx.selectFrom('support.selectionRun').select(runColumns).limit(20);
type RunRow = Awaited<ReturnType<ReturnType<typeof queryRuns>['execute']>>[number];
const runOf = (row: RunRow) => ({ ...row, ...RunKept.parse(row) });
export type Run = ReturnType<typeof runOf>;
export const selectRuns = async (tx: Tx, callId: string): Promise<Run[]> =>
  (await queryRuns(tx).where('callId', '=', callId).orderBy('number', 'desc').execute()).map(runOf);
export const selectRun = async (tx: Tx, id: string): Promise<Run | undefined> => {
  const row = await queryRuns(tx).where('id', '=', id).executeTakeFirst();
  return row && runOf(row);
};
const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;
export const insertRun = async (
  tx: Tx,
  run: {
    id: string;
    callId: string;
    agencyId: number;
    number: number;
    input: Run['input'];
    inputSha256: Buffer;
    changes: readonly HandChange[];
    first: Readonly<Record<string, string>>;
    ordered: Readonly<Record<string, string>>;
    withCosts: boolean;
    askedBy: string;
    askedByName: string;
    askedAt: Date;
  },
): Promise<void> => {
  const { input, changes, first, ordered, ...rest } = run;
  const kept = { input: json(input), changes: json(changes), first: json(first), ordered: json(ordered) };
  await tx
    .insertInto('support.selectionRun')
    .values({ ...rest, ...kept })
    .execute();
};
export type Ending = Partial<{
  state: Run['state'];
  outcome: Run['outcome'];
  choice: Readonly<Record<string, string>> | null;
  bound: number | null;
  seconds: number;
  solver: string;
  conflict: Conflict | null;
  costs: Run['costs'];
  fault: Run['fault'];
  progress: Run['progress'];
  endedAt: Date;
}>;
/** For the machine. A run that has ended stays as it is. */
export const saveRun = async (
  tx: Tx,
  id: string,
  { choice, conflict, costs, progress, ...rest }: Ending,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('support.selectionRun')
    .set({
      ...rest,
      ...(choice === undefined ? {} : { choice: choice === null ? null : json(choice) }),
      ...(conflict === undefined ? {} : { conflict: conflict === null ? null : json(conflict) }),
      ...(costs === undefined ? {} : { costs: costs === null ? null : json(costs) }),
      ...(progress === undefined ? {} : { progress: progress === null ? null : json(progress) }),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
export const wishStop = async (tx: Tx, id: string): Promise<void> => {
  await tx.updateTable('support.selectionRun').set({ isToStop: true }).where('id', '=', id).execute();
};

const ProposalKept = z.object({ choice: choiceShape, source: ChoiceSource, state: ProposalState });
export const selectProposals = async (tx: Tx, callId: string) => {
  const query = tx
    .selectFrom('support.selectionProposal')
    .select(['id', 'callId', 'runId', 'source', 'choice', 'reason', 'state', 'proposedBy', 'proposedByName'])
    .select(['proposedAt', 'decidedByName', 'decidedAt', 'decisionReason', 'version'])
    .where('callId', '=', callId)
    .orderBy('proposedAt', 'desc')
    .limit(20);
  return (await query.execute()).map((row) => ({ ...row, ...ProposalKept.parse(row) }));
};
export type Proposal = Awaited<ReturnType<typeof selectProposals>>[number];
export const insertProposal = async (
  tx: Tx,
  {
    choice,
    ...proposal
  }: Pick<
    Proposal,
    'id' | 'callId' | 'runId' | 'source' | 'choice' | 'reason' | 'proposedBy' | 'proposedByName' | 'proposedAt'
  > & { agencyId: number },
): Promise<void> => {
  await tx
    .insertInto('support.selectionProposal')
    .values({ ...proposal, choice: json(choice) })
    .execute();
};
export const saveDecision = async (
  tx: Tx,
  { id, version }: Pick<Proposal, 'id' | 'version'>,
  decision: {
    state: 'decided' | 'returned';
    decidedBy: string;
    decidedByName: string;
    decidedAt: Date;
    decisionReason: string;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('support.selectionProposal')
    .set({ ...decision, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const insertResults = async (
  tx: Tx,
  results: readonly Result[],
  by: {
    callId: string;
    agencyId: number;
    proposalId: string;
    decidedAt: Date;
    companyOf: (applicationId: string) => string;
  },
): Promise<void> => {
  const { companyOf, ...rest } = by;
  const rows = results.map((one) => ({ ...one, ...rest, companyId: companyOf(one.applicationId) }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('support.selectionResult')
      .values(rows.slice(at, at + 1000))
      .execute();
};
export const selectResults = async (tx: Tx, callId: string) =>
  (
    await tx
      .selectFrom('support.selectionResult')
      .select(['applicationId', 'outcome', 'reservePlace', 'won', 'officialRank', 'total'])
      .where('callId', '=', callId)
      .limit(5000)
      .execute()
  ).map((row) => ({ ...row, outcome: ResultOutcome.parse(row.outcome) }));

/** Facts of the newest version handed in, of which quotas ask. */
const factsShape = z.array(
  z.looseObject({ key: z.string().optional(), fact: z.string().optional(), value: z.unknown() }),
);
const asked = new Set(['size', 'municipality', 'industry']);
export const selectTags = async (tx: Tx, callId: string): Promise<Map<string, Record<string, string>>> => {
  const rows = await tx
    .selectFrom('support.applicationVersion as v')
    .innerJoin('support.application as a', (join) =>
      join.onRef('a.id', '=', 'v.applicationId').onRef('a.newest', '=', 'v.number'),
    )
    .select(['v.applicationId', 'v.facts'])
    .where('v.callId', '=', callId)
    .limit(5000)
    .execute();
  return new Map(
    rows.map(({ applicationId, facts }) => {
      const given = factsShape.safeParse(facts).data ?? [];
      const tags = given.flatMap(({ key, fact, value }) => {
        const name = key ?? fact ?? '';
        return asked.has(name) && typeof value === 'string' ? [[name, value] as const] : [];
      });
      return [applicationId, Object.fromEntries(tags)];
    }),
  );
};
