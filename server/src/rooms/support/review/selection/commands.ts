import type { ProposalDecision, ProposalInput, RunInput } from '@boru/contract/selection';
import { greedy, inScoreOrder, weigh } from '@boru/engines/selection';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { personName } from '#rooms/organisations';
import { stepCall } from '../../grants/index.ts';
import { deskOf } from '../../programmes/index.ts';
import { type Doing, leaveTrace, moveApplication, ownCall, selectApplications, worksOnPanel } from '../panels/index.ts';
import { hashOf, modelOf, requireChanges, resultsOf } from './model.ts';
import { inputOf } from './queries.ts';
import {
  insertProposal,
  insertResults,
  insertRun,
  type Run,
  saveDecision,
  selectProposals,
  selectRun,
  selectRuns,
  wishStop,
} from './store.ts';

const requireWorker = (doing: Doing) => {
  const who = deskOf(doing.actor);
  if (!worksOnPanel(who)) throw new Problem('role.insufficient');
  return who;
};
const choiceIn = ({ choice, first, ordered }: Run, source: ProposalInput['source']) =>
  source === 'solver' ? choice : source === 'first' ? first : ordered;

/** Answers at once, and lets the solver look for the best; the same input that was solved before is not solved again. */
export const startRun = async (doing: Doing, callId: string, wish: RunInput): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  const who = requireWorker(doing);
  const call = await ownCall(doing, callId, true);
  if (call.state !== 'review') throw new Problem('review.not_now');
  const { input, quotas } = await inputOf(doing, call);
  requireChanges(input, wish.changes);
  const model = modelOf(input, wish.changes);
  if (model.candidates.length === 0) throw new Problem('selection.nobody_ranked');
  const inputSha256 = hashOf(model);
  const runs = await selectRuns(tx, callId);
  const same = runs.find(
    (run) =>
      run.inputSha256.equals(inputSha256) &&
      (run.state === 'running' || run.outcome === 'proven' || run.outcome === 'impossible') &&
      (run.withCosts || !wish.withCosts),
  );
  if (same !== undefined) return { id: same.id };
  if (runs.some(({ state }) => state === 'running')) throw new Problem('selection.running');
  const id = newId(now.getTime());
  const number = (runs[0]?.number ?? 0) + 1;
  const asked = { askedBy: who.personId, askedByName: await personName(tx, who.personId), askedAt: now };
  const answers = { first: greedy(model), ordered: inScoreOrder(model) };
  const { changes, withCosts } = wish;
  await insertRun(tx, {
    id,
    callId,
    agencyId: call.agencyId,
    number,
    input: { model, quotas },
    inputSha256,
    changes,
    withCosts,
    ...answers,
    ...asked,
  });
  await services.enqueue(tx, 'selection.solve', { runId: id });
  await leaveTrace(doing, callId, 'selection.run_started', {
    runId: id,
    changes: changes.length,
    input: inputSha256.toString('hex'),
  });
  return { id };
};

export const stopRun = async (doing: Doing, callId: string, runId: string): Promise<void> => {
  requireWorker(doing);
  await ownCall(doing, callId);
  const run = await selectRun(doing.tx, runId);
  if (run === undefined || run.callId !== callId) throw new Problem('thing.not_found');
  if (run.state !== 'running' || run.isToStop) return;
  await wishStop(doing.tx, runId);
  await leaveTrace(doing, callId, 'selection.run_stopped', { runId });
};

