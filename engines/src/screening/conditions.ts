// A figure against a limit. Equality counts as the law says; a range that straddles decides nothing; absent is unknown.
import type { ConditionResult, ConditionVerdict, Found } from '@boru/contract/screening';
import type { ProfileCondition } from '@boru/contract/screening-profile';
import { type Binding, type Bound, bind } from './bind.ts';
import type { Catalogue, ReadyProfile } from './compile.ts';
import { type Bounds, exactly } from './numbers.ts';
import type { Reading } from './read.ts';
import { original } from './text.ts';

const same = (a: number, b: number): boolean =>
  a === b || (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
const less = (a: number, b: number): boolean => a < b && !same(a, b);

/** Does every value within the bounds satisfy the condition, none, or some? `open`: the bounds are one-sided. */
export function compare(
  value: Bounds,
  op: ProfileCondition['op'],
  limit: number,
): 'met' | 'below' | 'borderline' | 'unknown' {
  const upward = op === '>=' || op === '>';
  const strict = op === '>' || op === '<';
  // Mirror downward conditions so that only "at least" remains to be thought about.
  const low = upward ? value.low : -value.high;
  const high = upward ? value.high : -value.low;
  const lowOpen = upward ? value.lowOpen : value.highOpen;
  const highOpen = upward ? value.highOpen : value.lowOpen;
  const at = upward ? limit : -limit;
  const lowIn = less(at, low) || (same(low, at) && (!strict || lowOpen));
  if (lowIn) return 'met';
  const highIn = less(at, high) || (same(high, at) && !strict && !highOpen);
  if (!highIn) return 'below';
  // "3,000 or more" against 40,000 leaves it open; "80 or more" against "more than 80" touches the limit.
  if (!Number.isFinite(high) && !same(low, at)) return 'unknown';
  return 'borderline';
}

const RANK: Readonly<Record<ConditionVerdict, number>> = {
  met: 0,
  borderline: 1,
  unclear: 2,
  unknown: 3,
  incomparable: 4,
  below: 5,
};
export const better = (a: ConditionVerdict, b: ConditionVerdict): ConditionVerdict => (RANK[a] <= RANK[b] ? a : b);

function limitOf(catalogue: Catalogue, condition: ProfileCondition): { limit: number; factor: number } {
  const factor = catalogue.units.byName.get(condition.unit)?.factor ?? 1;
  return { limit: condition.value * factor, factor };
}

function verdictOf(bound: Bound, condition: ProfileCondition, limit: number): ConditionVerdict {
  const verdict = compare(bound.reading.value, condition.op, limit);
  return bound.firm || verdict === 'unknown' || verdict === 'borderline' ? verdict : 'unclear';
}

/** Ten digits, as people read them. Short decimals, which nearly all are, need no detour over text. */
function tenDigits(value: number): number {
  const short = Math.round(value * 1e6) / 1e6;
  return Math.abs(value) < 1e4 && Math.abs(short - value) <= 1e-12 * Math.abs(value)
    ? short
    : Number(value.toPrecision(10));
}

/** In the unit of the law; null for what has no end. */
const inUnit = (x: number, factor: number): number | null => {
  const value = x / factor;
  if (Number.isInteger(value)) return value;
  return Number.isFinite(value) ? tenDigits(value) : null;
};

/** `factor`: of the unit the values are shown in; null where they cannot be compared with the limit. */
function foundOf(reading: Reading, { figure, reading: { value } }: Bound, factor: number | null, unit: string): Found {
  const start = figure.start < 0 ? null : (reading.folded.at[figure.start] ?? null);
  const end = figure.start < 0 ? null : (reading.folded.to[figure.end - 1] ?? null);
  const text = figure.start < 0 ? '' : original(reading.folded, figure.start, figure.end);
  const low = factor === null ? null : inUnit(value.low, factor);
  return { text, low, high: factor === null ? null : inUnit(value.high, factor), unit, start, end };
}

/** The number that stands nearest to satisfying the condition: what is shown, and what the gap is measured from. */
function deciding(shown: readonly Bound[], factor: number, condition: ProfileCondition): number | null {
  const upward = condition.op === '>=' || condition.op === '>';
  const largest = upward !== (condition.figures === 'every');
  let best: number | null = null;
  for (const { reading } of shown)
    for (const end of [reading.value.low, reading.value.high]) {
      const value = inUnit(end, factor);
      if (value !== null && (best === null || (largest ? value > best : value < best))) best = value;
    }
  return best;
}

function overall(binding: Binding, condition: ProfileCondition, limit: number): ConditionVerdict {
  if (binding.bound.length === 0 && binding.traps.length > 0) return 'incomparable';
  if (binding.bound.length === 0)
    return binding.planned.length > 0 &&
      binding.planned.every((bound) => verdictOf(bound, condition, limit) === 'below')
      ? 'below'
      : 'unknown';
  const verdicts = binding.bound.map((bound) => verdictOf(bound, condition, limit));
  if (condition.figures === 'every') return verdicts.reduce((a, b) => (RANK[a] >= RANK[b] ? a : b));
  const best = verdicts.reduce(better);
  // 5,000 L four times over: no unit reaches the limit, their sum does. A person has to say which is meant.
  if (best === 'below' && binding.total > 0 && compare(exactly(binding.total), condition.op, limit) === 'met')
    return 'borderline';
  // A trade name ("기가급") against a figure that says otherwise (980 MPa): the text contradicts itself, so ask.
  const written = binding.bound.flatMap((bound, i) => (bound.figure.coded ? [] : [verdicts[i] ?? best]));
  const contradicts = best === 'met' && written.length > 0 && written.every((verdict) => verdict === 'below');
  return contradicts ? 'borderline' : best;
}

/** What decides; the rest is written only when somebody reads it. */
export interface Weighed extends Pick<ConditionResult, 'verdict' | 'required' | 'converted'> {
  readonly found: boolean;
  readonly write: () => ConditionResult;
}

const MOST_SHOWN = 6;
const NO_VALUE: Pick<Bound, 'reading' | 'firm'> = {
  reading: { unit: '', dimension: '', value: exactly(0) },
  firm: false,
};

export function judge(
  catalogue: Catalogue,
  reading: Reading,
  profile: ReadyProfile,
  condition: ProfileCondition,
): Weighed & { readonly condition: ProfileCondition } {
  const binding = bind(catalogue, reading, condition, profile.subject[0]?.any ?? [], profile.handled);
  const { limit, factor } = limitOf(catalogue, condition);
  const verdict = overall(binding, condition, limit);
  const figures = binding.bound.length === 0 && verdict === 'below' ? binding.planned : binding.bound;
  const traps = figures.length > 0 ? [] : binding.traps.slice(0, 2).map((figure): Bound => ({ figure, ...NO_VALUE }));
  const shown = (figures.length > 0 ? figures : traps).slice(0, MOST_SHOWN);
  const comparable = verdict !== 'incomparable';
  const converted = comparable ? deciding(shown, factor, condition) : null;
  const { quantity: id, op, value, unit, quote } = condition;
  const required = { quantity: id, op, value, unit };
  return {
    condition,
    verdict,
    required,
    converted,
    found: shown.length > 0,
    write: () => ({
      id: condition.id,
      kind: 'quantity',
      quote,
      name: catalogue.quantities.get(id)?.name ?? { ko: id, en: id },
      required,
      found: shown.map((bound) => foundOf(reading, bound, comparable ? factor : null, comparable ? unit : '')),
      converted,
      gap: converted === null ? null : tenDigits(Math.abs(converted - value)),
      verdict,
    }),
  };
}
