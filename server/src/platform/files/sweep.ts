import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#kernel/clock';
import { asSystem, type Database } from '../database/index.ts';
import { enqueue, type Handler } from '../jobs/index.ts';
import type { BlobStore } from './blob-store.ts';
import { knownKeys } from './store.ts';

export const sweepJob = 'file.sweep';
const DAY = 86_400_000;
const BATCH = 500;

/** The next sweep, once however often it is asked for. */
export const planSweep = (database: Database, clock: Clock): Promise<string> =>
  asSystem(database, 'write', (tx) =>
    enqueue(tx, sweepJob, {}, { key: 'daily', runAt: new Date(clock.now().getTime() + DAY) }),
  );

const removeUnknown = async (database: Database, store: BlobStore, keys: readonly string[]): Promise<number> => {
  const known = await asSystem(database, 'read', (tx) => knownKeys(tx, keys));
  const unknown = keys.filter((key) => !known.has(key));
  for (const key of unknown) await store.remove(key);
  return unknown.length;
};

/**
 * Removes contents that no row points to: the transaction of their upload was rolled back after they were stored.
 * Only after a day, because a row that is being written is not visible yet.
 */
export const sweepHandler =
  (database: Database, store: BlobStore, incoming: string, clock: Clock): Handler =>
  async () => {
    const before = clock.now().getTime() - DAY;
    let batch: string[] = [];
    for await (const blob of store.list()) {
      if (blob.changedAt.getTime() >= before) continue;
      batch.push(blob.key);
      if (batch.length < BATCH) continue;
      await removeUnknown(database, store, batch);
      batch = [];
    }
    if (batch.length > 0) await removeUnknown(database, store, batch);
    for (const name of await readdir(incoming).catch(() => [])) {
      const path = join(incoming, name);
      const changed = await stat(path).catch(() => null);
      if (changed !== null && changed.mtime.getTime() < before) await rm(path, { force: true });
    }
    await planSweep(database, clock);
  };
