import type { Candidate, Constraint, Model } from './types.ts';
import { matches } from './weigh.ts';

/** Why nothing can fulfil these at once, where plain arithmetic says it. Won and counts are whole. */
export type Reason =
  | { readonly kind: 'tooFew'; readonly constraint: string; readonly have: number; readonly need: number }
  | {
      readonly kind: 'tooDear';
      readonly constraint: string;
      readonly budget: string;
      readonly count: number;
      readonly needWon: number;
      readonly haveWon: number;
    };
export interface Conflict {
  /** A smallest set: without any one of them the others can be fulfilled. */
  readonly constraints: readonly string[];
  /** What was set by hand belongs to it. */
  readonly byHand: boolean;
  readonly reasons: readonly Reason[];
}

const open = ({ fixed }: Model, { id }: Candidate): boolean => fixed[id] !== null;

/** The lowest amount at which an application can be had, as it is set by hand or not. */
const leastWon = ({ fixed }: Model, { id, levels }: Candidate): number =>
  Math.min(...levels.filter((level) => (fixed[id] ?? level.id) === level.id).map(({ won }) => won));

const reasonsIn = (model: Model, constraints: readonly Constraint[]): readonly Reason[] => {
  const perGroup = constraints.find((one) => one.kind === 'groupCount')?.most ?? Number.POSITIVE_INFINITY;
  return constraints.flatMap((constraint): Reason[] => {
    if (constraint.kind !== 'leastCount') return [];
    const need = constraint.least;
    const meant = model.candidates.filter((one) => open(model, one) && matches(constraint.where, one));
    const byGroup = Map.groupBy(meant, ({ group }) => group).values();
    const have = [...byGroup].reduce((sum, own) => sum + Math.min(own.length, perGroup), 0);
    if (have < need) return [{ kind: 'tooFew', constraint: constraint.id, have, need }];
    return constraints.flatMap((budget): Reason[] => {
      if (budget.kind !== 'budget') return [];
      const costs = meant.map((one) => (matches(budget.where, one) ? leastWon(model, one) : 0)).sort((a, b) => a - b);
      const needWon = costs.slice(0, need).reduce((sum, won) => sum + won, 0);
      if (needWon <= budget.most) return [];
      const told = { constraint: constraint.id, budget: budget.id, count: need, needWon, haveWon: budget.most };
      return [{ kind: 'tooDear', ...told }];
    });
  });
};

/**
 * A smallest set of constraints that cannot be fulfilled together, found by leaving out one after another; and what is plain
 * about it. `isPossible` answers whether a model has any choice at all. Null: it has one.
 */
export const findConflict = async (
  model: Model,
  isPossible: (model: Model) => Promise<boolean>,
): Promise<Conflict | null> => {
  if (await isPossible(model)) return null;
  let kept = model;
  const isFixed = Object.keys(model.fixed).length > 0;
  const byHand = isFixed && (await isPossible({ ...model, fixed: {} }));
  if (!byHand) kept = { ...model, fixed: {} };
  for (const { id } of model.constraints) {
    const fewer = { ...kept, constraints: kept.constraints.filter((one) => one.id !== id) };
    if (!(await isPossible(fewer))) kept = fewer;
  }
  return {
    constraints: kept.constraints.map(({ id }) => id),
    byHand,
    reasons: reasonsIn(kept, kept.constraints),
  };
};
