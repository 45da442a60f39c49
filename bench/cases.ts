// What need-to-know costs and how the desk grows: 10,000 and 1,000,000 cases, thirteen agencies, 5,000 companies, as the
// largest and the smallest agency; then eight desks at once. 5 GB of disk:
//   node scripts/run.mjs bench/cases.ts [--folder FOLDER] [--load] [cases …] > bench/cases.md
// A folder that is named keeps what was loaded for the next time; --load does nothing but that.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { seat } from '../server/src/platform/testing/people.ts';
import { openProvince } from './cases-load.ts';
import { type Mixed, measureMixed } from './cases-mixed.ts';
import {
  otherOnline,
  ownCases,
  pledge,
  referral,
  type Seat,
  type Stage,
  send,
  type Times,
  timesOf,
} from './cases-stage.ts';
import { type Statement, statementsOf } from './statements.ts';

export type ScaleFigure = {
  cases: number;
  agency: 'largest' | 'smallest';
  page: string;
  request: Times;
  sql: Times | null;
  bare: Times | null;
};

const runs = Number(process.env['BORU_BENCH_RUNS'] ?? 60);
const companies = 5000;
const say = (what: string): void => void process.stderr.write(`${what}\n`);

const ms = (value: number): string => value.toFixed(1);
const triple = (times: Times | null): string =>
  times === null || times.p50 === 0 ? '–' : `${ms(times.p50)} / ${ms(times.p95)} / ${ms(times.p99)}`;

/** Every statement of one request, the frame of the transaction left out. */
const watch = async (work: () => Promise<unknown>): Promise<Statement[]> =>
  // The trace of the reading is written by a transaction of its own; only what is read is compared.
  (await statementsOf(work)).filter(
    ({ text }) => /^\s*(select|with)/i.test(text) && !text.includes('app.enter') && !text.includes('app.touch'),
  );

/** As somebody at the desk under row security, or with the owner's policies, which are `true`; functions know who asks in both. */
const replay = async (
  client: pg.Client,
  ticket: string,
  bare: boolean,
  statements: readonly Statement[],
): Promise<number> => {
  const begun = performance.now();
  await client.query('begin read only');
  if (bare) await client.query(`select set_config('app.ticket', $1, true)`, [ticket]);
  else await client.query('select app.enter($1, 60000)', [ticket]);
  for (const { text, values } of statements) await client.query(text, [...values]);
  await client.query('commit');
  return performance.now() - begun;
};

/** One page again and again: through Boru, then its own SQL as the runtime role and as the owner, whose policy is `true`. */
const measurePage = async (stage: Stage, seated: Seat, page: string, pathOf: (run: number) => string) => {
  const [request, sql, bare]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs + 5; run++) {
    const url = pathOf(run);
    let spent = 0;
    const statements = await watch(async () => {
      const begun = performance.now();
      const answer = await stage.app.inject({ url, headers: { cookie: `boru_session=${seated.ticket}` } });
      spent = performance.now() - begun;
      if (answer.statusCode !== 200) throw new Error(`${url} → ${answer.statusCode} ${answer.body}`);
    });
    const with_ = await replay(stage.login, seated.ticket, false, statements);
    const without = await replay(stage.owner, seated.ticket, true, statements);
    if (run < 5) continue;
    request.push(spent);
    sql.push(with_);
    bare.push(without);
  }
  say(`${page}: ${triple(timesOf(request))} | ${triple(timesOf(sql))} | ${triple(timesOf(bare))}`);
  return { page, request: timesOf(request), sql: timesOf(sql), bare: timesOf(bare) };
};

const measureReferring = async (stage: Stage, seated: Seat) => {
  const times: number[] = [];
  const to = otherOnline(stage, seated.agency);
  // A folder is measured more than once: cases that wait for that agency already are left alone.
  const { rows } = await stage.owner.query<{ id: string; version: number }>(
    `select c.id, c.version from cases.case_file c
      where c.owner_agency = $1 and c.closed_at is null and not exists (select 1 from cases.referral r where r.case_id = c.id)
      order by md5(c.id::text) limit $2`,
    [seated.agency, runs],
  );
  for (const { id, version } of rows) {
    const begun = performance.now();
    const answer = await send(stage, seated.ticket, `/api/cases/${id}/referrals`, referral(version, to));
    if (answer.statusCode !== 201) throw new Error(`referring → ${answer.statusCode} ${answer.body}`);
    times.push(performance.now() - begun);
  }
  return { page: 'refer by law', request: timesOf(times), sql: null, bare: null };
};

const measureAgency = async (stage: Stage, agency: 'largest' | 'smallest'): Promise<ScaleFigure[]> => {
  const id = agency === 'largest' ? 1 : 13;
  const { ticket, personId } = await seat(stage.owner, 'officer', { agencyId: id });
  const seated = { ticket, agency: id };
  const closed = await ownCases(stage, id, false, runs + 5);
  await pledge(stage, personId, id, closed);
  const pages = [
    await measurePage(stage, seated, 'inbox and badges', () => '/api/desk/inbox?view=open'),
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
    await measureReferring(stage, seated),
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
    const growth =
      first && first.request.p50 > 0 && cases !== small ? `${(request.p50 / first.request.p50).toFixed(2)}×` : '–';
    return `| ${cases.toLocaleString('en-US')} | ${agency} | ${page} | ${triple(request)} | ${triple(sql)} | ${triple(bare)} | ${overhead} | ${growth} |`;
  });
  return [
    '## Cases at the size of a province',
    'Milliseconds, p50 / p95 / p99. Goals: inbox and open p95 < 50 ms, sight ≤ 1.5×, from 10,000 to 1,000,000 cases ≤ 2×.',
    'Badges are counted and the words of a search looked up by the same functions in both columns of SQL.',
    `Load average of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} (the run itself makes about 2).`,
    '',
    '| cases | agency | page | through Boru | its SQL under row security | the same SQL without | sight | growth |',
    '| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...(mixed === null
      ? []
      : [
          `Eight desks at once: ${Math.round(mixed.perSecond)} requests/s, p95 of a turn (open and act) ${ms(mixed.p95)} ms, deadlocks or faults ${mixed.busy}, refused because somebody was faster ${mixed.refused}, lost updates ${mixed.lost}.`,
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
