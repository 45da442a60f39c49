import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '#kernel/problem';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(Buffer.from(secret, 'base64')).digest();

/** Compared in the same time whether the report exists or not: an unknown one is compared with nothing but zeroes. */
export const mayEnter = (kept: Buffer | undefined, given: Buffer): boolean =>
  timingSafeEqual(kept ?? Buffer.alloc(32), given) && kept !== undefined;

/** Leaving somebody out must leave somebody who reads: a report nobody can open would be lost without a word. */
export const checkExclusion = (
  target: string,
  { team, readers, excluded }: { team: ReadonlySet<string>; readers: readonly string[]; excluded: readonly string[] },
): void => {
  if (!team.has(target)) throw new Problem('thing.not_found');
  if (!readers.some((person) => person !== target && !excluded.includes(person)))
    throw new Problem('report.last_reader');
};

export type LetterRow = {
  id: string;
  sender: string;
  agencyId: number | null;
  sentOn: string;
  body: Buffer;
};
export type RecipientRow = {
  agencyId: number;
  deskKeyId: string;
  recipient: string;
  wrapped: Buffer;
  addedOn: string;
  fromAgency: number | null;
  reason: string;
};
