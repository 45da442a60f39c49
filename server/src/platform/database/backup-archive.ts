import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal, refusalFor } from '../refusal.ts';

/**
 * A backup is a gzipped tar that any tool can open. Content of unknown length (a table, an upload) travels in parts,
 * so that neither writing nor reading holds more than one part in memory. The manifest comes last: an archive that
 * was cut off has none.
 */
export const partBytes = 4 * 1024 * 1024;
const block = 512;

export type Entry = { name: string; content: Buffer };
export type Writer = {
  add(name: string, content: Buffer): Promise<void>;
  /** The archive appears under its name only now, whole and on disk. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
};

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** ustar: the name may be split at a slash into 155 and 100 bytes. */
const splitName = (name: string): { prefix: string; base: string } => {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', base: name };
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    const base = name.slice(at + 1);
    if (Buffer.byteLength(base) <= 100 && Buffer.byteLength(name.slice(0, at)) <= 155)
      return { prefix: name.slice(0, at), base };
  }
  throw new Error(`too long a name for an archive: ${name}`);
};

const header = (name: string, size: number): Buffer => {
  const { prefix, base } = splitName(name);
  const bytes = Buffer.alloc(block);
  bytes.write(base, 0, 'utf8');
  bytes.write(octal(0o600, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  bytes.write(octal(size, 12), 124);
  bytes.write(octal(0, 12), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257);
  bytes.write(prefix, 345, 'utf8');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
};

const padding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block);

export const writeArchive = (path: string): Writer => {
  const unfinished = `${path}.partial`;
  const gzip = createGzip();
  const file = createWriteStream(unfinished, { mode: 0o600 });
  gzip.pipe(file);
  let broken: unknown;
  const ended = finished(file).catch((fault: unknown) => {
    broken = refusalFor(fault, path);
    gzip.destroy();
  });
  const write = async (bytes: Buffer): Promise<void> => {
    if (broken !== undefined) throw broken;
    if (!gzip.write(bytes)) await Promise.race([new Promise<void>((resolve) => gzip.once('drain', resolve)), ended]);
    if (broken !== undefined) throw broken;
  };
  return {
    async add(name, content) {
      await write(header(name, content.length));
      await write(content);
      await write(padding(content.length));
    },
    async finish() {
      await write(Buffer.alloc(2 * block));
      gzip.end();
      await ended;
      if (broken !== undefined) throw broken;
      const handle = await open(unfinished);
      await handle.sync().finally(() => handle.close());
      await rename(unfinished, path);
    },
    async abandon() {
      gzip.destroy();
      file.destroy();
      await rm(unfinished, { force: true });
    },
  };
};

const damaged = (path: string): Refusal =>
  new Refusal(
    'backup.damaged',
    `백업 파일 ${path}가 잘렸거나 손상되었습니다. 지금 자료는 그대로입니다. 다른 백업을 쓰세요.`,
    `The backup ${path} is cut off or damaged. The present data is untouched. Use another backup.`,
  );

const text = (bytes: Buffer, from: number, length: number): string => {
  const end = bytes.indexOf(0, from);
  return bytes.toString('utf8', from, end === -1 || end > from + length ? from + length : end);
};

/** Reads exactly `size` bytes at a time from a stream of chunks of any size. */
const puller = (source: AsyncIterable<Buffer>): ((size: number) => Promise<Buffer>) => {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return async (size) => {
    const parts = [held];
    let length = held.length;
    while (length < size) {
      const { done, value } = await chunks.next();
      if (done === true) throw new Error('the archive ends too early');
      parts.push(value);
      length += value.length;
    }
    const all = Buffer.concat(parts);
    held = all.subarray(size);
    return all.subarray(0, size);
  };
};

/** The entries in order. Anything that does not add up is one refusal: the archive is damaged. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (fault) => gunzip.destroy(fault));
  const pull = puller(file.pipe(gunzip));
  try {
    while (true) {
      const head = await pull(block);
      if (head.every((byte) => byte === 0)) {
        await pull(block);
        // The end of the gzip stream carries its checksum: without it the file was cut.
        for await (const rest of gunzip) if (rest.some((byte: number) => byte !== 0)) throw damaged(path);
        return;
      }
      const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
      const size = Number.parseInt(text(head, 124, 12), 8);
      if (sum !== Number.parseInt(text(head, 148, 8), 8) || !(size <= partBytes * 16)) throw damaged(path);
      const content = await pull(size);
      await pull(padding(size).length);
      const prefix = text(head, 345, 155);
      yield { name: prefix === '' ? text(head, 0, 100) : `${prefix}/${text(head, 0, 100)}`, content };
    }
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')
      throw new Refusal('backup.missing', `백업 파일이 없습니다: ${path}`, `There is no such backup: ${path}`);
    throw fault instanceof Refusal ? fault : damaged(path);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

export const refuseDamaged = damaged;

export const hashOf = (): { add(bytes: Buffer): void; size(): number; hex(): string } => {
  const hash = createHash('sha256');
  let size = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      size += bytes.length;
    },
    size: () => size,
    hex: () => hash.digest('hex'),
  };
};
