import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { type BinarySource, chooseBinaries, findBinaries } from './embedded-binaries.ts';
import { foundCluster, openDataDir, placeOf, refuseFullDisk, superuser } from './embedded-cluster.ts';
import { holderOf, type Lock, takeLock } from './embedded-lock.ts';
import { endOrphan, launch, type Running } from './embedded-process.ts';
import { applicationRole, ensureRoles, loginRole, ownerRole } from './roles.ts';

export type ConnectionParameters = { host: string; port: number; user: string; database: string };
export type Sentence = { ko: string; en: string };

export type Embedded = {
  socketDir: string;
  port: number;
  /** For migrations, pack loading and backups; never for a request. */
  owner: ConnectionParameters;
  /** For everything else: owns nothing, may only become `boru_app`. */
  login: ConnectionParameters;
  version: string;
  source: BinarySource | 'running';
  notices: readonly Sentence[];
  /** Resolves when the server process is gone, wanted or not. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** As BORU_PG_BIN: a folder with `postgres` and `initdb`, or the word `npm`. */
  binDir?: string | undefined;
  database?: string;
  /** No durability at all, for throw-away servers of the tests. */
  forTests?: boolean;
};

const defaultDatabase = 'boru';

const patchLevelNotice = (version: string): Sentence => ({
  ko: `npm에 들어 있는 PostgreSQL ${version}을 씁니다. 보안 수정은 npm 꾸러미가 바뀔 때만 들어옵니다. 운영에는 배포판의 PostgreSQL(apt install postgresql)을 권합니다.`,
  en: `Using the PostgreSQL ${version} that came from npm. It receives security fixes only when the npm package does. For production install your distribution's PostgreSQL.`,
});

/** Roles and database, idempotent; the superuser is not used again afterwards. */
const prepare = async (socketDir: string, database: string): Promise<void> => {
  const client = new pg.Client({ host: socketDir, port: 5432, user: superuser, database: 'postgres' });
  await client.connect();
  try {
    await ensureRoles(client, { embedded: true });
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    const name = client.escapeIdentifier(database);
    if (rowCount === 0)
      await client.query(`create database ${name} owner ${ownerRole} template template0 encoding 'UTF8'`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${loginRole}, ${applicationRole}`);
  } finally {
    await client.end();
  }
};

const connections = (
  socketDir: string,
  database: string,
): Pick<Embedded, 'owner' | 'login' | 'socketDir' | 'port'> => ({
  socketDir,
  port: 5432,
  owner: { host: socketDir, port: 5432, user: ownerRole, database },
  login: { host: socketDir, port: 5432, user: loginRole, database },
});

const startLocked = async (dataDir: string, options: EmbeddedOptions, lock: Lock): Promise<Embedded> => {
  const forTests = options.forTests ?? false;
  const database = options.database ?? defaultDatabase;
  await refuseFullDisk(dataDir);
  const place = await placeOf(dataDir);
  const offered = await findBinaries(options.binDir, place.major, place.account, dirname(place.cluster));
  const binaries = chooseBinaries(offered, place.major, place.cluster);
  await endOrphan(place.cluster);
  if (place.major === null) await foundCluster(place, binaries, !forTests);
  const running: Running = await launch(place, binaries, forTests);
  try {
    await prepare(running.socketDir, database);
    await lock.publish(running.socketDir);
  } catch (fault) {
    await running.stop();
    throw fault;
  }
  const notices = [place.notice, binaries.source === 'npm' && !forTests ? patchLevelNotice(binaries.version) : null];
  return {
    ...connections(running.socketDir, database),
    version: binaries.version,
    source: binaries.source,
    notices: notices.filter((notice) => notice !== null),
    ended: running.ended,
    async stop() {
      await running.stop();
      await lock.release();
    },
  };
};

/** Starts the embedded server of a data folder; refuses in one sentence when another process has it. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const dataDir = await openDataDir(resolve(options.dataDir));
  const lock = await takeLock(dataDir);
  try {
    return await startLocked(dataDir, options, lock);
  } catch (fault) {
    await lock.release();
    throw fault;
  }
};

/** For commands: use the server a running Boru holds, or start one for the length of the command. */
export const joinEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const dataDir = await openDataDir(resolve(options.dataDir));
  const holder = await holderOf(dataDir);
  if (holder === null) return startEmbedded(options);
  if (holder.socketDir === null)
    throw new Refusal(
      'data.starting',
      '보루가 지금 시작하는 중입니다. 잠시 뒤 다시 실행하세요.',
      'Boru is just starting on this folder. Try again in a moment.',
    );
  const database = options.database ?? defaultDatabase;
  return {
    ...connections(holder.socketDir, database),
    version: '',
    source: 'running',
    notices: [],
    ended: new Promise(() => undefined),
    stop: async () => undefined,
  };
};

/** A throw-away server in a folder of its own; `stop` removes everything. */
export const startForTests = async (dataDir: string, binDir?: string): Promise<Embedded> => {
  const embedded = await startEmbedded({ dataDir, binDir, forTests: true });
  return {
    ...embedded,
    async stop() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
