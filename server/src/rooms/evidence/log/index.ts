export { eraseOldPayloads, erasePayload, sequence } from './commands.ts';
export { type EntryKind, mostAtOnce } from './model.ts';
export { inclusionOf, lastCheckpoint, logSigner } from './queries.ts';
export { selectTiles } from './store.ts';
