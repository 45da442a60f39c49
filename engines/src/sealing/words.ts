import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/korean.js';
import { identityOf } from './keys.ts';
import { refused, type Taken, taken } from './refusal.ts';

/** Composed syllables, as people write them; the published list holds single letters (NFKD). */
const composed = wordlist.map((word) => word.normalize('NFC'));
const known: ReadonlySet<string> = new Set(composed);

/** 16 bytes give 12 words, 32 bytes give 24 (BIP-39, Korean list: 11 bits a word, the last word carries a checksum). */
export const wordsOf = (entropy: Uint8Array): string[] =>
  entropyToMnemonic(entropy, wordlist).normalize('NFC').split(/\s+/);

/** Reads words as typed: any spaces, numbers before them, composed or not. `at` names those that are not in the list. */
export const readWords = (text: string, count: 12 | 24): Taken<Uint8Array> => {
  const words = text
    .slice(0, 2_000)
    .normalize('NFC')
    .split(/[\s\d.,)]+/u)
    .filter((word) => word !== '');
  const strange = words.flatMap((word, at) => (known.has(word) ? [] : [at]));
  if (strange.length > 0) return refused('words', strange);
  if (words.length !== count) return refused('words');
  try {
    return taken(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    return refused('words');
  }
};

/** Three secrets that say nothing about each other (RFC 5869, SHA-256). */
export type ReporterKeys = {
  /** 32 bytes under which the report is found; the server keeps their SHA-256. */
  readonly lookup: Uint8Array;
  /** 32 bytes shown to enter; the server keeps their SHA-256. */
  readonly login: Uint8Array;
  /** Opens what is sealed to the reporter; never leaves the browser. */
  readonly identity: string;
};

const salt = new TextEncoder().encode('boru/reporter/v1');
const derived = (entropy: Uint8Array, label: string) =>
  hkdf(sha256, entropy, salt, new TextEncoder().encode(`boru/reporter/v1/${label}`), 32);

/** `entropy`: the 16 bytes of the twelve words. */
export const reporterKeys = (entropy: Uint8Array): ReporterKeys => {
  if (entropy.length !== 16) throw new RangeError(`twelve words have 16 bytes, not ${entropy.length}`);
  return {
    lookup: derived(entropy, 'lookup'),
    login: derived(entropy, 'login'),
    identity: identityOf(derived(entropy, 'identity')),
  };
};
