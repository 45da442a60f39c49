import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import { numberedCompany } from './processes/boru.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'server/src/entry/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'boru-rescreen-'));
let owner: pg.Client;
let env: Record<string, string>;

beforeAll(async () => {
  const postgres = inject('postgres');
  const name = `rescreen_${newId().replaceAll('-', '')}`;
  const founder = new pg.Client({ ...postgres.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${name} template ${postgres.template}`);
  await founder.end();
  owner = new pg.Client({ ...postgres.owner, database: name });
  await owner.connect();
  const url = (who: { user: string }) =>
    `postgres://${who.user}@/${name}?host=${encodeURIComponent(postgres.socketDir)}&port=${postgres.port}`;
  const { NODE_COMPILE_CACHE } = process.env;
  env = {
    // Compiled code is kept between the commands: two seconds less for each.
    ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
    PATH: process.env['PATH'] ?? '',
    BORU_DATA: folder,
    DATABASE_URL: url(postgres.login),
    DATABASE_OWNER_URL: url(postgres.owner),
  };
  const loaded = spawnSync(process.execPath, [program, 'pack', 'load'], { cwd: root, encoding: 'utf8', env });
  expect(loaded.status, loaded.stderr).toBe(0);
});
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true, force: true });
});

type View = { state: string; cards: number; screened: number; told: number; counts: Record<string, number> };
const run = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'rescreen', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { code: status, out: stdout, err: stderr };
};
const screened = async (): Promise<number> =>
  Number(
    (await owner.query<{ n: number }>('select coalesce(max(screened), 0) as n from technologies.rescreening')).rows[0]
      ?.n,
  );

it('도중에 죽여도 이어서 끝나고, 다시 돌리면 아무것도 바뀌지 않는다', { timeout: 240_000 }, async () => {
  const who = await numberedCompany(owner, 950);
  const cards = 6000;
  await owner.query(
    `insert into technologies.card (id, company_id, name, field, quantities, items, basis, replay, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by)
     select gen_random_uuid(), $1, '셀 ' || n, 'electrical-electronics',
       jsonb_build_array(jsonb_build_object('quantity', 'specificEnergy', 'value', case when n % 3 = 0 then 272 else 200 end, 'unit', 'Wh/kg', 'comparator', '=')), '[]',
       '{"terms":["liBattery","pouch"],"stages":["design","manufacture"],"role":null,"answers":[]}',
       '{"verdict":"near-miss","items":[],"engine":{"version":"0.9.0","catalogue":"old"},"reproduces":true}',
       '2026-01-05', 'near-miss', '0.9.0', 'old', 'checked', now(), $2, now(), $2 from generate_series(1, $3::int) n`,
    [who.companyId, who.personId, cards],
  );
  const killed = spawn(process.execPath, [program, 'rescreen', '--dry-run'], { cwd: root, env, stdio: 'ignore' });
  while ((await screened()) === 0 && killed.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const reached = await screened();
  expect(reached).toBeGreaterThan(0);
  expect(reached).toBeLessThan(cards);

  const resumed = run('--dry-run', '--json');
  expect(resumed.err).toBe('');
  expect(JSON.parse(resumed.out) as View).toMatchObject({
    state: 'ready',
    cards,
    screened: cards,
    told: 0,
    counts: { mayApplyNow: cards / 3, noLonger: 0, toCheck: 0, unchanged: (cards * 2) / 3 },
  });
  const runs = await owner.query('select count(*)::int as n from technologies.rescreening');
  expect(runs.rows[0]).toEqual({ n: 1 });
  const findings = await owner.query(
    'select count(*)::int as n, count(distinct card_id)::int as cards from technologies.finding',
  );
  expect(findings.rows[0]).toEqual({ n: cards / 3, cards: cards / 3 });

  expect(JSON.parse(run('--apply', '--json').out) as View).toMatchObject({ state: 'done', told: 1 });
  const again = JSON.parse(run('--apply', '--json').out) as View;
  expect(again).toMatchObject({ state: 'done', told: 0, counts: { mayApplyNow: 0, unchanged: cards } });
  const mails = await owner.query(`select count(*)::int as n from platform.mail where recipient = $1`, [
    `${who.personId}@example.kr`,
  ]);
  expect(mails.rows[0]).toEqual({ n: 1 });
});

it('예행과 알림 가운데 하나를 골라야 한다', () => {
  for (const args of [[], ['--dry-run', '--apply']]) expect(run(...args).code).toBe(1);
});
