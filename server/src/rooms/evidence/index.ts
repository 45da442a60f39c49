export { proofOfDeed } from './auditing/index.ts';
export { ensurePartitions, record, recordMany, recordReadings } from './commands.ts';
export { eraseOldPayloads, erasePayload, logSigner, mostAtOnce, sequence } from './log/index.ts';
export { type Deed, requireReason } from './model.ts';
export { companiesRead, listReaders } from './queries.ts';
export { lateReviews } from './reviews/index.ts';
export { routes as evidenceRoutes } from './routes.ts';
export type { Reader } from './store.ts';
export { type Verified, verifyLog, type Where } from './verification/index.ts';
