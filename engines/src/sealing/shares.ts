import { identityOf, secretBytes, secretOf } from './keys.ts';
import { refused, type Taken, taken } from './refusal.ts';
import { readWords, wordsOf } from './words.ts';

const mixed = (one: Uint8Array, other: Uint8Array) => one.map((byte, at) => byte ^ (other[at] ?? 0));

/**
 * Splits an identity in two: each half is 24 words and, alone, nothing but the random bytes the caller brought.
 * Two of two by XOR: no arithmetic that could be wrong, and a person with paper and patience can redo it.
 */
export const splitIdentity = (identity: string, randomness: Uint8Array): Taken<readonly [string[], string[]]> => {
  const secret = secretOf(identity);
  if (!secret.ok) return secret;
  if (randomness.length !== secretBytes) throw new RangeError(`splitting needs ${secretBytes} random bytes`);
  return taken([wordsOf(randomness), wordsOf(mixed(secret.value, randomness))] as const);
};

/** Order does not matter. Two halves of different keys give a key that opens nothing; two equal ones are refused. */
export const joinIdentity = (one: string, other: string): Taken<string> => {
  const [first, second] = [readWords(one, 24), readWords(other, 24)];
  if (!first.ok) return first;
  if (!second.ok) return second;
  const secret = mixed(first.value, second.value);
  return secret.every((byte) => byte === 0) ? refused('words') : taken(identityOf(secret));
};
