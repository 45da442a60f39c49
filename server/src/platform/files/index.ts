import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Config } from '../config.ts';
import type { Database, Tx } from '../database/index.ts';
import type { FileReply } from '../endpoint.ts';
import type { Handler } from '../jobs/index.ts';
import { BlobMissing, type BlobStore, folderStore, type S3Settings, s3Store } from './blob-store.ts';
import { clamdScanner, type Scanner } from './clamd.ts';
import { type FileOwner, type FileView, mayDownload, type StoredFile, viewOf } from './file.ts';
import { cleanFileName } from './file-name.ts';
import { recognise } from './recognise.ts';
import { askForScan, scanHandler, scanJob, scanLeftovers } from './scan.ts';
import { type Spooled, spool } from './spool.ts';
import { findFile, insertFile, selectFiles } from './store.ts';
import { planSweep, sweepHandler, sweepJob } from './sweep.ts';

export { clamdScanner, ScannerFault } from './clamd.ts';
export type { FileOwner, FileState, FileView, StoredFile } from './file.ts';
/** For what is read and thrown away, such as a list to import: the same refusals as for what is kept. */
export { recognise } from './recognise.ts';

/** Largest file taken; the multipart limit of the router stands a little above, so that the refusal is ours. */
export const largestFile = 50 * 1024 * 1024;

export type FilesOptions = {
  clock: Clock;
  dataDir: string;
  s3: S3Settings | undefined;
  clamd: string | undefined;
  storageRegion: string;
  largest?: number;
};

/** What follows when a scanner finds something; runs in the transaction that records it. */
export type OnInfected = (tx: Tx, file: StoredFile) => Promise<void>;

export type Files = {
  /** Brings a stream to a durable file of its own, before any transaction. The caller discards it in the end. */
  spool(stream: Readable): Promise<Spooled>;
  /** Takes an upload in: recognised by content, in quarantine. Throws file.* problems; then nothing is kept. */
  receive(tx: Tx, upload: Spooled & { name: string }, owner: FileOwner): Promise<FileView>;
  /** The content for a download endpoint. Row security decides who finds the file at all. */
  open(tx: Tx, id: string): Promise<FileReply>;
  find(tx: Tx, id: string): Promise<FileView>;
  list(tx: Tx, of: { caseId: string } | { companyId: string }): Promise<FileView[]>;
  /** Takes one content away for good, also when it is gone already: after its row was deleted in a transaction that is over. */
  remove(storeKey: string): Promise<void>;
  /** For the worker: scanning, and sweeping what no row points to. */
  handlersFor(database: Database, infected?: OnInfected): Readonly<Record<typeof scanJob | typeof sweepJob, Handler>>;
  /** Once at the start of a server that works: plans the sweep and, with a scanner, looks at what had none. */
  begin(database: Database): Promise<void>;
  scanner: Scanner | null;
  store: BlobStore['kind'];
};

const keyOf = (id: string, now: Date): string => `${now.toISOString().slice(0, 7).replace('-', '/')}/${id}`;

const found = async (tx: Tx, id: string): Promise<StoredFile> => {
  const file = await findFile(tx, id);
  if (file === null) throw new Problem('thing.not_found');
  return file;
};

const receiveInto =
  (options: FilesOptions, store: BlobStore): Files['receive'] =>
  async (tx, upload, owner) => {
    const name = cleanFileName(upload.name);
    const { path, size, sha256 } = upload;
    const recognised = await recognise(path, size, name);
    const now = options.clock.now();
    const id = newId(now.getTime());
    const storeKey = keyOf(id, now);
    const { personId: uploadedBy, companyId, caseId, agencyId, forCompany, onlyAgency = null } = owner;
    // The row first: row security refuses a stranger before anything is kept.
    await insertFile(tx, {
      ...{ id, name, ...recognised, size, sha256 },
      ...{ store: store.kind, storeKey, storeRegion: options.storageRegion },
      ...{ companyId, caseId, agencyId, forCompany, onlyAgency, uploadedBy, createdAt: now },
    });
    await store.keep(path, storeKey, sha256);
    await askForScan(tx, id);
    return viewOf(await found(tx, id));
  };

export const openFiles = (options: FilesOptions): Files => {
  const { clock, dataDir } = options;
  const incoming = join(dataDir, 'files', 'incoming');
  const store = options.s3 === undefined ? folderStore(join(dataDir, 'files', 'kept')) : s3Store(options.s3);
  const scanner = options.clamd === undefined ? null : clamdScanner(options.clamd);

  return {
    spool: (stream) => spool(stream, incoming, options.largest ?? largestFile),
    receive: receiveInto(options, store),
    find: async (tx, id) => viewOf(await found(tx, id)),
    list: async (tx, of) => (await selectFiles(tx, of)).map(viewOf),
    remove: (storeKey) => store.remove(storeKey),
    open: async (tx, id) => {
      const file = await found(tx, id);
      if (!mayDownload(file.state)) throw new Problem('file.quarantined');
      const body = await store.open(file.storeKey).catch((fault: unknown) => {
        throw fault instanceof BlobMissing ? fault : new Problem('server.busy');
      });
      return { filename: file.name, contentType: file.mediaType, body };
    },
    handlersFor: (database, infected = async () => undefined) => ({
      [scanJob]: scanHandler(database, store, scanner, infected),
      [sweepJob]: sweepHandler(database, store, incoming, clock),
    }),
    begin: async (database) => {
      await planSweep(database, clock);
      if (scanner !== null) await scanLeftovers(database);
    },
    scanner,
    store: store.kind,
  };
};

/** The files of this installation, as its settings say. */
export const filesOf = (config: Config, clock: Clock): Files => {
  const { dataDir, s3, clamd, storageRegion } = config;
  return openFiles({ clock, dataDir, s3, clamd, storageRegion });
};
