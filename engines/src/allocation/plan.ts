/** One thing a company can take up. */
export interface Item {
  readonly id: string;
  /** Gaps that it closes, by id. */
  readonly closes: readonly string[];
  /** Null: not known. */
  readonly hours: number | null;
  readonly ownPaymentWon: number | null;
  /** Items that come first; one that is not offered at all makes this one impossible, unless it is in `done`. */
  readonly after: readonly string[];
}
export interface Gap {
  readonly id: string;
  readonly points: number;
}
export interface Limits {
  /** Null: no limit was named. */
  readonly hours: number | null;
  readonly ownPaymentWon: number | null;
  /** Items that the company has had already. */
  readonly done?: readonly string[];
}
export interface Planned {
  readonly id: string;
  /** Gaps that this item is the first of the plan to close. */
  readonly closes: readonly string[];
  readonly points: number;
  /** Hours or payment are not known. */
  readonly isUnsure: boolean;
}
export interface Plan {
  readonly items: readonly Planned[];
  readonly points: number;
  readonly hours: number;
  readonly ownPaymentWon: number;
  readonly isOptimal: boolean;
}

const mostSteps = 200_000;
/** Points are decimals with one digit; sums of them are compared in tenths. */
const tenths = (points: number): number => Math.round(points * 10);

type Node = { readonly item: Item; readonly gaps: readonly number[]; readonly after: readonly number[] };
type Score = { readonly points: number; readonly count: number; readonly won: number; readonly hours: number };

const better = (a: Score, b: Score): boolean => {
  if (a.points !== b.points) return a.points > b.points;
  if (a.count !== b.count) return a.count < b.count;
  return a.won !== b.won ? a.won < b.won : a.hours < b.hours;
};

/** Items in an order in which what must come first comes first; those in a circle or after something not offered fall out. */
const prepare = (items: readonly Item[], gaps: readonly Gap[], done: ReadonlySet<string>): readonly Node[] => {
  const places = new Map(gaps.map(({ id }, index) => [id, index]));
  const worth = ({ closes }: Item): number =>
    closes.reduce((sum, id) => sum + (gaps[places.get(id) ?? -1]?.points ?? 0), 0);
  const left = [...new Map(items.filter(({ id }) => !done.has(id)).map((item) => [item.id, item])).values()];
  left.sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
  const nodes: Node[] = [];
  const placed = new Map<string, number>();
  for (let found = true; found; ) {
    const index = left.findIndex(({ after }) => after.every((id) => placed.has(id) || done.has(id)));
    const [item] = index < 0 ? [] : left.splice(index, 1);
    found = item !== undefined;
    if (item === undefined) break;
    placed.set(item.id, nodes.length);
    nodes.push({
      item,
      gaps: [...new Set(item.closes.flatMap((id) => places.get(id) ?? []))],
      after: item.after.flatMap((id) => placed.get(id) ?? []),
    });
  }
  return nodes;
};

/** The most points that so much of something buys, the best rates first, the last item in part. */
const bought = (gains: readonly (readonly [number, Item])[], price: (item: Item) => number, purse: number): number => {
  let [sum, left] = [0, purse];
  const priced: (readonly [number, number])[] = [];
  for (const [gain, item] of gains) {
    const cost = price(item);
    if (cost === 0) sum += gain;
    else if (cost <= purse) priced.push([gain, cost]);
  }
  priced.sort((a, b) => b[0] * a[1] - a[0] * b[1]);
  for (const [gain, cost] of priced) {
    if (cost >= left) return Math.floor(sum + (gain * left) / cost + 1e-9);
    sum += gain;
    left -= cost;
  }
  return sum;
};

class Search {
  readonly nodes: readonly Node[];
  readonly points: readonly number[];
  readonly limits: Limits;
  readonly covered: number[];
  readonly chosen: boolean[];
  /** What the items from this place on could add at most, by gap. */
  readonly reach: readonly ReadonlySet<number>[];
  best: Score = { points: 0, count: 0, won: 0, hours: 0 };
  bestChosen: boolean[];
  steps = 0;

  constructor(nodes: readonly Node[], gaps: readonly Gap[], limits: Limits) {
    this.nodes = nodes;
    this.points = gaps.map(({ points }) => Math.max(0, tenths(points)));
    this.limits = limits;
    this.covered = gaps.map(() => 0);
    this.chosen = nodes.map(() => false);
    this.bestChosen = [...this.chosen];
    const reach: Set<number>[] = [new Set()];
    for (const node of nodes.toReversed()) reach.unshift(new Set([...(reach[0] ?? []), ...node.gaps]));
    this.reach = reach;
  }

