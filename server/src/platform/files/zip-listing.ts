import type { FileHandle } from 'node:fs/promises';

export type ZipEntry = {
  name: string;
  size: number;
  packed: number;
  stored: boolean;
  encrypted: boolean;
  offset: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_DIRECTORY = 4_000_000;
const MOST_ENTRIES = 10_000;

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
};

/** The table of contents, without unpacking anything. Null when it is not a plain, sound ZIP (multi-disk, ZIP64, too many parts). */
export const listZip = async (file: FileHandle, size: number): Promise<ZipEntry[] | null> => {
  const tailLength = Math.min(size, 65_557);
  const tail = await readAt(file, size - tailLength, tailLength);
  let end = -1;
  for (let at = tail.length - 22; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END) {
      end = at;
      break;
    }
  if (end < 0) return null;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (tail.readUInt16LE(end + 4) !== 0 || count > MOST_ENTRIES || length > LONGEST_DIRECTORY || start + length > size)
    return null;
  const directory = await readAt(file, start, length);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      size: directory.readUInt32LE(at + 24),
      packed: directory.readUInt32LE(at + 20),
      stored: directory.readUInt16LE(at + 10) === 0,
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
};

/** The content of a stored (not deflated) part, such as `mimetype`. */
export const readStored = async (file: FileHandle, entry: ZipEntry, most: number): Promise<string> => {
  const header = await readAt(file, entry.offset, 30);
  if (header.length < 30 || !entry.stored) return '';
  const from = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return (await readAt(file, from, Math.min(entry.size, most))).toString('latin1');
};
