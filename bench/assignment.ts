// Assignment: `node scripts/run.mjs bench/assignment.ts`. 2,000 invented companies and 60 experts of one region, beside what a
// desk does without it: the first that can (round robin), and the nearest that can (greedy), both keeping every bar.
import {
  barsOf,
  type Company,
  type Expert,
  kilometres,
  loadCost,
  planAssignment,
} from '../engines/src/assignment/index.ts';
import { medianOf } from './measure.ts';

let state = 20261124;
/** Park and Miller: the same numbers on every machine. */
const next = (below: number): number => {
  state = (state * 48271) % 2147483647;
  return state % below;
};
const skills = ['statute', 'physical', 'it', 'personnel', 'forensics', 'ipLaw'];
const place = (): readonly [number, number] => [127.3 + next(120) / 100, 36.1 + next(100) / 100];
const businessNumber = (): string => String(1_000_000_000 + next(1_000_000));
const on = '2026-12-01';
const worldOf = (count: number, experts: number): { companies: Company[]; experts: Expert[]; on: string } => ({
  on,
  companies: Array.from({ length: count }, (_, index) => ({
    ...{ id: `C${index}`, name: `기업${index}`, businessNumber: businessNumber(), competitors: [] },
    skills: skills.filter(() => next(6) === 0).slice(0, 2),
    language: next(20) === 0 ? 'en' : 'ko',
    ...{ places: ['43'], at: place(), weight: 1 + next(5), halfDays: 2 },
    refused: next(50) === 0 ? [`E${next(experts)}`] : [],
  })),
  experts: Array.from({ length: experts }, (_, index) => ({
    ...{ id: `E${index}`, skills: skills.filter(() => next(3) > 0), languages: next(3) === 0 ? ['ko', 'en'] : ['ko'] },
    ...{ territory: [], at: place(), isAble: true, free: Math.ceil((count / experts) * 1.2) },
    ...{ halfDays: 1000, bound: 0, most: Math.ceil((count / experts) * 1.2) },
    ties: Array.from({ length: 4 }, () => ({
      kind: 'client',
      name: '',
      businessNumber: businessNumber(),
      untilOn: null,
    })),
    advised: Array.from({ length: 5 }, () => `C${next(count)}`),
  })),
});

const walk = (
  { companies, experts }: ReturnType<typeof worldOf>,
  choose: (company: Company, able: Expert[]) => Expert,
) => {
  const load = new Map(experts.map(({ id }) => [id, 0]));
  let [cost, unserved] = [0, 0];
  for (const company of companies) {
    const able = experts.filter((one) => (load.get(one.id) ?? 0) < one.free && barsOf(company, one, on).length === 0);
    if (able.length === 0) {
      unserved += 1;
      continue;
    }
    const one = choose(company, able);
    const already = load.get(one.id) ?? 0;
    load.set(one.id, already + 1);
    const isKnown = experts.some(({ advised }) => advised.includes(company.id));
    cost +=
      kilometres(company.at, one.at) + loadCost(one, already) + (isKnown && !one.advised.includes(company.id) ? 40 : 0);
  }
  return { cost, unserved };
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const [count, experts] of [
  [2000, 60],
  [500, 30],
  [40, 6],
] as const) {
  const world = worldOf(count, experts);
  let turn = 0;
  const ways = {
    'exact (min-cost flow)': () => {
      const { cost, unserved, isOptimal } = planAssignment(world);
      return { cost, unserved: unserved.length, isOptimal };
    },
    'greedy (nearest that can)': () =>
      walk(world, ({ at }, able) => able.toSorted((a, b) => kilometres(at, a.at) - kilometres(at, b.at))[0] as Expert),
    'round robin': () =>
      walk(world, (_company, able) => {
        turn += 1;
        return able[turn % able.length] as Expert;
      }),
  };
  for (const [name, way] of Object.entries(ways)) {
    const { cost, unserved } = way();
    say(`| ${count} × ${experts} | ${name} | ${cost} | ${unserved} | ${(await medianOf(5, way)).toFixed(0)} ms |`);
  }
}
