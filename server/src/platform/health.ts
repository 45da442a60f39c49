import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { asSystem, type Database } from './database/index.ts';

export type Health = { ready: boolean; checks: { database: 'ok' | 'down'; disk: 'ok' | 'low' | 'unknown' } };

const LEAST_FREE_BYTES = 200_000_000;
const PATIENCE_MS = 2_000;

const databaseAnswers = async (database: Database): Promise<boolean> => {
  const asked = asSystem(database, 'read', (tx) => sql`select 1`.execute(tx)).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};

export const diskOf = async (folder: string): Promise<Health['checks']['disk']> => {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < LEAST_FREE_BYTES ? 'low' : 'ok';
  } catch {
    return 'unknown';
  }
};

/** Whether a balancer should send people here. A low disk still serves readers, so it is said but does not refuse. */
export const readHealth = async (database: Database, dataDir: string): Promise<Health> => {
  const [answers, disk] = await Promise.all([databaseAnswers(database), diskOf(dataDir)]);
  return { ready: answers, checks: { database: answers ? 'ok' : 'down', disk } };
};
