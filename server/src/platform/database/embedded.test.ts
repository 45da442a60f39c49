import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type ConnectionParameters, type Embedded, joinEmbedded, startEmbedded } from './embedded.ts';
import { startOfProcess } from './embedded-lock.ts';

const binDir = process.env['BORU_TEST_PG_BIN'];
const holder = fileURLToPath(new URL('../../../../test/processes/hold-database.ts', import.meta.url));
const asRoot = process.getuid?.() === 0;

const open: Embedded[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'boru-embedded-'));
  folders.push(folder);
  return folder;
};
const start = async (dataDir: string, bin = binDir): Promise<Embedded> => {
  const embedded = await startEmbedded({ dataDir, binDir: bin });
  open.push(embedded);
  return embedded;
};

type Said = { owner: ConnectionParameters; version: string; refused?: string };
const inOtherProcess = async (dataDir: string): Promise<{ child: ChildProcess; said: Said }> => {
  const child = spawn(process.execPath, [holder, dataDir, ...(binDir ? [binDir] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('no pipe');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, said: JSON.parse(String(line)) };
};
const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill(signal);
  await over;
};
const ask = async <Row extends pg.QueryResultRow>(where: ConnectionParameters, statement: string): Promise<Row[]> => {
  const client = new pg.Client(where);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
};
const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
/** The distinct parents of all processes that work in the cluster: one server, or something is very wrong. */
const childrenOf = async (dataDir: string): Promise<number[]> => {
  const cluster = join(dataDir, 'postgres');
  const inCluster = (await readdir('/proc')).filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === cluster;
    } catch {
      return false;
    }
  });
  const server = postmasterOf(dataDir);
  const heads = inCluster.map((name) => {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    return Number(name) === server ? server : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  });
  return [...new Set(heads)];
};
const refusal = (code: string): unknown => expect.objectContaining({ name: 'Refusal', code });

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child, 'SIGTERM');
  for (const embedded of open.splice(0)) await embedded.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('내장 PostgreSQL', () => {
  test('유닉스 소켓으로만 듣고, 체크섬과 UTF-8을 켠다', async () => {
    const { owner, socketDir, version } = await start(await newFolder());
    const [row] = await ask<Record<string, string>>(
      owner,
      `select current_setting('listen_addresses') as tcp, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
              current_setting('server_version') as version, upper('é') || lower('Ü') as letters`,
    );
    expect(row).toMatchObject({ tcp: '', checksums: 'on', encoding: 'UTF8', fsync: 'on' });
    expect(row?.['version']).toContain(version);
    expect(statSync(socketDir).mode & 0o777).toBe(0o700);
  });

  test('로그인 역할은 가진 것이 없고 주인이 될 수 없다', async () => {
    const { login } = await start(await newFolder());
    await expect(ask(login, 'set role boru_owner')).rejects.toThrow(/permission denied/);
    await expect(ask(login, 'create table public.mine (id int)')).rejects.toThrow(/permission denied/);
    const [row] = await ask<{ owned: number }>(
      login,
      `select count(*)::int as owned from pg_shdepend where refobjid = 'boru_login'::regrole and deptype = 'o'`,
    );
    expect(row?.owned).toBe(0);
  });

  test('다시 시작해도 자료가 그대로다', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await ask(first.owner, 'create schema app; create table app.kept as select 7 as value');
    await first.stop();
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
    const second = await start(folder);
    expect(await ask(second.owner, 'select value from app.kept')).toEqual([{ value: 7 }]);
  });

  test('npm 꾸러미의 서버는 보안 수정 수준을 알린다', async () => {
    const { source, notices, version } = await start(await newFolder(), 'npm');
    expect(source).toBe('npm');
    expect(notices.map((notice) => notice.en).join()).toContain(version);
  });

  test('경로가 길면 소켓을 짧은 곳에 두고, 끝나면 치운다', async () => {
    const deep = join(await newFolder(), 'a'.repeat(60), 'b'.repeat(60));
    const { owner, socketDir, stop } = await start(deep);
    expect(socketDir.length).toBeLessThan(80);
    expect(await ask(owner, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
    expect(existsSync(socketDir)).toBe(false);
  });
});

describe('한 폴더, 두 프로세스', () => {
  test('두 번째 서버는 한 문장으로 거절되고 첫 번째는 멀쩡하다', async () => {
    const folder = await newFolder();
    const { said } = await inOtherProcess(folder);
    const pid = postmasterOf(folder);
    await expect(startEmbedded({ dataDir: folder, binDir })).rejects.toEqual(refusal('data.in_use'));
    expect(postmasterOf(folder)).toBe(pid);
    expect(await ask(said.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('명령은 돌고 있는 서버를 함께 쓰고, 끝나도 그 서버를 끄지 않는다', async () => {
    const folder = await newFolder();
    const { said } = await inOtherProcess(folder);
    const joined = await joinEmbedded({ dataDir: folder, binDir });
    expect(joined.source).toBe('running');
    expect(await ask(joined.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
    await joined.stop();
    expect(await ask(said.owner, 'select 2 as two')).toEqual([{ two: 2 }]);
  });

  test('동시에 다섯이 시작하면 꼭 하나만 이긴다', async () => {
    const folder = await newFolder();
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => inOtherProcess(folder)));
    const winners = all.filter(({ said }) => said.refused === undefined);
    expect(winners).toHaveLength(1);
    expect(all.map(({ said }) => said.refused ?? 'won').sort()).toEqual([...Array(4).fill('data.in_use'), 'won']);
  });
});

describe('사고 뒤의 시작', () => {
  test('부모가 kill -9 되어도 확인된 기록이 남고, 남은 서버는 마무리된다', async () => {
    const folder = await newFolder();
    const { child, said } = await inOtherProcess(folder);
    const orphan = postmasterOf(folder);
    await ask(said.owner, 'create schema app; create table app.kept as select 1 as value');
    await kill(child, 'SIGKILL');
    expect(await startOfProcess(orphan)).not.toBeNull();
    const { owner } = await start(folder);
    expect(await startOfProcess(orphan)).toBeNull();
    expect(await ask(owner, 'select value from app.kept')).toEqual([{ value: 1 }]);
  });

  test('서버까지 kill -9 되어도 복구된다', async () => {
    const folder = await newFolder();
    const { child, said } = await inOtherProcess(folder);
    await ask(said.owner, 'create schema app; create table app.kept as select 1 as value');
    const orphan = postmasterOf(folder);
    await kill(child, 'SIGKILL');
    process.kill(orphan, 'SIGKILL');
    const { owner } = await start(folder);
    expect(await ask(owner, 'select value from app.kept')).toEqual([{ value: 1 }]);
  });

  test.runIf(process.platform === 'linux')(
    'postmaster만 죽고 자식이 아직 쓰고 있으면, 그 자식이 끝날 때까지 기다린다',
    async () => {
      const folder = await newFolder();
      const { child, said } = await inOtherProcess(folder);
      await ask(said.owner, 'create schema app; create table app.kept as select 1 as value');
      const busy = ask(
        said.owner,
        `do $$ begin for i in 1 .. 15 loop perform count(*) from generate_series(1, 400000); end loop; end $$`,
      ).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const orphan = postmasterOf(folder);
      await kill(child, 'SIGKILL');
      process.kill(orphan, 'SIGKILL');
      const { owner } = await start(folder);
      const mine = postmasterOf(folder);
      expect(await childrenOf(folder)).toEqual([mine]);
      expect(await ask(owner, 'select value from app.kept')).toEqual([{ value: 1 }]);
      await busy;
    },
  );

  test('남은 pid 파일의 번호를 지금은 다른 프로세스가 쓰고 있어도 시작하고, 그 프로세스는 살아 있다', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await first.stop();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    children.push(bystander);
    const cluster = join(folder, 'postgres');
    await writeFile(join(cluster, 'postmaster.pid'), `${bystander.pid}\n${cluster}\n1\n5432\n${folder}/socket\n`);
    await writeFile(
      join(folder, 'boru.lock'),
      JSON.stringify({ pid: bystander.pid, startedAt: 'earlier', machine: '' }),
    );
    // A lock of an unknown machine is believed while it is fresh; this one is old.
    await utimes(join(folder, 'boru.lock'), new Date(0), new Date(0));
    const { owner } = await start(folder);
    expect(await ask(owner, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode).toBeNull();
  });

  test('중단된 첫 시작의 찌꺼기 위에서도 새로 시작한다', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'postgres.unfinished/base'), { recursive: true });
    await writeFile(join(folder, 'boru.lock'), '{"pid":');
    const { owner } = await start(folder);
    expect(await ask(owner, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('거절', () => {
  test('다른 주 버전의 자료는 건드리지 않는다', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    const cluster = join(folder, 'postgres');
    await writeFile(join(cluster, 'PG_VERSION'), '13\n');
    const before = (await readdir(cluster)).sort();
    await expect(startEmbedded({ dataDir: folder, binDir })).rejects.toEqual(refusal('postgres.other_major'));
    expect((await readdir(cluster)).sort()).toEqual(before);
    expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe('13\n');
    expect(existsSync(join(folder, 'boru.lock'))).toBe(false);
  });

  test('쓸 수 없는 자리는 이유를 말한다', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(startEmbedded({ dataDir: join(folder, 'file'), binDir })).rejects.toEqual(
      refusal('path.not_a_folder'),
    );
  });

  test('BORU_PG_BIN이 틀리면 다른 서버를 몰래 쓰지 않는다', async () => {
    const folder = await newFolder();
    await expect(startEmbedded({ dataDir: folder, binDir: '/nonexistent' })).rejects.toEqual(
      refusal('postgres.unusable'),
    );
  });

  test('root만 지나갈 수 있는 폴더 아래에서는 자료 자리를 옮기고 알린다', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o700);
    const dataDir = join(folder, 'data');
    const { owner, notices } = await start(dataDir);
    const [row] = await ask<{ place: string }>(
      { ...owner, user: 'boru_superuser' },
      `select current_setting('data_directory') as place`,
    );
    const moved = !row?.place.startsWith(folder);
    expect(moved).toBe(asRoot);
    expect(notices.some((notice) => notice.ko.includes('/var/lib/boru'))).toBe(asRoot);
    if (moved) folders.push(dirname(row?.place ?? dataDir));
    await ask(owner, 'create schema app; create table app.kept as select 3 as value');
    await open.pop()?.stop();
    const again = await start(dataDir);
    expect(await ask(again.owner, 'select value from app.kept')).toEqual([{ value: 3 }]);
  });
});
