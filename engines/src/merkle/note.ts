import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64, utf8 } from './text.ts';

/** Who may sign: a name and an Ed25519 key. `id` is the first four bytes of a hash of both, as lower-case hex. */
export interface Verifier {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array;
}
export interface Signer extends Verifier {
  /** Over the bytes of the text, its last newline included. */
  sign(text: string): Uint8Array;
}

const ed25519Kind = 1;
const mostSignatures = 64;
const longestNote = 1_000_000;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Non-empty, without spaces and plus signs. */
const isName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name) && name.isWellFormed();

const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const idOf = (name: string, publicKey: Uint8Array): string =>
  hex(sha256(join(utf8(`${name}\n`), Uint8Array.of(ed25519Kind), publicKey)).slice(0, 4));

/** Throws on a name that no note can carry or a key that is none: both are the operator's, not a stranger's. */
export function verifierOf(name: string, publicKey: Uint8Array): Verifier {
  if (!isName(name)) throw new RangeError('the name of a key has no spaces and no plus signs');
  if (publicKey.length !== 32) throw new RangeError('an Ed25519 key has 32 bytes');
  return { name, id: idOf(name, publicKey), publicKey };
}

export function signerOf(name: string, seed: Uint8Array): Signer {
  const publicKey = ed25519.getPublicKey(seed);
  return { ...verifierOf(name, publicKey), sign: (text) => ed25519.sign(utf8(text), seed) };
}

/** name+id+base64(0x01 || key): what a reader of the log keeps, on paper if need be. */
export const writeVerifier = ({ name, id, publicKey }: Verifier): string =>
  `${name}+${id}+${toBase64(join(Uint8Array.of(ed25519Kind), publicKey))}`;

export function readVerifier(text: string): Verifier | null {
  const [, name, id, rest] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = rest === undefined ? null : fromBase64(rest);
  if (name === undefined || !isName(name) || bytes === null || bytes.length !== 33 || bytes[0] !== ed25519Kind)
    return null;
  const publicKey = bytes.slice(1);
  return idOf(name, publicKey) === id ? { name, id, publicKey } : null;
}

const isText = (text: string): boolean =>
  text.endsWith('\n') && text.isWellFormed() && [...text].every((character) => character === '\n' || character >= ' ');

/** Signs a text that ends with a newline (C2SP signed-note). */
export function signNote(text: string, signer: Signer): string {
  if (!isText(text)) throw new RangeError('a note is text that ends with a newline and has no control characters');
  const id = Uint8Array.from({ length: 4 }, (_none, at) => Number.parseInt(signer.id.slice(at * 2, at * 2 + 2), 16));
  return `${text}\n— ${signer.name} ${toBase64(join(id, signer.sign(text)))}\n`;
}

const verifies = (signature: Uint8Array, text: string, publicKey: Uint8Array): boolean => {
  try {
    return ed25519.verify(signature, utf8(text), publicKey, { zip215: false });
  } catch {
    return false;
  }
};

/**
 * The text of a note that at least one known key has signed, and who did; null otherwise. Signatures of unknown keys are
 * passed over; a wrong one of a known key spoils the whole note.
 */
export function openNote(note: string, known: readonly Verifier[]): { text: string; signedBy: Verifier[] } | null {
  if (typeof note !== 'string' || note.length > longestNote || !isText(note)) return null;
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return null;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > mostSignatures) return null;
  const signedBy = new Map<string, Verifier>();
  for (const line of lines) {
    const [, name, signature] = signatureLine.exec(line) ?? [];
    const bytes = signature === undefined ? null : fromBase64(signature);
    if (name === undefined || bytes === null || bytes.length < 5) return null;
    const verifier = known.find((each) => each.name === name && each.id === hex(bytes.slice(0, 4)));
    if (verifier === undefined) continue;
    if (!verifies(bytes.slice(4), text, verifier.publicKey)) return null;
    signedBy.set(`${verifier.name}+${verifier.id}`, verifier);
  }
  return signedBy.size === 0 ? null : { text, signedBy: [...signedBy.values()] };
}
