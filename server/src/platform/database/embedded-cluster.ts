import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, realpath, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal, refusalFor } from '../refusal.ts';
import { createWhole } from '../whole-file.ts';
import {
  type Account,
  accountMay,
  asAccount,
  cleanEnvironment,
  passableFolder,
  serverAccount,
  shutDoorTo,
} from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';

/** Where PostgreSQL keeps its files for this data folder, and as whom. `notice` is for the operator's eyes. */
export type Place = {
  cluster: string;
  account: Account;
  major: number | null;
  notice: { ko: string; en: string } | null;
};

const leastFreeBytes = 64 * 1024 * 1024;
const pointerName = 'postgres.location';

const majorOf = (cluster: string): number | null => {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch (fault) {
    if (existsSync(cluster)) throw refusalFor(fault, cluster);
    return null;
  }
};

/** Root serves an existing cluster as its owner, whoever that is, so a folder survives a change of accounts. */
const ownerOf = (cluster: string): Account => {
  const account = serverAccount();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (account === null || owner === undefined || owner.uid === 0) return account;
  return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
};

const outsideHome = (dataDir: string): string =>
  join('/var/lib/boru', createHash('sha256').update(dataDir).digest('hex').slice(0, 12), 'postgres');

const movedOut = (dataDir: string, cluster: string, door: string): { ko: string; en: string } => ({
  ko: `${door}는 root만 지나갈 수 있어서 데이터베이스 파일은 ${cluster}에 둡니다(${join(dataDir, pointerName)}에 적어 둠). 첨부 파일은 ${dataDir}에 그대로 있습니다.`,
  en: `Only root may pass through ${door}, so the database files live in ${cluster} (noted in ${join(dataDir, pointerName)}). Attachments stay in ${dataDir}.`,
});

const refuseShutDoor = (account: Account, door: string): Refusal =>
  new Refusal(
    'data.shut_door',
    `PostgreSQL은 root가 아니라 ${account?.name} 계정으로 실행되는데, 그 계정은 ${door} 폴더를 지나갈 수 없습니다. chmod o+x ${door} 하거나 BORU_DATA로 /var/lib/boru 같은 폴더를 지정하세요.`,
    `PostgreSQL runs as ${account?.name}, not as root, and that account may not pass through ${door}. Run chmod o+x ${door}, or name a folder such as /var/lib/boru with BORU_DATA.`,
  );

/** Makes the data folder and finds the cluster's place; below a root-only folder the cluster moves to /var/lib/boru. */
export const placeOf = async (dataDir: string): Promise<Place> => {
  if (process.platform === 'win32')
    throw new Refusal(
      'postgres.no_unix_socket',
      'Windows에서는 내장 데이터베이스를 쓸 수 없습니다. WSL에서 실행하거나 DATABASE_URL로 PostgreSQL을 지정하세요.',
      'The embedded database does not run on Windows. Use WSL, or name a PostgreSQL server with DATABASE_URL.',
    );
  const inside = join(dataDir, 'postgres');
  const pointer = join(dataDir, pointerName);
  if (existsSync(pointer)) {
    const cluster = (await readFile(pointer, 'utf8')).trim();
    return { cluster, account: ownerOf(cluster), major: majorOf(cluster), notice: null };
  }
  const account = ownerOf(inside);
  const door = shutDoorTo(account, dataDir);
  if (door === null) return { cluster: inside, account, major: majorOf(inside), notice: null };
  const cluster = outsideHome(dataDir);
  await passableFolder(dirname(cluster)).catch(() => {
    throw refuseShutDoor(account, door);
  });
  // A cluster that already lies inside is never left behind silently for an empty one elsewhere.
  if (existsSync(inside) || !accountMay(account, 'x', dirname(cluster))) throw refuseShutDoor(account, door);
  await createWhole(pointer, `${cluster}\n`, { flushed: true });
  return { cluster, account: ownerOf(cluster), major: majorOf(cluster), notice: movedOut(dataDir, cluster, door) };
};

/** The data folder with its real name, made if need be. */
export const openDataDir = async (dataDir: string): Promise<string> => {
  try {
    await passableFolder(dataDir);
    const real = await realpath(dataDir);
    const probe = join(real, `.write-test-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
    return real;
  } catch (fault) {
    throw refusalFor(fault, dataDir);
  }
};

/** PostgreSQL panics on a full disk in the middle of its log; better not to begin. */
export const refuseFullDisk = async (path: string): Promise<void> => {
  const disk = await statfs(path);
  const free = disk.bavail * disk.bsize;
  if (free >= leastFreeBytes) return;
  const mega = Math.floor(free / 1024 / 1024);
  throw new Refusal(
    'disk.full',
    `${path}가 있는 디스크에 ${mega} MB만 남았습니다. 64 MB 이상 비운 뒤 다시 시작하세요. 저장된 자료는 그대로입니다.`,
    `Only ${mega} MB are left on the disk of ${path}. Free at least 64 MB and start again. What was stored is intact.`,
  );
};

const initdbArguments = (binaries: Binaries, folder: string, locale: string): string[] => {
  const common = [
    '-D',
    folder,
    '-U',
    superuser,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '-k',
    '--no-instructions',
    `--locale=${locale}`,
  ];
  return binaries.major >= 17 ? [...common, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : common;
};

/** Only the launcher uses it: to found roles and databases. */
export const superuser = 'boru_superuser';

/** Founds the cluster aside and moves it into place whole, so that an interrupted first start leaves nothing half made. */
export const foundCluster = async (place: Place, binaries: Binaries, durable: boolean): Promise<void> => {
  const { cluster, account } = place;
  const unfinished = `${cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(unfinished, account.uid, account.gid);
  await chmod(unfinished, 0o700);
  let said = '';
  // An old C library knows no C.UTF-8; C with UTF8 encoding orders and compares the same way.
  for (const locale of ['C.UTF-8', 'C']) {
    const options = initdbArguments(binaries, unfinished, locale);
    if (!durable) options.push('--no-sync');
    const { status, stderr } = spawnSync(join(binaries.binDir, 'initdb'), options, {
      ...asAccount(account),
      cwd: '/',
      env: cleanEnvironment(),
      encoding: 'utf8',
    });
    if (status === 0) {
      await rename(unfinished, cluster);
      return;
    }
    said = stderr;
  }
  await rm(unfinished, { recursive: true, force: true });
  throw sayWhy(said, cluster, 'initdb');
};

const lastFault = (said: string): string =>
  said
    .split('\n')
    .filter((line) => /FATAL|PANIC|error:|could not/.test(line))
    .at(-1)
    ?.trim() ??
  said.trim().split('\n').at(-1) ??
  '';

/** PostgreSQL's own last words as one sentence. */
export const sayWhy = (said: string, cluster: string, what: string): unknown => {
  if (/No space left on device/.test(said)) return refusalFor(Object.assign(new Error(), { code: 'ENOSPC' }), cluster);
  if (/Permission denied|has wrong ownership|invalid permissions/.test(said))
    return refusalFor(Object.assign(new Error(), { code: 'EACCES' }), cluster);
  const last = lastFault(said);
  return new Refusal(
    'postgres.failed',
    `${what} 실행에 실패했습니다(${cluster}): ${last || '이유를 남기지 않았습니다'}. 자료는 지우지 않았습니다.`,
    `${what} failed (${cluster}): ${last || 'it gave no reason'}. No data was removed.`,
  );
};
