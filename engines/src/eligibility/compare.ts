import { addMonths, type CivilDate, isCivilDate } from '@boru/contract/civil';
import type { Operator, RuleParameter, RuleValue, Truth } from '@boru/contract/eligibility';
import type { FactType } from '@boru/contract/eligibility-facts';
import type { Comparison, Doubt, Value } from './types.ts';

/** Operators are fixed per type: a rule that mixes them is refused when it is written, and never passes when it is read. */
export const operatorsOf: Readonly<Record<FactType, readonly Operator[]>> = {
  boolean: ['is'],
  integer: ['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast', 'between'],
  won: ['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast', 'between'],
  date: ['before', 'after', 'withinYears'],
  choice: ['in', 'notIn'],
  choices: ['anyOf', 'allOf', 'noneOf'],
  text: ['startsWith'],
};

export type Decided = { readonly truth: Truth; readonly doubt: Doubt | null };
export const doubtful = (doubt: Doubt): Decided => ({ truth: 'unknown', doubt });
const sure = (holds: boolean): Decided => ({ truth: holds ? 'yes' : 'no', doubt: null });

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isDay = (value: unknown): value is CivilDate =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCivilDate(value);

/** The value that was in force on the day of the notice; undefined before the first one. */
export const parameterAt = (
  parameters: readonly RuleParameter[],
  wanted: string,
  asOf: CivilDate,
): number | undefined => {
  let best: { readonly from: CivilDate; readonly value: number } | undefined;
  for (const { id, values } of parameters) {
    if (id !== wanted) continue;
    for (const one of values) if (one.from <= asOf && (best === undefined || one.from >= best.from)) best = one;
  }
  return best?.value;
};

const numbers = (op: Operator, found: Value, against: RuleValue): boolean | null => {
  if (!isWhole(found)) return null;
  if (op === 'between') {
    if (!Array.isArray(against)) return null;
    const [low, high] = against;
    return isWhole(low) && isWhole(high) ? found >= low && found <= high : null;
  }
  if (!isWhole(against)) return null;
  switch (op) {
    case 'equal':
      return found === against;
    case 'notEqual':
      return found !== against;
    case 'less':
      return found < against;
    case 'atMost':
      return found <= against;
    case 'more':
      return found > against;
    case 'atLeast':
      return found >= against;
    default:
      return null;
  }
};

/** A birthday of a firm that never comes (29 February) falls on the day before, as 민법 제160조제3항 counts months. */
const days = (op: Operator, found: Value, against: RuleValue, asOf: CivilDate): boolean | null => {
  if (!isDay(found)) return null;
  if (op === 'withinYears') {
    if (!isWhole(against) || against < 0 || against > 500 || !isDay(asOf)) return null;
    return found >= addMonths(asOf, -12 * against) && found <= asOf;
  }
  if (!isDay(against)) return null;
  return op === 'before' ? found < against : found > against;
};

const among = (op: Operator, found: Value, against: RuleValue): boolean | null => {
  if (!isTexts(against)) return null;
  if (op === 'startsWith')
    return typeof found === 'string' ? against.some((start) => start !== '' && found.startsWith(start)) : null;
  if (op === 'in' || op === 'notIn')
    return typeof found === 'string' ? against.includes(found) === (op === 'in') : null;
  if (!isTexts(found)) return null;
  if (op === 'allOf') return against.every((one) => found.includes(one));
  return against.some((one) => found.includes(one)) === (op === 'anyOf');
};

export interface Setting {
  readonly parameters: readonly RuleParameter[];
  readonly asOf: CivilDate;
}

/** Compares what was found with what the rule asks. What does not fit is unknown, never true and never thrown. */
export const compare = (type: FactType, { op, value, param }: Comparison, found: Value, setting: Setting): Decided => {
  if (!operatorsOf[type]?.includes(op)) return doubtful('misfit');
  const against = param === null || param === undefined ? value : parameterAt(setting.parameters, param, setting.asOf);
  if (against === null || against === undefined) return doubtful(param ? 'noParameter' : 'malformed');
  const holds =
    type === 'boolean'
      ? typeof found === 'boolean' && typeof against === 'boolean'
        ? found === against
        : null
      : type === 'integer' || type === 'won'
        ? numbers(op, found, against)
        : type === 'date'
          ? days(op, found, against, setting.asOf)
          : among(op, found, against);
  return holds === null ? doubtful('misfit') : sure(holds);
};
