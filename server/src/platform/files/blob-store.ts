import { createReadStream, openAsBlob } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';

export type StoredBlob = { key: string; changedAt: Date };
/** Where contents lie. Keys are ours (date and identifier), never a person's file name. */
export type BlobStore = {
  kind: 'folder' | 's3';
  /** Takes over a finished local file: afterwards it is durable under `key`, or the call has failed and nothing is there. */
  keep(path: string, key: string, sha256: Buffer): Promise<void>;
  open(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** All that lies there, for finding what no row points to. */
  list(): AsyncIterable<StoredBlob>;
};

export class BlobMissing extends Error {}
const KEY = /^\d{4}\/\d{2}\/[0-9a-f-]{36}$/;

const checked = (key: string): string => {
  if (!KEY.test(key)) throw new RangeError('not a key of ours');
  return key;
};

/** The entry in the folder is as durable as the file only after the folder itself was synced. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};

export const folderStore = (root: string): BlobStore => ({
  kind: 'folder',
  keep: async (path, key) => {
    const target = join(root, checked(key));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    await syncFolder(dirname(target));
  },
  open: async (key) => {
    const path = join(root, checked(key));
    await stat(path).catch(() => {
      throw new BlobMissing(key);
    });
    return createReadStream(path);
  },
  remove: (key) => rm(join(root, checked(key)), { force: true }),
  list: async function* () {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const key = relative(root, path).split(sep).join('/');
      if (entry.isFile() && KEY.test(key)) yield { key, changedAt: (await stat(path)).mtime };
    }
  },
});

const tagsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');

export type S3Settings = { url: string; key: string; secret: string; region: string };
export class S3Fault extends Error {}

/** `url` names the bucket (path style): https://s3.example.kr/boru-files. */
export const s3Store = (settings: S3Settings): BlobStore => {
  const client = new AwsClient({
    accessKeyId: settings.key,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: 's3',
    retries: 3,
  });
  const bucket = settings.url.replace(/\/$/, '');
  const ask = async (what: string, url: string, init: RequestInit, fine: readonly number[]): Promise<Response> => {
    const response = await client.fetch(url, init);
    if (fine.includes(response.status)) return response;
    await response.body?.cancel();
    if (response.status === 404) throw new BlobMissing(what);
    throw new S3Fault(`the object store answered ${response.status} to ${what}`);
  };
  return {
    kind: 's3',
    keep: async (path, key, sha256) => {
      // A file-backed Blob streams and can be sent again; the signed hash makes the store check what arrived.
      const body = await openAsBlob(path);
      const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256.toString('hex') };
      await ask('put', `${bucket}/${checked(key)}`, { method: 'PUT', body, headers }, [200, 201, 204]);
      await rm(path, { force: true });
    },
    open: async (key) => {
      const response = await ask('get', `${bucket}/${checked(key)}`, { method: 'GET' }, [200]);
      if (response.body === null) throw new BlobMissing(key);
      return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    },
    remove: async (key) => {
      await ask('delete', `${bucket}/${checked(key)}`, { method: 'DELETE' }, [200, 204, 404]);
    },
    list: async function* () {
      let token = '';
      do {
        const next = token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`;
        const xml = await (await ask('list', `${bucket}?list-type=2${next}`, { method: 'GET' }, [200])).text();
        const changed = tagsOf(xml, 'LastModified');
        for (const [index, key] of tagsOf(xml, 'Key').entries())
          if (KEY.test(key)) yield { key, changedAt: new Date(changed[index] ?? 0) };
        token = tagsOf(xml, 'IsTruncated')[0] === 'true' ? (tagsOf(xml, 'NextContinuationToken')[0] ?? '') : '';
      } while (token !== '');
    },
  };
};
