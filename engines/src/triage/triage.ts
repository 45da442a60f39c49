import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { open, paddedSize, recipientOf, seal, type Taken } from '../sealing/index.ts';
import { refused, taken } from '../sealing/refusal.ts';
import { deskSecret } from './secret.ts';

/** What the team of one desk says about a report, to itself: the server and the reporter cannot read it. */
export const Triage = z.strictObject({
  v: z.literal(1),
  report: z.uuid(),
  /** Counts up from 1: an older one cannot be passed off as the newest without showing. */
  version: z.int().min(1),
  state: z.enum(['triaged', 'answering', 'handedOff', 'closed']),
  kind: z.string().max(40),
  urgency: z.enum(['now', 'soon', 'past', 'unsure']),
  /** Code of the municipality; empty when it is not known, `outside` for another province. */
  territory: z.string().max(20),
  /** What the list shows, in the team's own words. */
  title: z.string().min(1).max(80),
  company: z.string().max(80),
  note: z.string().max(300),
});
export type Triage = z.infer<typeof Triage>;

const Envelope = z.strictObject({ triage: z.unknown(), mac: z.string().regex(/^[0-9a-f]{64}$/) });

/** Every triage looks alike, whatever it says. */
export const smallestTriage = 4_096;

/** Anybody can seal to a public key; only who opens the desk can make this. */
const macOf = (key: Uint8Array, text: string): string => bytesToHex(hmac(sha256, key, new TextEncoder().encode(text)));

/** `desk`: the desk's own identity. Sealed to its public half, with a mark that only its holders can make. */
export const sealTriage = async (desk: string, triage: Triage): Promise<Taken<Uint8Array>> => {
  const key = deskSecret(desk, 'triage');
  if (key === null) return refused('key');
  const said = Triage.parse(triage);
  const text = new TextEncoder().encode(JSON.stringify({ triage: said, mac: macOf(key, JSON.stringify(said)) }));
  const bytes = new Uint8Array(paddedSize(Math.max(text.length, smallestTriage))).fill(0x20);
  bytes.set(text);
  return seal([await recipientOf(desk)], bytes);
};

const read = (bytes: Uint8Array, key: Uint8Array): Taken<Triage> => {
  try {
    const envelope = Envelope.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    const triage = Triage.parse(envelope.triage);
    return macOf(key, JSON.stringify(triage)) === envelope.mac ? taken(triage) : refused('content');
  } catch {
    return refused('content');
  }
};

/** `at`: the report and version under which it came; one written for another report or kept from earlier is refused. */
export const openTriage = async (
  desk: string,
  sealed: Uint8Array,
  at: { readonly report: string; readonly version: number },
): Promise<Taken<Triage>> => {
  const key = deskSecret(desk, 'triage');
  if (key === null) return refused('key');
  const bytes = await open(desk, sealed);
  if (!bytes.ok) return bytes;
  const triage = read(bytes.value, key);
  const fits = triage.ok && triage.value.report === at.report && triage.value.version === at.version;
  return triage.ok && !fits ? refused('content') : triage;
};
