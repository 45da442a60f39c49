// node scripts/run.mjs bench/eligibility.ts: 10,000 companies under 50 rules, beside json-logic-engine on the same rules in
// the same run, in turns. Also counts where the two disagree: the peer lets a company pass whose fact is not known.
import { LogicEngine } from 'json-logic-engine';
import { type Gap, type Item, planSupport } from '../engines/src/allocation/index.ts';
import { type Facts, type Node, verdictOf } from '../engines/src/eligibility/index.ts';
import { rulesOf, sampleCompanies, sampleRules } from '../engines/src/eligibility/sample.ts';
import { median } from './measure.ts';

const asOf = '2026-11-23';
const companies = sampleCompanies(10_000);
const rules = sampleRules(50).rules.map(({ when }) => when);

const comparisons: Readonly<Record<string, string>> = { less: '<', atMost: '<=', more: '>', atLeast: '>=', is: '===' };
const logicOf = (node: Node): unknown => {
  if (node.kind === 'fact') {
    const asked = { var: node.fact };
    return node.op === 'in' ? { in: [asked, node.value] } : { [comparisons[node.op] ?? '===']: [asked, node.value] };
  }
  if (node.kind === 'list') throw new Error('not drawn here');
  return { [node.kind === 'any' ? 'or' : 'and']: node.of.map(logicOf) };
};
const flat = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).flatMap(([key, given]) => (given ? [[key, given.value]] : [])));

const own = rules.map((when) => rulesOf(when));
const peer = new LogicEngine();
const peerRules = rules.map(logicOf);
const compiled = peerRules.map((rule) => peer.build(rule as never));
const plain = companies.map(flat);

const ways: Readonly<Record<string, () => number>> = {
  Boru: () =>
    companies.reduce((sum, facts) => sum + own.filter((set) => verdictOf(set, facts, asOf) === 'eligible').length, 0),
  'json-logic-engine, interpreted': () =>
    plain.reduce((sum, facts) => sum + peerRules.filter((rule) => peer.run(rule as never, facts) === true).length, 0),
  'json-logic-engine, compiled': () =>
    plain.reduce(
      (sum, facts) => sum + compiled.filter((rule) => (rule as (data: unknown) => unknown)(facts) === true).length,
      0,
    ),
};
const times: Record<string, number[]> = {};
const passed: Record<string, number> = {};
for (let run = 0; run < 5; run += 1)
  for (const [name, work] of Object.entries(ways)) {
    const begun = performance.now();
    passed[name] = work();
    times[name] = [...(times[name] ?? []), performance.now() - begun];
  }
process.stdout.write('10,000 companies × 50 rules of six leaves; median of five in turns (goal ≤ 2 s)\n');
for (const [name, taken] of Object.entries(times))
  process.stdout.write(`| ${name} | ${(median(taken) / 1000).toFixed(2)} s | ${passed[name]} passed |\n`);

/** A stream of numbers that is the same in every run. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};
const next = numbers(7);
const taken: number[] = [];
let proved = 0;
for (let company = 0; company < 200; company += 1) {
  const gaps = Array.from(
    { length: 40 },
    (_, index): Gap => ({ id: `G${index}`, points: Math.round(5 + next() * 40) / 10 }),
  );
  const items = Array.from(
    { length: 60 },
    (_, index): Item => ({
      id: `I${index}`,
      closes: gaps.filter(() => next() < 0.12).map(({ id }) => id),
      hours: 2 + Math.floor(next() * 30),
      ownPaymentWon: next() < 0.5 ? 0 : Math.floor(next() * 10) * 1_000_000,
      after: next() < 0.2 && index > 0 ? [`I${Math.floor(next() * index)}`] : [],
    }),
  );
  const begun = performance.now();
  if (planSupport(items, gaps, { hours: 60, ownPaymentWon: 10_000_000 }).isOptimal) proved += 1;
  taken.push(performance.now() - begun);
}
taken.sort((a, b) => a - b);
process.stdout.write(
  `next support, 200 companies with 60 items and 40 gaps: median ${Math.round(median(taken))} ms, p95 ${Math.round(taken[189] ?? 0)} ms (goal ≤ 1 s), ${proved} of 200 proved best\n`,
);
