import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import { type Account, asAccount, cleanEnvironment } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import { type Place, sayWhy } from './embedded-cluster.ts';
import { startOfProcess } from './embedded-lock.ts';

export type Running = { socketDir: string; pid: number; ended: Promise<number | null>; stop(): Promise<void> };

/** sockaddr_un holds 108 bytes, and PostgreSQL appends "/.s.PGSQL.5432.lock". */
const longestSocketDir = 80;
const largestLog = 8 * 1024 * 1024;
const readyWithinMs = 120_000;
const stopWithinMs = 60_000;

const lines = (cluster: string): string[] => {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

/** Is this number, taken from a pid file, really a server on this folder? A later process may have been given it. */
const servesCluster = async (pid: number, cluster: string): Promise<boolean> => {
  if (!Number.isInteger(pid) || pid <= 1 || (await startOfProcess(pid)) === null) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    // Without /proc (macOS) believe the pid file: waiting too long is safer than two servers on one folder.
    return process.platform !== 'linux';
  }
};

const gone = async (pid: number, cluster: string, withinMs: number): Promise<boolean> => {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20))
    if (!(await servesCluster(pid, cluster))) return true;
  return false;
};

const stillStopping = (pid: string): Refusal =>
  new Refusal(
    'postgres.still_stopping',
    `이전 데이터베이스 프로세스(${pid}번)가 아직 끝나지 않았습니다. 잠시 뒤 다시 시작하세요. 강제로 끝내지 않았습니다.`,
    `The previous database process (pid ${pid}) is still finishing. Start again in a moment. It was not killed.`,
  );

/**
 * The server a killed parent left behind: asked to finish (fast, with checkpoint) and waited for. Its pid file stays:
 * PostgreSQL finds in it the shared memory that orphaned children of a killed postmaster may still be writing from,
 * and deleting it would let two servers onto one folder. Only a number that some other program now carries is
 * replaced by ours, which PostgreSQL, our child, knows to be no server.
 */
export const endOrphan = async (cluster: string): Promise<void> => {
  const [first, ...rest] = lines(cluster);
  if (first === undefined) return;
  const pid = Number(first);
  if (await servesCluster(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    if (!(await gone(pid, cluster, stopWithinMs))) throw stillStopping(first);
  } else if ((await startOfProcess(pid)) !== null) {
    writeFileSync(join(cluster, 'postmaster.pid'), [String(process.pid), ...rest].join('\n'));
  }
  const socketDir = rest[3];
  if (socketDir !== undefined && basename(socketDir).startsWith('boru-'))
    await rm(socketDir, { recursive: true, force: true });
};

/** Only the server's account and root may enter: that folder is the password. */
const makeSocketDir = async (cluster: string, account: Account): Promise<string> => {
  const near = join(dirname(cluster), 'socket');
  let folder = near;
  if (Buffer.byteLength(near) <= longestSocketDir) {
    await rm(near, { recursive: true, force: true });
    await mkdir(near, { mode: 0o700 });
  } else folder = await mkdtemp(join(Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp', 'boru-'));
  if (account !== null) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  return folder;
};

const openLog = (path: string): number => {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
};

const settings = (socketDir: string, forTests: boolean): Record<string, string> => ({
  listen_addresses: '',
  port: '5432',
  unix_socket_directories: socketDir,
  unix_socket_permissions: '0700',
  max_connections: forTests ? '200' : '60',
  shared_buffers: forTests ? '256MB' : '192MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements would carry companies' words into the log.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  ...(forTests ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '4GB' } : {}),
});

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });

const untilReady = async (child: ChildProcess, cluster: string, ended: Promise<number | null>): Promise<boolean> => {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const end = Date.now() + readyWithinMs; Date.now() < end && !over; await sleep(5)) {
    const status = lines(cluster);
    if (status[0] === String(child.pid) && status[7]?.trim() === 'ready') return true;
  }
  return false;
};

/** A process that exits in a hurry still asks its server to finish; the next start waits for it. */
const followToTheEnd = (child: ChildProcess, ended: Promise<number | null>): void => {
  const ask = (): void => void child.kill('SIGINT');
  process.on('exit', ask);
  void ended.then(() => process.off('exit', ask));
};

const stopChild = async (child: ChildProcess, ended: Promise<number | null>, socketDir: string): Promise<void> => {
  child.ref(); // Whoever stops waits; an unreferenced child would let the process end first.
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
  await ended;
  await rm(socketDir, { recursive: true, force: true });
};

type Attempt = { running: Running } | { said: string };

const attempt = async (place: Place, binaries: Binaries, forTests: boolean): Promise<Attempt> => {
  const { cluster, account } = place;
  const socketDir = await makeSocketDir(cluster, account);
  const logPath = join(dirname(cluster), 'postgres.log');
  const log = openLog(logPath);
  const logFrom = statSync(logPath).size;
  const options = Object.entries(settings(socketDir, forTests)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries.binDir, 'postgres'), ['-D', cluster, ...options], {
    ...asAccount(account),
    cwd: '/',
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = exitOf(child);
  followToTheEnd(child, ended);
  if (await untilReady(child, cluster, ended)) {
    child.unref();
    return { running: { socketDir, pid: child.pid ?? 0, ended, stop: () => stopChild(child, ended, socketDir) } };
  }
  await stopChild(child, ended, socketDir);
  return { said: existsSync(logPath) ? readFileSync(logPath).subarray(logFrom).toString('utf8') : '' };
};

/** PostgreSQL's own interlock: children of a killed postmaster have not noticed yet. They do within moments. */
const isOccupied = (said: string): boolean =>
  /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(said);

/** Starts PostgreSQL in its own session, so that Ctrl-C reaches Boru first and Boru stops it in order. */
export const launch = async (place: Place, binaries: Binaries, forTests: boolean): Promise<Running> => {
  for (const end = Date.now() + stopWithinMs; ; await sleep(100)) {
    const outcome = await attempt(place, binaries, forTests);
    if ('running' in outcome) return outcome.running;
    if (!isOccupied(outcome.said)) throw sayWhy(outcome.said, place.cluster, 'PostgreSQL');
    if (Date.now() > end) throw stillStopping(lines(place.cluster)[0] ?? '?');
  }
};
