import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Embedded, startForTests } from '../server/src/platform/database/embedded.ts';
import { holderOf } from '../server/src/platform/database/embedded-lock.ts';
import { endOrphan } from '../server/src/platform/database/embedded-process.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import type { TestPostgres } from '../server/src/platform/testing/test-postgres.ts';

const template = 'boru_template';
const prefix = 'boru-test-';

/** A test run that was killed leaves its server behind; the next one tidies up. */
const sweep = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    if ((await holderOf(folder)) !== null) continue;
    // A folder without lock may belong to a run that is just starting.
    const inside: string[] = await readdir(folder).catch(() => []);
    if (!inside.includes('boru.lock')) continue;
    await endOrphan(join(folder, 'postgres')).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
};

const start = async (): Promise<{ embedded: Embedded; postgres: TestPostgres }> => {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const embedded = await startForTests(folder, process.env['BORU_TEST_PG_BIN']);
  const { socketDir, port, version, source } = embedded;
  const founder = new pg.Client({ ...embedded.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${template} template template0`);
  await founder.end();
  const owner = { ...embedded.owner, database: template };
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await migrate(client);
  } finally {
    await client.end();
  }
  return {
    embedded,
    postgres: { socketDir, port, version, source, template, owner, login: { ...embedded.login, database: template } },
  };
};

type Shared = { started: ReturnType<typeof start>; users: number };
const key = Symbol.for('boru.test.postgres');
const global = globalThis as typeof globalThis & { [key]?: Shared };

/** One server for all projects of a run, whichever asks first; the last to leave stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  global[key] ??= { started: start(), users: 0 };
  const shared = global[key];
  shared.users += 1;
  const { embedded, postgres } = await shared.started;
  project.provide('postgres', postgres);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete global[key];
    await embedded.stop();
  };
}
