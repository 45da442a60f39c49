import { type Bar, barsOf } from './pairs.ts';
import { type Plan, type Problem, planAssignment } from './plan.ts';

export type Changed =
  | { readonly isPossible: false; readonly bars: readonly Bar[] }
  | {
      readonly isPossible: true;
      /** Points more than the best plan; companies of weight that go unserved more. */
      readonly costs: number;
      readonly unservedMore: number;
      /** The other companies that would go to somebody else. */
      readonly moves: readonly string[];
      readonly plan: Plan;
    };

/** What it costs when a person wants this expert for this company: the best plan with that pair, against the best one. */
export const costOfChange = (problem: Problem, companyId: string, expertId: string): Changed => {
  const company = problem.companies.find(({ id }) => id === companyId);
  const expert = problem.experts.find(({ id }) => id === expertId);
  if (company === undefined || expert === undefined) return { isPossible: false, bars: [] };
  const bars = barsOf(company, expert, problem.on);
  if (bars.length > 0) return { isPossible: false, bars };
  const best = planAssignment(problem);
  const pinned = new Map([...(problem.pinned ?? []), [companyId, expertId]]);
  const plan = planAssignment({ ...problem, pinned });
  const before = new Map(best.pairs.map((pair) => [pair.companyId, pair.expertId]));
  const after = new Map(plan.pairs.map((pair) => [pair.companyId, pair.expertId]));
  return {
    ...{ isPossible: true, costs: plan.cost - best.cost, unservedMore: plan.unserved.length - best.unserved.length },
    moves: problem.companies.map(({ id }) => id).filter((id) => id !== companyId && before.get(id) !== after.get(id)),
    plan,
  };
};
