/**
 * The assignment of least cost, by successive shortest paths on a graph that has one node per place, not one per company: an
 * arc from a to b is the cheapest company of a that could move to b. Exact; integers only.
 */
export type Market = {
  readonly companies: number;
  readonly places: number;
  /** companies × places, row by row. Integers of at least 0; Infinity: forbidden. */
  readonly cost: Float64Array;
  /** Most companies of each place. */
  readonly capacity: readonly number[];
  /** What the n-th company of a place costs on top (n from 0). Must never fall, or the answer is not the least. */
  readonly marginal: (place: number, already: number) => number;
};
export type Settled = {
  /** Place of each company; -1: none could take it. */
  readonly place: Int32Array;
  readonly load: Int32Array;
  readonly total: number;
};

const none = -1;

class Search {
  readonly distance: Float64Array;
  readonly before: Int32Array;
  readonly #queue: Int32Array;
  readonly #waits: Uint8Array;
  readonly #places: number;
  constructor(places: number) {
    this.#places = places;
    this.distance = new Float64Array(places);
    this.before = new Int32Array(places);
    this.#queue = new Int32Array(places);
    this.#waits = new Uint8Array(places);
  }
  /** Cheapest ways of taking this company in, with others moving on. Arcs may cost less than nothing; circles never do. */
  run(market: Market, company: number, arc: Float64Array): void {
    const places = this.#places;
    let [head, length] = [0, 0];
    for (let place = 0; place < places; place += 1) {
      const cost = market.cost[company * places + place] as number;
      this.distance[place] = cost;
      this.before[place] = none;
      this.#waits[place] = 0;
      if (cost === Number.POSITIVE_INFINITY) continue;
      this.#queue[length] = place;
      this.#waits[place] = 1;
      length += 1;
    }
    while (length > 0) {
      const from = this.#queue[head] as number;
      head = head + 1 === places ? 0 : head + 1;
      length -= 1;
      this.#waits[from] = 0;
      const reached = this.distance[from] as number;
      const row = from * places;
      for (let to = 0; to < places; to += 1) {
        const next = reached + (arc[row + to] as number);
        if (next >= (this.distance[to] as number)) continue;
        this.distance[to] = next;
        this.before[to] = from;
        if (this.#waits[to] === 1) continue;
        this.#waits[to] = 1;
        this.#queue[(head + length) % places] = to;
        length += 1;
      }
    }
  }
}

/** Least total cost of placing as many companies as can be placed, in the order given. Same input, same answer. */
export const settle = (market: Market): Settled => {
  const { companies, places, cost, capacity, marginal } = market;
  const place = new Int32Array(companies).fill(none);
  const load = new Int32Array(places);
  const members: number[][] = Array.from({ length: places }, () => []);
  const arc = new Float64Array(places * places).fill(Number.POSITIVE_INFINITY);
  const mover = new Int32Array(places * places).fill(none);
  const search = new Search(places);
  let total = 0;

  const rowOf = (from: number): void => {
    const row = from * places;
    arc.fill(Number.POSITIVE_INFINITY, row, row + places);
    for (const company of members[from] as number[]) {
      const mine = company * places;
      const paid = cost[mine + from] as number;
      for (let to = 0; to < places; to += 1) {
        const gain = (cost[mine + to] as number) - paid;
        if (to === from || gain >= (arc[row + to] as number)) continue;
        arc[row + to] = gain;
        mover[row + to] = company;
      }
    }
  };
  const move = (company: number, from: number, to: number): void => {
    if (from !== none) {
      const left = members[from] as number[];
      left.splice(left.indexOf(company), 1);
    }
    (members[to] as number[]).push(company);
    place[company] = to;
  };

  for (let company = 0; company < companies; company += 1) {
    search.run(market, company, arc);
    let [end, least] = [none, Number.POSITIVE_INFINITY];
    for (let to = 0; to < places; to += 1) {
      const already = load[to] as number;
      if (already >= (capacity[to] as number)) continue;
      const whole = (search.distance[to] as number) + marginal(to, already);
      if (whole < least) [end, least] = [to, whole];
    }
    if (end === none) continue;
    total += least;
    load[end] = (load[end] as number) + 1;
    const touched = [end];
    let to = end;
    for (let from = search.before[to] as number; from !== none; from = search.before[to] as number) {
      move(mover[from * places + to] as number, from, to);
      touched.push(from);
      to = from;
    }
    move(company, none, to);
    for (const one of touched) rowOf(one);
  }
  return { place, load, total };
};
