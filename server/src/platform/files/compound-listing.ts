import type { FileHandle } from 'node:fs/promises';

const END_OF_CHAIN = 0xffff_fffa;
const MOST_DIRECTORY_SECTORS = 512;

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
};

/**
 * Names of the streams of an OLE compound file ([MS-CFB]); binary .hwp is one. Reads the directory chain only.
 * Null when the file is broken. FAT sectors beyond the 109 of the header (files over 7 MB) hold no early chain, so a
 * directory that lies there is followed sector by sector as writers lay it out.
 */
export const listCompound = async (file: FileHandle): Promise<string[] | null> => {
  const header = await readAt(file, 0, 512);
  if (header.length < 512 || header.toString('hex', 0, 8) !== 'd0cf11e0a1b11ae1') return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 2 ** shift;
  const sectorAt = (sector: number) => (sector + 1) * sectorSize;
  const perFat = sectorSize / 4;
  const nextOf = async (sector: number): Promise<number> => {
    const index = Math.floor(sector / perFat);
    if (index >= 109) return sector + 1;
    const fat = await readAt(file, sectorAt(header.readUInt32LE(76 + index * 4)) + (sector % perFat) * 4, 4);
    return fat.length === 4 ? fat.readUInt32LE(0) : END_OF_CHAIN;
  };
  const names: string[] = [];
  let sector = header.readUInt32LE(48);
  for (let seen = 0; sector < END_OF_CHAIN && seen < MOST_DIRECTORY_SECTORS; seen += 1) {
    const block = await readAt(file, sectorAt(sector), sectorSize);
    for (let at = 0; at + 128 <= block.length; at += 128) {
      const length = block.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.push(block.subarray(at, at + length - 2).toString('utf16le'));
    }
    sector = await nextOf(sector);
  }
  return names;
};
