import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { Refusal, refusalFor } from '../refusal.ts';
import type { Manifest, Progress, TablePart } from './backup.ts';
import { hashOf, readArchive, refuseDamaged } from './backup-archive.ts';
import { applyWithin, foundLedger, type Migration, readMigrations } from './migrate.ts';

const piece = { name: z.string(), size: z.number(), sha256: z.string() };
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const ManifestShape = z.object({
  format: z.literal('boru-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  migrations: z.array(z.object({ number: z.number(), name: z.string(), hash: z.string() })),
  tables: z.array(
    z.object({
      ...piece,
      schema: identifier,
      table: identifier,
      columns: z.array(identifier),
      rows: z.number(),
      partition: z
        .object({
          parent: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
          bound: z.string().regex(/^(DEFAULT|FOR VALUES [A-Za-z0-9 '():+,.-]+)$/),
        })
        .nullable(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(z.object({ ...piece, path: z.string().regex(/^(secret\.key|files\/[^\0]+)$/) })),
});

const stem = (name: string): string => name.replace(/\/\d{6}$/, '');

/** Reads the whole archive and compares every piece with the manifest; nothing else has been touched yet. */
export const verifyBackup = async (path: string, progress: Progress = () => undefined): Promise<Manifest> => {
  const seen = new Map<string, ReturnType<typeof hashOf>>();
  let manifest: Manifest | null = null;
  for await (const { name, content } of readArchive(path)) {
    if (manifest !== null) throw refuseDamaged(path);
    if (name === 'manifest.json') {
      const read = ManifestShape.safeParse(JSON.parse(content.toString('utf8')));
      if (!read.success) throw refuseDamaged(path);
      manifest = read.data;
      continue;
    }
    const hash = seen.get(stem(name)) ?? hashOf();
    hash.add(content);
    seen.set(stem(name), hash);
    progress(seen.size, seen.size + 1, stem(name));
  }
  if (manifest === null) throw refuseDamaged(path);
  for (const { name, size, sha256 } of [...manifest.tables, ...manifest.files]) {
    const hash = seen.get(name) ?? hashOf();
    if (hash.size() !== size || hash.hex() !== sha256) throw refuseDamaged(path);
    seen.delete(name);
  }
  const climbs = manifest.files.some(({ path: file }) => normalize(file).startsWith('..') || normalize(file) !== file);
  if (seen.size > 0 || climbs) throw refuseDamaged(path);
  return manifest;
};

const refuseForeign = (): Refusal =>
  new Refusal(
    'backup.newer',
    '이 백업은 이 프로그램이 모르는 버전의 데이터베이스에서 만들었습니다. 보루를 그 버전 이상으로 올린 뒤 복원하세요. 지금 자료는 그대로입니다.',
    'This backup was made by a version of the database that this program does not know. Upgrade Boru first. The present data is untouched.',
  );

/** The migrations the backup was made with, and those that came later. */
const splitMigrations = (
  manifest: Manifest,
  known: readonly Migration[],
): { then: Migration[]; since: Migration[] } => {
  const hashes = new Map(manifest.migrations.map(({ number, hash }) => [number, hash]));
  const then = known.filter(({ number, hash }) => hashes.get(number) === hash);
  if (then.length !== manifest.migrations.length) throw refuseForeign();
  return { then, since: known.filter(({ number }) => !hashes.has(number)) };
};

const refuseBusy = async (client: pg.ClientBase): Promise<void> => {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'boru' and pid <> pg_backend_pid()`,
  );
  if (rowCount !== 0)
    throw new Refusal(
      'restore.in_use',
      '보루가 이 데이터베이스를 쓰고 있습니다. 모두 끈 뒤 복원하세요.',
      'Boru is using this database. Stop every server, then restore.',
    );
};

const names = async (client: pg.ClientBase, query: string): Promise<string[]> =>
  (await client.query<{ name: string }>(query)).rows.map(({ name }) => name);

const ours = `join pg_namespace n on n.oid = c.relnamespace where n.nspowner = current_role::regrole`;

/** References and triggers rest while rows come in table by table; adding a reference again checks every row. */
const laidOpen = async (client: pg.ClientBase, work: () => Promise<void>): Promise<void> => {
  const tables = await names(
    client,
    `select c.oid::regclass::text as name from pg_class c ${ours} and c.relkind in ('r', 'p') and c.oid <> 'app.migration'::regclass`,
  );
  const forced = await names(
    client,
    `select c.oid::regclass::text as name from pg_class c ${ours} and c.relkind in ('r', 'p') and c.relforcerowsecurity`,
  );
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select k.conrelid::regclass::text as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid ${ours} and k.contype = 'f' and k.conparentid = 0`,
  );
  if (tables.length > 0) await client.query(`truncate ${tables.join(', ')}`);
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  for (const table of forced) await client.query(`alter table ${table} no force row level security`);
  await work();
  for (const { table, name, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const table of forced) await client.query(`alter table ${table} force row level security`);
};

const makeMissingPartitions = async (client: pg.ClientBase, tables: readonly TablePart[]): Promise<void> => {
  for (const { schema, table, partition } of tables) {
    const name = `${schema}.${table}`;
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name]);
    if (partition === null || rows[0]?.there === true) continue;
    await client.query(`create table ${name} partition of ${partition.parent} ${partition.bound}`);
    await client.query(`alter table ${name} enable row level security, force row level security`);
    await client.query(`create policy owner_all on ${name} to current_role using (true) with check (true)`);
    await client.query(`comment on table ${name} is '한 달치 증적'`);
  }
};

const pourTables = async (
  client: pg.ClientBase,
  path: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> => {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  let current = '';
  let into: ReturnType<typeof copyFrom> | null = null;
  let done = 0;
  const close = async (): Promise<void> => {
    if (into === null) return;
    into.end();
    await finished(into);
    into = null;
    progress(++done, manifest.tables.length, current);
  };
  for await (const { name, content } of readArchive(path)) {
    const table = byName.get(stem(name));
    if (table === undefined) continue;
    if (table.name !== current) {
      await close();
      current = table.name;
      into = client.query(
        copyFrom(
          `copy ${table.schema}.${table.table} (${table.columns.map((column) => `"${column}"`).join(', ')}) from stdin`,
        ),
      );
    }
    const stream = into;
    if (stream !== null)
      await new Promise<void>((resolve, reject) =>
        stream.write(content, (fault) => (fault ? reject(fault) : resolve())),
      );
  }
  await close();
};

/** Uploads have names of their own, so putting them beside what is there changes nothing the old database knows. */
const putFiles = async (path: string, dataDir: string, manifest: Manifest): Promise<void> => {
  const byName = new Map(manifest.files.map((file) => [file.name, file.path]));
  const unfinished = new Set<string>();
  for await (const { name, content } of readArchive(path)) {
    const file = byName.get(stem(name));
    if (file === undefined) continue;
    const aside = join(dataDir, `${file}.restoring`);
    await mkdir(dirname(aside), { recursive: true });
    const handle = await open(aside, unfinished.has(file) ? 'a' : 'w', 0o600).catch((fault: unknown) => {
      throw refusalFor(fault, aside);
    });
    unfinished.add(file);
    try {
      await handle.write(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  for (const file of unfinished)
    if (file !== 'secret.key') await rename(join(dataDir, `${file}.restoring`), join(dataDir, file));
};

/** The key changes only once the database that was made with it stands. The old one is kept beside it. */
const turnKey = async (dataDir: string): Promise<void> => {
  const key = join(dataDir, 'secret.key');
  if (!existsSync(`${key}.restoring`)) return;
  if (existsSync(key)) await copyFile(key, `${key}.before-restore`);
  await rename(`${key}.restoring`, key);
};

const rebuild = async (client: pg.ClientBase, path: string, manifest: Manifest, progress: Progress): Promise<void> => {
  const { then, since } = splitMigrations(manifest, await readMigrations());
  for (const schema of await names(
    client,
    'select quote_ident(nspname) as name from pg_namespace where nspowner = current_role::regrole',
  ))
    await client.query(`drop schema ${schema} cascade`);
  await foundLedger(client);
  for (const migration of then) await applyWithin(client, migration);
  await makeMissingPartitions(client, manifest.tables);
  await laidOpen(client, () => pourTables(client, path, manifest, progress));
  for (const { name, value } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  for (const migration of since) await applyWithin(client, migration);
};

/**
 * Replaces everything with the backup, in one transaction: until the last row and reference is in and checked,
 * the old state is the state. The backup is verified whole before the first change.
 */
export const restore = async (
  client: pg.ClientBase,
  dataDir: string,
  path: string,
  progress: Progress = () => undefined,
): Promise<Manifest> => {
  const manifest = await verifyBackup(path);
  splitMigrations(manifest, await readMigrations());
  await refuseBusy(client);
  try {
    await putFiles(path, dataDir, manifest);
    await client.query('begin');
    await rebuild(client, path, manifest, progress);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    await rm(join(dataDir, 'secret.key.restoring'), { force: true });
    throw fault;
  }
  await turnKey(dataDir);
  await client.query('analyze');
  return manifest;
};
