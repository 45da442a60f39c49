import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What is known of a filing without its letter: the letter's own SHA-256 (hex) stands for it. */
export type FilingParts = {
  readonly report: string;
  readonly letter: string;
  /** Number and SHA-256 (hex) of each sealed file, in the order sent. */
  readonly files: readonly { readonly blob: string; readonly sealed: string }[];
  /** Recipients (`age1…`) of the desks, in the order sent. */
  readonly recipients: readonly string[];
};
export type Filing = Omit<FilingParts, 'letter'> & {
  /** The first letter as it was sent, sealed. */
  readonly letter: Uint8Array;
};

export const letterDigest = (letter: Uint8Array): string => bytesToHex(sha256(letter));

/** For whoever holds the digest of the letter and not the letter. */
export const filingDigestOf = ({ report, letter, files, recipients }: FilingParts): string =>
  bytesToHex(
    sha256(
      new TextEncoder().encode(
        [
          'boru/filing/v1',
          report,
          letter,
          ...files.map(({ blob, sealed }) => `file ${blob} ${sealed}`),
          ...recipients.map((recipient) => `to ${recipient}`),
          '',
        ].join('\n'),
      ),
    ),
  );

/**
 * SHA-256 (hex) over what was handed in, all of it sealed: the number that stands in the evidence log for a report. Says
 * nothing of the content. Lines of text, so that anybody can redo it: `printf … | sha256sum`.
 */
export const filingDigest = ({ letter, ...parts }: Filing): string =>
  filingDigestOf({ ...parts, letter: letterDigest(letter) });

/** 128 bits of SHA-256 of the recipient's text in groups of four hex digits: to be compared by eye and read out by telephone. */
export const fingerprintOf = (recipient: string): string =>
  bytesToHex(sha256(new TextEncoder().encode(recipient)).subarray(0, 16)).replace(/(.{4})(?=.)/g, '$1 ');
