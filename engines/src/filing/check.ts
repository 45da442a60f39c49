import { checkEntry, readVerifier } from '../merkle/index.ts';
import { filingDigestOf, fingerprintOf } from '../sealing/filing.ts';
import { type FilingRecord, readRecord } from './record.ts';

/** What the log has signed about a filing, in the words of whoever looks at it. */
export interface Filed {
  readonly report: string;
  readonly digest: string;
  readonly letter: string;
  /** Milliseconds since 1970: the beginning of the hour in which it was filed. */
  readonly hour: number;
  readonly recipients: readonly {
    readonly agency: number;
    /** Null in records of the time before the log wrote names down. */
    readonly name: { readonly ko: string; readonly en: string } | null;
    readonly key: string;
    readonly fingerprint: string;
  }[];
  /** The key of the log, to be compared with the one that was made known (C2SP signed-note). */
  readonly key: string;
  readonly index: bigint;
  readonly size: bigint;
  /** The signed note, word for word. */
  readonly checkpoint: string;
}

/**
 * unreadable: cut, or no record of a filing · content: not what was written down · proof: in no log signed with this key ·
 * digest: letter or recipients are not those that were received.
 */
export type FilingFault = 'unreadable' | 'content' | 'proof' | 'digest';
export type FilingFinding =
  | { readonly holds: true; readonly filed: Filed }
  | { readonly holds: false; readonly fault: FilingFault };

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

type Detail = {
  readonly digest: string;
  readonly agencies: readonly number[];
  readonly names?: readonly ({ readonly ko: string; readonly en: string } | null)[];
};
const report = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The log has signed it by now, so it is what the server wrote and not what a stranger made up. */
const detailOf = (text: string | null | undefined): Detail => JSON.parse(text ?? 'null') as Detail;

/** The filing that a proven entry speaks of; null when it is another deed, or another filing. */
function filedOf({ proof, letter, recipients }: FilingRecord, place: { index: bigint; size: bigint }): Filed | null {
  const { entry, content } = proof;
  const number = content?.fields['subjectId'] ?? '';
  if (entry.what !== 'report.filed' || !report.test(number)) return null;
  const { digest, agencies, names } = detailOf(content?.fields['detail']);
  if (filingDigestOf({ report: number, letter, files: [], recipients }) !== digest) return null;
  return {
    report: number,
    digest,
    letter,
    hour: Math.floor(Number(entry.at) / 1000),
    recipients: recipients.map((key, at) => ({
      agency: Number(agencies[at]),
      name: names?.[at] ?? null,
      key,
      fingerprint: fingerprintOf(key),
    })),
    key: proof.key,
    ...place,
    checkpoint: proof.proof.slice(proof.proof.indexOf('\n\n') + 2),
  };
}

/**
 * Checks the text of a record with nothing but itself. Whether its key is the key of the log that one means is for the
 * reader to compare: nothing inside a file can say so. Never throws.
 */
export function checkFiling(text: string): FilingFinding {
  const record = readRecord(text);
  if (record === null || record.proof.content === null) return { holds: false, fault: 'unreadable' };
  const { entry, commitment, content, proof, key } = record.proof;
  const log = readVerifier(key);
  if (log === null) return { holds: false, fault: 'proof' };
  const disclosed = { salt: bytesOf(content.salt), fields: content.fields };
  const found = checkEntry({ head: entry, commitment: bytesOf(commitment), content: disclosed, proof }, log);
  if (!found.holds) return { holds: false, fault: found.fault };
  try {
    const filed = filedOf(record, { index: found.index, size: found.checkpoint.size });
    return filed === null ? { holds: false, fault: 'digest' } : { holds: true, filed };
  } catch {
    return { holds: false, fault: 'unreadable' };
  }
}
