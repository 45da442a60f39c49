import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const isExisting = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'EEXIST';

const flush = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  // Some file systems cannot flush a folder; the content is on disk in any case.
  await handle.sync().catch(() => undefined);
  await handle.close();
};

/**
 * Creates a file that is whole at the instant its name appears: written aside, then linked. A process killed on the way
 * leaves nothing under the name; of two creators exactly one wins.
 * @param flushed on disk before the name appears, and the name before this returns: for what must survive a power cut.
 * @returns false when the file is already there; it is untouched then. Throws the system's fault for anything else.
 */
export const createWhole = async (
  path: string,
  content: string,
  { mode = 0o666, flushed = false }: { mode?: number; flushed?: boolean } = {},
): Promise<boolean> => {
  const aside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    const file = await open(aside, 'wx', mode);
    try {
      await file.writeFile(content);
      if (flushed) await file.sync();
    } finally {
      await file.close();
    }
    await link(aside, path);
  } catch (fault) {
    if (isExisting(fault)) return false;
    throw fault;
  } finally {
    await rm(aside, { force: true });
  }
  if (flushed) await flush(dirname(path));
  return true;
};
