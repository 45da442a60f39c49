import { fileChunkBytes } from '@boru/contract/sealed-reports';
import { Problem } from '#kernel/problem';

/**
 * Of one report, and of all reports of one desk: a flood of files must not fill the disk on which honest words come in.
 * Unfinished are as many as one letter may carry, since they are all sent before it.
 */
export const most = { files: 50, reportBytes: 2_147_483_648, deskBytes: 53_687_091_200, unfinished: 20 } as const;

export type FileRow = { id: string; reportId: string; bytes: number; letterId: string | null };
export type Held = { files: number; bytes: number; unfinished: number; deskBytes: number };

export const chunksOf = (bytes: number): number => Math.ceil(bytes / fileChunkBytes);

/** Every piece has one right size: nothing can be slipped in between, and the sum is what was announced. */
export const chunkSize = (bytes: number, place: number): number =>
  Math.max(0, Math.min(fileChunkBytes, bytes - place * fileChunkBytes));

export const checkRoom = (bytes: number, held: Held): void => {
  if (
    held.files >= most.files ||
    held.unfinished >= most.unfinished ||
    held.bytes + bytes > most.reportBytes ||
    held.deskBytes + bytes > most.deskBytes
  )
    throw new Problem('report.files_full');
};

/** `repeat`: this piece is there already, and the sender has only not heard of it. */
export const placeOfChunk = (file: FileRow, arrived: number, place: number, size: number): 'next' | 'repeat' => {
  if (file.letterId !== null) throw new Problem('report.taken');
  if (place > arrived || size === 0 || size !== chunkSize(file.bytes, place)) throw new Problem('report.file_torn');
  return place < arrived ? 'repeat' : 'next';
};

/** A letter speaks only of files of its own report that are all there and belong to no other letter. */
export const checkClaim = (
  wanted: readonly string[],
  letterId: string,
  reportId: string,
  found: readonly (FileRow & { chunks: number })[],
): void => {
  for (const id of wanted) {
    const file = found.find((each) => each.id === id);
    if (!file || file.reportId !== reportId || file.chunks !== chunksOf(file.bytes))
      throw new Problem('report.file_torn');
    if (file.letterId !== null && file.letterId !== letterId) throw new Problem('report.taken');
  }
};
