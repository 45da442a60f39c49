import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export type Filing = {
  readonly report: string;
  /** The first letter as it was sent, sealed. */
  readonly letter: Uint8Array;
  /** Number and SHA-256 (hex) of each sealed file, in the order sent. */
  readonly files: readonly { readonly blob: string; readonly sealed: string }[];
  /** Recipients (`age1…`) of the desks, in the order sent. */
  readonly recipients: readonly string[];
};

/**
 * SHA-256 (hex) over what was handed in, all of it sealed: the number that stands in the evidence log for a report. Says
 * nothing of the content. Lines of text, so that anybody can redo it: `printf … | sha256sum`.
 */
export const filingDigest = ({ report, letter, files, recipients }: Filing): string =>
  bytesToHex(
    sha256(
      new TextEncoder().encode(
        [
          'boru/filing/v1',
          report,
          bytesToHex(sha256(letter)),
          ...files.map(({ blob, sealed }) => `file ${blob} ${sealed}`),
          ...recipients.map((recipient) => `to ${recipient}`),
          '',
        ].join('\n'),
      ),
    ),
  );
