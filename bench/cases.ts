// What need-to-know costs and how the desk grows: 10,000 and 1,000,000 cases, thirteen agencies, 5,000 companies, as the
// largest and the smallest agency; then eight desks at once. 5 GB of disk, about ten minutes with the loading:
//   node scripts/run.mjs bench/cases.ts [--folder FOLDER] [--load] [cases …] > bench/cases.md
// A folder that is named keeps what was loaded for the next time; --load does nothing but that.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seat } from '../server/src/platform/testing/people.ts';
import { openProvince } from './cases-load.ts';
import { type Mixed, measureMixed } from './cases-mixed.ts';
import { measureReferring } from './cases-referring.ts';
import { replayBoth, watchReading } from './cases-replay.ts';
import { ownCases, pledge, type Seat, type Stage, type Times, timesOf } from './cases-stage.ts';

export type ScaleFigure = {
  cases: number;
  agency: 'largest' | 'smallest';
  page: string;
  request: Times | null;
  sql: Times | null;
  bare: Times | null;
};

const runs = Number(process.env['BORU_BENCH_RUNS'] ?? 100);
const companies = 5000;
const say = (what: string): void => void process.stderr.write(`${what}\n`);

const ms = (value: number): string => value.toFixed(1);
const triple = (times: Times | null): string =>
  times === null || times.p50 === 0 ? '–' : `${ms(times.p50)} / ${ms(times.p95)} / ${ms(times.p99)}`;

/** One page again and again: through Boru, then its own SQL as the runtime role and as the owner, whose policy is `true`. */
const measurePage = async (stage: Stage, seated: Seat, page: string, pathOf: (run: number) => string) => {
  const [request, sql, bare]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs + 5; run++) {
    const url = pathOf(run);
    let spent = 0;
    const statements = await watchReading(async () => {
      const begun = performance.now();
      const answer = await stage.app.inject({ url, headers: { cookie: `boru_session=${seated.ticket}` } });
      spent = performance.now() - begun;
      if (answer.statusCode !== 200) throw new Error(`${url} → ${answer.statusCode} ${answer.body}`);
    });
    const both = await replayBoth(stage, seated.ticket, 'read only', statements);
    if (run < 5) continue;
    request.push(spent);
    sql.push(both.sql);
    bare.push(both.bare);
  }
  say(`${page}: ${triple(timesOf(request))} | ${triple(timesOf(sql))} | ${triple(timesOf(bare))}`);
  return { page, request: timesOf(request), sql: timesOf(sql), bare: timesOf(bare) };
};

/** The badges alone: a page asks for them together with its rows, so there is no request of their own. */
const measureBadges = async (stage: Stage, seated: Seat) => {
  const url = '/api/desk/inbox?view=open';
  const statements = (
    await watchReading(() => stage.app.inject({ url, headers: { cookie: `boru_session=${seated.ticket}` } }))
  ).filter(({ text }) => text.includes('cases.badges'));
  if (statements.length !== 1) throw new Error('the inbox does not count its badges in one statement');
  const [sql, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs + 5; run++) {
    const both = await replayBoth(stage, seated.ticket, 'read only', statements);
    if (run < 5) continue;
    sql.push(both.sql);
    bare.push(both.bare);
  }
  return { page: 'count badges', request: null, sql: timesOf(sql), bare: timesOf(bare) };
};

const measureAgency = async (stage: Stage, agency: 'largest' | 'smallest'): Promise<ScaleFigure[]> => {
  const id = agency === 'largest' ? 1 : 13;
  const { ticket, personId } = await seat(stage.owner, 'officer', { agencyId: id });
  const seated = { ticket, agency: id };
  const closed = await ownCases(stage, id, false, runs + 5);
  await pledge(stage, personId, id, closed);
  const pages = [
    await measurePage(stage, seated, 'inbox and badges', () => '/api/desk/inbox?view=open'),
    await measureBadges(stage, seated),
    await measurePage(stage, seated, 'inbox, closed', () => '/api/desk/inbox?view=closed'),
    await measurePage(stage, seated, 'open a case', (run) => `/api/cases/${closed[run % closed.length]}`),
    await measurePage(
      stage,
      seated,
      'search open',
      (run) => `/api/desk/inbox?view=open&search=${encodeURIComponent(`반출 ${run * 50}`)}`,
    ),
    await measurePage(
      stage,
      seated,
      'search closed, a company',
      (run) => `/api/desk/inbox?view=closed&search=${encodeURIComponent(`기업 ${1000 + run * 61}`)}`,
    ),
    await measurePage(
      stage,
      seated,
      'search closed, a word of all',
      () => `/api/desk/inbox?view=closed&search=${encodeURIComponent('반출')}`,
    ),
    await measurePage(
      stage,
      seated,
      'search closed, a word of none',
      (run) => `/api/desk/inbox?view=closed&search=${encodeURIComponent(`없는 ${run}낱말`)}`,
    ),
    await measureReferring(stage, seated, runs),
  ];
  return pages.map((page) => ({ cases: stage.cases, agency, ...page }));
};

