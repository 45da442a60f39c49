import { choiceOf, findConflict, type Model, programOf, valuesOf, weigh } from '@boru/engines/selection';
import { z } from 'zod';
import { asSystem, type Database } from '#platform/database/index';
import type { Handlers } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { type Progress, type Solved, SolverFault, solveProgram } from '#platform/solver/index';
import { type Ending, type Run, saveRun, selectRun } from '../selection/index.ts';

export type Solving = { database: Database; now: () => Date; signal: AbortSignal; megabytes?: number };

const seconds = { whole: 60, each: 20 };
const gap = 0.001;
/** A little room for a solver whose answer did not hold when it was added again. */
const roomWon = 2_000;

type Steered = { signal: AbortSignal; tell: (progress: Progress) => void; megabytes?: number };

const solve = async (
  model: Model,
  start: Readonly<Record<string, string>> | null,
  limit: number,
  by: Steered,
  apart = 0,
) => {
  const program = programOf(model, apart);
  const begun = start !== null && weigh(model, start).holds ? valuesOf(program, start) : [];
  const solved = await solveProgram(
    { text: program.text, columns: program.columns.map(({ name }) => name) },
    {
      start: begun,
      seconds: limit,
      gap,
      signal: by.signal,
      onProgress: by.tell,
      ...(by.megabytes === undefined ? {} : { megabytes: by.megabytes }),
    },
  );
  return { solved, choice: solved.values.length > 0 ? choiceOf(program, solved.values) : null };
};

/** The answer, held up against every constraint in whole won; asked once more with room where it does not hold. */
const answer = async (model: Model, start: Readonly<Record<string, string>> | null, limit: number, by: Steered) => {
  const first = await solve(model, start, limit, by);
  if (first.choice === null || weigh(model, first.choice).holds) return first;
  const again = await solve(model, null, limit, by, roomWon);
  return again.choice !== null && weigh(model, again.choice).holds ? again : { solved: first.solved, choice: null };
};

const isPossible =
  (by: Steered) =>
  async (model: Model): Promise<boolean> => {
    const program = programOf(model);
    const order = { text: program.text, columns: program.columns.map(({ name }) => name) };
    const told = await solveProgram(order, { seconds: seconds.each, isFeasibilityOnly: true, signal: by.signal });
    return told.outcome !== 'impossible';
  };

/** What would be gained without each condition that is not the budget, and without what was set by hand. */
const costsOf = async (model: Model, best: bigint, by: Steered): Promise<NonNullable<Run['costs']>> => {
  const quotas = model.constraints.filter(({ kind, id }) => kind !== 'budget' && id !== 'mostWon');
  const without: { id: string; model: Model }[] = quotas.map(({ id }) => ({
    id,
    model: { ...model, constraints: model.constraints.filter((one) => one.id !== id) },
  }));
  if (Object.keys(model.fixed).length > 0) without.unshift({ id: 'byHand', model: { ...model, fixed: {} } });
  const costs: { id: string; gain: number | null }[] = [];
  for (const one of without) {
    const { choice } = await answer(one.model, null, seconds.each, by);
    const gain = choice === null ? null : Number(weigh(one.model, choice).value - best);
    costs.push({ id: one.id, gain: gain === null ? null : Math.max(0, gain) });
  }
  return costs;
};

const endingOf = async ({ input, first, withCosts }: Run, by: Steered): Promise<Ending> => {
  const { model } = input;
  const { solved, choice } = await answer(model, first, seconds.whole, by);
  const told = toldOf(solved);
  if (solved.outcome === 'impossible')
    return { ...told, state: 'done', outcome: 'impossible', conflict: await findConflict(model, isPossible(by)) };
  if (choice === null) return { ...told, state: 'done', outcome: 'nothing' };
  const costs =
    withCosts || Object.keys(model.fixed).length > 0 ? await costsOf(model, weigh(model, choice).value, by) : null;
  return { ...told, state: 'done', outcome: solved.outcome, choice, costs };
};
const toldOf = ({ solver, bound, seconds: took }: Solved): Ending => ({
  solver,
  seconds: Math.ceil(took),
  bound: bound === null ? null : Math.ceil(bound - 1e-6),
});

/** What was found until the solver ended against its will; only what holds when it is added again. */
const restOf = ({ input }: Run, fault: SolverFault): Ending => {
  const { model } = input;
  const kept = fault.values === null ? null : choiceOf(programOf(model), fault.values);
  const holds = kept !== null && weigh(model, kept).holds;
  return {
    state: fault.end === 'cancelled' ? 'stopped' : 'failed',
    fault: fault.end,
    outcome: holds ? 'found' : 'nothing',
    ...(holds ? { choice: kept } : {}),
    seconds: Math.ceil(fault.progress.seconds),
    bound: fault.progress.bound === null ? null : Math.ceil(fault.progress.bound),
  };
};

/** Runs the solver for one run. Throws only where the server ends, so that the job comes again. */
export const solveRun = async ({ database, now, signal, megabytes }: Solving, runId: string): Promise<void> => {
  const run = await asSystem(database, 'read', (tx) => selectRun(tx, runId));
  if (run === undefined || run.state !== 'running') return;
  if (run.isToStop) {
    const ending = { state: 'stopped', fault: 'cancelled', outcome: 'nothing', endedAt: now() } as const;
    await asSystem(database, 'write', (tx) => saveRun(tx, runId, ending));
    return;
  }
  const stop = new AbortController();
  let newest: Progress | null = null;
  const look = setInterval(() => {
    asSystem(database, 'write', async (tx) => {
      if (newest !== null) await saveRun(tx, runId, { progress: newest });
      if ((await selectRun(tx, runId))?.isToStop) stop.abort();
    }).catch(() => undefined); // The database is away for a moment; the next look comes in a second.
  }, 1_000);
  const by: Steered = {
    signal: AbortSignal.any([stop.signal, signal]),
    tell: (progress) => {
      newest = progress;
    },
    ...(megabytes === undefined ? {} : { megabytes }),
  };
  try {
    const ending = await endingOf(run, by).catch((fault: unknown) => {
      if (!(fault instanceof SolverFault) || signal.aborted) throw fault;
      return restOf(run, fault);
    });
    await asSystem(database, 'write', (tx) => saveRun(tx, runId, { ...ending, endedAt: now() }));
  } finally {
    clearInterval(look);
  }
};

const Payload = z.object({ runId: z.uuid() });
export const selectionHandlers = (database: Database, { clock }: Pick<Services, 'clock'>): Handlers => ({
  'selection.solve': (payload, { signal }) =>
    solveRun({ database, now: () => clock.now(), signal }, Payload.parse(payload).runId),
});
