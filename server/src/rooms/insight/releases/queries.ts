import type { Published } from './model.ts';

export { selectReleases } from './store.ts';

/** The last word on a table. */
export const latestOf = (releases: readonly Published[], name: string): Published | null =>
  releases.findLast((one) => one.name === name) ?? null;
