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
