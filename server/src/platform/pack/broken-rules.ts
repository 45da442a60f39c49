// Clocks, questions, doors, tiles and holidays that contradict themselves.
import type { Breakage } from './breakage.ts';

const C = 'catalogue/';
const P = 'packs/chungbuk/';
const QUESTIONS = `${C}question-sets/techsec-ko-1.json`;

const CLOCKS: readonly Breakage[] = [
  {
    title: '기간이 없는 기한',
    file: `${C}deadline-rules.json`,
    swap: ['"period": { "value": 45, "unit": "d" },\n      "hours"', '"period": null,\n      "hours"'],
    at: '"period": null',
    says: /needs a period/,
  },
  {
    title: '근무시간인지 알 수 없는 시간',
    file: `${C}deadline-rules.json`,
    swap: ['"hours": "working"', '"hours": null'],
    at: /"MW-TRANSFER"[\s\S]*?"hours"/,
    says: /hours is set exactly when/,
  },
  {
    title: '해마다 있지 않은 날',
    file: `${C}deadline-rules.json`,
    swap: ['"month": 2, "day": "last"', '"month": 2, "day": 29'],
    at: '"day": 29',
    says: /does not exist every year/,
  },
  {
    title: '기한이 없는 요청 주제',
    file: `${C}deadline-rules.json`,
    swap: ['"helpTopics": ["dispute"],', ''],
    at: '"items": [',
    says: /No clock starts for the topic dispute/,
  },
  {
    title: '기한이 둘인 요청 주제',
    file: `${C}deadline-rules.json`,
    swap: ['"helpTopics": ["leakSuspected"]', '"helpTopics": ["leakSuspected", "dispute"]'],
    at: '"helpTopics": ["leakSuspected", "dispute"]',
    says: /Another clock already starts for dispute/,
  },
  {
    title: '없는 기한 규칙의 접수 확인',
    file: `${C}case-clocks.json`,
    swap: ['"MW-ETC"', '"MW-NONE"'],
    at: '"MW-NONE"',
    says: /no deadline rule MW-NONE/,
  },
  {
    title: '없는 기한 규칙의 처리정지 요구',
    file: `${C}privacy-rights.json`,
    swap: ['"PII-STOP"', '"PII-NONE"'],
    at: '"PII-NONE"',
    says: /no deadline rule PII-NONE/,
  },
  {
    title: '시간을 세지 않는 기한 규칙의 유출 통지',
    file: `${C}breach-duties.json`,
    swap: ['"PII-BREACH"', '"PII-ACCESS"'],
    at: '"PII-ACCESS"',
    says: /no rule of hours PII-ACCESS/,
  },
  {
    title: '같은 점검표가 둘',
    file: `${C}case-templates.json`,
    swap: ['"id": "dispute"', '"id": "leak-suspected"'],
    at: '"id": "leak-suspected"',
    nth: 2,
    says: /checklist leak-suspected appears twice/,
  },
  {
    title: '종결 뒤 같은 날에 두 번 확인',
    file: `${C}case-templates.json`,
    swap: ['"days": 180', '"days": 30'],
    at: '"days": 30',
    nth: 2,
    says: /30 days appear twice/,
  },
  {
    title: '같은 기한 규칙이 둘',
    file: `${C}deadline-rules.json`,
    swap: ['"id": "NCT-CHANGE"', '"id": "NCT-REGISTER"'],
    at: '"id": "NCT-REGISTER"',
    nth: 2,
    says: /NCT-REGISTER applies twice/,
  },
];

const QUESTION: readonly Breakage[] = [
  {
    title: '없는 영역의 문항',
    file: QUESTIONS,
    swap: ['"domain": "it"', '"domain": "moon"'],
    at: '"domain": "moon"',
    says: /no domain moon/,
  },
  {
    title: '문항 번호가 겹침',
    file: QUESTIONS,
    swap: ['"id": "TS-02"', '"id": "TS-01"'],
    at: '"id": "TS-01"',
    nth: 2,
    says: /question TS-01 appears twice/,
  },
  {
    title: '0점에서 시작하는 수준이 없음',
    file: QUESTIONS,
    swap: [/("id": "at-risk".*"min": )0/, '$110'],
    at: '"levels": [',
    says: /No level begins at 0/,
  },
  {
    title: '조문과 다른 보호조치',
    file: QUESTIONS,
    swap: [
      '{ "id": "D14-2", "text": "국가핵심기술 관리책임자 및 보안 전담인력의 지정", "basis"',
      '{ "id": "D14-2", "text": "책임자 지정", "basis"',
    ],
    at: '"책임자 지정"',
    says: /differs from measure D14-2/,
  },
];

