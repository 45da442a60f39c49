// What a desk writes about a sealed report for itself, and what it signs for others. See README.md.
export { CaseNote, longestNote, openCaseNote, sealCaseNote } from './note.ts';
export {
  openReceipt,
  provesOpening,
  type Receipt,
  type Received,
  receiptFits,
  receiptVerifier,
  signReceipt,
} from './receipt.ts';
export { openTriage, sealTriage, Triage } from './triage.ts';
