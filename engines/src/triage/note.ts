import { z } from 'zod';
import type { Taken } from '../sealing/index.ts';
import { type OwnWords, openOwn, sealOwn } from './own.ts';

export const longestNote = 2_000;

/** What the team of one desk writes into a sealed case, to itself. Its number and case stand inside, so none can be moved or kept back for another. */
export const CaseNote = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  case: z.uuid(),
  /** `outcome`: how the case ended. */
  kind: z.enum(['note', 'outcome']),
  text: z.string().min(1).max(longestNote),
});
export type CaseNote = z.infer<typeof CaseNote>;

/** 2,000 Hangul and the rest of the words need less than this; what is full of quotation marks may show as longer. */
const noteWords: OwnWords<CaseNote> = { label: 'caseNote', schema: CaseNote, smallest: 8_192 };

/** `desk`: the desk's own identity. */
export const sealCaseNote = (desk: string, note: CaseNote): Promise<Taken<Uint8Array>> =>
  sealOwn(desk, noteWords, note);

/** `at`: the number and the case under which it came. */
export const openCaseNote = (
  desk: string,
  sealed: Uint8Array,
  at: { readonly id: string; readonly case: string },
): Promise<Taken<CaseNote>> => openOwn(desk, sealed, noteWords, (note) => note.id === at.id && note.case === at.case);