/** A person proposes an answer; it must hold, and be of the scores and conditions as they stand. */
export const proposeSelection = async (doing: Doing, callId: string, wish: ProposalInput): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const who = requireWorker(doing);
  const call = await ownCall(doing, callId, true);
  if (call.state !== 'review') throw new Problem('review.not_now');
  const run = await selectRun(tx, wish.runId);
  if (run === undefined || run.callId !== callId) throw new Problem('thing.not_found');
  const open = (await selectProposals(tx, callId)).find(({ state }) => state !== 'returned');
  if (open !== undefined) {
    const isSame = open.runId === wish.runId && open.source === wish.source && open.proposedBy === who.personId;
    // A second press of the same button is the same proposal.
    if (isSame && open.reason === wish.reason) return { id: open.id };
    throw new Problem('selection.proposed');
  }
  const choice = choiceIn(run, wish.source);
  if (choice === null || !weigh(run.input.model, choice).holds) throw new Problem('selection.not_held');
  const { input } = await inputOf(doing, call);
  if (!hashOf(modelOf(input, run.changes)).equals(run.inputSha256)) throw new Problem('selection.outdated');
  const id = newId(now.getTime());
  const by = { proposedBy: who.personId, proposedByName: await personName(tx, who.personId), proposedAt: now };
  const { runId, source, reason } = wish;
  await insertProposal(tx, { id, callId, agencyId: call.agencyId, runId, source, choice, reason, ...by });
  await leaveTrace(doing, callId, 'selection.proposed', { proposalId: id, runId, source }, reason);
  return { id };
};

/** Another person, a manager, decides: results, reserve list and the end of the call in one transaction, or none of it. */
export const decideSelection = async (
  doing: Doing,
  callId: string,
  proposalId: string,
  wish: ProposalDecision,
): Promise<void> => {
  const { tx, now } = doing;
  const who = deskOf(doing.actor);
  if (who.role !== 'manager') throw new Problem('role.insufficient');
  const call = await ownCall(doing, callId, true);
  const proposal = (await selectProposals(tx, callId)).find(({ id }) => id === proposalId);
  if (proposal === undefined) throw new Problem('thing.not_found');
  if (proposal.state !== 'proposed') throw new Problem('selection.decided');
  if (proposal.version !== wish.version) throw new Problem('thing.changed');
  if (proposal.proposedBy === who.personId) throw new Problem('selection.same_person');
  const run = await selectRun(tx, proposal.runId);
  if (run === undefined) throw new Problem('thing.not_found');
  const state = wish.decision === 'decide' ? ('decided' as const) : ('returned' as const);
  const by = { decidedBy: who.personId, decidedByName: await personName(tx, who.personId), decidedAt: now };
  if (state === 'returned') {
    if (!(await saveDecision(tx, proposal, { state, ...by, decisionReason: wish.reason })))
      throw new Problem('selection.decided');
    await leaveTrace(doing, callId, 'selection.returned', { proposalId }, wish.reason);
    return;
  }
  const { input } = await inputOf(doing, call);
  const model = modelOf(input, run.changes);
  if (!hashOf(model).equals(run.inputSha256)) throw new Problem('selection.outdated');
  if (!weigh(model, proposal.choice).holds) throw new Problem('selection.not_held');
  if (!(await saveDecision(tx, proposal, { state, ...by, decisionReason: wish.reason })))
    throw new Problem('selection.decided');
  await carryOut(doing, callId, call.agencyId, proposalId, resultsOf(input, model, proposal.choice));
  await stepCall(doing, callId, 'decide', { version: call.version, reason: wish.reason.slice(0, 500) });
  await leaveTrace(
    doing,
    callId,
    'selection.decided',
    { proposalId, selected: Object.keys(proposal.choice).length },
    wish.reason,
  );
};

const carryOut = async (
  doing: Doing,
  callId: string,
  agencyId: number,
  proposalId: string,
  results: ReturnType<typeof resultsOf>,
): Promise<void> => {
  const { tx, now } = doing;
  const applications = new Map((await selectApplications(tx, callId)).map((one) => [one.id, one]));
  const companyOf = (id: string) => applications.get(id)?.companyId ?? '';
  await insertResults(tx, results, { callId, agencyId, proposalId, decidedAt: now, companyOf });
  for (const { applicationId, outcome, reason } of results) {
    let one = applications.get(applicationId);
    if (one === undefined) throw new Problem('selection.outdated');
    if (one.state === 'submitted') {
      if (!(await moveApplication(tx, one, 'inReview', '평가 중', now))) throw new Problem('thing.changed');
      one = { ...one, version: one.version + 1 };
    }
    if (!(await moveApplication(tx, one, outcome, reason, now))) throw new Problem('thing.changed');
    await leaveTrace(doing, applicationId, 'application.moved', { to: outcome }, reason);
  }
};
