// Files that are no JSON, have the wrong shape or hold damaged text.
import type { Breakage } from './breakage.ts';

const C = 'catalogue/';
const P = 'packs/chungbuk/';
const NOW = `${C}statutory-lists/national-core-technology-2025-10-02.json`;

const SYNTAX: readonly Breakage[] = [
  {
    title: '쉼표가 빠짐',
    file: `${C}laws.json`,
    swap: ['"asOf": "2026-06",', '"asOf": "2026-06"'],
    at: '"validFrom": null',
    says: /A comma is missing/,
  },
  {
    title: '마지막 항목 뒤의 쉼표',
    file: `${P}pack.json`,
    swap: ['"timeZone": "Asia/Seoul"', '"timeZone": "Asia/Seoul",'],
    at: /[\s\S]*\}/,
    says: /comma follows the last/,
  },
  {
    title: '닫는 괄호가 없음',
    file: `${P}pack.json`,
    swap: [/\}\s*$/, ''],
    at: '"timeZone": "Asia/Seoul"',
    says: /closing } is missing/,
  },
  {
    title: '필드를 두 번 적음',
    file: `${P}pack.json`,
    swap: ['"locale": "ko-KR"', '"id": "other",\n  "locale": "ko-KR"'],
    at: '"id": "other"',
    says: /"id" is written twice/,
  },
  {
    title: '따옴표를 닫지 않음',
    file: `${P}pack.json`,
    swap: ['"Asia/Seoul"', '"Asia/Seoul'],
    at: '"timeZone"',
    says: /string is not closed/,
  },
  {
    title: '끝난 뒤에 다른 글자',
    file: `${P}pack.json`,
    swap: [/\}\s*$/, '}\nend'],
    at: /[\s\S]*end/,
    says: /follows the end/,
  },
  {
    title: 'BOM으로 시작하는 파일',
    file: `${P}pack.json`,
    swap: [/^\{/, '\uFEFF{'],
    at: '\uFEFF',
    says: /byte order mark/,
  },
  {
    title: '읽을 수 없는 값',
    file: `${P}pack.json`,
    swap: ['"verified": false', '"verified": nein'],
    at: 'nein',
    says: /not a value/,
  },
  {
    title: '너무 큰 수',
    file: `${P}municipalities.json`,
    swap: ['"row": 2', '"row": 1e999'],
    at: '1e999',
    says: /too large/,
  },
  {
    title: '너무 깊은 겹침',
    file: `${P}pack.json`,
    swap: ['"Asia/Seoul"', '['.repeat(50)],
    at: '[[[[',
    says: /nesting is too deep/,
  },
  {
    title: '쌍점이 없음',
    file: `${P}pack.json`,
    swap: ['"locale": ', '"locale" '],
    at: '"locale" ',
    says: /colon is missing/,
  },
];

const SHAPE: readonly Breakage[] = [
  {
    title: '모르는 필드',
    file: `${P}pack.json`,
    swap: ['"locale"', '"colour": "blue",\n  "locale"'],
    at: '"colour"',
    says: /"colour" is not a field/,
  },
  {
    title: '__proto__ 필드',
    file: `${P}pack.json`,
    swap: ['"locale"', '"__proto__": {},\n  "locale"'],
    at: '"__proto__"',
    says: /"__proto__" is not a field/,
  },
  {
    title: '출처가 없음',
    file: `${P}ordinance.json`,
    swap: [/ {2}"source": \[.*\],\n/, ''],
    at: '{',
    says: /"source" is missing/,
  },
  {
    title: '출처가 빈 목록',
    file: `${P}ordinance.json`,
    swap: [/"source": \[.*\]/, '"source": []'],
    at: '"source": []',
    says: /"source" is empty/,
  },
  {
    title: '없는 날짜',
    file: `${P}agreement.json`,
    swap: ['"signedOn": "2024-06-17"', '"signedOn": "2024-06-31"'],
    at: '"signedOn"',
    says: /not a date of the calendar/,
  },
  {
    title: '영어 글이 비어 있음',
    file: `${P}pack.json`,
    swap: ['"en": "Region pack of Chungcheongbuk-do"', '"en": ""'],
    at: '"en": ""',
    says: /"en" is empty/,
  },
  {
    title: '숫자 자리에 글',
    file: `${P}agencies.json`,
    swap: ['"id": 2,', '"id": "two",'],
    at: '"id": "two"',
    says: /"id" must be a/,
  },
  {
    title: '모르는 기한 종류',
    file: `${C}deadline-rules.json`,
    swap: ['"kind": "yearly"', '"kind": "weekly"'],
    at: '"weekly"',
    says: /"kind" must be one of/,
  },
  {
    title: '모르는 요청 주제',
    file: `${P}capabilities.json`,
    swap: ['"determinationGuidance", "exportGuidance"]', '"gossip"]'],
    at: '"gossip"',
    says: /must be one of/,
  },
  {
    title: '음수 금액',
    file: `${P}programmes.json`,
    swap: ['"maxWon": 5000000', '"maxWon": -5'],
    at: '"maxWon": -5',
    says: /"maxWon" is empty or too small/,
  },
  {
    title: '소수점이 있는 금액',
    file: `${P}programmes.json`,
    swap: ['"maxWon": 5000000', '"maxWon": 0.5'],
    at: '"maxWon": 0.5',
    says: /"maxWon" must be/,
  },
];

const TEXT: readonly Breakage[] = [
  {
    title: '깨진 글자 U+FFFD',
    file: NOW,
    swap: ['30나노 이하급 D램', '30나노 이하\uFFFD D램'],
    at: '\uFFFD',
    says: /replacement character/,
  },
  {
    title: '짝이 없는 대리 코드',
    file: NOW,
    swap: ['30나노 이하급 D램', '30나노 \\ud800 D램'],
    at: '\\ud800',
    says: /lone surrogate/,
  },
  {
    title: '글 속의 줄바꿈',
    file: NOW,
    swap: ['30나노 이하급 D램', '30나노\\n이하급 D램'],
    at: '30나노\\n',
    says: /control character/,
  },
  {
    title: '폭 없는 공백',
    file: NOW,
    swap: ['30나노 이하급 D램', '30나노\u200B이하급 D램'],
    at: '\u200B',
    says: /invisible/,
  },
  {
    title: '풀어진 한글 자모',
    file: NOW,
    swap: ['30나노 이하급 D램', `30${'나노'.normalize('NFD')} 이하급 D램`],
    at: '나노'.normalize('NFD'),
    says: /not composed/,
  },
  {
    title: '끝의 빈칸',
    file: `${P}pack.json`,
    swap: ['"en": "Region pack', '"en": " Region pack'],
    at: '" Region pack',
    says: /begins or ends with a space/,
  },
];

export const brokenFiles: readonly Breakage[] = [...SYNTAX, ...SHAPE, ...TEXT];
