import { z } from 'zod';
import { asSystem, type Database, type Tx } from '../database/index.ts';
import { enqueue, type Handler } from '../jobs/index.ts';
import type { BlobStore } from './blob-store.ts';
import type { Scanner } from './clamd.ts';
import type { StoredFile } from './file.ts';
import { findFile, selectUnscanned, setState } from './store.ts';

export const scanJob = 'file.scan';
const payloadShape = z.object({ fileId: z.uuid() });

export const askForScan = (tx: Tx, fileId: string): Promise<string> =>
  enqueue(tx, scanJob, { fileId }, { key: fileId });

/** Takes a file out of quarantine, or keeps it there for good. A scanner that does not answer leaves it where it is. */
export const scanHandler =
  (
    database: Database,
    store: BlobStore,
    scanner: Scanner | null,
    infected: (tx: Tx, file: StoredFile) => Promise<void>,
  ): Handler =>
  async (payload) => {
    const { fileId } = payloadShape.parse(payload);
    const file = await asSystem(database, 'read', (tx) => findFile(tx, fileId));
    if (file === null || file.state === 'clean' || file.state === 'infected') return;
    if (scanner === null) return asSystem(database, 'write', (tx) => setState(tx, fileId, 'unscanned', null));
    if (file.state !== 'unscanned') await asSystem(database, 'write', (tx) => setState(tx, fileId, 'scanning', null));
    const verdict = await scanner.scan(await store.open(file.storeKey));
    await asSystem(database, 'write', async (tx) => {
      await setState(tx, fileId, verdict.clean ? 'clean' : 'infected', verdict.clean ? null : verdict.finding);
      if (!verdict.clean) await infected(tx, file);
    });
  };

/** A scanner that came later looks at everything that was let through without one. */
export const scanLeftovers = (database: Database): Promise<void> =>
  asSystem(database, 'write', async (tx) => {
    for (const id of await selectUnscanned(tx)) await askForScan(tx, id);
  });
