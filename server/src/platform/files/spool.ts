import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '#kernel/problem';

export type Spooled = { path: string; size: number; sha256: Buffer; discard(): Promise<void> };

/** The database shares the disk in the default set-up; uploads stop long before it could no longer write. */
const KEEP_FREE_BYTES = 200_000_000;

const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');

const refuseWhenFull = async (folder: string, most: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < KEEP_FREE_BYTES + most) throw new Problem('server.busy');
};

const isTruncated = (stream: Readable): boolean => 'truncated' in stream && stream.truncated === true;

/** A client that went away or a disk that filled up: both end the upload, neither is a fault to log as ours. */
const problemOf = (fault: unknown): unknown => {
  if (fault instanceof Problem) return fault;
  const code = codeOf(fault);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Problem('server.busy');
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR')
    return new Problem('request.malformed');
  if (fault instanceof Error && fault.message === 'Unexpected end of form') return new Problem('request.malformed');
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Problem('file.too_large');
  return fault;
};

/** Takes the whole stream to a durable file of its own, hashing on the way. On any failure nothing stays behind. */
export const spool = async (stream: Readable, folder: string, most: number, keepFree = true): Promise<Spooled> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.part`);
  const discard = () => rm(path, { force: true });
  try {
    if (keepFree) await refuseWhenFull(folder, most);
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of stream) {
        const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        size += bytes.length;
        if (size > most) throw new Problem('file.too_large');
        hash.update(bytes);
        for (let written = 0; written < bytes.length; ) written += (await file.write(bytes, written)).bytesWritten;
      }
      if (isTruncated(stream)) throw new Problem('file.too_large');
      await file.sync();
    } finally {
      await file.close();
    }
    return { path, size, sha256: hash.digest(), discard };
  } catch (fault) {
    stream.resume(); // Lets the rest of the request run off, so that the refusal reaches the sender.
    await discard();
    throw problemOf(fault);
  }
};