  /**
   * Points that can still be had from this place on: no more than all open gaps within reach, and no more than what the
   * rest of the hours, or of the money, buys at the best rates (as if an item could be taken in part, and no gap twice in vain).
   */
  bound(place: number, score: Score): number {
    let all = 0;
    for (const gap of this.reach[place] ?? []) if (this.covered[gap] === 0) all += this.points[gap] ?? 0;
    const { hours, ownPaymentWon } = this.limits;
    if (all === 0 || (hours === null && ownPaymentWon === null)) return all;
    const gains: (readonly [number, Item])[] = [];
    for (let index = place; index < this.nodes.length; index += 1) {
      const { gaps, item } = this.nodes[index] as Node;
      let gain = 0;
      for (const gap of gaps) if (this.covered[gap] === 0) gain += this.points[gap] ?? 0;
      if (gain > 0) gains.push([gain, item]);
    }
    const byHours = hours === null ? all : bought(gains, (item) => item.hours ?? 0, hours - score.hours);
    const byMoney =
      ownPaymentWon === null ? all : bought(gains, (item) => item.ownPaymentWon ?? 0, ownPaymentWon - score.won);
    return Math.min(all, byHours, byMoney);
  }

  run(place: number, score: Score): void {
    this.steps += 1;
    if (this.steps > mostSteps) return;
    if (better(score, this.best)) {
      this.best = score;
      this.bestChosen = [...this.chosen];
    }
    const node = this.nodes[place];
    if (node === undefined) return;
    const more = this.bound(place, score);
    // Equal points with as many items could still be cheaper, so only what is truly worse is left out.
    if (score.points + more < this.best.points) return;
    if (score.points + more === this.best.points && score.count + (more > 0 ? 1 : 0) > this.best.count) return;
    this.take(place, node, score);
    this.run(place + 1, score);
  }

  take(place: number, { item, gaps, after }: Node, score: Score): void {
    const won = score.won + (item.ownPaymentWon ?? 0);
    const hours = score.hours + (item.hours ?? 0);
    const { limits } = this;
    if (limits.hours !== null && hours > limits.hours) return;
    if (limits.ownPaymentWon !== null && won > limits.ownPaymentWon) return;
    if (!after.every((index) => this.chosen[index])) return;
    let points = score.points;
    for (const gap of gaps) {
      if (this.covered[gap] === 0) points += this.points[gap] ?? 0;
      this.covered[gap] = (this.covered[gap] ?? 0) + 1;
    }
    this.chosen[place] = true;
    this.run(place + 1, { points, count: score.count + 1, won, hours });
    this.chosen[place] = false;
    for (const gap of gaps) this.covered[gap] = (this.covered[gap] ?? 1) - 1;
  }
}

/** Of the items chosen: first what must come first, then what closes most of what is still open. */
const ordered = (nodes: readonly Node[], gaps: readonly Gap[]): Planned[] => {
  const left = [...nodes];
  const ids = new Set(nodes.map(({ item }) => item.id));
  const open = new Map(gaps.map(({ id, points }) => [id, points]));
  const planned: Planned[] = [];
  const taken = new Set<string>();
  const gain = ({ item }: Node): number =>
    [...new Set(item.closes)].reduce((sum, id) => sum + tenths(open.get(id) ?? 0), 0);
  while (left.length > 0) {
    const free = left.filter(({ item }) => item.after.every((id) => taken.has(id) || !ids.has(id)));
    const next = free.sort((a, b) => gain(b) - gain(a) || (a.item.id < b.item.id ? -1 : 1))[0];
    if (next === undefined) break;
    const closes = [...new Set(next.item.closes)].filter((id) => open.has(id));
    planned.push({
      id: next.item.id,
      closes,
      points: gain(next) / 10,
      isUnsure: next.item.hours === null || next.item.ownPaymentWon === null,
    });
    for (const id of closes) open.delete(id);
    taken.add(next.item.id);
    left.splice(left.indexOf(next), 1);
  }
  return planned;
};

/** The best set of items within the limits, in the order in which to take them up. */
export const planSupport = (items: readonly Item[], gaps: readonly Gap[], limits: Limits): Plan => {
  const nodes = prepare(items, gaps, new Set(limits.done ?? []));
  const search = new Search(nodes, gaps, limits);
  search.run(0, search.best);
  const { points, hours, won } = search.best;
  return {
    items: ordered(
      nodes.filter((_node, index) => search.bestChosen[index]),
      gaps,
    ),
    points: points / 10,
    hours,
    ownPaymentWon: won,
    isOptimal: search.steps <= mostSteps,
  };
};
