// Figures that nobody spelled out in running text: typed into a field, or said by a trade designation.
import type { ScreeningInput } from '@boru/contract/screening';
import type { Catalogue } from './compile.ts';
import { exactly } from './numbers.ts';
import { type Figure, scale } from './quantities.ts';
import type { Match } from './text.ts';

type TypedQuantity = NonNullable<ScreeningInput['quantities']>[number];

export function typedFigure(catalogue: Catalogue, input: TypedQuantity): Figure | null {
  const quantity = catalogue.quantities.get(input.quantity);
  if (quantity === undefined) return null;
  const unitName = input.unit === undefined || input.unit === '' ? quantity.unit : input.unit;
  const unit = catalogue.units.byName.get(unitName);
  if (unit !== undefined && unit.dimension !== quantity.dimension) return null;
  const [a, b] = input.range ?? [input.value ?? 0, input.value ?? 0];
  const value = exactly(a);
  value.low = Math.min(a, b);
  value.high = Math.max(a, b);
  if (input.comparator === '>=' || input.comparator === '>')
    Object.assign(value, { high: Number.POSITIVE_INFINITY, lowOpen: input.comparator === '>', highOpen: true });
  if (input.comparator === '<=' || input.comparator === '<')
    Object.assign(value, { low: Number.NEGATIVE_INFINITY, highOpen: input.comparator === '<', lowOpen: true });
  if (input.comparator === '~') Object.assign(value, { low: value.low * 0.95, high: value.high * 1.05 });
  const readings = [
    { unit: unitName, dimension: quantity.dimension, value: unit === undefined ? value : scale(value, unit.factor) },
  ];
  return {
    start: -1,
    end: -1,
    readings,
    written: value,
    grade: false,
    ratio: null,
    quantity: quantity.id,
    coded: false,
  };
}

/** A trade designation that stands for a number: 1b D램, 4680. */
export function codeFigure(catalogue: Catalogue, match: Match): Figure | null {
  const key = catalogue.keys[match.key];
  if (key?.kind !== 'code') return null;
  const quantity = catalogue.quantities.get(key.quantity);
  if (quantity === undefined) return null;
  const value = { low: key.low, high: key.high, lowOpen: false, highOpen: false };
  const factor = catalogue.units.byName.get(quantity.unit)?.factor ?? 1;
  return {
    start: match.start,
    end: match.end,
    readings: [{ unit: quantity.unit, dimension: quantity.dimension, value: scale(value, factor) }],
    written: value,
    grade: false,
    ratio: null,
    quantity: quantity.id,
    coded: true,
  };
}

/** "3200x2000": the longer side of a picture in pixels. A glass of 2200x2500 mm is none. */
const PIXELS = /(?<![\d.,])(\d{3,5})\s?[x×*]\s?(\d{3,5})(?![\d.,]*\d|\s?(?:mm|cm|㎜|밀리|센티|m\b))/g;
const GLASS = /(?:유리|기판|원장|glass|substrate|마더글라스)[^.,]{0,8}$/;
export function pixelFigures(catalogue: Catalogue, text: string): Figure[] {
  if (text.search(PIXELS) < 0) return [];
  const quantity = [...catalogue.quantities.values()].find(({ dimension }) => dimension === 'displayLines');
  if (quantity === undefined) return [];
  return [...text.matchAll(PIXELS)].flatMap((hit) => {
    if (GLASS.test(text.slice(Math.max(0, hit.index - 16), hit.index))) return [];
    const value = exactly(Math.max(Number(hit[1]), Number(hit[2])));
    return [
      {
        start: hit.index,
        end: hit.index + hit[0].length,
        readings: [{ unit: quantity.unit, dimension: quantity.dimension, value }],
        written: value,
        grade: false,
        ratio: null,
        quantity: quantity.id,
        coded: true,
      },
    ];
  });
}
