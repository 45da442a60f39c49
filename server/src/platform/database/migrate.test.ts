import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { migrate, migrationsFolder, readMigrations } from './migrate.ts';

const { owner } = inject('postgres');
let folder = '';
let database = '';
const clients: pg.Client[] = [];

const connect = async (name = database): Promise<pg.Client> => {
  const client = new pg.Client({ ...owner, database: name });
  await client.connect();
  clients.push(client);
  return client;
};
const put = (file: string, sql: string): Promise<void> => writeFile(join(folder, file), sql);
const refusal = (code: string): unknown => expect.objectContaining({ name: 'Refusal', code });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boru-migrations-'));
  database = `migrate_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await (await connect('postgres')).query(`create database ${database} template template0`);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await rm(folder, { recursive: true, force: true });
});

describe('마이그레이션', () => {
  test('번호 순서대로 한 번씩만 적용한다', async () => {
    await put('0002_second.sql', 'alter table app.thing add column colour text');
    await put('0001_first.sql', 'create table app.thing (id int)');
    const client = await connect();
    const first = await migrate(client, folder);
    expect(first.applied.map((each) => each.file)).toEqual(['0001_first.sql', '0002_second.sql']);
    expect((await migrate(client, folder)).applied).toEqual([]);
    const { rows } = await client.query('select number, name from app.migration order by number');
    expect(rows).toEqual([
      { number: 1, name: 'first' },
      { number: 2, name: 'second' },
    ]);
  });

  test('동시에 시작한 둘은 차례를 지킨다', async () => {
    await put('0001_first.sql', 'create table app.thing (id int); select pg_sleep(0.3)');
    const results = await Promise.all([migrate(await connect(), folder), migrate(await connect(), folder)]);
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 1]);
  });

  test('중간에 실패하면 그 파일의 흔적이 남지 않고, 파일과 줄을 말한다', async () => {
    await put('0001_first.sql', 'create table app.thing (id int)');
    await put(
      '0002_broken.sql',
      'create table app.half (id int);\ninsert into app.half values (1);\nselect no_such_column',
    );
    const client = await connect();
    const failed = migrate(client, folder);
    await expect(failed).rejects.toEqual(refusal('migration.failed'));
    await expect(failed).rejects.toThrow(/0002_broken\.sql:3/);
    const { rows } = await client.query(`select to_regclass('app.thing') as kept, to_regclass('app.half') as half`);
    expect(rows).toEqual([{ kept: 'app.thing', half: null }]);
    await put('0002_broken.sql', 'create table app.half (id int)');
    expect((await migrate(client, folder)).applied.map((each) => each.number)).toEqual([2]);
  });

  test('적용된 뒤 바뀐 파일은 거절하고, 줄 끝 차이는 바뀐 것으로 보지 않는다', async () => {
    await put('0001_first.sql', 'create table app.thing (\n  id int\n)');
    const client = await connect();
    await migrate(client, folder);
    await put('0001_first.sql', 'create table app.thing (\r\n  id int\r\n)');
    expect((await migrate(client, folder)).applied).toEqual([]);
    await put('0001_first.sql', 'create table app.thing (id bigint)');
    await expect(migrate(client, folder)).rejects.toEqual(refusal('migration.changed'));
  });

  test('프로그램보다 새 데이터베이스는 건드리지 않고 거절한다', async () => {
    await put('0001_first.sql', 'create table app.thing (id int)');
    await put('0002_second.sql', 'create table app.other (id int)');
    const client = await connect();
    await migrate(client, folder);
    await rm(join(folder, '0002_second.sql'));
    await expect(migrate(client, folder)).rejects.toEqual(refusal('database.newer'));
  });

  test('늦게 끼어든 번호와 겹친 번호, 이름 없는 파일을 거절한다', async () => {
    await put('0002_second.sql', 'create table app.thing (id int)');
    const client = await connect();
    await migrate(client, folder);
    await put('0001_late.sql', 'select 1');
    await expect(migrate(client, folder)).rejects.toEqual(refusal('migration.out_of_order'));
    await put('0002_again.sql', 'select 1');
    await expect(migrate(client, folder)).rejects.toEqual(refusal('migration.twice'));
    await rm(join(folder, '0002_again.sql'));
    await put('draft.sql', 'select 1');
    await expect(migrate(client, folder)).rejects.toEqual(refusal('migration.name'));
  });

  test('보루의 마이그레이션은 빈 데이터베이스 여럿에 적용된다', async () => {
    await cp(migrationsFolder, folder, { recursive: true });
    const known = await readMigrations(folder);
    const { version } = await migrate(await connect(), folder);
    expect(version).toBe(known.at(-1)?.number);
    expect(await readFile(join(folder, known[0]?.file ?? ''), 'utf8')).toContain('create schema');
  });
});
