export { checkFiles, type PackCheck } from './check.ts';
export { checkPack, describeFaults, loadPack, readPackFiles } from './read.ts';
