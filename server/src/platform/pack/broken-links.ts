// Files that are well formed and do not fit together.
import type { Breakage } from './breakage.ts';

const C = 'catalogue/';
const P = 'packs/chungbuk/';
const NOW = `${C}statutory-lists/national-core-technology-2025-10-02.json`;
const OLD = `${C}statutory-lists/national-core-technology-2019-07-08.json`;

const DATES: readonly Breakage[] = [
  {
    title: '끝나는 날이 시작하는 날보다 이름',
    file: OLD,
    swap: ['"validTo": "2021-01-13"', '"validTo": "2018-01-13"'],
    at: '"validTo": "2018-01-13"',
    says: /is before validFrom/,
  },
  {
    title: '같은 목록의 두 판이 겹침',
    file: OLD,
    swap: ['"validTo": "2021-01-13"', '"validTo": "2025-10-02"'],
    at: '"validFrom"',
    told: NOW,
    says: /overlaps another edition/,
  },
  {
    title: '기관 이름의 기간이 겹침',
    file: `${P}agencies.json`,
    swap: [
      '"validFrom": "2024-06-17",\n          "validTo": null\n        }',
      '"validFrom": "2024-06-17",\n          "validTo": null\n        },\n        { "ko": "새 이름", "en": "New", "source": ["x"], "validFrom": "2026-01-01", "validTo": null }',
    ],
    at: '"ko": "새 이름"',
    says: /overlaps an earlier name/,
  },
  {
    title: '접수 마감이 시작보다 이름',
    file: `${P}programmes.json`,
    swap: [
      '"opensOn": "2026-02-12",\n      "closesOn": null',
      '"opensOn": "2026-02-12",\n      "closesOn": "2026-02-01"',
    ],
    at: '"closesOn": "2026-02-01"',
    says: /closes before it opens/,
  },
  {
    title: '같은 목적의 동의문이 겹침',
    file: `${C}consent-texts.json`,
    swap: ['"purpose": "referral"', '"purpose": "counselling"'],
    at: '"validFrom": "2026-01-01"',
    nth: 4,
    says: /overlaps another text for counselling/,
  },
  {
    title: '확인되지 않았는데 설명이 없음',
    file: `${C}threshold-ladders.json`,
    swap: [/("verified": )true(,\n {2})"note": .*\n/, '$1false$2'],
    at: '"verified": false',
    says: /needs a note/,
  },
];

