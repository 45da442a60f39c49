// Municipalities, the tile map, zones and clusters.
import { type Rule, repeated, rule } from './rule.ts';

const municipalities = rule(['municipalities', 'manifest'], ({ municipalities: file, manifest }, say) => {
  const byCode = new Map(file.items.map((area) => [area.code, area]));
  repeated(
    file.items.map((area) => area.code),
    (code, at) =>
      say(
        'municipalities',
        ['items', at, 'code'],
        `행정구역 코드가 두 번 쓰였습니다: ${code}`,
        `The code ${code} is used twice.`,
      ),
  );
  file.items.forEach((area, at) => {
    const tell = (field: string, ko: string, en: string) => say('municipalities', ['items', at, field], ko, en);
    if (!area.code.startsWith(area.shortCode))
      tell('shortCode', `코드 ${area.code}의 앞 다섯 자리와 다릅니다.`, `It is not the beginning of ${area.code}.`);
    if (area.code.slice(0, 2) !== manifest.province.code.slice(0, 2))
      tell('code', '다른 시도의 코드입니다.', 'The code belongs to another province.');
    if ((area.kind === 'gu') !== (area.parent !== null))
      tell('parent', '상위 시는 구에만 적습니다.', 'Exactly the districts have a parent.');
    if (area.parent !== null && byCode.get(area.parent)?.kind !== 'si')
      tell('parent', `상위 시가 없습니다: ${area.parent}`, `There is no city ${area.parent}.`);
    if ((area.kind === 'gu') === (area.tile !== null))
      tell('tile', '타일은 시군에만 하나씩 있습니다.', 'Exactly the cities and counties have a tile.');
  });
});

/** A tile map lies when a northern county stands below a southern one. */
const tiles = rule(['municipalities'], ({ municipalities: file }, say) => {
  const placed = file.items.flatMap((area, at) => (area.tile === null ? [] : [{ ...area, tile: area.tile, at }]));
  placed.forEach((area, index) => {
    for (const other of placed.slice(0, index)) {
      const path = ['items', area.at, 'tile'];
      if (area.tile.column === other.tile.column && area.tile.row === other.tile.row) {
        say('municipalities', path, `${other.name.ko}과(와) 같은 칸입니다.`, `The same tile as ${other.name.en}.`);
      } else if (
        area.tile.column === other.tile.column &&
        area.tile.row < other.tile.row !== area.centroid[1] > other.centroid[1]
      ) {
        say(
          'municipalities',
          path,
          `${other.name.ko}과(와) 남북이 뒤바뀌었습니다.`,
          `North and south are exchanged with ${other.name.en}.`,
        );
      } else if (
        area.tile.row === other.tile.row &&
        area.tile.column < other.tile.column !== area.centroid[0] < other.centroid[0]
      ) {
        say(
          'municipalities',
          path,
          `${other.name.ko}과(와) 동서가 뒤바뀌었습니다.`,
          `East and west are exchanged with ${other.name.en}.`,
        );
      }
    }
  });
});

const zones = rule(
  ['industrialZones', 'specialisedClusters', 'municipalities', 'ksicIndustryMap'],
  ({ industrialZones, specialisedClusters, municipalities: file, ksicIndustryMap }, say) => {
    const areas = new Set(file.items.map((area) => area.code));
    const industries = new Set(ksicIndustryMap.industries.map((industry) => industry.id));
    for (const [name, places] of [
      ['industrialZones', industrialZones.items],
      ['specialisedClusters', specialisedClusters.items],
    ] as const) {
      repeated(
        places.map((place) => place.id),
        (id, at) => say(name, ['items', at, 'id'], `두 번 적혀 있습니다: ${id}`, `${id} appears twice.`),
      );
      places.forEach((place, at) => {
        if (!areas.has(place.municipality))
          say(
            name,
            ['items', at, 'municipality'],
            `시군이 없습니다: ${place.municipality}`,
            `There is no municipality ${place.municipality}.`,
          );
        place.industries.forEach((id, spot) => {
          if (!industries.has(id))
            say(name, ['items', at, 'industries', spot], `산업 분야가 없습니다: ${id}`, `There is no industry ${id}.`);
        });
      });
    }
  },
);

export const placeRules: readonly Rule[] = [municipalities, tiles, zones];
