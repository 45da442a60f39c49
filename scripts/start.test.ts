import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const main = join(root, 'server/src/entry/main.ts');
const launcher = join(root, 'scripts/boru.mjs');

const folders: string[] = [];
const running: ChildProcess[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'boru-start-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
};

type Run = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> };
const run = (args: readonly string[], env: Record<string, string>): Run => {
  const { BORU_TEST_PG_BIN: bin, ...inherited } = process.env;
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...inherited, BORU_LOG_LEVEL: 'warn', ...(bin ? { BORU_PG_BIN: bin } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => {
    out += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    err += bytes.toString();
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, out: () => out, err: () => err, ended };
};

type Answer = { address: string; firstRun: string | null; process: number };
const answered = async (server: Run): Promise<Run & { answer: Answer }> => {
  for (const end = Date.now() + 150_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const line = server
      .out()
      .split('\n')
      .find((text) => text.startsWith('{"version"'));
    if (line !== undefined) return { ...server, answer: JSON.parse(line) };
    if (server.child.exitCode !== null) break;
  }
  throw new Error(`did not start: ${server.out()}${server.err()}`);
};
const serve = (dataDir: string, args: readonly string[] = [main]): Promise<Run & { answer: Answer }> =>
  answered(run([...args, ...(args[0] === main ? [] : ['serve']), '--port', '0', '--json'], { BORU_DATA: dataDir }));

const gone = async (pid: number): Promise<void> => {
  const alive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (const end = Date.now() + 60_000; alive() && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(alive()).toBe(false);
};

/** One sentence in each language and nothing of the machinery. */
const expectSentence = (said: string, pattern: RegExp): void => {
  expect(said).toMatch(pattern);
  expect(said).not.toMatch(/\n\s+at |Error:|node:internal|file:\/\//);
  expect(said).toMatch(/[가-힣]/);
};

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const over = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 15_000))]);
    child.kill('SIGKILL');
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Each starts real servers, several seconds of work on a busy machine. */
const patience = { timeout: 240_000 };

/** A folder in which a server has started and ended once; what is not about the first start begins with a copy of it. */
let template = '';
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'boru-start-'));
  await chmod(template, 0o755);
  const { child, ended } = await serve(template);
  running.splice(0);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
}, patience.timeout);
afterAll(() => rm(template, { recursive: true, force: true }));

const preparedFolder = async (): Promise<string> => {
  const folder = await newFolder();
  // With owners: the database's files belong to its own user when root runs it.
  execFileSync('cp', ['-a', `${template}/.`, folder]);
  return folder;
};

