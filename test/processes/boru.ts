import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { joinEmbedded } from '../../server/src/platform/database/embedded.ts';
import { businessNumber, companySeat, type Who } from '../../server/src/platform/testing/people.ts';

const root = join(import.meta.dirname, '../..');

export type Served = {
  child: ChildProcess;
  address: string;
  firstRun: string | null;
  /** From the start of the process to the first 200 of /readyz, in milliseconds. */
  readyAfter: number;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type Launch = {
  dataDir: string;
  env?: Record<string, string>;
  args?: readonly string[];
  /** Another way to the same server, such as scripts/start.mjs; the program itself by default. */
  program?: string;
};

const waitMs = 300_000;

/** Boru as a process of its own, on a port that was free a moment ago. */
export const startBoru = async ({ dataDir, env = {}, args = [], program }: Launch): Promise<Served> => {
  const begun = performance.now();
  const file = join(root, program ?? 'server/src/entry/main.ts');
  const { BORU_TEST_PG_BIN: bin, ...inherited } = process.env;
  const settings = { BORU_LOG_LEVEL: 'warn', ...(bin ? { BORU_PG_BIN: bin } : {}), BORU_DATA: dataDir, ...env };
  const child = spawn(process.execPath, [file, '--port', '0', '--json', ...args], {
    cwd: root,
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (bytes: Buffer): void => {
    said += bytes.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const gone = once(child, 'exit');
  const answer = await spoken(child, () => said);
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  while (!(await fetch(`${answer.address}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 5));
  const readyAfter = performance.now() - begun;
  return { child, ...answer, readyAfter, kill: () => ended('SIGKILL'), stop: () => ended('SIGTERM') };
};

const spoken = async (child: ChildProcess, said: () => string) => {
  for (const end = Date.now() + waitMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 5))) {
    const line = said()
      .split('\n')
      .find((text) => text.startsWith('{"version"'));
    if (line !== undefined) return JSON.parse(line) as { address: string; firstRun: string | null };
    if (child.exitCode !== null || child.signalCode !== null) break;
  }
  child.kill('SIGKILL');
  throw new Error(`did not start: ${said()}`);
};

/** The postmaster's number, from the file it keeps; the cluster may lie outside a folder only root may enter. */
export const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Looks behind row security of a running Boru. */
export const asOwnerOf = async <Result>(
  dataDir: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const bin = process.env['BORU_TEST_PG_BIN'];
  const joined = await joinEmbedded({ dataDir, ...(bin ? { binDir: bin } : {}) });
  const owner = new pg.Client(joined.owner);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
    await joined.stop();
  }
};

/** A confirmed company with its representative signed in, the same for the same serial. */
export const numberedCompany = (owner: pg.Client, serial: number): Promise<Who & { companyId: string }> =>
  companySeat(owner, { number: businessNumber(310_000_000 + serial), name: `견본정밀 ${serial}` });

export const ask = (address: string, who: Who, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${address}${path}`, {
    method,
    headers: {
      cookie: `boru_session=${who.ticket}`,
      ...(method === 'GET' ? {} : { 'x-boru-request': '1', 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
