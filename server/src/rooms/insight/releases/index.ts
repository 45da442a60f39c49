export { foldFigures, releaseFigures } from './commands.ts';
export { type Published, type RawFigure, yearBefore } from './model.ts';
export { latestOf, selectReleases } from './queries.ts';
