import { z } from 'zod';
import { open, seal } from './age.ts';
import { paddedSize, smallestLetter } from './padding.ts';
import { refused, type Taken, taken } from './refusal.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A file sent beside the letter: its name, kind and true size travel inside the seal, its bytes in a sealed file of their own. */
export const SealedFile = z.strictObject({
  blob: z.uuid(),
  name: z.string().min(1).max(255),
  type: z.string().max(100),
  /** Bytes of the file itself; what follows in the opened file is padding. */
  size: z.int().min(0),
  /** SHA-256 of the file itself. */
  sha256: hash,
  /** What was done before sealing: hidden details removed, or kept on purpose as evidence, or of a kind Boru cannot clean. */
  details: z.enum(['removed', 'kept', 'unknown']),
});

/** What one side says to the other. Only the first letter of a report carries `about`. */
export const Letter = z.strictObject({
  v: z.literal(1),
  /** The same as the number under which the letter was sent: a letter cannot be passed off as another. */
  id: z.uuid(),
  from: z.enum(['reporter', 'desk']),
  /** Which agency writes, by its code. */
  agency: z.string().max(40).optional(),
  text: z.string().max(20_000),
  about: z
    .strictObject({
      kind: z.string().max(40),
      urgency: z.enum(['now', 'soon', 'past', 'unsure']),
      /** Whom it concerns, as the reporter wrote it. */
      company: z.string().max(200),
      /** Empty for a report without a name. */
      name: z.string().max(80),
      contact: z.string().max(200),
    })
    .optional(),
  files: z.array(SealedFile).max(20),
});
export type Letter = z.infer<typeof Letter>;

/** JSON followed by spaces up to a padded size: whoever opens it with the `age` tool reads it as it is. */
export const writeLetter = (letter: Letter): Uint8Array => {
  const text = new TextEncoder().encode(JSON.stringify(Letter.parse(letter)));
  const bytes = new Uint8Array(paddedSize(Math.max(text.length, smallestLetter))).fill(0x20);
  bytes.set(text);
  return bytes;
};

export const readLetter = (bytes: Uint8Array): Taken<Letter> => {
  try {
    const parsed = Letter.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? taken(parsed.data) : refused('content');
  } catch {
    return refused('content');
  }
};

export const sealLetter = (recipient: string, letter: Letter): Promise<Taken<Uint8Array>> =>
  seal([recipient], writeLetter(letter));

/** `id`: the number under which the letter came; one sealed under another number is a copy and refused. */
export const openLetter = async (identity: string, file: Uint8Array, id: string): Promise<Taken<Letter>> => {
  const bytes = await open(identity, file);
  if (!bytes.ok) return bytes;
  const letter = readLetter(bytes.value);
  return letter.ok && letter.value.id !== id ? refused('content') : letter;
};

// Separators and controls, and the marks that turn writing round: "gnp.exe" must not read as "exe.png".
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/** A name that a stranger chose, made fit to be shown and to be saved. */
export const safeName = (name: string): string => {
  const clean = name
    .normalize('NFC')
    .replace(unsafe, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return [...clean].slice(0, 120).join('') || 'file';
};
