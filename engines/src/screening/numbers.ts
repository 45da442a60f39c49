// Numbers in running Korean and English: 12,500 · 1만2천5백 · 삼천 · 28~45 · 8:1:1 · 약 12 · 20 안팎 · 95 이상 · at least 3.
import { isDigit, isHangul, isLatin } from './text.ts';

const SMALL: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
const BIG: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };
const DIGIT: Readonly<Record<string, number>> = { 일: 1, 이: 2, 삼: 3, 사: 4, 오: 5, 육: 6, 칠: 7, 팔: 8, 구: 9 };

export interface Read {
  readonly value: number;
  readonly end: number;
}

/** Digits with thousands separators and a decimal part. Linear; no backtracking. */
export function readDigits(text: string, from: number): Read | null {
  let i = from;
  let digits = '';
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) digits += text.charAt(i++);
    else if (
      text.charAt(i) === ',' &&
      digits !== '' &&
      /^\d{3}$/.test(text.slice(i + 1, i + 4)) &&
      !isDigit(text.charCodeAt(i + 4))
    )
      i++;
    else if (text.charAt(i) === '.' && digits !== '' && !digits.includes('.') && isDigit(text.charCodeAt(i + 1)))
      digits += text.charAt(i++);
    else break;
    if (digits.length > 30) return null;
  }
  return digits === '' ? null : { value: Number(digits), end: i };
}

/** A number with Korean multipliers: 1만2천5백, 3억6천만, 4만. Begins with a digit. */
export function readNumber(text: string, from: number): Read | null {
  let total = 0;
  let section = 0;
  let i = from;
  let last: Read | null = null;
  for (let step = 0; step < 12; step++) {
    const part = readDigits(text, i);
    if (part === null) break;
    let value = part.value;
    i = part.end;
    let used = false;
    const small = SMALL[text.charAt(i)];
    if (small !== undefined) {
      section += value * small;
      value = 0;
      i++;
      used = true;
    }
    const big = BIG[text.charAt(i)];
    if (big !== undefined && !(text.charAt(i) === '만' && /[큼이을]/.test(text.charAt(i + 1)))) {
      total += (section + value) * big;
      section = 0;
      value = 0;
      i++;
      used = true;
    }
    section += value;
    last = { value: total + section, end: i };
    if (!used) break;
    const gap =
      text.charAt(i) === ' ' && isDigit(text.charCodeAt(i + 1)) && /^ \d{1,4}[십백천만]/.test(text.slice(i, i + 6))
        ? 1
        : 0;
    if (!isDigit(text.charCodeAt(i + gap))) break;
    i += gap;
  }
  return last;
}

/** 삼천, 오만, 만: spelled out, at the beginning of a word, with at least one multiplier. */
export function readSpelled(text: string, from: number): Read | null {
  if (from > 0 && isHangul(text.charCodeAt(from - 1))) return null;
  let total = 0;
  let section = 0;
  let digit = 0;
  let multipliers = 0;
  let i = from;
  for (; i < text.length && i < from + 12; i++) {
    const ch = text.charAt(i);
    const unit = DIGIT[ch];
    const small = SMALL[ch];
    const big = BIG[ch];
    if (unit !== undefined) digit = unit;
    else if (small !== undefined) {
      section += (digit === 0 ? 1 : digit) * small;
      digit = 0;
      multipliers++;
    } else if (big !== undefined) {
      total += (section + digit === 0 ? 1 : section + digit) * big;
      section = 0;
      digit = 0;
      multipliers++;
    } else break;
  }
  return multipliers === 0 ? null : { value: total + section + digit, end: i };
}

/** 8:1:1 → the parts; at least three of them, so that clock times and scales are no ratios. */
export function readRatio(text: string, from: number): { parts: number[]; end: number } | null {
  const parts: number[] = [];
  let i = from;
  for (let step = 0; step < 6; step++) {
    const part = readDigits(text, i);
    if (part === null) return null;
    parts.push(part.value);
    i = part.end;
    if (text.charAt(i) !== ':') break;
    i++;
  }
  return parts.length >= 3 ? { parts, end: i } : null;
}

