import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Refusal, refusalFor } from '../refusal.ts';
import { createWhole } from '../whole-file.ts';

/** Who holds a data folder. `startedAt` tells a living process from a later one that was given the same number. */
export type Holder = { pid: number; startedAt: string; machine: string; socketDir: string | null; port: number };
export type Lock = { publish(socketDir: string): Promise<void>; release(): Promise<void> };

const heartbeatMs = 10_000;
const silentAfterMs = 60_000;

const run = promisify(execFile);

/** The moment a process began, as the system itself names it; null when there is no such process. */
export const startOfProcess = async (pid: number): Promise<string | null> => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and brackets, so count the fields behind its closing bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim() || null;
  } catch {
    return null;
  }
};

/** Process numbers mean something only within one boot of one pid namespace. */
const thisMachine = async (): Promise<string> => {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${hostname()} ${namespace} ${boot.trim()}`.trim();
};

const lockPath = (dataDir: string): string => join(dataDir, 'boru.lock');

const readHolder = async (path: string): Promise<Holder | null> => {
  try {
    const holder: Partial<Holder> = JSON.parse(await readFile(path, 'utf8'));
    if (typeof holder.pid !== 'number' || typeof holder.startedAt !== 'string') return null;
    return {
      pid: holder.pid,
      startedAt: holder.startedAt,
      machine: holder.machine ?? '',
      socketDir: holder.socketDir ?? null,
      port: holder.port ?? 5432,
    };
  } catch {
    return null;
  }
};

const ageOf = async (path: string): Promise<number> => {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs;
};

/** The living holder of the folder, or null. A holder on another machine counts as living while its heartbeat is fresh. */
export const holderOf = async (dataDir: string): Promise<Holder | null> => {
  const path = lockPath(dataDir);
  const holder = await readHolder(path);
  if (holder === null) return null;
  if (holder.machine !== (await thisMachine())) return (await ageOf(path)) < silentAfterMs ? holder : null;
  return (await startOfProcess(holder.pid)) === holder.startedAt ? holder : null;
};

const heldBy = (dataDir: string, holder: Holder | null): Refusal =>
  new Refusal(
    'data.in_use',
    `다른 보루 프로세스${holder === null ? '' : `(${holder.pid}번)`}가 이미 ${dataDir} 폴더를 쓰고 있습니다. 그쪽을 끄거나 BORU_DATA로 다른 폴더를 지정하세요.`,
    `Another Boru process${holder === null ? '' : ` (pid ${holder.pid})`} already uses ${dataDir}. Stop it or name another folder with BORU_DATA.`,
  );

const claim = async (path: string, content: string): Promise<boolean> => {
  try {
    return await createWhole(path, content);
  } catch (fault) {
    throw refusalFor(fault, path);
  }
};

/** Moves a dead lock away. If another process renewed it in between, the living one is put back. */
const clearDeadLock = async (dataDir: string): Promise<void> => {
  const path = lockPath(dataDir);
  const dead = await readFile(path, 'utf8').catch(() => null);
  if (dead === null || (await holderOf(dataDir)) !== null) return;
  const grave = `${path}.dead.${process.pid}`;
  try {
    await rename(path, grave);
  } catch {
    return;
  }
  if ((await readFile(grave, 'utf8').catch(() => dead)) !== dead) await link(grave, path).catch(() => undefined);
  await rm(grave, { force: true });
};

/** Takes the folder for this process, or refuses with one sentence. Two starts at once: exactly one wins. */
export const takeLock = async (dataDir: string): Promise<Lock> => {
  const path = lockPath(dataDir);
  const startedAt = (await startOfProcess(process.pid)) ?? 'unknown';
  const self: Holder = { pid: process.pid, startedAt, machine: await thisMachine(), socketDir: null, port: 5432 };
  const content = JSON.stringify(self);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await claim(path, content)) break;
    const holder = await holderOf(dataDir);
    if (holder !== null || attempt === 4) throw heldBy(dataDir, holder);
    await clearDeadLock(dataDir);
    await sleep(5);
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), heartbeatMs);
  beat.unref();
  return {
    async publish(socketDir) {
      const aside = `${path}.${process.pid}.new`;
      await writeFile(aside, JSON.stringify({ ...self, socketDir }));
      await rename(aside, path);
    },
    async release() {
      clearInterval(beat);
      const holder = await readHolder(path);
      if (holder?.pid === self.pid && holder.startedAt === self.startedAt) await rm(path, { force: true });
    },
  };
};
