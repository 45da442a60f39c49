// Sealing for whoever speaks in confidence: age files, keys in wrapped hands, twelve Korean words, sizes and names that say nothing.
export { lock, lockStream, open, openStream, type Suite, seal, sealStream, suiteOf, unlock } from './age.ts';
export { chunkBytes, largestFile, openFile, sealedFileSize, sealFile } from './files.ts';
export { type Filing, filingDigest, fingerprintOf, letterDigest } from './filing.ts';
export {
  identityOf,
  lockIdentity,
  passkeyIdentity,
  recipientOf,
  secretBytes,
  secretOf,
  unlockIdentity,
  unwrapIdentity,
  wrapIdentity,
} from './keys.ts';
export { Letter, openLetter, readLetter, SealedFile, safeName, sealLetter, writeLetter } from './letter.ts';
export { paddedFile, paddedSize, padStream, smallestFile, smallestLetter } from './padding.ts';
export type { Reason, Refused, Taken } from './refusal.ts';
export {
  type DeskKey,
  fromText64,
  letterFor,
  passOf,
  type SealedReport,
  sealReport,
  unwrapText,
  wrapForDesk,
} from './report.ts';
export { joinIdentity, splitIdentity } from './shares.ts';
export { type ReporterKeys, readWords, reporterKeys, wordsOf } from './words.ts';
