import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openExternal } from './external.ts';
import { migrate } from './migrate.ts';

const { owner, socketDir } = inject('postgres');
let database = '';
let weak = '';
const superuser = new pg.Client({ ...owner, user: 'boru_superuser', database: 'postgres' });
let connected = false;

const address = (user: string): string =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`;
const whoIs = async (config: pg.ClientConfig): Promise<{ me: string; session: string }> => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query('select current_user as me, session_user as session');
    return rows[0];
  } finally {
    await client.end();
  }
};
const refusal = (code: string): unknown => expect.objectContaining({ name: 'Refusal', code });

beforeEach(async () => {
  if (!connected) await superuser.connect();
  connected = true;
  const mark = `${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  [database, weak] = [`external_${mark}`, `weak_${mark}`];
  await superuser.query(`create database ${database} template template0`);
  await superuser.query(`create role ${weak} login`);
});
afterEach(async () => {
  await superuser.query(`drop database ${database} with (force)`);
  await superuser.query(`drop role ${weak}`);
});

afterAll(() => superuser.end());

describe('직접 운영하는 PostgreSQL', () => {
  test('관리 계정의 주소 하나면 주인은 boru_owner로, 서비스는 boru_login으로 접속한다', async () => {
    const opened = await openExternal(address('boru_superuser'), undefined);
    expect(await whoIs(opened.owner)).toEqual({ me: 'boru_owner', session: 'boru_superuser' });
    expect(await whoIs(opened.login)).toEqual({ me: 'boru_login', session: 'boru_login' });
    expect(opened.notices).toEqual([]);
  });

  test('빈 데이터베이스에 마이그레이션하면 표의 주인은 boru_owner이고, 다시 열어도 된다', async () => {
    const { owner: ownerConfig } = await openExternal(address('boru_superuser'), undefined);
    const client = new pg.Client(ownerConfig);
    await client.connect();
    await migrate(client);
    const { rows } = await client.query(
      `select distinct tableowner from pg_tables where schemaname in ('app', 'organisations', 'platform')`,
    );
    await client.end();
    expect(rows).toEqual([{ tableowner: 'boru_owner' }]);
    expect((await openExternal(address('boru_superuser'), undefined)).version).toBe(
      (await superuser.query('show server_version')).rows[0].server_version,
    );
  });

  test('주소 둘을 주면 그대로 쓴다', async () => {
    const opened = await openExternal(address('boru_login'), address('boru_owner'));
    expect(await whoIs(opened.owner)).toEqual({ me: 'boru_owner', session: 'boru_owner' });
    expect(await whoIs(opened.login)).toEqual({ me: 'boru_login', session: 'boru_login' });
  });

  test('표를 만들 수 없는 계정 하나로는 시작하지 않고, 무엇을 줄지 말한다', async () => {
    await expect(openExternal(address(weak), undefined)).rejects.toEqual(refusal('database.no_owner'));
    await expect(openExternal(address('boru_login'), undefined)).rejects.toEqual(refusal('database.no_owner'));
  });

  test('닿지 않는 서버와 읽을 수 없는 주소', async () => {
    const unreachable = openExternal('postgres://a:secret-word@127.0.0.1:9/x', undefined);
    await expect(unreachable).rejects.toEqual(refusal('database.unreachable'));
    await expect(unreachable).rejects.not.toThrow(/secret-word/);
    await expect(openExternal('postgres://a:b@[::bad/x', undefined)).rejects.toEqual(refusal('database.address'));
  });
});
