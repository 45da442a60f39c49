import { createHash, timingSafeEqual } from 'node:crypto';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(Buffer.from(secret, 'base64')).digest();

/** Compared in the same time whether the report exists or not: an unknown one is compared with nothing but zeroes. */
export const mayEnter = (kept: Buffer | undefined, given: Buffer): boolean =>
  timingSafeEqual(kept ?? Buffer.alloc(32), given) && kept !== undefined;

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
