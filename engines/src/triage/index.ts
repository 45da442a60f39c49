// What a desk writes about a sealed report for itself, and what it signs for others. See README.md.
export { openTriage, sealTriage, Triage } from './triage.ts';
