// Units: what stands behind a number, its dimension, and one unit over another.
import type { Unit } from '@boru/contract/screening-profile';
import { isDigit, isHangul, isLatin } from './text.ts';

interface UnitNode {
  readonly next: Map<string, UnitNode>;
  units: Unit[] | null;
}
export interface UnitTable {
  readonly root: UnitNode;
  readonly byName: ReadonlyMap<string, Unit>;
}
const unitNode = (): UnitNode => ({ next: new Map(), units: null });

export function unitTable(units: readonly Unit[]): UnitTable {
  const root = unitNode();
  for (const unit of units) {
    for (const word of unit.words) {
      let here = root;
      for (const ch of word.normalize('NFKC').toLowerCase()) {
        let next = here.next.get(ch);
        if (next === undefined) {
          next = unitNode();
          here.next.set(ch, next);
        }
        here = next;
      }
      here.units ??= [];
      here.units.push(unit);
    }
  }
  return { root, byName: new Map(units.map((unit) => [unit.unit, unit])) };
}

/** Converts a value between units of one dimension; null when the dimensions differ: nothing is ever compared across them. */
export function convert(table: UnitTable, value: number, from: string, to: string): number | null {
  const a = table.byName.get(from);
  const b = table.byName.get(to);
  if (a === undefined || b === undefined || a.dimension !== b.dimension) return null;
  return Number(((value * a.factor) / b.factor).toPrecision(12));
}

// A one-syllable Korean unit is only a unit when the word ends there: 3단 but not 3단계, 3종 but not 3종합.
const NOT_AFTER: Readonly<Record<string, RegExp>> = {
  단: /^[계지가일체말위독]/,
  층: /^[간]/,
  종: /^[합료전목사교래]/,
  분: /^[석야기할류자말산]/,
  년: /^[도]/,
  축: /^[구제소적산]/,
  도: /^[금]/,
};

export interface Units {
  readonly units: readonly Unit[];
  readonly end: number;
}
/** What two dimensions make of each other, and the factor to the base unit of the third. */
const PER: Readonly<Record<string, readonly [string, number]>> = {
  'capacitance/volume': ['capacitanceDensity', 1e-9],
  'energy/mass': ['specificEnergy', 1],
  'energy/volume': ['energyDensity', 1e-3],
  'charge/mass': ['specificCapacity', 1e-3],
  'charge/area': ['arealCapacity', 1e-4],
  'current/area': ['currentDensity', 1e-4],
  'force/area': ['pressure', 1],
  'length/time': ['speed', 1],
};
const perUnit = (above: readonly Unit[], below: readonly Unit[]): Unit[] =>
  above.flatMap((a) =>
    below.flatMap((b) => {
      const [dimension, base] = PER[`${a.dimension}/${b.dimension}`] ?? [];
      if (dimension === undefined || base === undefined) return [];
      return [{ unit: `${a.unit}/${b.unit}`, dimension, factor: (a.factor / b.factor) * base, words: [] }];
    }),
  );
const OVER = /^\s?(?:\/\s?|(?:per|in\s(?:each|every|one|a))\s)(?:1\s?)?/;

/** "µF/㎤", "mAh per gram": any unit over any other that makes a dimension of the lists. */
function readUnit(table: UnitTable, text: string, from: number): Units | null {
  const found = readSimple(table, text, from);
  if (found === null) return null;
  const over = OVER.exec(text.slice(found.end, found.end + 12))?.[0];
  const below = over === undefined ? null : readSimple(table, text, found.end + over.length);
  const units = below === null ? [] : perUnit(found.units, below.units);
  if (below !== null && units.length > 0) return { units, end: below.end };
  // "Wh/x" is no energy; "10nm/7nm" are two lengths.
  const torn = over?.trimStart().startsWith('/') === true && isLatin(text.charCodeAt(found.end - 1));
  return torn && !isDigit(text.charCodeAt(found.end + over.length)) ? null : found;
}

function readSimple(table: UnitTable, text: string, from: number): Units | null {
  let here: UnitNode | undefined = table.root;
  let best: Units | null = null;
  let previous = '';
  for (let i = from; i < text.length && i < from + 40; i++) {
    const ch = text.charAt(i);
    if (ch === ' ' && (previous === '/' || text.charAt(i + 1) === '/')) continue;
    here = here.next.get(ch);
    if (here === undefined) break;
    previous = ch;
    if (here.units === null) continue;
    const code = ch.charCodeAt(0);
    const after = text.charCodeAt(i + 1);
    if (isLatin(code) && isLatin(after)) continue;
    if (isDigit(code) && isDigit(after)) continue;
    if (i === from && isHangul(code) && NOT_AFTER[ch]?.test(text.slice(i + 1, i + 2))) continue;
    best = { units: here.units, end: i + 1 };
  }
  return best;
}

export function unitAfter(table: UnitTable, text: string, from: number): Units | null {
  const direct = readUnit(table, text, from);
  if (direct !== null) return direct;
  const ch = text.charAt(from);
  if (ch !== ' ' && ch !== '-') return null;
  return readUnit(table, text, from + 1);
}

const PACE: readonly [RegExp, string, string][] = [
  [/시속\s?(?:약\s?|최고\s?)?$/, 'km', 'km/h'],
  [/초속\s?(?:약\s?|최고\s?)?$/, 'm', 'm/s'],
  [/분속\s?(?:약\s?|최고\s?)?$/, 'm', 'm/min'],
  [/초당\s?(?:약\s?|최고\s?)?$/, 'm', 'm/s'],
  [/분당\s?(?:약\s?|최고\s?)?$/, 'm', 'm/min'],
  [/(?:무게|중량|질량)당\s?(?:에너지\s?)?(?:밀도\s?)?(?:약\s?)?$/, 'Wh', 'Wh/kg'],
  [/(?:lot|로트|배치)당\s?(?:약\s?)?$/, 'dose/lot', 'dose/lot'],
];
/** "kg당 270Wh", "1㎣당 23µF". */
const EACH = /(?:^|[\s1(])([a-z가-힣]{1,7}[23]?)당\s?(?:약\s?)?$/;
export function paced(table: UnitTable, text: string, start: number, units: readonly Unit[]): readonly Unit[] {
  const before = text.slice(Math.max(0, start - 14), start);
  for (const [pattern, from, to] of PACE) {
    const unit = table.byName.get(to);
    if (unit !== undefined && pattern.test(before) && units.some((u) => u.unit === from)) return [unit];
  }
  const below = EACH.exec(before)?.[1];
  const over = below === undefined ? null : readSimple(table, below, 0);
  const made = over === null ? [] : perUnit(units, over.units);
  return made.length > 0 ? made : units;
}
