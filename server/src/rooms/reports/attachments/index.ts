export { addChunk, claimFiles, dropLooseFiles, startFile } from './commands.ts';
export { selectChunk } from './store.ts';
