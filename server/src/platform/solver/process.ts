/**
 * The solver, alone in a process: it holds the thread until it is done, its memory never shrinks, and what the kernel kills
 * for memory is then the solver and not the server. It is given a program of numbers and sees nothing else of ours.
 */
import highsModule from 'highs';
import type { Outcome, Progress, SolveAnswer, SolveOrder } from './order.ts';

// The types say CommonJS, the file that is loaded is a module.
const highs = await ('default' in highsModule ? highsModule.default : highsModule)();
const { callbackType, modelStatus } = highs.constants;

const say = (answer: SolveAnswer): void => {
  process.send?.(answer);
};
const known = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) || Math.abs(value) > 1e29 ? null : value;

type Model = ReturnType<typeof highs.createModel>;

const outcomeOf = (status: number, hasValues: boolean): Outcome => {
  if (status === modelStatus.optimal || status === modelStatus.empty) return 'proven';
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return 'impossible';
  return hasValues ? 'found' : 'nothing';
};

const prepare = (model: Model, order: SolveOrder): number[] => {
  model.options.set({
    output_flag: false,
    time_limit: order.seconds,
    mip_rel_gap: order.gap,
    // One thread and one seed: the same program takes the same way each time.
    random_seed: 0,
    ...(order.isFeasibilityOnly ? { mip_max_improving_sols: 1 } : {}),
  });
  const places = order.columns.map((name) => model.getColByName(name));
  if (order.start.length > 0) model.setSolution({ indices: places, values: [...order.start] });
  return places;
};

const solve = (order: SolveOrder): void => {
  const started = performance.now();
  const model = highs.createModel({ format: 'lp', data: order.text });
  try {
    const places = prepare(model, order);
    let last = 0;
    let progress: Progress = { best: null, bound: null, seconds: 0 };
    const told = (data: { mip_primal_bound?: number; mip_dual_bound?: number }): Progress => {
      const seconds = (performance.now() - started) / 1000;
      progress = { best: known(data.mip_primal_bound), bound: known(data.mip_dual_bound), seconds };
      return progress;
    };
    const { modelStatus: status } = model.run({
      [callbackType.mipImprovingSolution]({ data }) {
        const all = data.mip_solution;
        say({ kind: 'progress', progress: told(data), values: all ? places.map((at) => all[at] ?? 0) : null });
      },
      [callbackType.mipInterrupt]({ data }) {
        if (performance.now() - last < 250) return;
        last = performance.now();
        say({ kind: 'progress', progress: told(data), values: null });
      },
    });
    const { colValue } = model.getSolution();
    const hasValues = model.info.get('primal_solution_status') === 2;
    const values = hasValues ? places.map((at) => colValue[at] ?? 0) : [];
    const outcome = outcomeOf(status, hasValues);
    const best = hasValues ? model.getObjectiveValue() : null;
    const bound = known(Number(model.info.get('mip_dual_bound'))) ?? (outcome === 'proven' ? best : progress.bound);
    const seconds = (performance.now() - started) / 1000;
    say({
      kind: 'solved',
      solved: { outcome, values, best, bound, seconds, solver: `HiGHS ${highs.version.string}` },
    });
  } finally {
    model.dispose();
  }
};

process.on('message', (order: SolveOrder) => {
  try {
    solve(order);
  } catch (fault) {
    // What is thrown may carry the whole minified solver: its first line is enough.
    const words = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
    say({ kind: 'fault', fault: words.split('\n')[0]?.slice(0, 300) ?? 'unknown' });
  }
  // Its heap does not shrink: each program gets a process of its own.
  process.disconnect();
});
process.on('disconnect', () => process.exit(0));
