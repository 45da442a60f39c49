import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { type ShownTable, suppress } from './model.ts';
import { type CountRow, selectCounts } from './store.ts';

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
