import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { hashOf, partBytes, type Writer, writeArchive } from './backup-archive.ts';
import { planMigrations, readMigrations } from './migrate.ts';

export type Piece = { name: string; size: number; sha256: string };
export type TablePart = Piece & {
  schema: string;
  table: string;
  columns: readonly string[];
  rows: number;
  /** A month of a partitioned table, which the restoring database may have to make first. */
  partition: { parent: string; bound: string } | null;
};
export type Manifest = {
  format: 'boru-backup';
  version: 1;
  createdAt: string;
  migrations: readonly { number: number; name: string; hash: string }[];
  tables: readonly TablePart[];
  sequences: readonly { name: string; value: string }[];
  files: readonly (Piece & { path: string })[];
};
export type Progress = (done: number, total: number, what: string) => void;

/** Left out: a restored session would let someone in again who was shown out since. */
const fleeting = ['platform.session', 'platform.system_ticket'];

type Shape = Omit<TablePart, 'name' | 'size' | 'sha256' | 'rows'>;

const tablesOf = async (client: pg.ClientBase): Promise<Shape[]> => {
  const { rows } = await client.query<{
    schema: string;
    table: string;
    columns: string[];
    parent: string | null;
    bound: string | null;
  }>(
    `select n.nspname as schema, c.relname as "table",
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
            i.inhparent::regclass::text as parent, pg_get_expr(c.relpartbound, c.oid) as bound
       from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and n.nspowner = current_role::regrole and n.nspname || '.' || c.relname <> 'app.migration'
        and n.nspname || '.' || c.relname <> all ($1)
      order by 1, 2`,
    [fleeting],
  );
  return rows.map(({ schema, table, columns, parent, bound }) => ({
    schema,
    table,
    columns,
    partition: parent !== null && bound !== null ? { parent, bound } : null,
  }));
};

/** Pours a stream into the archive, part by part. */
const pour = async (writer: Writer, name: string, stream: Readable): Promise<Piece & { rows: number }> => {
  const hash = hashOf();
  let rows = 0;
  let part = 0;
  let held: Buffer[] = [];
  let length = 0;
  const empty = async (): Promise<void> => {
    part += 1;
    await writer.add(`${name}/${String(part).padStart(6, '0')}`, Buffer.concat(held));
    held = [];
    length = 0;
  };
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    hash.add(bytes);
    for (const byte of bytes) if (byte === 10) rows += 1;
    held.push(bytes);
    length += bytes.length;
    if (length >= partBytes) await empty();
  }
  if (length > 0) await empty();
  return { name, size: hash.size(), sha256: hash.hex(), rows };
};

const copyTables = async (
  client: pg.ClientBase,
  writer: Writer,
  shapes: readonly Shape[],
  step: (what: string) => void,
): Promise<TablePart[]> => {
  const parts: TablePart[] = [];
  for (const shape of shapes) {
    const columns = shape.columns.map((column) => `"${column}"`).join(', ');
    const stream = client.query(copyTo(`copy "${shape.schema}"."${shape.table}" (${columns}) to stdout`));
    parts.push({ ...shape, ...(await pour(writer, `tables/${shape.schema}.${shape.table}`, stream)) });
    step(`${shape.schema}.${shape.table}`);
  }
  return parts;
};

/** Uploads, and the key without which second factors and codes in the database cannot be read. */
export const filesOf = async (dataDir: string): Promise<string[]> => {
  const folder = join(dataDir, 'files');
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return existsSync(join(dataDir, 'secret.key')) ? ['secret.key', ...found] : found;
};

const copyFiles = async (
  writer: Writer,
  dataDir: string,
  paths: readonly string[],
  step: (what: string) => void,
): Promise<Manifest['files']> => {
  const files: (Piece & { path: string })[] = [];
  for (const path of paths) {
    const { name, size, sha256 } = await pour(writer, `data/${path}`, createReadStream(join(dataDir, path)));
    files.push({ name, size, sha256, path });
    step(path);
  }
  return files;
};

const sequencesOf = async (client: pg.ClientBase): Promise<Manifest['sequences']> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
       from pg_sequences where sequenceowner = current_role and last_value is not null order by 1`,
  );
  return rows;
};

/**
 * Writes database and uploads to one file while the service goes on: all tables as of one instant
 * (a repeatable-read snapshot), uploads afterwards, so that each upload a row names is there.
 * `client` is the owner's. Works on any server and with binaries that bring no pg_dump.
 */
export const backUp = async (
  client: pg.ClientBase,
  dataDir: string,
  target: string,
  now: Date,
  progress: Progress = () => undefined,
): Promise<Manifest> => {
  await client.query('begin isolation level repeatable read read only');
  const writer = writeArchive(target);
  try {
    const { applied } = await planMigrations(client, await readMigrations());
    const shapes = await tablesOf(client);
    const paths = await filesOf(dataDir);
    let done = 0;
    const step = (what: string): void => progress(++done, shapes.length + paths.length, what);
    const tables = await copyTables(client, writer, shapes, step);
    const sequences = await sequencesOf(client);
    const files = await copyFiles(writer, dataDir, paths, step);
    const manifest: Manifest = {
      format: 'boru-backup',
      version: 1,
      createdAt: now.toISOString(),
      migrations: applied.map(({ number, name, hash }) => ({ number, name, hash })),
      tables,
      sequences,
      files,
    };
    await writer.add('manifest.json', Buffer.from(JSON.stringify(manifest)));
    await writer.finish();
    return manifest;
  } catch (fault) {
    await writer.abandon();
    throw fault;
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
};
