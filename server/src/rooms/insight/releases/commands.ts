import type { Release } from '@boru/engines/suppression';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyPlans, countsOf, isSame, type Plan, partsPlan, yearBefore } from './model.ts';
import {
  foldLines,
  holdReleases,
  insertRelease,
  selectCounts,
  selectFigures,
  selectLeaks,
  selectReleases,
} from './store.ts';

type Doing = Pick<Context<Services>, 'tx' | 'now' | 'services'>;

/** Publishes what has changed enough to be said. Only what differs from the last release is written down. */
export const releaseFigures = async ({ tx, now, services: { pack } }: Doing): Promise<void> => {
  await holdReleases(tx);
  await foldLines(tx, 200_000);
  const history = Map.groupBy(await selectReleases(tx), ({ name }) => name);
  const next = async (plan: Plan): Promise<Release> => {
    const before = (history.get(plan.name) ?? []).map(({ cells }) => cells);
    const cells = plan.next(before);
    if (!isSame(before.at(-1), cells)) await insertRelease(tx, { ...plan, cells }, now);
    return cells;
  };
  const counts = countsOf(await selectCounts(tx), pack);
  const municipalities = await next(partsPlan('municipality', counts.municipality));
  await next(partsPlan('industry', counts.industry));
  await next(partsPlan('level', counts.level));
  const since = yearBefore(now);
  const parents = new Map(pack.municipalities.items.map(({ code, parent }) => [code, parent ?? code]));
  const plans = agencyPlans(await selectFigures(tx, since), await selectLeaks(tx), municipalities, parents, since);
  for (const plan of plans) await next(plan);
};

/** Folds the lines that wait, so that a reader has few to add. */
export const foldFigures = ({ tx }: Pick<Doing, 'tx'>): Promise<number> => foldLines(tx, 50_000);
