import type { Candidate, Choice, Level, Model } from './types.ts';
import { matches, requireModel, weigh } from './weigh.ts';

/** One more step of an application: from nothing, or from a lower level, to this one. */
type Step = { readonly candidate: Candidate; readonly from: Level | null; readonly to: Level; readonly rate: number };

const rateOf = (value: number, won: number): number => (won === 0 ? Number.MAX_VALUE : value / won);

/** Steps along the upper hull of an application's levels, so that each next one is worth less per won than the one before. */
const stepsOf = (candidate: Candidate): Step[] => {
  const steps: Step[] = [];
  let from: Level | null = null;
  for (;;) {
    let best: Step | null = null;
    for (const to of candidate.levels) {
      const [won, value]: [number, number] = [to.won - (from?.won ?? 0), to.value - (from?.value ?? 0)];
      if (value <= 0 || won < 0) continue;
      const rate = rateOf(value, won);
      if (best === null || rate > best.rate || (rate === best.rate && to.won > best.to.won))
        best = { candidate, from, to, rate };
    }
    if (best === null) return steps;
    steps.push(best);
    from = best.to;
  }
};

/** Keeps sums as a choice grows; numbers of won are exact up to nine thousand trillion. */
class Purse {
  readonly chosen = new Map<string, Level>();
  readonly #model: Model;
  readonly #used: number[];
  readonly #groups = new Map<string, { count: number; won: number }>();
  readonly #met = new Map<string, readonly number[]>();
  total = 0;
  /** What all budgets together allow: the whole of which shares are reckoned until the end is known. */
  readonly whole: number;

  constructor(model: Model) {
    this.#model = model;
    this.#used = model.constraints.map(() => 0);
    for (const candidate of model.candidates)
      this.#met.set(
        candidate.id,
        model.constraints.flatMap((one, at) => ('where' in one && matches(one.where, candidate) ? [at] : [])),
      );
    const budgets = model.constraints.filter((one) => one.kind === 'budget');
    const overall = budgets.filter(({ where }) => Object.keys(where).length === 0).map(({ most }) => most);
    this.whole = overall.length > 0 ? Math.min(...overall) : budgets.reduce((sum, { most }) => sum + most, 0);
  }

  used(at: number): number {
    return this.#used[at] ?? 0;
  }

  meets(at: number, candidate: Candidate): boolean {
    return this.#met.get(candidate.id)?.includes(at) ?? false;
  }

  fits({ candidate, from, to }: Step): boolean {
    if ((this.chosen.get(candidate.id) ?? null) !== from) return false;
    const [won, count] = [to.won - (from?.won ?? 0), from === null ? 1 : 0];
    const own = this.#groups.get(candidate.group) ?? { count: 0, won: 0 };
    return this.#model.constraints.every((one, at) => {
      if (one.kind === 'groupCount') return own.count + count <= one.most;
      if (one.kind === 'groupWon') return own.won + won <= one.most;
      if (!this.meets(at, candidate)) return true;
      if (one.kind === 'budget') return this.used(at) + won <= one.most;
      if (one.kind === 'mostCount') return this.used(at) + count <= one.most;
      return one.kind !== 'mostShare' || (this.used(at) + won) * 1000 <= one.permille * this.whole;
    });
  }

  take({ candidate, from, to }: Step): void {
    const [won, count] = [to.won - (from?.won ?? 0), from === null ? 1 : 0];
    this.#add(candidate, won, count);
    this.chosen.set(candidate.id, to);
  }

  drop(candidate: Candidate): void {
    const level = this.chosen.get(candidate.id);
    if (level === undefined) return;
    this.#add(candidate, -level.won, -1);
    this.chosen.delete(candidate.id);
  }

  #add(candidate: Candidate, won: number, count: number): void {
    for (const at of this.#met.get(candidate.id) ?? []) {
      const kind = this.#model.constraints[at]?.kind;
      this.#used[at] = this.used(at) + (kind === 'leastCount' || kind === 'mostCount' ? count : won);
    }
    const own = this.#groups.get(candidate.group) ?? { count: 0, won: 0 };
    this.#groups.set(candidate.group, { count: own.count + count, won: own.won + won });
    this.total += won;
  }
}

const cheapest = ({ levels }: Candidate): Level | undefined => [...levels].sort((a, b) => a.won - b.won)[0];

type Thrift = 'worthiest' | 'cheapest';

/** What quotas ask for first, each at its lowest amount: the best by value per won among those meant, or the cheapest. */
const fillQuotas = (model: Model, purse: Purse, free: readonly Candidate[], thrift: Thrift): void => {
  const asked = model.constraints
    .map((constraint, at) => ({ constraint, at, meant: free.filter((one) => purse.meets(at, one)) }))
    .sort((a, b) => a.meant.length - b.meant.length || a.at - b.at);
  for (const { constraint, at, meant } of asked) {
    const goal =
      constraint.kind === 'leastCount'
        ? constraint.least
        : constraint.kind === 'leastShare'
          ? (constraint.permille * purse.whole) / 1000
          : 0;
    const steps = meant.flatMap((candidate): Step[] => {
      const to = constraint.kind === 'leastCount' ? cheapest(candidate) : stepsOf(candidate)[0]?.to;
      return to ? [{ candidate, from: null, to, rate: rateOf(to.value, to.won) }] : [];
    });
    const dearer = (a: Step, b: Step) => (thrift === 'cheapest' ? a.to.won - b.to.won : 0);
    steps.sort((a, b) => dearer(a, b) || b.rate - a.rate || (a.candidate.id < b.candidate.id ? -1 : 1));
    for (const step of steps) {
      if (purse.used(at) >= goal) break;
      if (purse.fits(step)) purse.take(step);
    }
  }
};

