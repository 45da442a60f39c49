import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { filingDigest } from './filing.ts';
import { identityOf, recipientOf, unwrapIdentity, wrapIdentity } from './keys.ts';
import { type Letter, sealLetter } from './letter.ts';
import { refused, type Taken, taken } from './refusal.ts';
import { reporterKeys } from './words.ts';

/** Where a report goes: the public keys of one desk and of its off-line recovery, as published. */
export type DeskKey = { readonly deskKeyId: string; readonly recipient: string; readonly recoveryRecipient: string };

/** What is handed in; every value is base64 unless it is a number (uuid). */
export type SealedReport = {
  readonly report: string;
  readonly lookupHash: string;
  readonly loginHash: string;
  readonly reporterWrap: string;
  readonly letter: { readonly id: string; readonly body: string };
  readonly recipients: readonly {
    readonly deskKeyId: string;
    readonly wrapped: string;
    readonly recoveryWrapped: string;
  }[];
};

const text64 = (bytes: Uint8Array): string => base64.encode(bytes);
/** Null for what is not base64. */
export const fromText64 = (text: string): Uint8Array | null => {
  try {
    return base64.decode(text);
  } catch {
    return null;
  }
};

/** The 32 bytes of a report for one desk: wrapped to the desk, and to its recovery key that lies on paper. */
export const wrapForDesk = async (
  identity: string,
  desk: DeskKey,
): Promise<Taken<SealedReport['recipients'][number]>> => {
  const [wrapped, recovery] = [
    await wrapIdentity(identity, [desk.recipient]),
    await wrapIdentity(identity, [desk.recoveryRecipient]),
  ];
  if (!wrapped.ok) return wrapped;
  if (!recovery.ok) return recovery;
  return taken({ deskKeyId: desk.deskKeyId, wrapped: text64(wrapped.value), recoveryWrapped: text64(recovery.value) });
};

/**
 * Seals a whole report. `entropy`: the 16 bytes of the twelve words; `secret`: 32 fresh random bytes for the report's own
 * key; `report`: its number. The digest is what the log will hold.
 */
export const sealReport = async (
  { entropy, secret, report, letter }: { entropy: Uint8Array; secret: Uint8Array; report: string; letter: Letter },
  desks: readonly DeskKey[],
): Promise<Taken<{ sealed: SealedReport; digest: string }>> => {
  const identity = identityOf(secret);
  const keys = reporterKeys(entropy);
  const body = await sealLetter(await recipientOf(identity), letter);
  if (!body.ok) return body;
  const reporterWrap = await wrapIdentity(identity, [await recipientOf(keys.identity)]);
  if (!reporterWrap.ok) return reporterWrap;
  const recipients: SealedReport['recipients'][number][] = [];
  for (const desk of desks) {
    const wrapped = await wrapForDesk(identity, desk);
    if (!wrapped.ok) return wrapped;
    recipients.push(wrapped.value);
  }
  const to = desks.map(({ recipient }) => recipient);
  return taken({
    sealed: {
      report,
      lookupHash: text64(sha256(keys.lookup)),
      loginHash: text64(sha256(keys.login)),
      reporterWrap: text64(reporterWrap.value),
      letter: { id: letter.id, body: text64(body.value) },
      recipients,
    },
    digest: filingDigest({ report, letter: body.value, files: [], recipients: to }),
  });
};

/** What the words show to enter. */
export const passOf = (entropy: Uint8Array): { lookup: string; login: string } => {
  const { lookup, login } = reporterKeys(entropy);
  return { lookup: text64(lookup), login: text64(login) };
};

/** A letter as it travels; `identity` is the report's own. */
export const letterFor = async (identity: string, letter: Letter): Promise<Taken<{ id: string; body: string }>> => {
  const body = await sealLetter(await recipientOf(identity), letter);
  return body.ok ? taken({ id: letter.id, body: text64(body.value) }) : body;
};

/** The report's own key out of what was wrapped to somebody, as it travelled. */
export const unwrapText = async (own: string, wrapped: string): Promise<Taken<string>> => {
  const bytes = fromText64(wrapped);
  return bytes === null ? refused('format') : unwrapIdentity(own, bytes);
};
