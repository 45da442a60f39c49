import type { EvidenceProof } from '@boru/contract/evidence';
import { contentFields } from '../merkle/index.ts';

/** What a reporter keeps of a filing: the proof out of the log, and what its digest was worked out from. */
export interface FilingRecord {
  readonly proof: EvidenceProof;
  /** SHA-256 (hex) of the first letter as it was sent, sealed. */
  readonly letter: string;
  /** Public keys (`age1…`) of the desks, in the order sent. */
  readonly recipients: readonly string[];
}

const format = 'boru-filing-record';
const longest = 100_000;
const mostRecipients = 20;

/**
 * The one spelling of a record: the same fields in the same order without a space between them. No `<`, so that it can lie
 * inside a page without ending the element it lies in.
 */
export function writeRecord({ proof, letter, recipients }: FilingRecord): string {
  const { entry, commitment, content, key } = proof;
  const { kind, id, at, what, actorKind, agencyId } = entry;
  const fields = Object.fromEntries(contentFields.audit.map((name) => [name, content?.fields[name] ?? null]));
  const record = {
    format,
    version: 1,
    letter,
    recipients,
    proof: {
      format: proof.format,
      version: proof.version,
      entry: { kind, id, at, what, actorKind, agencyId },
      commitment,
      content: content === null ? null : { salt: content.salt, fields },
      proof: proof.proof,
      key,
    },
  };
  return JSON.stringify(record).replaceAll('<', '\\u003c');
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isHash = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isNumber = (value: unknown): value is string => isText(value) && /^(0|[1-9][0-9]{0,18})$/.test(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isRecipient = (value: unknown): value is string => isText(value) && /^age1[02-9ac-hj-np-z]{58}$/.test(value);

function isProof(value: unknown): value is EvidenceProof {
  if (!isObject(value) || value['format'] !== 'boru-evidence-proof' || value['version'] !== 1) return false;
  const { entry, commitment, content, proof, key } = value;
  if (!isObject(entry) || !isHash(commitment) || !isText(proof) || !isText(key)) return false;
  if (entry['kind'] !== 'audit' || !isNumber(entry['id']) || !isNumber(entry['at'])) return false;
  if (!isText(entry['what']) || !isText(entry['actorKind']) || !isTextOrNull(entry['agencyId'])) return false;
  return isObject(content) && isHash(content['salt']) && isObject(content['fields'])
    ? Object.values(content['fields']).every(isTextOrNull)
    : false;
}

/**
 * Null for whatever is no record in its one spelling: a second one would be a changed file that still holds. Also for a
 * proof whose content was erased by law: without it nothing is left to show.
 */
export function readRecord(text: string): FilingRecord | null {
  if (text.length > longest) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { proof, letter, recipients } = value;
  if (!isProof(proof) || !isHash(letter) || !Array.isArray(recipients)) return null;
  if (recipients.length === 0 || recipients.length > mostRecipients || !recipients.every(isRecipient)) return null;
  const record = { proof, letter, recipients };
  return writeRecord(record) === text ? record : null;
}

/** The text of the record that lies in a saved page; null when there is none. The page's own words need not be believed. */
export function recordIn(page: string): string | null {
  const opening = '<script type="application/json" id="record">';
  const from = page.indexOf(opening);
  return from === -1 ? null : (page.slice(from + opening.length).split('</script>')[0] ?? null);
}