describe('서버의 시작과 끝', patience, () => {
  test('빈 폴더에서 시작해 답하고, 첫 관리자 링크를 내고, Ctrl-C에 깨끗이 끝난다', async () => {
    const dataDir = join(await newFolder(), 'data');
    const { answer, child, ended } = await serve(dataDir);
    expect((await fetch(`${answer.address}/readyz`)).status).toBe(200);
    expect(answer.firstRun).toMatch(/^http:\/\/localhost:\d+\/first-run#[\w-]{43}$/);
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(existsSync(join(dataDir, 'boru.lock'))).toBe(false);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('시작하는 도중의 Ctrl-C에도 데이터베이스를 남기지 않고, 다음 시작이 된다', async () => {
    const dataDir = await newFolder();
    const { child, ended } = run([main, '--port', '0'], { BORU_DATA: dataDir });
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    for (const end = Date.now() + 30_000; !existsSync(pidFile) && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect((await fetch(`${(await serve(dataDir)).answer.address}/healthz`)).status).toBe(200);
  });

  test('시작할 때마다 새 링크가 나오고 앞의 것은 죽는다', async () => {
    const dataDir = await preparedFolder();
    const first = await serve(dataDir);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = await serve(dataDir);
    expect(second.answer.firstRun).not.toBe(first.answer.firstRun);
  });

  test('실행기가 kill -9 되면 서버도 스스로 끝나고, 같은 폴더에서 다시 시작한다', async () => {
    const dataDir = await preparedFolder();
    const { child, answer } = await serve(dataDir, [launcher]);
    child.kill('SIGKILL');
    await gone(answer.process);
    expect((await fetch(`${(await serve(dataDir)).answer.address}/healthz`)).status).toBe(200);
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('npm만 %s로 끝내도 서버가 남지 않는다', async (signal) => {
    const dataDir = await preparedFolder();
    const npm = run(
      [
        '-e',
        `require('node:child_process').spawn('sh', ['-c', '"$0" "$1" serve --port 0 --json; true', process.execPath, ${JSON.stringify(launcher)}], { stdio: 'inherit' })`,
      ],
      {
        BORU_DATA: dataDir,
        npm_lifecycle_event: 'start',
      },
    );
    const { answer } = await answered(npm);
    npm.child.kill(signal);
    await gone(answer.process);
    expect(existsSync(join(dataDir, 'boru.lock'))).toBe(false);
  });

  test('데이터베이스가 갑자기 죽으면 말하고 끝난다', async () => {
    const dataDir = await preparedFolder();
    const { ended, out } = await serve(dataDir);
    process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
    expect(await ended).toBe(1);
    // A job may have been asking at that moment: its fault is a line of the log, not what a person is told.
    const told = out()
      .split('\n')
      .filter((line) => !line.startsWith('{"level":'));
    expectSentence(told.join('\n'), /데이터베이스 프로세스가 갑자기 끝났습니다/);
  });

  test('서버가 도는 동안 명령은 같은 데이터베이스를 쓴다', async () => {
    const dataDir = await preparedFolder();
    const { answer } = await serve(dataDir);
    const backup = run([launcher, 'backup', join(dataDir, 'a.boru'), '--json'], { BORU_DATA: dataDir });
    expect(await backup.ended).toBe(0);
    expect(JSON.parse(backup.out()).tables).toBeGreaterThan(20);
    const again = run([launcher, 'backup', join(dataDir, 'a.boru')], { BORU_DATA: dataDir });
    expect(await again.ended).toBe(1);
    expectSentence(again.err(), /이미 있습니다.*--yes/);
    const invite = run([launcher, 'user', 'create', '--email', 'a@example.kr', '--role', 'administrator', '--json'], {
      BORU_DATA: dataDir,
    });
    expect(await invite.ended).toBe(0);
    expect(JSON.parse(invite.out()).link).toMatch(/\/invitation#/);
    const refused = run([launcher, 'restore', join(dataDir, 'a.boru'), '--yes'], { BORU_DATA: dataDir });
    expect(await refused.ended).toBe(1);
    expectSentence(refused.err(), /이미 .* 폴더를 쓰고 있습니다/);
    expect((await fetch(`${answer.address}/readyz`)).status).toBe(200);
  });
});

describe('시작하지 못하는 까닭은 한 문장이다', patience, () => {
  test('이미 쓰이는 포트', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const bound = taken.address();
    const port = typeof bound === 'object' ? String(bound?.port) : '';
    const { ended, err } = run([main, '--port', port], { BORU_DATA: await newFolder() });
    expect(await ended).toBe(1);
    expectSentence(err(), /다른 프로그램이 쓰고 있습니다/);
    taken.close();
  });

  test('같은 자료 폴더의 두 번째 서버', async () => {
    const dataDir = await preparedFolder();
    const first = await serve(dataDir);
    const { ended, err } = run([main, '--port', '0'], { BORU_DATA: dataDir });
    expect(await ended).toBe(1);
    expectSentence(err(), /이미 .* 폴더를 쓰고 있습니다/);
    expect((await fetch(`${first.answer.address}/readyz`)).status).toBe(200);
  });

  test('쓸 수 없는 폴더', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'file'), '');
    const { ended, err } = run([main, '--port', '0'], { BORU_DATA: join(folder, 'file/data') });
    expect(await ended).toBe(1);
    expectSentence(err(), /폴더가 아닙니다/);
  });

  test('프로그램보다 새 데이터베이스', async () => {
    const dataDir = await preparedFolder();
    const { answer, child, ended } = await serve(dataDir);
    expect(answer.address).toContain('localhost');
    const owner = new pg.Client({ host: join(dataDir, 'socket'), user: 'boru_owner', database: 'boru' });
    await owner.connect();
    await owner.query(`insert into app.migration (number, name, hash) values (9999, 'from_the_future', 'x')`);
    await owner.end();
    child.kill('SIGTERM');
    await ended;
    const late = run([main, '--port', '0'], { BORU_DATA: dataDir });
    expect(await late.ended).toBe(1);
    expectSentence(late.err(), /이 프로그램보다 새 버전입니다/);
  });

  test('망가진 지역 꾸러미는 파일과 줄을 말하고 아무것도 바꾸지 않는다', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'packs/chungbuk'), { recursive: true });
    await writeFile(join(folder, 'packs/chungbuk/agencies.json'), '{\n "items": [}\n');
    const dataDir = join(folder, 'data');
    const { ended, err } = run([main, '--port', '0'], {
      BORU_DATA: dataDir,
      BORU_PACK: join(folder, 'packs/chungbuk'),
    });
    expect(await ended).toBe(1);
    expectSentence(err(), /packs\/chungbuk\/agencies\.json:2:/);
    expect(existsSync(dataDir)).toBe(false);
    // A prepared folder's database starts before the pack is read; it must not stay behind.
    const prepared = await preparedFolder();
    const refused = run([main, '--port', '0'], { BORU_DATA: prepared, BORU_PACK: join(folder, 'packs/chungbuk') });
    expect(await refused.ended).toBe(1);
    expectSentence(refused.err(), /agencies\.json:2:/);
    expect(existsSync(join(prepared, 'boru.lock'))).toBe(false);
    expect(existsSync(join(prepared, 'postgres/postmaster.pid'))).toBe(false);
  });

  test.each([
    [['--port', 'abc'], {}, /--port는 .* abc/],
    [['--colour'], {}, /--colour/],
    [['--port', '0', '--host', '192.0.2.1'], {}, /이 컴퓨터의 주소가 아닙니다/],
    [['--port', '0'], { BORU_NOPE: '1' }, /모르는 설정입니다/],
    [['--port', '0'], { BORU_DATA: '/proc/boru' }, /만들거나 열 수 없습니다/],
    [['--port', '0'], { BORU_PG_BIN: '/nonexistent' }, /BORU_PG_BIN/],
    [['--port', '0'], { DATABASE_URL: 'postgres://a:secret-word@127.0.0.1:9/x' }, /연결할 수 없습니다/],
  ])('잘못된 인자와 설정: %j %j', async (args, env, pattern) => {
    const { ended, err, out } = run([main, ...args], { BORU_DATA: join(await newFolder(), 'data'), ...env });
    expect(await ended).toBe(1);
    expectSentence(err(), pattern);
    expect(err() + out()).not.toContain('secret-word');
  });
});