/** From where each application stands, the best further steps by value per won while anything fits. */
const fillUp = (purse: Purse, free: readonly Candidate[]): void => {
  const steps = free.flatMap((candidate) => {
    const now = purse.chosen.get(candidate.id);
    const all = stepsOf(candidate);
    if (now === undefined) return all;
    const above = { ...candidate, levels: candidate.levels.filter(({ won }) => won >= now.won) };
    const shifted = above.levels.map((one) => ({ ...one, won: one.won - now.won, value: one.value - now.value }));
    return stepsOf({ ...above, levels: shifted }).map((step): Step => {
      const real = (level: Level | null): Level => candidate.levels.find(({ id }) => id === level?.id) ?? now;
      return { candidate, from: real(step.from), to: real(step.to), rate: step.rate };
    });
  });
  steps.sort((a, b) => b.rate - a.rate || (a.candidate.id < b.candidate.id ? -1 : 1));
  for (const step of steps) if (purse.fits(step)) purse.take(step);
  // What the first choice was too dear for: any level from nothing that still fits.
  for (const { candidate } of steps.filter(({ from }) => from === null))
    for (const to of [...candidate.levels].sort((a, b) => b.value - a.value)) {
      const step = { candidate, from: null, to, rate: 0 };
      if (to.value > 0 && purse.fits(step)) purse.take(step);
    }
};

/** Takes back the least worthy until no share is beyond its bound of what is really granted. */
const keepShares = (model: Model, purse: Purse, free: readonly Candidate[]): void => {
  const order = free
    .flatMap((candidate) => {
      const level = purse.chosen.get(candidate.id);
      return level ? [{ candidate, rate: rateOf(level.value, level.won) }] : [];
    })
    .sort((a, b) => a.rate - b.rate || (a.candidate.id < b.candidate.id ? -1 : 1));
  model.constraints.forEach((one, at) => {
    if (one.kind !== 'leastShare' && one.kind !== 'mostShare') return;
    for (const { candidate } of order) {
      const [reached, bound] = [purse.used(at) * 1000, one.permille * purse.total];
      if (one.kind === 'leastShare' ? reached >= bound : reached <= bound) return;
      if (purse.meets(at, candidate) === (one.kind === 'mostShare')) purse.drop(candidate);
    }
  });
};

const choiceIn = (purse: Purse): Choice =>
  Object.fromEntries([...purse.chosen].map(([id, { id: level }]) => [id, level] as const).sort());

const begun = (model: Model): { purse: Purse; free: readonly Candidate[] } => {
  requireModel(model);
  const purse = new Purse(model);
  for (const candidate of model.candidates) {
    const to = candidate.levels.find(({ id }) => id === model.fixed[candidate.id]);
    if (to) purse.take({ candidate, from: null, to, rate: 0 });
  }
  return { purse, free: model.candidates.filter(({ id }) => !Object.hasOwn(model.fixed, id)) };
};

/** The better of two choices: one that holds before one that does not, then the worthier, then the cheaper. */
export const better = (model: Model, one: Choice, other: Choice): Choice => {
  const [a, b] = [weigh(model, one), weigh(model, other)];
  if (a.holds !== b.holds) return a.holds ? one : other;
  if (a.value !== b.value) return a.value > b.value ? one : other;
  return a.won <= b.won ? one : other;
};

const filled = (model: Model, thrift: Thrift): Choice => {
  const { purse, free } = begun(model);
  fillQuotas(model, purse, free, thrift);
  fillUp(purse, free);
  keepShares(model, purse, free);
  return choiceIn(purse);
};

/**
 * A good answer at once: what the quotas ask for, then the best by value per won. It may break a constraint that only a
 * solver can hold, or that nobody can; `weigh` says which. Same model, same answer.
 */
export const greedy = (model: Model): Choice => {
  const first = filled(model, 'worthiest');
  return weigh(model, first).holds ? first : better(model, first, filled(model, 'cheapest'));
};

/** For comparison: in the order of the official ranking, each with its highest amount, passing over who no longer fits. */
export const inScoreOrder = (model: Model): Choice => {
  const { purse, free } = begun(model);
  for (const candidate of [...free].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))) {
    const to = [...candidate.levels].sort((a, b) => b.won - a.won)[0];
    const step = to && { candidate, from: null, to, rate: 0 };
    if (step && purse.fits(step)) purse.take(step);
  }
  return choiceIn(purse);
};
