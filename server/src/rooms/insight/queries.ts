import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import { LeakChannel } from '@boru/contract/notice-routes';
import type { Pack } from '@boru/contract/pack';
import { incidentWords } from '@boru/contract/words-incidents';
import type { Tx } from '#platform/database/index';
import { type ShownTable, suppress, suppressShares } from './model.ts';
import { type CountRow, type IncidentCount, selectCounts, selectIncidentCounts } from './store.ts';

type Key = { key: string; name: Bilingual };

const tableOf = (
  rows: readonly CountRow[],
  dimension: CountRow['dimension'],
  keys: readonly Key[],
  keyOf: (key: string) => string = (key) => key,
): ShownTable => {
  const counts = new Map(keys.map(({ key }) => [key, 0]));
  for (const row of rows) {
    if (row.dimension !== dimension) continue;
    const key = keyOf(row.key);
    counts.set(key, (counts.get(key) ?? 0) + row.companies);
  }
  return suppress([...counts].map(([key, companies]) => ({ key, companies })));
};

const named = (table: ShownTable, keys: readonly Key[], other: Bilingual) => ({
  total: table.total,
  cells: table.cells.map((cell) => ({ ...cell, name: keys.find(({ key }) => key === cell.key)?.name ?? other })),
});

/** The three tables of the public dashboard. Districts (구) count for their city. */
export const overview = async (tx: Tx, pack: Pack, now: Date) => {
  const rows = await selectCounts(tx);
  const other = { ko: '그 밖', en: 'Other' };
  const places = pack.municipalities.items.filter(({ parent }) => parent === null);
  const parents = new Map(pack.municipalities.items.map(({ code, parent }) => [code, parent ?? code]));
  const placeKeys = places.map(({ code, name }) => ({ key: code, name }));
  const municipalities = named(
    tableOf(rows, 'municipality', placeKeys, (code) => parents.get(code) ?? code),
    placeKeys,
    other,
  );
  const industryKeys = [
    ...pack.catalogue.ksicIndustryMap.industries.map(({ id, ko, en }) => ({ key: id, name: { ko, en } })),
    { key: 'other', name: other },
  ];
  const levels = new Map(
    pack.catalogue.questionSets.flatMap((set) => set.levels.map((level) => [level.id, level.name] as const)),
  );
  const levelKeys = [...levels].map(([key, name]) => ({ key, name }));
  const tiles = new Map(places.map(({ code, tile }) => [code, tile]));
  return {
    asOf: civilOf(now.getTime()),
    municipalities: {
      ...municipalities,
      cells: municipalities.cells.flatMap((cell) => {
        const tile = tiles.get(cell.key);
        return tile ? [{ ...cell, ...tile }] : [];
      }),
    },
    industries: named(tableOf(rows, 'industry', industryKeys), industryKeys, other),
    levels: named(tableOf(rows, 'level', levelKeys), levelKeys, other),
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
