// The dashboard of the desk over a million cases and a hundred thousand companies, beside the same sums computed from the
// rows themselves. On a folder that bench/cases.ts has loaded (it is changed: companies are added, migrations run):
//   node scripts/run.mjs bench/insight.ts FOLDER [companies] > bench/insight.md
import { loadavg } from 'node:os';
import { asSystem } from '../server/src/platform/database/index.ts';
import { seat } from '../server/src/platform/testing/people.ts';
import { foldFigures, releaseFigures } from '../server/src/rooms/insight/index.ts';
import { openStage } from './cases-load.ts';
import { type Stage, type Times, timesOf } from './cases-stage.ts';

const runs = Number(process.env['BORU_BENCH_RUNS'] ?? 60);
const ms = (times: Times): string => `${times.p50.toFixed(1)} / ${times.p95.toFixed(1)} / ${times.p99.toFixed(1)}`;

/** What the dashboard shows of the own agency, counted again one by one, as the owner whose policy is `true`. */
const direct = `
with own as (select id, topic, status, submitted_at from cases.case_file where owner_agency = $1 and submitted_at >= $2)
select 'case', insight.month_of(submitted_at), topic, status, count(*), 0 from own group by 2, 3, 4
union all select 'answer', insight.month_of(o.submitted_at), o.topic, insight.bucket_of(e.late), count(*), sum(e.late)
  from own o cross join lateral (select greatest(0, floor(extract(epoch from w.at - o.submitted_at) / 60))::bigint as late from cases.entry w
    where w.case_id = o.id and w.author_kind = 'agency' and w.kind in ('message', 'question') and w.for_company order by w.seq limit 1) e group by 2, 3, 4
union all select 'referral', insight.month_of(r.requested_at), r.from_agency || '>' || r.to_agency, r.status, count(*), sum(insight.waited(r))
  from cases.referral r where $1 in (r.from_agency, r.to_agency) and r.requested_at >= $2 group by 2, 3, 4`;

const addCompanies = async ({ owner }: Stage, wanted: number): Promise<number> => {
  await owner.query(
    `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, status)
     select gen_random_uuid(), lpad((5000000000 + n)::text, 10, '0'), '견본기업 ' || n, '대표', 'small', '26111',
            (array['semiconductor', 'bio', 'display', 'ict'])[1 + n % 4], (array['4311000000', '4313000000', '4315000000', '4375000000'])[1 + n % 4], 'confirmed'
       from generate_series(1, $1 - (select count(*)::int from organisations.company)) n`,
    [wanted],
  );
  return Number((await owner.query('select count(*) as n from organisations.company')).rows[0].n);
};

const timed = async (work: (run: number) => Promise<unknown>, times: number): Promise<Times> => {
  const spent: number[] = [];
  for (let run = 0; run < times + 3; run++) {
    const begun = performance.now();
    await work(run);
    if (run >= 3) spent.push(performance.now() - begun);
  }
  return timesOf(spent);
};

const [folder, companies = '100000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder that bench/cases.ts loaded');
const opening = performance.now();
const stage = await openStage(folder, 0);
try {
  const opened = Math.round((performance.now() - opening) / 1000);
  const there = await addCompanies(stage, Number(companies));
  const cases = Number((await stage.owner.query('select count(*) as n from cases.case_file')).rows[0].n);
  const { database, services } = stage.runtime;
  const waiting = Number((await stage.owner.query('select count(*) as n from insight.delta')).rows[0].n);
  const rows: string[] = [];
  const measure = async (what: string) => {
    for (const agency of [1, 13]) {
      const { ticket } = await seat(stage.owner, 'officer', { agencyId: agency });
      const asked = await timed(async () => {
        const answer = await stage.app.inject({
          url: '/api/insight/desk',
          headers: { cookie: `boru_session=${ticket}` },
        });
        if (answer.statusCode !== 200) throw new Error(answer.body);
      }, runs);
      const since = new Date(Date.now() - 365 * 86_400_000).toISOString();
      const counted = await timed(() => stage.owner.query(direct, [agency, since]), 5);
      rows.push(`| ${agency === 1 ? 'largest' : 'smallest'} agency, ${what} | ${ms(asked)} | ${ms(counted)} |`);
      process.stderr.write(`${rows.at(-1)}\n`);
    }
  };
  const releasing = performance.now();
  await asSystem(database, 'write', (tx) => releaseFigures({ tx, now: new Date(), services }));
  const released = Math.round(performance.now() - releasing);
  await measure('folded');
  await stage.owner.query(`insert into insight.delta (measure, month, agency, part, state, amount)
    select 'case', date_trunc('month', now())::date, 1 + n % 13, 'counselling', case when n % 2 = 0 then 'submitted' else 'acknowledged' end, 1 from generate_series(1, 20000) n`);
  await measure('20,000 lines not folded yet');
  const folding = performance.now();
  await asSystem(database, 'write', (tx) => foldFigures({ tx }));
  const folded = Math.round(performance.now() - folding);
  process.stdout.write(
    [
      '## The dashboard of the desk',
      `${cases.toLocaleString('en-US')} cases, ${there.toLocaleString('en-US')} companies; milliseconds, p50 / p95 / p99, ${runs} requests (5 of the direct count). Goal: p95 < 300 ms.`,
      'Command: `node scripts/run.mjs bench/insight.ts FOLDER` on a folder that `bench/cases.ts --folder … --load` made.',
      `Load average of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)}.`,
      '',
      '| who | through Boru (`GET /api/insight/desk`) | the same sums from the rows |',
      '| --- | ---: | ---: |',
      ...rows,
      '',
      `Opening, with every migration since the folder was loaded and the counting of what was there before (0118): ${opened} s. Releasing all tables of the region, with ${waiting.toLocaleString('en-US')} waiting lines folded first: ${released} ms. Folding 20,000 lines: ${folded} ms.`,
      '',
    ].join('\n'),
  );
} finally {
  await stage.close();
}
