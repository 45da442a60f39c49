// Readings of statutory items that do not fit the law's words or each other.
import type { Breakage } from './breakage.ts';

const PROFILES = 'catalogue/statutory-lists/national-core-technology-2025-10-02.profiles.json';
const TERMS = 'catalogue/screening/terms.json';

export const brokenReadings: readonly Breakage[] = [
  {
    title: '목록에 없는 말을 법의 말로 인용함',
    file: PROFILES,
    swap: ['"quote": "64단 이상"', '"quote": "96단 이상"'],
    at: '"quote": "96단 이상"',
    says: /The item does not say: 96단 이상/,
  },
  {
    title: '모르는 용어를 가리키는 읽기',
    file: PROFILES,
    swap: ['"any": ["nand"]', '"any": ["nandd"]'],
    at: '"any": ["nandd"]',
    says: /Unknown term: nandd/,
  },
  {
    title: '모르는 값을 재는 조건',
    file: PROFILES,
    swap: ['"quantity": "stackLayers"', '"quantity": "stackLevels"'],
    at: '"quantity": "stackLevels"',
    says: /Unknown quantity: stackLevels/,
  },
  {
    title: '읽기가 없는 항목',
    file: PROFILES,
    swap: ['"item": "NCT-SEMI-03"', '"item": "NCT-SEMI-99"'],
    at: '"id": "NCT-SEMI-03"',
    told: 'catalogue/statutory-lists/national-core-technology-2025-10-02.json',
    says: /NCT-SEMI-03 has no profile/,
  },
  {
    title: '이름이면서 암시인 말',
    file: TERMS,
    swap: ['"hints":["플래시메모리"]', '"hints":["낸드"]'],
    at: '"hints":["낸드"]',
    says: /either a name or a hint: 낸드/,
  },
];
