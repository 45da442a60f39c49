export type { Fault, FaultCode, Verified, Where } from './model.ts';
export { verifyLog } from './queries.ts';
export { entryText } from './store.ts';
