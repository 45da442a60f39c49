import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '#kernel/ids';
import { spool } from '../files/spool.ts';

/** Largest message taken; what mail servers pass on is smaller. */
export const largestMessage = 25 * 1024 * 1024;
/** Broken files are for the operator to look at; the newest are enough, and strangers must not fill the disk. */
const mostBroken = 100;

/** Where the HTTP hook puts what it was handed, so that both ways in are one from here on. */
export const ownMaildir = (dataDir: string): string => join(dataDir, 'mail');

export const makeMaildir = async (folder: string): Promise<void> => {
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
};

/** What has arrived, oldest first. Mail programs write into tmp and rename, so whatever stands in new is whole. */
export const arrived = async (folder: string, most: number): Promise<string[]> => {
  const names = (await readdir(join(folder, 'new'), { withFileTypes: true }))
    .filter((one) => one.isFile() && !one.name.startsWith('.'))
    .map(({ name }) => name);
  return names.sort().slice(0, most);
};

/** Acknowledged is durable: on disk, and its name too, before the other side hears that it was taken. */
export const putMessage = async (folder: string, body: Readable): Promise<void> => {
  await makeMaildir(folder);
  const spooled = await spool(body, join(folder, 'tmp'), largestMessage);
  await rename(spooled.path, join(folder, 'new', newId()));
  const handle = await open(join(folder, 'new'), 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
};

/** Out of the way of the others, for a person to look at. */
export const putAside = async (folder: string, name: string): Promise<void> => {
  const broken = join(folder, 'broken');
  await mkdir(broken, { recursive: true, mode: 0o700 });
  await rename(join(folder, 'new', name), join(broken, name));
  const kept = await Promise.all(
    (await readdir(broken)).map(async (one) => ({ one, at: (await stat(join(broken, one))).mtimeMs })),
  );
  for (const { one } of kept.sort((a, b) => b.at - a.at).slice(mostBroken))
    await rm(join(broken, one), { force: true });
};

export const countBroken = async (folder: string): Promise<number> =>
  (await readdir(join(folder, 'broken')).catch(() => [])).length;
