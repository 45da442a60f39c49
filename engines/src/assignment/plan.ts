import { settle } from './flow.ts';
import { type Bar, type BarKind, barsOf, type Company, type Expert, loadCost, type Parts, partsOf } from './pairs.ts';

export type Problem = {
  readonly companies: readonly Company[];
  readonly experts: readonly Expert[];
  /** First day of the round. */
  readonly on: string;
  /** What a person has fixed: company → expert. A pair that is barred stays barred. */
  readonly pinned?: ReadonlyMap<string, string>;
  /** What is agreed already: company → expert. Changed as seldom as can be, before anything else is weighed. */
  readonly current?: ReadonlyMap<string, string>;
};

export type Pair = {
  readonly companyId: string;
  readonly expertId: string;
  readonly parts: Parts;
  /** Travel and newcomer together, in points. */
  readonly cost: number;
  /** How many experts could have gone, this one included. */
  readonly choice: number;
  /** Why the others could not, counted by kind (one expert may count under several). */
  readonly bars: Readonly<Partial<Record<BarKind, number>>>;
  /** The best of the others that could have gone, and what that would have cost this company in points. */
  readonly second: { readonly expertId: string; readonly cost: number } | null;
};
/** Why nobody goes: nobody may (`choice` 0), or all who may are full. */
export type Unserved = {
  readonly companyId: string;
  readonly choice: number;
  readonly bars: Readonly<Partial<Record<BarKind, number>>>;
  /** Needed skills that no expert with clearance and time has. */
  readonly missingSkills: readonly string[];
  /** Experts whom one single thing keeps away, with that thing. */
  readonly near: readonly { readonly expertId: string; readonly bar: Bar }[];
  /** When full: all those whose time is taken and among whom nothing can be moved. */
  readonly full: readonly string[];
};
export type Plan = {
  readonly pairs: readonly Pair[];
  readonly unserved: readonly Unserved[];
  /** Points of all pairs and of the loads. */
  readonly cost: number;
  /** No plan that serves as many, by weight, costs less than this. Equal to `cost` where `isOptimal`. */
  readonly bound: number;
  readonly isOptimal: boolean;
  readonly loads: readonly { readonly expertId: string; readonly companies: number; readonly halfDays: number }[];
  /** Companies whose agreed expert is another now, or who lost theirs. */
  readonly changed: readonly string[];
};

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Table = {
  companies: readonly Company[];
  experts: readonly Expert[];
  bars: Bar[][][];
  parts: (Parts | null)[][];
  most: number;
};
const tableOf = ({ companies, experts, on, pinned }: Problem): Table => {
  const [rows, columns] = [companies.toSorted(byId), experts.toSorted(byId)];
  const known = new Set(experts.flatMap(({ advised }) => advised));
  const bars = rows.map((company) => columns.map((expert) => barsOf(company, expert, on)));
  const parts = rows.map((company, row) => {
    const pin = pinned?.get(company.id);
    return columns.map((expert, column) =>
      bars[row]?.[column]?.length === 0 && (pin === undefined || pin === expert.id)
        ? partsOf(company, expert, known.has(company.id))
        : null,
    );
  });
  const dearest = parts.flat().reduce((most, one) => Math.max(most, one === null ? 0 : one.travel + one.newcomer), 0);
  const last = experts.reduce((most, expert) => Math.max(most, loadCost(expert, Math.max(0, expert.free))), 0);
  return { companies: rows, experts: columns, bars, parts, most: (dearest + last) * Math.max(1, companies.length) + 1 };
};

const whole = ({ travel, newcomer }: Parts): number => travel + newcomer;

/** As many half-days of the smallest requests as fit: no plan can give an expert more companies than this. */
const roomFor = (halfDays: number, sizes: readonly number[], free: number): number => {
  let [left, count] = [halfDays, 0];
  for (const size of sizes) {
    if (size > left || count >= free) break;
    left -= size;
    count += 1;
  }
  return count;
};

type Round = { place: Int32Array; cost: number; unservedWeight: number; changes: number };
/** One exact solution for these capacities. Served first, by weight; then few changes; then points. */
const solveOnce = (table: Table, current: Problem['current'], capacity: readonly number[]): Round => {
  const { companies, experts, parts, most } = table;
  const places = experts.length + 1;
  const change = current === undefined ? 0 : most;
  const unserved = (change + 1) * (companies.length + 1) + most;
  if (unserved * 6 * companies.length > Number.MAX_SAFE_INTEGER) throw new Error('more than whole numbers can say');
  const cost = new Float64Array(companies.length * places);
  companies.forEach(({ id, weight }, row) => {
    const agreed = current?.get(id);
    experts.forEach((expert, column) => {
      const one = parts[row]?.[column] ?? null;
      cost[row * places + column] =
        one === null
          ? Number.POSITIVE_INFINITY
          : whole(one) + (agreed !== undefined && agreed !== expert.id ? change : 0);
    });
    cost[row * places + experts.length] = unserved * weight;
  });
  const { place } = settle({
    ...{ companies: companies.length, places, cost, capacity: [...capacity, companies.length] },
    marginal: (at, already) => (at === experts.length ? 0 : loadCost(experts[at] as Expert, already)),
  });
  const found: Round = { place, cost: 0, unservedWeight: 0, changes: 0 };
  const load = new Int32Array(places);
  companies.forEach(({ id, weight }, row) => {
    const at = place[row] as number;
    const one = parts[row]?.[at] ?? null;
    if (one === null) found.unservedWeight += weight;
    else found.cost += whole(one) + loadCost(experts[at] as Expert, load[at] as number);
    load[at] = (load[at] as number) + 1;
    const agreed = current?.get(id);
    if (agreed !== undefined && experts[at]?.id !== agreed) found.changes += 1;
  });
  return found;
};

