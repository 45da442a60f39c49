// Which numbers of a table may be published, now and after everything published before.
export { isTelling, type Release, sumKey } from './audit.ts';
export { type Cube, linesOf, summed } from './cube.ts';
export { alternativeOf, type Protected, protect, type Witness } from './protect.ts';
export { release, releaseCells, releaseShares, settle } from './release.ts';
