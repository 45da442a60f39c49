import { formatDate } from '@boru/contract/civil';

const digits = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'] as const;
const places = ['', '십', '백', '천'] as const;
const myriads = ['', '만', '억', '조', '경'] as const;

/** '2026-06-08' → '2026. 6. 8.' (행정업무규정: 연·월·일은 온점으로). Throws RangeError on no date. */
export const officialDate = (on: string): string => formatDate(on).replace(/\(.\)$/, '');

const fourDigits = (value: number): string =>
  [...String(value)]
    .map((digit, index, all) => (digit === '0' ? '' : `${digits[Number(digit)]}${places[all.length - 1 - index]}`))
    .join('');

/** 113560 → '일십일만삼천오백육십'. Non-negative safe integers only. */
export const koreanNumber = (amount: number): string => {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount: ${amount}`);
  if (amount === 0) return '영';
  let rest = amount;
  let text = '';
  for (const myriad of myriads) {
    const group = rest % 10_000;
    if (group > 0) text = `${fourDigits(group)}${myriad}${text}`;
    rest = Math.floor(rest / 10_000);
  }
  return text;
};

/** 113560 → '금113,560원(금일십일만삼천오백육십원)', as official letters write money. */
export const officialMoney = (amount: number): string =>
  `금${amount.toLocaleString('en-US')}원(금${koreanNumber(amount)}원)`;

const syllables = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'] as const;
const circled = (first: number, at: number, most: number): string =>
  at < most ? String.fromCodePoint(first + at) : `(${at + 1})`;
/** The mark before the n-th item (from 0) of a level (1 to 8): 1. 가. 1) 가) (1) (가) ① ㉮; after 하 comes 거. */
export const itemMark = (level: number, at: number): string => {
  const number = String(at + 1);
  const letter = syllables[at] ?? number;
  const marks = [`${number}.`, `${letter}.`, `${number})`, `${letter})`, `(${number})`, `(${letter})`];
  return marks[level - 1] ?? (level === 7 ? circled(0x2460, at, 20) : circled(0x326e, at, 14));
};

export type OutlineLine = { level: number; text: string };
/** An outline as official documents number it; a level begins anew below each higher one. 끝. stands after the last word, unless appendices are named after it. */
export const numbered = (
  outline: readonly OutlineLine[],
  { ends = true }: { ends?: boolean } = {},
): (OutlineLine & { indent: string })[] => {
  const counts: number[] = [];
  return outline.map(({ level, text }, at) => {
    counts.length = level;
    const place = counts[level - 1] ?? 0;
    counts[level - 1] = place + 1;
    const end = ends && at === outline.length - 1 ? '\u00a0끝.' : '';
    return { level, indent: '  '.repeat(level - 1), text: `${itemMark(level, place)} ${text}${end}` };
  });
};
