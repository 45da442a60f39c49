import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { open, paddedSize, recipientOf, seal, type Taken } from '../sealing/index.ts';
import { refused, taken } from '../sealing/refusal.ts';
import { deskSecret } from './secret.ts';

const mark = z.string().regex(/^[0-9a-f]{64}$/);

/** Anybody can seal to a public key; only who opens the desk can make this. */
const macOf = (key: Uint8Array, text: string): string => bytesToHex(hmac(sha256, key, new TextEncoder().encode(text)));

/** Words of one kind that the team of a desk writes to itself: the schema, its name inside the seal, the smallest size in bytes. */
export type OwnWords<Said> = {
  readonly label: 'triage' | 'caseNote';
  readonly schema: z.ZodType<Said>;
  readonly smallest: number;
};

/** `desk`: the desk's own identity. Sealed to its public half, with a mark that only its holders can make. */
export const sealOwn = async <Said>(
  desk: string,
  { label, schema, smallest }: OwnWords<Said>,
  words: Said,
): Promise<Taken<Uint8Array>> => {
  const key = deskSecret(desk, label);
  if (key === null) return refused('key');
  const said = schema.parse(words);
  const text = new TextEncoder().encode(JSON.stringify({ [label]: said, mac: macOf(key, JSON.stringify(said)) }));
  const bytes = new Uint8Array(paddedSize(Math.max(text.length, smallest))).fill(0x20);
  bytes.set(text);
  return seal([await recipientOf(desk)], bytes);
};

const read = <Said>(bytes: Uint8Array, key: Uint8Array, { label, schema }: OwnWords<Said>): Taken<Said> => {
  try {
    const envelope = z
      .strictObject({ [label]: z.unknown(), mac: mark })
      .parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    const said = schema.parse(envelope[label]);
    return macOf(key, JSON.stringify(said)) === envelope['mac'] ? taken(said) : refused('content');
  } catch {
    return refused('content');
  }
};

/** `fits`: whether the words belong where they came; those of another thing or kept from earlier are refused. */
export const openOwn = async <Said>(
  desk: string,
  sealed: Uint8Array,
  kind: OwnWords<Said>,
  fits: (said: Said) => boolean,
): Promise<Taken<Said>> => {
  const key = deskSecret(desk, kind.label);
  if (key === null) return refused('key');
  const bytes = await open(desk, sealed);
  if (!bytes.ok) return bytes;
  const said = read(bytes.value, key, kind);
  return said.ok && !fits(said.value) ? refused('content') : said;
};
