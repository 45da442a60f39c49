import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import { LeakChannel } from '@boru/contract/notice-routes';
import type { Pack } from '@boru/contract/pack';
import { incidentWords } from '@boru/contract/words-incidents';
import { sumKey } from '@boru/engines/suppression';
import type { Tx } from '#platform/database/index';
import { type ShownTable, suppressShares } from './model.ts';
import { latestOf, type Published, selectReleases } from './releases/index.ts';
import { type IncidentCount, selectIncidentCounts } from './store.ts';

type Key = { key: string; name: Bilingual };

/** A table as it was published last; before the first release everything is withheld. */
const tableOf = (released: Published | null, keys: readonly Key[]): ShownTable => ({
  total: released?.cells[sumKey] ?? null,
  cells: keys.map(({ key }) => ({ key, count: released?.cells[key] ?? null })),
});

const named = (table: ShownTable, keys: readonly Key[], other: Bilingual) => ({
  total: table.total,
  cells: table.cells.map((cell) => ({ ...cell, name: keys.find(({ key }) => key === cell.key)?.name ?? other })),
});

/** The three tables of the public dashboard, as published last (releases/). Districts (구) count for their city. */
export const overview = async (tx: Tx, pack: Pack, now: Date) => {
  const released = await selectReleases(tx, ['municipality', 'industry', 'level']);
  const other = { ko: '그 밖', en: 'Other' };
  const places = pack.municipalities.items.filter(({ parent }) => parent === null);
  const placeKeys = places.map(({ code, name }) => ({ key: code, name }));
  const industryKeys = [
    ...pack.catalogue.ksicIndustryMap.industries.map(({ id, ko, en }) => ({ key: id, name: { ko, en } })),
    { key: 'other', name: other },
  ];
  const levels = new Map(
    pack.catalogue.questionSets.flatMap((set) => set.levels.map((level) => [level.id, level.name] as const)),
  );
  const levelKeys = [...levels].map(([key, name]) => ({ key, name }));
  const tiles = new Map(places.map(({ code, tile }) => [code, tile]));
  const municipalities = named(tableOf(latestOf(released, 'municipality'), placeKeys), placeKeys, other);
  return {
    asOf: civilOf(released.at(-1)?.releasedAt.getTime() ?? now.getTime()),
    municipalities: {
      ...municipalities,
      cells: municipalities.cells.flatMap((cell) => {
        const tile = tiles.get(cell.key);
        return tile ? [{ ...cell, ...tile }] : [];
      }),
    },
    industries: named(tableOf(latestOf(released, 'industry'), industryKeys), industryKeys, other),
    levels: named(tableOf(latestOf(released, 'level'), levelKeys), levelKeys, other),
  };
};

/** What the region may learn of closed incidents. */
export const incidentLearning = async (tx: Tx, pack: Pack, now: Date) => {
  const rows = await selectIncidentCounts(tx);
  const countOf = (dimension: IncidentCount['dimension'], key: string): number =>
    rows.find((row) => row.dimension === dimension && row.key === key)?.companies ?? 0;
  const tabled = (dimension: 'channel' | 'lesson', keys: readonly Key[]) =>
    named(
      suppressShares(
        countOf('all', 'all'),
        keys.map(({ key }) => ({ key, companies: countOf(dimension, key) })),
      ),
      keys,
      { ko: '그 밖', en: 'Other' },
    );
  const channels = LeakChannel.options.map((key) => ({ key, name: incidentWords.leakChannel[key] }));
  const lessons = pack.catalogue.incidentLessons.items.map(({ id, task }) => ({ key: id, name: task }));
  return {
    asOf: civilOf(now.getTime()),
    channels: tabled('channel', channels),
    lessons: tabled('lesson', lessons),
  };
};