const PLACES: readonly Breakage[] = [
  {
    title: '어느 시군에서도 받을 창구가 없는 주제',
    file: `${P}capabilities.json`,
    swap: [',\n        "other"', ''],
    at: '"items": [',
    says: /No desk answers other in any municipality/,
  },
  {
    title: '한 시군에서 닫힌 문',
    file: `${P}capabilities.json`,
    swap: [/("desk": "province-secretariat"[\s\S]*?"territory": )"province"/, '$1["4311000000"]'],
    at: '"items": [',
    says: /No desk answers other in Chungju-si/,
  },
  {
    title: '업종 코드로 닫힌 문',
    file: `${P}capabilities.json`,
    swap: [/("desk": "province-secretariat"[\s\S]*?"industries": )\[\]/, '$1["semiconductor"]'],
    at: '"items": [',
    says: /No desk answers other/,
  },
  {
    title: '같은 칸의 두 시군',
    file: `${P}municipalities.json`,
    swap: ['"column": 3, "row": 0', '"column": 2, "row": 0'],
    at: '"tile": { "column": 2, "row": 0 }',
    nth: 2,
    says: /The same tile as Chungju-si/,
  },
  {
    title: '남북이 뒤바뀐 타일',
    file: `${P}municipalities.json`,
    swap: ['"column": 1, "row": 3', '"column": 1, "row": 1'],
    at: '"tile": { "column": 1, "row": 1 }',
    says: /North and south|The same tile/,
  },
  {
    title: '상위 시가 없는 구',
    file: `${P}municipalities.json`,
    swap: ['"parent": "4311000000"', '"parent": "4313500000"'],
    at: '"4313500000"',
    says: /no city 4313500000/,
  },
  {
    title: '다른 시도의 코드',
    file: `${P}municipalities.json`,
    swap: [/4380000000",\n(.*)"43800"/, '4480000000",\n$1"44800"'],
    at: '"4480000000"',
    says: /another province/,
  },
];

const HOLIDAYS: readonly Breakage[] = [
  {
    title: '틀린 요일',
    file: `${P}holidays.json`,
    swap: [/("on": "2026-05-01"[\s\S]*?"weekday": )"fri"/, '$1"sat"'],
    at: /"on": "2026-05-01"[\s\S]*?"weekday"/,
    says: /2026-05-01 is a fri/,
  },
  {
    title: '빠진 대체공휴일',
    file: `${P}holidays.json`,
    swap: [/ {4}\{\n {6}"on": "2026-08-17"[\s\S]*?\n {4}\},\n/, ''],
    at: /\{(?=\s*"on": "2026-08-15")/,
    says: /substitute 2026-08-17 for Liberation Day/,
  },
  {
    title: '규칙에 없는 대체공휴일',
    file: `${P}holidays.json`,
    swap: [/("on": )"2026-06-06"([\s\S]*?"kind": )"fixed"/, '$1"2026-06-06"$2"substitute"'],
    at: '"on": "2026-06-06"',
    says: /no substitute/,
  },
  {
    title: '다른 명절을 대신하는 대체공휴일',
    file: `${P}holidays.json`,
    swap: [/("on": "2026-08-17"[\s\S]*?"feasts": )\["liberation"\]/, '$1["hangeul"]'],
    at: /"on": "2026-08-17"[\s\S]*?"feasts"/,
    says: /should stand for Liberation Day/,
  },
  {
    title: '같은 날을 두 번 적음',
    file: `${P}holidays.json`,
    swap: ['"on": "2024-01-01"', '"on": "2024-02-09"'],
    at: '"on": "2024-02-09"',
    nth: 2,
    says: /2024-02-09 appears twice/,
  },
];

export const brokenRules: readonly Breakage[] = [...CLOCKS, ...QUESTION, ...PLACES, ...HOLIDAYS];
