// The record of a filing: what a reporter keeps, and how a stranger checks it without Boru. See README.md.
export { checkFiling, type Filed, type FilingFault, type FilingFinding } from './check.ts';
export { type FilingRecord, readRecord, recordIn, writeRecord } from './record.ts';
