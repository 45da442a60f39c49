// What open pages cost: 500 of them at one desk, some changes a second, how long until all have heard, and what saying so
// costs the change itself. On a folder that bench/cases.ts has filled:
//   node scripts/run.mjs bench/live.ts FOLDER/10000 > bench/live.md
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { seat } from '../server/src/platform/testing/people.ts';
import { openStage } from './cases-load.ts';
import { ownCases, type Stage, timesOf } from './cases-stage.ts';

const pages = 500;
const perSecond = 5;
const seconds = 20;
const agency = 1;
const touch = 'update cases.case_file set updated_at = clock_timestamp(), version = version + 1 where id = $1';

const open = (port: number, ticket: string, heard: (text: string) => void): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = get(
      { host: '127.0.0.1', port, path: '/api/live', agent: false, headers: { cookie: `boru_session=${ticket}` } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`a page was answered ${answer.statusCode}`));
        answer.setEncoding('utf8').on('data', heard);
        answer.on('error', () => undefined);
        resolve(answer);
      },
    );
    asked.on('error', reject);
  });

/** Every page hears of every change: milliseconds from the commit to the page, and what a page never heard. */
const measureHearing = async (stage: Stage, files: readonly string[]) => {
  await stage.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = stage.app.server.address() as AddressInfo;
  const said = new Map<string, number>();
  const late: number[] = [];
  const answers: IncomingMessage[] = [];
  for (let page = 0; page < pages; page++) {
    const { ticket } = await seat(stage.owner, 'officer', { agencyId: agency });
    let rest = '';
    answers.push(
      await open(port, ticket, (text) => {
        const events = (rest + text).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events)
          for (const [, id = ''] of event.matchAll(/"id":"([0-9a-f-]{36})"/g)) {
            const begun = said.get(id);
            if (begun !== undefined) late.push(performance.now() - begun);
          }
      }),
    );
  }
  await sleep(1000);
  for (const id of files.slice(0, perSecond * seconds)) {
    await stage.owner.query(touch, [id]);
    said.set(id, performance.now());
    await sleep(1000 / perSecond);
  }
  await sleep(2000);
  for (const answer of answers) answer.destroy();
  return { ...timesOf(late), lost: said.size * pages - late.length, changes: said.size };
};

/** The same change with and without its word to the channel, in turns on one connection. */
const measureSaying = async ({ owner }: Stage, files: readonly string[]) => {
  const times = { with: [] as number[], without: [] as number[] };
  for (let round = 0; round < 6; round++) {
    const isSaid = round % 2 === 0;
    await owner.query(`alter table cases.case_file ${isSaid ? 'enable' : 'disable'} trigger say_changed`);
    for (const id of files) {
      const begun = performance.now();
      await owner.query(touch, [id]);
      times[isSaid ? 'with' : 'without'].push(performance.now() - begun);
    }
  }
  await owner.query('alter table cases.case_file enable trigger say_changed');
  return { with: timesOf(times.with), without: timesOf(times.without) };
};

const ms = (value: number): string => value.toFixed(2);

const [folder = ''] = process.argv.slice(2);
const stage = await openStage(folder, 0);
try {
  const files = await ownCases(stage, agency, false, 200);
  const saying = await measureSaying(stage, files);
  const hearing = await measureHearing(stage, files);
  process.stdout.write(`## Open pages
${pages} pages of one desk, ${hearing.changes} changes, ${perSecond} a second, every page told of each. Changes are gathered for a quarter of a second
before who may hear of them is asked once for all pages. Load average of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)}.

| what | p50 | p95 |
| --- | ---: | ---: |
| from the commit to the page | ${hearing.p50.toFixed(0)} ms | ${hearing.p95.toFixed(0)} ms |
| never heard | ${hearing.lost} of ${hearing.changes * pages} | |
| a change that says so (NOTIFY) | ${ms(saying.with.p50)} ms | ${ms(saying.with.p95)} ms |
| the same change without | ${ms(saying.without.p50)} ms | ${ms(saying.without.p95)} ms |
`);
} finally {
  await stage.close();
}
