import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root, so a root start lends it another uid; null means "as we are". */
export type Account = { uid: number; gid: number; name: string } | null;

/** The first of these that the machine knows. `postgres` first: its distribution already made it for this. */
const candidates = ['postgres', 'boru', 'nobody'];

export const serverAccount = (): Account => {
  if (process.getuid?.() !== 0) return null;
  let known = '';
  try {
    known = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // A container without user database: the number alone is enough for the kernel.
  }
  for (const name of candidates) {
    const fields = known
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    const uid = Number(fields?.[2]);
    if (fields !== undefined && uid > 0) return { uid, gid: Number(fields[3]), name };
  }
  return { uid: 65534, gid: 65534, name: 'nobody' };
};

/** Asks the system itself (ACLs and mount options included) instead of reading permission bits. */
export const accountMay = (account: Account, right: 'r' | 'w' | 'x', path: string): boolean => {
  if (account === null) return true;
  const answer = spawnSync('/bin/sh', ['-c', `test -${right} "$0"`, path], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return answer.status === 0;
};

/** The highest folder on the way that shuts the account out, or null when the way is free. */
export const shutDoorTo = (account: Account, path: string): string | null => {
  if (accountMay(account, 'x', path)) return null;
  const above = dirname(path);
  return above === path ? path : (shutDoorTo(account, above) ?? path);
};

/** Node's own recursive mkdir never returns where the system answers ENOENT although the parent is there, as in /proc. */
const makeFolders = async (path: string): Promise<void> => {
  const above = dirname(path);
  if (above !== path && !existsSync(above)) await makeFolders(above);
  await mkdir(path, { mode: 0o711 }).catch((fault: unknown) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw fault;
  });
};

/** A folder of ours that the server's account can pass through but not list. */
export const passableFolder = async (path: string): Promise<void> => {
  await makeFolders(path);
  if (process.getuid?.() === 0) await chmod(path, 0o711);
};

export const asAccount = (account: Account): { uid: number; gid: number } | Record<string, never> =>
  account === null ? {} : { uid: account.uid, gid: account.gid };

/** PostgreSQL reads its surroundings (PGDATA, PGOPTIONS, LC_*); it gets only what we mean. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
});

export const outputOf = (file: string, args: readonly string[], account: Account): string =>
  execFileSync(file, [...args], {
    ...asAccount(account),
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
  });
