// Figures: numbers with their unit, every reading the unit allows, and what the sentence says about them.
import type { Unit } from '@boru/contract/screening-profile';
import {
  type Bounds,
  bounds,
  comparatorAround,
  exactly,
  isAbout,
  readNumber,
  readRatio,
  readSpelled,
} from './numbers.ts';
import { isDigit, isHangul, isLatin } from './text.ts';
import { paced, type UnitTable, unitAfter } from './units.ts';

export interface Reading {
  readonly unit: string;
  readonly dimension: string;
  /** In the base unit of the dimension. */
  readonly value: Bounds;
}
export interface Figure {
  /** Offsets in the folded text; -1 when the figure was typed. */
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
  /** Value as written, before conversion. */
  readonly written: Bounds;
  readonly grade: boolean;
  readonly ratio: readonly number[] | null;
  /** Set for trade designations and typed values, which name their quantity. */
  readonly quantity: string | null;
  /** A trade designation, not a number: 기가급, SD600, 1c. */
  readonly coded: boolean;
}

/** Multiplies bounds by a positive factor, rounded so that 0.268 kWh/kg is 268 Wh/kg and not 268.00000000000006. */
export function scale(value: Bounds, factor: number): Bounds {
  const times = (x: number) => {
    const product = x * factor;
    return Number.isFinite(x) && !Number.isInteger(product) ? Number(product.toPrecision(12)) : product;
  };
  return { ...value, low: times(value.low), high: times(value.high) };
}

/** After a number in letters a unit must end its word, particles aside: "만 리터를", but not "셀을 만 단조강". */
const ENDS_WORD =
  /^(?:$|[^가-힣]|(?:을|를|이|가|의|은|는|도|만|으로|로|까지|부터|에|에서|과|와|씩|급|짜리|이상|이하|미만|초과|당)(?:$|[^가-힣])|이상|이하|미만|초과|짜리|까지|급)/;

const RANGE = /^\s?(?:±|\+\/?-|~|∼|〜|–|—|-|에서|부터|to |and )\s?/;

export interface About {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function figure(
  table: UnitTable,
  text: string,
  start: number,
  low: number,
  high: number,
  after: number,
  units: readonly Unit[],
  about: About,
): Figure {
  const grade =
    text.charAt(after) === '급' ||
    /^[\s-]?(?:class|grade)/.test(text.slice(after, after + 7)) ||
    text.charAt(after - 1) === '급';
  const end = text.charAt(after) === '급' ? after + 1 : after;
  const value = bounds(
    low,
    high,
    comparatorAround(text, start, after),
    isAbout(text, start, after, about.before, about.after),
  );
  const readings = paced(table, text, start, units).map((unit) => ({
    unit: unit.unit,
    dimension: unit.dimension,
    value: scale(value, unit.factor),
  }));
  return { start, end, readings, written: value, grade, ratio: null, quantity: null, coded: false };
}

function readRange(
  table: UnitTable,
  text: string,
  start: number,
  first: { value: number; end: number },
  about: About,
): Figure | null {
  const between = unitAfter(table, text, first.end);
  for (const from of between === null ? [first.end] : [between.end, first.end]) {
    const dash = RANGE.exec(text.slice(from, from + 6));
    if (dash === null) continue;
    const spread = /±|\+/.test(dash[0]);
    // "154 kV and 345 kV" are two figures; only "between a and b" is a range.
    if (dash[0].trim() === 'and' && !text.slice(Math.max(0, start - 9), start).endsWith('between ')) continue;
    const second = readNumber(text, from + dash[0].length);
    if (second === null || (!spread && second.value < first.value)) continue;
    const unit = unitAfter(table, text, second.end);
    if (unit === null) continue;
    // "1㎛ to 3mm" would need two scales; take only ranges in one unit.
    if (between !== null && from === between.end && between.units[0]?.unit !== unit.units[0]?.unit) continue;
    const [low, high] = spread ? [first.value - second.value, first.value + second.value] : [first.value, second.value];
    return figure(table, text, start, low, high, unit.end, unit.units, about);
  }
  return null;
}

export const NATIVE: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
};
/** "한 종만" counts; "한 가지" is only a manner of speaking. */
const KINDS =
  /(한(?=\s?(?:가지|종류|종)만)|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:가지|종류|종(?=[\s을를이의만])|개\s?항목|항목)/y;
/** "네 가지": kinds are counted in words more often than in digits. */
function readKinds(table: UnitTable, text: string, from: number, about: About): Figure | null {
  if (from > 0 && isHangul(text.charCodeAt(from - 1))) return null;
  KINDS.lastIndex = from;
  const hit = KINDS.exec(text);
  const unit = table.byName.get('kinds');
  const value = NATIVE[hit?.[1] ?? ''];
  if (hit === null || unit === undefined || value === undefined) return null;
  return figure(table, text, from, value, value, from + hit[0].length, [unit], about);
}

/** How a number in words begins; asked of every letter. */
const OPENS_NUMBER: ReadonlySet<number> = new Set(
  Array.from('일이삼사오육칠팔구십백천만억한두세네다여아열', (letter) => letter.charCodeAt(0)),
);

/** All figures of the text, in order. Linear: each character is looked at a bounded number of times. */
export function figures(table: UnitTable, text: string, about: About): Figure[] {
  const found: Figure[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = isDigit(code);
    if (!digit && !OPENS_NUMBER.has(code)) continue;
    const named = digit ? null : readKinds(table, text, i, about);
    if (named !== null) {
      found.push(named);
      i = named.end - 1;
      continue;
    }
    if (!digit && !/[일이삼사오육칠팔구십백천만억]/.test(text.charAt(i))) continue;
    if (digit && i > 0 && (isLatin(text.charCodeAt(i - 1)) || isDigit(text.charCodeAt(i - 1)))) {
      while (isDigit(text.charCodeAt(i + 1))) i++;
      continue;
    }
    const ratio = digit ? readRatio(text, i) : null;
    if (ratio !== null) {
      found.push({
        start: i,
        end: ratio.end,
        readings: [],
        written: exactly(ratio.parts[0] ?? 0),
        grade: false,
        ratio: ratio.parts,
        quantity: null,
        coded: false,
      });
      i = ratio.end - 1;
      continue;
    }
    const number = digit ? readNumber(text, i) : readSpelled(text, i);
    if (number === null || !Number.isFinite(number.value)) continue;
    const range = digit ? readRange(table, text, i, number, about) : null;
    if (range !== null) {
      found.push(range);
      i = range.end - 1;
      continue;
    }
    const after = unitAfter(table, text, number.end);
    const unit = digit || (after !== null && ENDS_WORD.test(text.slice(after.end, after.end + 3))) ? after : null;
    if (unit !== null) found.push(figure(table, text, i, number.value, number.value, unit.end, unit.units, about));
    i = (unit?.end ?? number.end) - 1;
  }
  return found;
}