/** Somebody whose companies together take longer than there is time for; the one who is over by most. */
const overFull = ({ companies, experts }: Table, place: Int32Array): number => {
  const taken = new Int32Array(experts.length + 1);
  companies.forEach(({ halfDays }, row) => {
    const at = place[row] as number;
    taken[at] = (taken[at] as number) + halfDays;
  });
  let [worst, over] = [-1, 0];
  experts.forEach(({ halfDays }, column) => {
    const by = (taken[column] as number) - halfDays;
    if (by > over) [worst, over] = [column, by];
  });
  return worst;
};

const countBars = (rows: readonly (readonly Bar[])[]): Partial<Record<BarKind, number>> => {
  const counts: Partial<Record<BarKind, number>> = {};
  for (const bars of rows)
    for (const kind of new Set(bars.map((bar) => bar.kind))) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

const pairOf = (table: Table, row: number, column: number): Pair => {
  const { companies, experts, bars, parts } = table;
  const company = companies[row] as Company;
  const mine = parts[row]?.[column] as Parts;
  const known = experts.some(({ advised }) => advised.includes(company.id));
  const others = experts
    .map((expert, at) => ({ expert, at }))
    .filter(({ at }) => at !== column && bars[row]?.[at]?.length === 0)
    .map(({ expert }) => ({ expertId: expert.id, cost: whole(partsOf(company, expert, known)) }))
    .toSorted((a, b) => a.cost - b.cost);
  return {
    ...{ companyId: company.id, expertId: (experts[column] as Expert).id, parts: mine, cost: whole(mine) },
    ...{ choice: others.length + 1, bars: countBars(bars[row] ?? []), second: others[0] ?? null },
  };
};

/** Everybody who is full and reachable by moving companies on: among them nothing can be freed. */
const fullFor = ({ experts, parts }: Table, place: Int32Array, row: number): string[] => {
  const reached = new Set<number>();
  const reach = (of: number): void =>
    experts.forEach((_one, column) => {
      if (parts[of]?.[column] != null) reached.add(column);
    });
  reach(row);
  // A set that grows while it is walked through: each new expert's companies could move on in their turn.
  for (const column of reached)
    for (let other = 0; other < place.length; other += 1) if (place[other] === column) reach(other);
  return [...reached].map((column) => (experts[column] as Expert).id).toSorted();
};

const unservedOf = (table: Table, place: Int32Array, row: number): Unserved => {
  const { companies, experts, bars, parts } = table;
  const company = companies[row] as Company;
  const mine = bars[row] ?? [];
  const choice = (parts[row] ?? []).filter((one) => one !== null).length;
  const here = experts.filter(({ isAble, free }) => isAble && free > 0);
  return {
    ...{ companyId: company.id, choice, bars: countBars(mine) },
    missingSkills: company.skills.filter((skill) => !here.some(({ skills }) => skills.includes(skill))),
    near: experts.flatMap(({ id }, column) => {
      const [bar, ...rest] = mine[column] ?? [];
      return bar === undefined || rest.length > 0 ? [] : [{ expertId: id, bar }];
    }),
    full: choice === 0 ? [] : fullFor(table, place, row),
  };
};

/**
 * Who goes to whom. As many companies as can be are served, heavier ones first; then as little as can be of what is agreed is
 * changed; then the points are fewest. Exact by count of companies. Half-days of different length make the problem a harder
 * kind: then experts who come out over their time get one company less and all is settled anew, and `bound` says how far from
 * the best the answer can be at most.
 *
 * @throws Error when numbers grow past what integers can say (some hundred thousand companies).
 */
export const planAssignment = (problem: Problem): Plan => {
  const table = tableOf(problem);
  const { companies, experts } = table;
  const sizes = companies.map(({ halfDays }) => halfDays).toSorted((a, b) => a - b);
  const capacity = experts.map(({ free, halfDays }) => roomFor(halfDays, sizes, Math.max(0, free)));
  const first = solveOnce(table, problem.current, capacity);
  let found = first;
  for (let over = overFull(table, found.place); over !== -1; over = overFull(table, found.place)) {
    capacity[over] = found.place.reduce((count, at) => (at === over ? count + 1 : count), -1);
    found = solveOnce(table, problem.current, capacity);
  }
  const { place } = found;
  const rows = companies.map((company, row) => ({ company, row, at: place[row] as number }));
  const served = rows.filter(({ at }) => at < experts.length);
  return {
    pairs: served.map(({ row, at }) => pairOf(table, row, at)),
    unserved: rows.filter(({ at }) => at === experts.length).map(({ row }) => unservedOf(table, place, row)),
    cost: found.cost,
    bound: Math.min(first.cost, found.cost),
    isOptimal: found === first,
    loads: experts.map(({ id }, column) => {
      const mine = served.filter(({ at }) => at === column);
      return {
        ...{ expertId: id, companies: mine.length },
        halfDays: mine.reduce((sum, { company }) => sum + company.halfDays, 0),
      };
    }),
    changed: rows
      .filter(({ company, at }) => {
        const agreed = problem.current?.get(company.id);
        return agreed !== undefined && agreed !== experts[at]?.id;
      })
      .map(({ company }) => company.id),
  };
};
