// Characters that betray a damaged file. Statutory text is quoted byte for byte, so a broken syllable is a fault, not a nuisance.
import type { Sentence } from './json.ts';

interface Check {
  readonly bad: (text: string) => boolean;
  readonly message: Sentence;
}

/** ASCII and whole syllables without blanks at the ends: nearly every text, and never at fault. */
const PLAIN = /^[!-~가-힣](?:[ -~가-힣]*[!-~가-힣])?$/;

const CHECKS: readonly Check[] = [
  {
    bad: (text) => text.includes('\uFFFD'),
    message: {
      ko: '깨진 글자(U+FFFD)가 있습니다. UTF-8로 다시 저장해 주세요.',
      en: 'A replacement character (U+FFFD): the text was damaged.',
    },
  },
  {
    bad: (text) => !text.isWellFormed(),
    message: { ko: '짝이 없는 대리 코드가 있습니다.', en: 'A lone surrogate stands in the text.' },
  },
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
    bad: (text) => /[\u0000-\u001f\u007f-\u009f]/.test(text),
    message: { ko: '제어 문자나 줄바꿈이 있습니다.', en: 'A control character or line break stands in the text.' },
  },
  {
    bad: (text) => /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(text),
    message: {
      ko: '보이지 않는 글자(폭 없는 공백, 방향 표시)가 있습니다.',
      en: 'An invisible character stands in the text.',
    },
  },
  {
    bad: (text) => text.isWellFormed() && text.normalize('NFC') !== text,
    message: { ko: '한글 자모가 풀어져 있습니다(NFC가 아님).', en: 'The text is not composed (not NFC).' },
  },
];

const AROUND: Check = {
  bad: (text) => text !== text.trim(),
  message: { ko: '앞이나 뒤에 빈칸이 있습니다.', en: 'The text begins or ends with a space.' },
};

/** `spaced`: blanks at the ends carry meaning (the word lists of the screening look for " for "). */
export function textFaults(text: string, spaced: boolean): Sentence[] {
  if (PLAIN.test(text)) return [];
  const checks = spaced ? CHECKS : [...CHECKS, AROUND];
  return checks.filter((check) => check.bad(text)).map((check) => check.message);
}
