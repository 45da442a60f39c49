import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openNote, readVerifier, signerOf, signNote, writeVerifier } from '../merkle/index.ts';
import { letterDigest } from '../sealing/index.ts';
import { deskSecret, reportSecret } from './secret.ts';

/** What a team states when it has opened a report. Nothing of the content: the letters stand in it as their hashes. */
export type Received = {
  readonly report: string;
  /** Of the filing, as it stands in the log. */
  readonly digest: string;
  readonly agency: number;
  readonly deskKey: string;
  /** Civil date. */
  readonly on: string;
  /** SHA-256 (hex) of each sealed letter that was there, in order. */
  readonly letters: readonly string[];
};
/** As it was signed: `opened` can be made and checked only by who holds the report's own secret, so not by the server. */
export type Receipt = Received & { readonly opened: string };

/** The name says which desk key the signing key comes from. */
const signerFor = (desk: string, deskKey: string) => {
  const seed = deskSecret(desk, 'receipt');
  return seed === null ? null : signerOf(`boru-desk-${deskKey}`, seed);
};

const wordsOf = ({ report, digest, agency, deskKey, on, letters }: Received): string =>
  ['boru/report-receipt/v1', report, digest, String(agency), deskKey, on, String(letters.length), ...letters, ''].join(
    '\n',
  );

const openedMark = (identity: string, said: Received): string | null => {
  const key = reportSecret(identity, 'receipt');
  return key === null ? null : bytesToHex(hmac(sha256, key, new TextEncoder().encode(wordsOf(said))));
};

/** The public half, to be published once beside the key of the desk; null for what is no identity. */
export const receiptVerifier = (desk: string, deskKey: string): string | null => {
  const signer = signerFor(desk, deskKey);
  return signer === null ? null : writeVerifier(signer);
};

/** `identity`: the report's own, which whoever signs has opened. Letters sealed as they came; null for what is no identity. */
export const signReceipt = (
  desk: string,
  identity: string,
  received: Omit<Received, 'letters'> & { readonly letters: readonly Uint8Array[] },
): string | null => {
  const signer = signerFor(desk, received.deskKey);
  const said = { ...received, letters: received.letters.map(letterDigest) };
  const opened = openedMark(identity, said);
  return signer === null || opened === null ? null : signNote(`${wordsOf(said)}${opened}\n`, signer);
};

const hex = /^[0-9a-f]{64}$/;
/** What a receipt says, if the holder of this desk's key signed it; null otherwise. */
export const openReceipt = (note: string, verifier: string): Receipt | null => {
  const known = readVerifier(verifier);
  const taken = known === null ? null : openNote(note, [known]);
  if (known === null || taken === null) return null;
  const [head, report = '', digest = '', agency = '', deskKey = '', on = '', count = '', ...rest] =
    taken.text.split('\n');
  const [letters, opened = ''] = [rest.slice(0, -2), rest.at(-2)];
  const said = { report, digest, agency: Number(agency), deskKey, on, letters };
  const isWhole =
    head === 'boru/report-receipt/v1' &&
    count === String(letters.length) &&
    [...letters, opened].every((one) => hex.test(one));
  const isSame = `${wordsOf(said)}${opened}\n` === taken.text && known.name === `boru-desk-${deskKey}`;
  return isWhole && isSame ? { ...said, opened } : null;
};

/** Whether a receipt speaks of this report, this agency, and of letters that begin as these do. */
export const receiptFits = (
  said: Received,
  report: {
    readonly id: string;
    readonly digest: string;
    readonly agency: number;
    readonly letters: readonly Uint8Array[];
  },
): boolean =>
  said.report === report.id &&
  said.digest === report.digest &&
  said.agency === report.agency &&
  said.letters.length > 0 &&
  said.letters.length <= report.letters.length &&
  said.letters.every((digest, at) => digest === letterDigest(report.letters[at] ?? new Uint8Array()));

/** Whether whoever signed held the secret of the report: a server that signs in a desk's name does not. */
export const provesOpening = (said: Receipt, identity: string): boolean => openedMark(identity, said) === said.opened;