const REFERENCES: readonly Breakage[] = [
  {
    title: '없는 기관을 가리키는 창구',
    file: `${P}capabilities.json`,
    swap: ['"agency": "chungbuk-police"', '"agency": "chungnam-police"'],
    at: '"chungnam-police"',
    says: /no agency chungnam-police/,
  },
  {
    title: '없는 기관이 맺은 협약',
    file: `${P}agreement.json`,
    swap: ['"chungbuk-police"', '"chungnam-police"'],
    at: '"chungnam-police"',
    says: /no agency chungnam-police/,
  },
  {
    title: '기관 번호가 겹침',
    file: `${P}agencies.json`,
    swap: ['"id": 2,', '"id": 1,'],
    at: '"id": 1,',
    nth: 2,
    says: /agency number 1 is used twice/,
  },
  {
    title: '창구가 두 번 적힘',
    file: `${P}capabilities.json`,
    swap: ['"desk": "association-education"', '"desk": "association-counselling"'],
    at: '"desk": "association-counselling"',
    nth: 2,
    says: /desk association-counselling appears twice/,
  },
  {
    title: '총괄 기관이 계정을 쓰지 않음',
    file: `${P}pack.json`,
    swap: ['"secretariat": "chungbuk-province"', '"secretariat": "intelligence-service-chungbuk"'],
    at: '"secretariat"',
    says: /has no account/,
  },
  {
    title: '폴더와 다른 꾸러미 이름',
    file: `${P}pack.json`,
    swap: ['"id": "chungbuk"', '"id": "gyeongbuk"'],
    at: '{',
    says: /The folder is chungbuk/,
  },
  {
    title: '없는 법령',
    file: `${C}duties.json`,
    swap: ['"law": "industrial-technology-protection-act"', '"law": "law-of-the-jungle"'],
    at: '"law-of-the-jungle"',
    says: /no law law-of-the-jungle/,
  },
  {
    title: '없는 업종 코드',
    file: `${C}ksic-industry-map.json`,
    swap: ['"code": "26111"', '"code": "99999"'],
    at: '"99999"',
    says: /no industry code 99999/,
  },
  {
    title: '업종의 상위 분류가 없음',
    file: `${C}ksic-10.json`,
    swap: [/ {4}\["261", .*\n/, ''],
    at: '["2611",',
    says: /parent 261 is missing/,
  },
  {
    title: '업종 코드가 겹침',
    file: `${C}ksic-10.json`,
    swap: ['["011",', '["01",'],
    at: '["01",',
    nth: 2,
    says: /code 01 appears twice/,
  },
  {
    title: '없는 산업 분야',
    file: `${P}industrial-zones.json`,
    swap: ['"industries": ["secondary-battery", "semiconductor"]', '"industries": ["secondary-battery", "magic"]'],
    at: '"magic"',
    says: /no industry magic/,
  },
  {
    title: '없는 시군의 산업단지',
    file: `${P}industrial-zones.json`,
    swap: ['"municipality": "4313000000"', '"municipality": "4399900000"'],
    at: '"4399900000"',
    says: /no municipality 4399900000/,
  },
  {
    title: '목록에 없는 분야',
    file: NOW,
    swap: ['"field": "hydrogen"', '"field": "alchemy"'],
    at: '"alchemy"',
    says: /No field alchemy/,
  },
  {
    title: '항목 수가 다름',
    file: NOW,
    swap: ['"count": 79', '"count": 80'],
    at: '"count": 80',
    says: /count says 80/,
  },
  {
    title: '항목 번호가 겹침',
    file: NOW,
    swap: ['"id": "NCT-SEMI-02"', '"id": "NCT-SEMI-01"'],
    at: '"id": "NCT-SEMI-01"',
    nth: 2,
    says: /NCT-SEMI-01 is used twice/,
  },
  {
    title: '목록에 없는 항목을 가리키는 사다리',
    file: `${C}threshold-ladders.json`,
    swap: ['"item": "NCST-SEMI-01"', '"item": "NCST-SEMI-77"'],
    at: '"NCST-SEMI-77"',
    says: /no item NCST-SEMI-77/,
  },
  {
    title: '없는 판을 가리키는 개정 이력',
    file: `${C}statutory-revisions.json`,
    swap: ['"edition": "2019-07-08"', '"edition": "2018-07-08"'],
    at: '"edition": "2018-07-08"',
    says: /no list of edition 2018-07-08/,
  },
  {
    title: '없는 연락처의 사업',
    file: `${P}programmes.json`,
    swap: ['"contact": "police-113"', '"contact": "police-000"'],
    at: '"police-000"',
    says: /no contact police-000/,
  },
  {
    title: '없는 문항을 가리키는 사업',
    file: `${P}programmes.json`,
    swap: ['"TS-09"', '"TS-99"'],
    at: '"TS-99"',
    says: /no question TS-99/,
  },
  {
    title: '도울 창구가 없는 기관의 사업',
    file: `${P}programmes.json`,
    swap: ['"agency": "chungbuk-police"', '"agency": "sme-promotion-chungbuk"'],
    at: '"agency": "sme-promotion-chungbuk"',
    says: /no desk for leakSuspected/,
  },
  {
    title: '없는 기한 규칙의 의무',
    file: `${C}duties.json`,
    swap: ['"deadlineRule": "NCT-REGISTER"', '"deadlineRule": "NCT-NEVER"'],
    at: '"NCT-NEVER"',
    says: /no deadline rule NCT-NEVER/,
  },
  {
    title: '연락할 길이 없는 연락처',
    file: `${C}contacts.json`,
    swap: ['"phone": "02-3489-7000"', '"phone": null'],
    at: /\{(?=\s*"id": "happy-call")/,
    says: /needs a telephone number/,
  },
];

export const brokenLinks: readonly Breakage[] = [...DATES, ...REFERENCES];
