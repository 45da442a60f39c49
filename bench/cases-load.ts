// A province full of cases in a data folder: loaded once, in minutes, and kept when the folder is named, for as many
// measurements as wanted.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { buildApp } from '../server/src/entry/app.ts';
import { openRuntime } from '../server/src/entry/runtime.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { superuser } from '../server/src/platform/database/embedded-cluster.ts';
import { asSystem } from '../server/src/platform/database/index.ts';
import { seat } from '../server/src/platform/testing/people.ts';
import { loadRegion } from '../server/src/rooms/organisations/index.ts';
import { caseId, filled, type Size, seedOfCases, seedOfCompanies, wrongSight } from './cases-seed.ts';
import { type Stage, send } from './cases-stage.ts';

const say = (what: string): void => void process.stderr.write(`${what}\n`);

/** Boru on a data folder, as the server runs it. */
export const openStage = async (folder: string, cases: number): Promise<Stage & { close(): Promise<void> }> => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const runtime = await openRuntime(readConfig({ BORU_DATA: folder, BORU_LOG_LEVEL: 'silent' }), 'serve');
  const { database, services, version, opened } = runtime;
  const owner = new pg.Client(opened.owner);
  const login = new pg.Client(opened.login);
  const app = buildApp({
    database,
    services,
    version,
    perMinute: null,
    observe: () => undefined,
    fault: (fault) => say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  });
  await owner.connect();
  await login.connect();
  await app.ready();
  const close = async (): Promise<void> => {
    await app.close();
    await owner.end();
    await login.end();
    await runtime.close();
  };
  return { app, runtime, owner, login, cases, close };
};

/** One case made by Boru itself gives the shape of a route and of a clock. */
const patterns = async (stage: Stage): Promise<void> => {
  const { owner } = stage;
  const id = caseId(0);
  const company = '0190b000-0000-7000-8000-000000000000';
  await owner.query(
    `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, status)
     values ($1, '0000000000', '본보기', '대표', 'small', '26111', 'semiconductor', '4311000000', 'confirmed')`,
    [company],
  );
  const { ticket } = await seat(owner, 'representative', { companyId: company });
  const preview = await stage.app.inject({
    url: '/api/cases/preview?topic=counselling',
    headers: { cookie: `boru_session=${ticket}` },
  });
  const { consent } = preview.json<{ consent: { textId: string; textVersion: number } }>();
  const made = await send(stage, ticket, '/api/cases', {
    requestKey: id,
    topic: 'counselling',
    subject: null,
    urgency: 'normal',
    title: '본보기',
    body: '본보기',
    share: [],
    consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
  });
  if (made.statusCode !== 201) throw new Error(made.body);
};

/** Indexes that a migration wrote and no constraint stands on: cheaper built once than kept row by row. */
const setAside = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i
      where i.indrelid = any ($1::regclass[]) and not i.indisunique
        and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [filled],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
};

const batch = 50_000;

/**
 * As the superuser of the embedded server, because only it may leave triggers and references aside. What the triggers
 * would have written is written by the seed, and compared with the grants on a sample afterwards.
 */
const fill = async (stage: Stage, size: Size): Promise<void> => {
  const client = new pg.Client({ ...stage.runtime.opened.owner, user: superuser });
  await client.connect();
  try {
    await client.query(`alter system set max_wal_size = '8GB'`);
    await client.query('select pg_reload_conf()');
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '1GB'; set work_mem = '128MB'; set statement_timeout = 0`);
    await client.query(`create temporary table bench_route as select route from cases.case_file limit 1;
      create temporary table bench_clock as select rule_id, explanation from cases.clock where purpose = 'answer' limit 1`);
    const definitions = await setAside(client);
    await client.query(seedOfCompanies(size));
    for (let from = 1; from <= size.cases; from += batch) {
      const begun = performance.now();
      await client.query(seedOfCases(size, from, Math.min(size.cases, from + batch - 1)));
      say(`cases ${from}… in ${Math.round((performance.now() - begun) / 1000)} s`);
    }
    for (const definition of definitions) {
      const begun = performance.now();
      await client.query(definition);
      say(`${Math.round((performance.now() - begun) / 1000)} s: ${definition.slice(0, 90)}`);
    }
    // As the server's own housekeeping would have left it; a statement of its own, because it cannot run in a transaction.
    await client.query('vacuum analyze');
    await client.query('alter system reset max_wal_size');
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
};

/** Opens the folder, and fills it first unless that has been done. */
export const openProvince = async (folder: string, size: Size): ReturnType<typeof openStage> => {
  const mark = join(folder, 'loaded');
  const stage = await openStage(folder, size.cases);
  if (existsSync(mark)) return stage;
  const begun = performance.now();
  try {
    await asSystem(stage.runtime.database, 'write', (tx) => loadRegion(tx, stage.runtime.pack));
    await patterns(stage);
    await fill(stage, size);
    const wrong = Number((await stage.owner.query<{ wrong: number }>(wrongSight)).rows[0]?.wrong);
    if (wrong !== 0) throw new Error(`${wrong} rows of the sample show themselves to others than their grants say`);
  } catch (fault) {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
  say(`${size.cases} cases in ${Math.round((performance.now() - begun) / 1000)} s`);
  writeFileSync(mark, `${size.cases}\n`);
  return stage;
};
