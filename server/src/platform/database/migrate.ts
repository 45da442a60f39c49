import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { Refusal } from '../refusal.ts';
import { ensureRoles } from './roles.ts';

export type Migration = { number: number; name: string; file: string; hash: string; sql: string };
export type Applied = { number: number; name: string; hash: string };
export type MigrationPlan = { applied: readonly Applied[]; pending: readonly Migration[] };

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** One number for all Boru databases of a server; two starts at once take turns. */
const advisoryLock = 7_206_174_002;

/** The plain SQL files in order. Line ends are normalised before hashing: git on Windows must not look like tampering. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const [, digits, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
    if (digits === undefined || name === undefined)
      throw new Refusal(
        'migration.name',
        `마이그레이션 파일 이름이 0001_name.sql 꼴이 아닙니다: ${file}`,
        `A migration must be called like 0001_name.sql: ${file}`,
      );
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    const number = Number(digits);
    if (migrations.at(-1)?.number === number)
      throw new Refusal(
        'migration.twice',
        `마이그레이션 번호 ${digits}가 두 번 쓰였습니다: ${migrations.at(-1)?.file}, ${file}`,
        `Migration number ${digits} is used twice: ${migrations.at(-1)?.file}, ${file}`,
      );
    migrations.push({ number, name, file, hash: createHash('sha256').update(sql).digest('hex'), sql });
  }
  return migrations;
};

const readApplied = async (client: pg.ClientBase): Promise<Applied[]> => {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('app.migration') is not null as there`);
  if (rows[0]?.there !== true) return [];
  return (await client.query<Applied>('select number, name, hash from app.migration order by number')).rows;
};

const refuseNewer = (unknown: readonly Applied[]): Refusal => {
  const names = unknown.map((each) => `${String(each.number).padStart(4, '0')}_${each.name}`).join(', ');
  return new Refusal(
    'database.newer',
    `데이터베이스가 이 프로그램보다 새 버전입니다(이 프로그램이 모르는 마이그레이션: ${names}). 보루를 그 버전 이상으로 올리세요. 자료는 건드리지 않았습니다.`,
    `The database is newer than this program (migrations it does not know: ${names}). Upgrade Boru. Nothing was touched.`,
  );
};

const refuseChanged = (file: string): Refusal =>
  new Refusal(
    'migration.changed',
    `이미 적용된 마이그레이션 ${file}의 내용이 바뀌었습니다. 파일을 되돌리고, 고칠 것은 새 번호로 더하세요.`,
    `Migration ${file} was changed after it had been applied. Restore the file and put the change into a new number.`,
  );

const refuseOutOfOrder = (file: string): Refusal =>
  new Refusal(
    'migration.out_of_order',
    `마이그레이션 ${file}은 이미 적용된 것보다 번호가 앞섭니다. 마지막 번호 뒤의 번호를 붙이세요.`,
    `Migration ${file} comes before one that is already applied. Give it a number after the last one.`,
  );

/** Compares what the database says was done with what the code knows; refuses before anything is changed. */
export const planMigrations = async (client: pg.ClientBase, known: readonly Migration[]): Promise<MigrationPlan> => {
  const applied = await readApplied(client);
  const byNumber = new Map(known.map((each) => [each.number, each]));
  const strange = applied.filter((each) => !byNumber.has(each.number));
  if (strange.length > 0) throw refuseNewer(strange);
  for (const each of applied) {
    const file = byNumber.get(each.number);
    if (file !== undefined && file.hash !== each.hash) throw refuseChanged(file.file);
  }
  const last = applied.at(-1)?.number ?? 0;
  const done = new Set(applied.map((each) => each.number));
  const pending = known.filter((each) => !done.has(each.number));
  const late = pending.find((each) => each.number < last);
  if (late !== undefined) throw refuseOutOfOrder(late.file);
  return { applied, pending };
};

const lineOf = (sql: string, fault: unknown): string => {
  const position = fault instanceof Error && 'position' in fault ? Number(fault.position) : Number.NaN;
  return Number.isNaN(position) ? '' : `:${sql.slice(0, position).split('\n').length}`;
};

/** Applies one file in the transaction the caller has opened. */
export const applyWithin = async (client: pg.ClientBase, { number, name, hash, sql }: Migration): Promise<void> => {
  await client.query(sql);
  await client.query('insert into app.migration (number, name, hash) values ($1, $2, $3)', [number, name, hash]);
};

const applyOne = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  try {
    await client.query('begin');
    await applyWithin(client, migration);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    const said = fault instanceof Error ? fault.message : String(fault);
    const where = `${migration.file}${lineOf(migration.sql, fault)}`;
    throw new Refusal(
      'migration.failed',
      `마이그레이션 ${where} 적용에 실패했습니다: ${said}. 데이터베이스는 그 전 상태 그대로입니다.`,
      `Migration ${where} failed: ${said}. The database is as it was before it.`,
    );
  }
};

const ledger = `
create schema if not exists app;
comment on schema app is '모든 방이 함께 쓰는 바닥: 신원 확인, 마이그레이션 기록';
create table if not exists app.migration (
  number integer primary key,
  name text not null,
  hash text not null,
  applied_at timestamptz not null default now()
);
comment on table app.migration is '적용된 마이그레이션';
comment on column app.migration.number is '번호';
comment on column app.migration.name is '이름';
comment on column app.migration.hash is '파일 내용의 SHA-256';
comment on column app.migration.applied_at is '적용 시각';
alter table app.migration enable row level security;
alter table app.migration force row level security;
create policy owner_all on app.migration to current_user using (true) with check (true);`;

/** Roles and the table of what was done, for a database that has neither. */
export const foundLedger = async (client: pg.ClientBase): Promise<void> => {
  await ensureRoles(client, { embedded: false });
  await client.query(ledger);
};

/**
 * Brings the database up to the code. `client` must be signed in as the owner role.
 * Each file is one transaction; a failed one leaves the state before it.
 */
export const migrate = async (
  client: pg.ClientBase,
  folder: string = migrationsFolder,
  onStep: (migration: Migration) => void = () => undefined,
): Promise<{ applied: readonly Migration[]; version: number }> => {
  const known = await readMigrations(folder);
  await client.query('select pg_advisory_lock($1)', [advisoryLock]);
  try {
    const { applied, pending } = await planMigrations(client, known);
    if (pending.length > 0 && applied.length === 0) await foundLedger(client);
    for (const migration of pending) {
      onStep(migration);
      await applyOne(client, migration);
    }
    return { applied: pending, version: known.at(-1)?.number ?? 0 };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]);
  }
};
