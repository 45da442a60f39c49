import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../database/index.ts';
import { type FreshDatabase, freshDatabase } from '../testing/fresh-database.ts';
import { enqueue } from './index.ts';

/** On a second version of the database (.ci/run) fewer. */
const kills = process.env['BORU_TEST_SHORT'] === 'yes' ? 6 : 20;
const perRound = 15;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.owner.query('create table platform.effect (n jsonb not null)');
  await fresh.owner.query(`call app.protect('platform.effect')`);
});
const hired: ChildProcess[] = [];
afterAll(async () => {
  for (const worker of hired) worker.kill('SIGKILL');
  await fresh.close();
});

const script = fileURLToPath(new URL('./testing/worker-process.ts', import.meta.url));
const hire = async (): Promise<ChildProcess> => {
  const child = fork(script, [JSON.stringify(fresh.login), fresh.database.systemTicket], {
    execArgv: [],
    stdio: 'ignore',
  });
  hired.push(child);
  await once(child, 'message');
  return child;
};
const count = async (query: string): Promise<number> =>
  Number((await fresh.owner.query<{ n: string }>(query)).rows[0]?.n);

const doneSoFar = (): Promise<number> => count(`select count(*) as n from platform.job where state = 'done'`);
const reached = async (goal: number): Promise<void> => {
  for (const until = performance.now() + 60_000; (await doneSoFar()) < goal; await sleep(5))
    if (performance.now() > until) {
      const { rows } = await fresh.owner.query('select state, attempts, count(*) from platform.job group by 1, 2');
      throw new Error(`jobs were lost: ${JSON.stringify(rows)}`);
    }
};

test(`일꾼을 ${kills}번 죽여도 맡긴 일은 하나도 빠짐없이 실행된다`, { timeout: 240_000 }, async () => {
  const total = kills * perRound;
  let asked = 0;
  for (let round = 0; round < kills; round += 1) {
    const worker = await hire();
    const before = await doneSoFar();
    await asSystem(fresh.database, 'write', async (tx) => {
      for (let n = 0; n < perRound; n += 1) {
        await enqueue(tx, 'kill.effect', { n: asked });
        asked += 1;
      }
    });
    // After some work, not after some time: a job that killed eight workers is rightly buried, and on a slow machine
    // a kill by the clock would always hit the same four.
    await reached(before + 5 + Math.floor(Math.random() * 6));
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  await hire();
  await reached(total);
  expect(await count(`select count(distinct n) as n from platform.effect`)).toBe(total);
  const repeated = (await count(`select count(*) as n from platform.effect`)) - total;
  // At least once: a kill between effect and note repeats at most what one worker held (four at a time).
  expect(repeated).toBeLessThanOrEqual(kills * 4);
});