const measureSize = async (folder: string, cases: number, mixedSeconds: number) => {
  const stage = await openProvince(join(folder, String(cases)), { cases, companies });
  try {
    const figures = [...(await measureAgency(stage, 'largest')), ...(await measureAgency(stage, 'smallest'))];
    const mixed = mixedSeconds > 0 ? await measureMixed(stage, mixedSeconds) : null;
    return { figures, mixed };
  } finally {
    await stage.close();
  }
};

export const scaleSection = (figures: readonly ScaleFigure[], mixed: Mixed | null): string => {
  const small = Math.min(...figures.map(({ cases }) => cases));
  const rows = figures.map((figure) => {
    const { cases, agency, page, request, sql, bare } = figure;
    const overhead = sql && bare ? `${(sql.p50 / bare.p50).toFixed(2)}×` : '–';
    const first = figures.find((other) => other.cases === small && other.agency === agency && other.page === page);
    // Where there is no request of its own, the growth of its SQL.
    const [before, now] = [(first?.request ?? first?.sql)?.p50 ?? 0, (request ?? sql)?.p50 ?? 0];
    const growth = before > 0 && cases !== small ? `${(now / before).toFixed(2)}×` : '–';
    return `| ${cases.toLocaleString('en-US')} | ${agency} | ${page} | ${triple(request)} | ${triple(sql)} | ${triple(bare)} | ${overhead} | ${growth} |`;
  });
  return [
    '## Cases at the size of a province',
    'Milliseconds, p50 / p95 / p99. Goals: inbox and open p95 < 50 ms, sight ≤ 1.5×, from 10,000 to 1,000,000 cases ≤ 2×.',
    'The SQL of each request is said again in turns, as the desk under row security and as the owner, whose policies are `true`; who asks is',
    'found out in both columns, the words of a search are looked up by the same function in both. A referral is taken back each time; its',
    'grants, triggers and evidence are written in both columns. The smallest agency has few open cases at 10,000, so few requests.',
    `Load average of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} (the run itself makes about 2).`,
    '',
    '| cases | agency | page | through Boru | its SQL under row security | the same SQL without | sight | growth |',
    '| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...(mixed === null
      ? []
      : [
          `Eight desks at once: ${Math.round(mixed.perSecond)} requests/s for ${mixed.seconds} s, a turn (open and act) ${triple(mixed.times)} ms, the worst desk's p95 ${ms(mixed.worst)} ms, deadlocks or faults ${mixed.busy}, refused because somebody was faster ${mixed.refused}, lost updates ${mixed.lost}.`,
          '',
        ]),
  ].join('\n');
};

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { folder: { type: 'string' }, load: { type: 'boolean', default: false } },
  });
  const sizes = positionals.map(Number);
  const wanted = sizes.length > 0 ? sizes : [10_000, 1_000_000];
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'boru-bench-cases-'));
  if (!values.folder) chmodSync(folder, 0o755);
  try {
    const figures: ScaleFigure[] = [];
    let mixed: Mixed | null = null;
    for (const cases of wanted) {
      if (values.load) {
        await (await openProvince(join(folder, String(cases)), { cases, companies })).close();
        continue;
      }
      const measured = await measureSize(folder, cases, cases === Math.max(...wanted) ? 20 : 0);
      figures.push(...measured.figures);
      mixed = measured.mixed ?? mixed;
    }
    if (!values.load) process.stdout.write(scaleSection(figures, mixed));
  } finally {
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
}
