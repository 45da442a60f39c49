import type { AnswerView, RunView, SelectionView } from '@boru/contract/selection';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import type { Call } from '../../grants/index.ts';
import { deskOf } from '../../programmes/index.ts';
import { ownCall } from '../panels/index.ts';
import { standingOf } from '../ranking/index.ts';
import { answerOf, type Input, mayDo, nameOf, wordsOf } from './model.ts';
import { type Run, selectProposals, selectResults, selectRuns, selectTags } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

/** What a selection is made from, as it stands now. */
export const inputOf = async (asking: Asking, call: Call) => {
  const { panel, applications, ranking } = await standingOf(asking, call.id);
  const tags = await selectTags(asking.tx, call.id);
  const places = new Map(ranking.map((row) => [row.application, row]));
  const { levels, quotas, objective } = panel;
  const input: Input = {
    ...{ budgetWon: call.budgetWon, mostWon: call.mostWon, levels, quotas, objective },
    applications: applications.map(({ id, companyId, benefitWon, askedWon }) => ({
      id,
      companyId,
      benefitWon: benefitWon ?? askedWon ?? 0,
      rank: places.get(id)?.rank ?? null,
      total: places.get(id)?.total ?? null,
      tags: tags.get(id) ?? {},
    })),
  };
  return { input, quotas, applications };
};

const costShown = (run: Run): Pick<RunView, 'costs' | 'changesCost'> => {
  const { quotas } = run.input;
  const hand = run.costs?.find(({ id }) => id === 'byHand');
  const rest = run.withCosts ? run.costs?.filter(({ id }) => id !== 'byHand') : undefined;
  return {
    costs: rest?.map((one) => ({ ...one, name: nameOf(quotas, one.id) })) ?? null,
    changesCost: hand?.gain ?? null,
  };
};
/** Millionths that could at most still be gained. */
const gapOf = ({ bound }: Run, answer: AnswerView | null): number | null =>
  bound === null || answer === null || answer.value === 0
    ? null
    : Math.max(0, Math.round(((bound - answer.value) / answer.value) * 1_000_000));

export const runShown = (run: Run): Sent<RunView> => {
  const { model, quotas } = run.input;
  const solverAnswer = run.choice === null ? null : answerOf(model, quotas, run.choice);
  const { id, number, state, outcome, fault, solver, seconds, progress, changes, conflict } = run;
  return {
    ...{ id, number, state, outcome, fault, solver, seconds, progress, changes, solverAnswer },
    inputHash: run.inputSha256.toString('hex'),
    gap: gapOf(run, solverAnswer),
    first: answerOf(model, quotas, run.first),
    ordered: answerOf(model, quotas, run.ordered),
    impossible:
      conflict === null
        ? null
        : {
            constraints: conflict.constraints.map((one) => nameOf(quotas, one)),
            byHand: conflict.byHand,
            words: wordsOf(quotas, conflict),
          },
    ...costShown(run),
    askedBy: run.askedByName,
    askedAt: run.askedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
};

export const showSelection = async (asking: Asking, callId: string): Promise<Sent<SelectionView>> => {
  const { tx, actor } = asking;
  const who = deskOf(actor);
  const call = await ownCall(asking, callId);
  const { input, applications } = await inputOf(asking, call);
  const runs = await selectRuns(tx, callId);
  const proposals = await selectProposals(tx, callId);
  const results = new Map((await selectResults(tx, callId)).map((one) => [one.applicationId, one]));
  const open = proposals.find(({ state }) => state !== 'returned');
  return {
    ...{ callId, title: call.title, budgetWon: call.budgetWon, objective: input.objective, levels: input.levels },
    applications: input.applications
      .map(({ id, rank, total, benefitWon }, at) => ({
        ...{ id, rank, total, benefitWon },
        number: applications[at]?.number ?? '',
        companyName: applications[at]?.companyName ?? '',
        outcome: results.get(id)?.outcome ?? null,
        reservePlace: results.get(id)?.reservePlace ?? null,
      }))
      .sort((a, b) => (a.rank ?? 9_999) - (b.rank ?? 9_999) || (a.number < b.number ? -1 : 1)),
    runs: runs.map(runShown),
    proposals: proposals.map((one) => {
      const run = runs.find(({ id }) => id === one.runId);
      const told = run === undefined ? null : answerOf(run.input.model, run.input.quotas, one.choice);
      const { id, runId, source, state, reason, version } = one;
      return {
        ...{ id, runId, source, state, reason, version },
        ...{ chosen: told?.chosen ?? {}, value: told?.value ?? 0, won: told?.won ?? 0 },
        proposedBy: one.proposedByName,
        proposedAt: one.proposedAt.toISOString(),
        isOwn: one.proposedBy === who.personId,
        decidedBy: one.decidedByName,
        decidedAt: one.decidedAt?.toISOString() ?? null,
        decisionReason: one.decisionReason,
      };
    }),
    may: mayDo(call.state, open && { state: open.state, isOwn: open.proposedBy === who.personId }, who),
  };
};
