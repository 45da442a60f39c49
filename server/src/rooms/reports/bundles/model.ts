import type { NewBundle } from '@boru/contract/incident-items';
import { incidentWords } from '@boru/contract/words-incidents';

/** What the timeline says of a bundle: enough to tell which file is meant, and nothing that opens it. */
export const bundleLine = ({ purpose, recipient, lock, files, size, sha256 }: NewBundle): string =>
  [
    `${incidentWords.bundlePurpose[purpose].ko}(${recipient})`,
    incidentWords.bundleLock[lock].ko,
    `파일 ${files}개`,
    `${size.toLocaleString('en-US')}바이트`,
    `SHA-256 ${sha256}`,
  ].join(', ');
