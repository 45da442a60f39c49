// node scripts/run.mjs bench/portfolio.ts [candidates]: which of 5,000 applications with three amounts each are supported under
// budgets, quotas and shares; beside the answer at once and the order of scores. And the assignment of OR-Library whose
// optimum is known, where the file is at hand (BORU_VECTORS, default ../shared/vectors).
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Candidate,
  type Constraint,
  choiceOf,
  greedy,
  inScoreOrder,
  type Model,
  programOf,
  valuesOf,
  weigh,
} from '../engines/src/selection/index.ts';
import { solveProgram } from '../server/src/platform/solver/index.ts';

/** A stream of numbers that is the same in every run. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};
const districts = Array.from({ length: 11 }, (_, at) => `district${at}`);
const industries = Array.from({ length: 5 }, (_, at) => `industry${at}`);
const programmes = Array.from({ length: 6 }, (_, at) => `programme${at}`);

const drawn = (count: number): Model => {
  const next = numbers(11);
  const pick = (all: readonly string[]) => all[Math.floor(next() * next() * all.length)] ?? '';
  const candidates = Array.from({ length: count }, (_, at): Candidate => {
    const score = 4_000 + Math.floor(next() * 6_000);
    const asked = (5 + Math.floor(next() * 46)) * 1_000_000 + Math.floor(next() * 1_000) * 1_000;
    return {
      id: `A${String(at).padStart(5, '0')}`,
      group: `company${Math.floor(next() * count * 0.4)}`,
      rank: 0,
      tags: {
        district: pick(districts),
        industry: pick(industries),
        programme: pick(programmes),
        size: next() < 0.6 ? 'small' : 'medium',
      },
      levels: [
        { id: 'half', won: asked / 2, value: Math.floor(score * 0.6) },
        { id: 'most', won: Math.floor(asked * 0.8), value: Math.floor(score * 0.87) },
        { id: 'full', won: asked, value: score },
      ].map((level) => ({ ...level, won: Math.round(level.won) })),
    };
  });
  const order = [...candidates].sort((a, b) => (b.levels[2]?.value ?? 0) - (a.levels[2]?.value ?? 0));
  const ranks = new Map(order.map(({ id }, at) => [id, at + 1]));
  const whole = 1_600_000 * count;
  const constraints: Constraint[] = [
    { id: 'total', kind: 'budget', where: {}, most: whole },
    ...programmes.map(
      (programme, at): Constraint => ({
        id: programme,
        kind: 'budget',
        where: { programme: [programme] },
        most: Math.floor(whole * (0.4 - at * 0.06)),
      }),
    ),
    ...districts.map(
      (district, at): Constraint => ({
        id: district,
        kind: 'leastShare',
        where: { district: [district] },
        permille: at < 6 ? 50 : 15,
      }),
    ),
    { id: 'small', kind: 'leastShare', where: { size: ['small'] }, permille: 500 },
    ...industries.map(
      (industry): Constraint => ({ id: industry, kind: 'leastCount', where: { industry: [industry] }, least: 8 }),
    ),
    { id: 'awards', kind: 'groupCount', most: 2 },
    { id: 'each', kind: 'groupWon', most: 60_000_000 },
  ];
  return { candidates: candidates.map((one) => ({ ...one, rank: ranks.get(one.id) ?? 0 })), constraints, fixed: {} };
};

const whole = (value: bigint | number): string => Number(value).toLocaleString('en-US');
const say = (line: string) => process.stdout.write(`${line}\n`);

const portfolio = async (count: number): Promise<void> => {
  const model = drawn(count);
  say(`${whole(count)} applications × 3 amounts, ${model.constraints.length} constraints`);
  say('| way | points | held | won | time |\n| --- | ---: | --- | ---: | ---: |');
  const line = (name: string, choice: Parameters<typeof weigh>[1], milliseconds: number) => {
    const told = weigh(model, choice);
    const broken = told.added.filter(({ holds }) => !holds).map(({ constraint }) => constraint);
    say(
      `| ${name} | ${whole(told.value)} | ${broken.length === 0 ? 'all' : `not ${broken.join(', ')}`} | ${whole(told.won)} | ${(milliseconds / 1000).toFixed(2)} s |`,
    );
    return told;
  };
  const timed = <Result>(work: () => Result): [Result, number] => {
    const begun = performance.now();
    return [work(), performance.now() - begun];
  };
  const [ordered, orderTook] = timed(() => inScoreOrder(model));
  line('order of scores, highest amounts', ordered, orderTook);
  const [first, firstTook] = timed(() => greedy(model));
  line('at once (goal ≤ 1 s)', first, firstTook);
  const begun = performance.now();
  const program = programOf(model);
  const solved = await solveProgram(
    { text: program.text, columns: program.columns.map(({ name }) => name) },
    { start: weigh(model, first).holds ? valuesOf(program, first) : [], seconds: 60, gap: 0.001 },
  );
  const told = line(`${solved.solver}, ${solved.outcome}`, choiceOf(program, solved.values), performance.now() - begun);
  const gap = solved.bound === null ? null : (solved.bound - Number(told.value)) / Number(told.value);
  say(`gap to the proven bound: ${gap === null ? 'unknown' : `${(gap * 100).toFixed(3)} %`} (goal ≤ 0.1 % in 60 s)`);
};

/** n, then n × n costs. */
const assignment = async (path: string): Promise<void> => {
  const [size = 0, ...costs] = readFileSync(path, 'utf8').trim().split(/\s+/).map(Number);
  const all = Array.from({ length: size }, (_, at) => at);
  const name = (row: number, column: number) => `x${row}_${column}`;
  const cells = all.flatMap((row) =>
    all.map((column) => ({ name: name(row, column), cost: costs[row * size + column] ?? 0 })),
  );
  const sum = (names: readonly string[]) => names.map((one) => `+ ${one}`).join('\n ');
  const text = [
    'Maximize',
    ` value: ${cells.map((cell) => `- ${cell.cost} ${cell.name}`).join('\n ')}`,
    'Subject To',
    ...all.map((row) => ` r${row}: ${sum(all.map((column) => name(row, column)))} = 1`),
    ...all.map((column) => ` c${column}: ${sum(all.map((row) => name(row, column)))} = 1`),
    'End',
  ].join('\n');
  const solved = await solveProgram({ text, columns: cells.map((cell) => cell.name) }, { gap: 0 });
  const cost = cells.reduce((so, cell, at) => so + ((solved.values[at] ?? 0) > 0.5 ? cell.cost : 0), 0);
  say(`assign100: ${cost} (optimum 305), ${solved.outcome}, ${solved.seconds.toFixed(2)} s`);
};

await portfolio(Number(process.argv[2] ?? 5_000));
const vector = resolve(process.env['BORU_VECTORS'] ?? '../shared/vectors', 'assign100.txt');
if (existsSync(vector)) await assignment(vector);
else say(`assign100: not measured, no file ${vector}`);
