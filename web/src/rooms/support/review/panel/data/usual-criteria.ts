import type { PanelWords } from '@boru/contract/review';

const criterion = (id: string, ko: string, en: string, weight: number): PanelWords['criteria'][number] => ({
  ...{ id, title: { ko, en }, anchor: null, weight, highest: 10, floor: null },
});
/** What nearly every notice weighs, in both languages as a panel keeps it; people change it. */
export const usualCriteria = [
  criterion('need', '필요성', 'Need', 40),
  criterion('plan', '계획의 타당성', 'Soundness of the plan', 30),
  criterion('effect', '기대 효과', 'Expected effect', 30),
];