export interface Bounds {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
}
export const exactly = (value: number): Bounds => ({ low: value, high: value, lowOpen: false, highOpen: false });

const AFTER: readonly [RegExp, 'ge' | 'gt' | 'le' | 'lt' | 'about' | 'decade'][] = [
  [/^(?:급|짜리)?\s?(?:을|를|이|가)?\s?(?:초과|넘|상회|웃도)/, 'gt'],
  [/^(?:급|짜리)?\s?(?:이상|부터|or more|or higher|or above|and above|or greater|\+)/, 'ge'],
  [/^(?:급|짜리)?\s?(?:미만|에 못|에도 못|이 안 되|가 안 되|을 밑|를 밑)/, 'lt'],
  [/^(?:급|짜리)?\s?(?:이하|이내|or less|or below|or lower|or smaller)/, 'le'],
  [/^대(?![가-힣])/, 'decade'],
];
const BEFORE: readonly [RegExp, 'ge' | 'gt' | 'le' | 'lt'][] = [
  [/(?:≥|⩾|>=|at least|minimum of|no less than|not less than|최소)\s*$/, 'ge'],
  [/(?:>|over|more than|above|exceeding|exceeds|greater than|in excess of)\s*$/, 'gt'],
  [/(?:≤|⩽|<=|at most|up to|no more than|not more than|maximum of)\s*$/, 'le'],
  [/(?:<|under|less than|below|fewer than|smaller than)\s*$/, 'lt'],
];

/** What the words around a number say about it. Windows are short, so the cost per number is constant. */
export function comparatorAround(
  text: string,
  start: number,
  end: number,
): 'ge' | 'gt' | 'le' | 'lt' | 'decade' | null {
  const after = text.slice(end, end + 16);
  for (const [pattern, meaning] of AFTER) if (pattern.test(after)) return meaning === 'about' ? null : meaning;
  const before = text.slice(Math.max(0, start - 16), start);
  for (const [pattern, meaning] of BEFORE) if (pattern.test(before)) return meaning;
  return null;
}

export function isAbout(
  text: string,
  start: number,
  end: number,
  before: readonly string[],
  after: readonly string[],
): boolean {
  const left = text.slice(Math.max(0, start - 16), start).trimEnd();
  const right = text
    .slice(end, end + 8)
    .replace(/^급/, '')
    .trimStart();
  const leftHit = before.some(
    (word) =>
      left.endsWith(word) &&
      (!isLatin(word.charCodeAt(0)) || !isLatin(left.charCodeAt(left.length - word.length - 1))) &&
      !(word === '약' && isHangul(left.charCodeAt(left.length - 2))),
  );
  return leftHit || after.some((word) => right.startsWith(word));
}

/** Bounds of a written value. "About" and designations like "20나노대" leave room on both sides. */
export function bounds(
  low: number,
  high: number,
  comparator: 'ge' | 'gt' | 'le' | 'lt' | 'decade' | null,
  about: boolean,
): Bounds {
  const slack = about ? 0.05 : 0;
  const bottom = low * (1 - slack);
  const top = high * (1 + slack);
  if (comparator === 'ge' || comparator === 'gt')
    return { low: bottom, high: Number.POSITIVE_INFINITY, lowOpen: comparator === 'gt', highOpen: true };
  if (comparator === 'le' || comparator === 'lt')
    return { low: Number.NEGATIVE_INFINITY, high: top, lowOpen: true, highOpen: comparator === 'lt' };
  if (comparator === 'decade' && low === high && low >= 10)
    return { low, high: low + 10 ** Math.floor(Math.log10(low)), lowOpen: false, highOpen: true };
  return { low: bottom, high: top, lowOpen: false, highOpen: false };
}
