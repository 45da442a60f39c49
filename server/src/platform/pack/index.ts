export { checkFiles, type PackCheck } from './check.ts';
export { readPackFiles } from './files.ts';
export { checkPack, describeFaults, loadPack } from './read.ts';
