import { addDays, civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { checkClaim, checkRoom, placeOfChunk } from './model.ts';
import {
  countChunks,
  deleteLoose,
  findFileForUpdate,
  giveToLetter,
  insertChunk,
  insertFile,
  selectChunk,
  selectFile,
  selectFiles,
  selectHeld,
} from './store.ts';

/** Begins a file, or says how far one begun before has come. */
export const startFile = async (
  tx: Tx,
  asked: { reportId: string; file: string; bytes: number; now: Date },
): Promise<{ file: string; next: number }> => {
  const { reportId, file, bytes, now } = asked;
  const kept = await selectFile(tx, file);
  if (kept) {
    if (kept.reportId !== reportId || kept.bytes !== bytes) throw new Problem('report.taken');
    return { file, next: await countChunks(tx, file) };
  }
  checkRoom(bytes, await selectHeld(tx, reportId));
  await insertFile(tx, { id: file, reportId, bytes, startedOn: civilOf(now.getTime()) });
  return { file, next: 0 };
};

/** Kept or refused, never half: a piece is one row. The same piece once more changes nothing, another one in its place is refused. */
export const addChunk = async (
  tx: Tx,
  asked: { reportId: string; file: string; place: number; body: Buffer },
): Promise<{ file: string; next: number }> => {
  const { reportId, file, place, body } = asked;
  const kept = await findFileForUpdate(tx, file);
  if (kept?.reportId !== reportId) throw new Problem('report.file_torn');
  const arrived = await countChunks(tx, file);
  if (placeOfChunk(kept, arrived, place, body.length) === 'next') {
    await insertChunk(tx, { fileId: file, place, reportId, body });
    return { file, next: arrived + 1 };
  }
  if (!(await selectChunk(tx, reportId, file, place))?.equals(body)) throw new Problem('report.taken');
  return { file, next: arrived };
};

/** Called with the letter, in its transaction: files and letter arrive together or not at all. */
export const claimFiles = async (
  tx: Tx,
  letter: { id: string; reportId: string },
  files: readonly string[],
): Promise<void> => {
  if (files.length === 0) return;
  checkClaim(files, letter.id, letter.reportId, await selectFiles(tx, files));
  await giveToLetter(tx, files, letter.id);
};

/** Files whose sender never came to the letter: their key was lost with the page, so nobody could ever open them. */
export const dropLooseFiles = (tx: Tx, now: Date): Promise<void> =>
  deleteLoose(tx, addDays(civilOf(now.getTime()), -1));
