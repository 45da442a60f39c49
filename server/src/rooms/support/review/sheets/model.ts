import type { ScoreCriterion, SheetInput } from '@boru/contract/review';
import { Problem } from '#kernel/problem';

export type Sheet = {
  judgeId: string;
  applicationId: string;
  marks: Record<string, number | null>;
  words: string | null;
  state: 'draft' | 'submitted' | 'void';
  version: number;
};
const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });

/** Throws unless the sheet fits the criteria; one that is handed in says something of each, and why where it is extreme. */
export const requireMarks = (criteria: readonly ScoreCriterion[], { marks, words, submit }: SheetInput): void => {
  for (const id of Object.keys(marks))
    if (!criteria.some((one) => one.id === id))
      throw invalid(`marks.${id}`, '없는 평가항목입니다. / No such criterion.');
  let isExtreme = false;
  for (const { id, highest } of criteria) {
    const mark = marks[id];
    if (mark === undefined) {
      if (submit)
        throw invalid(`marks.${id}`, '점수를 주거나 해당 없음을 골라 주세요. / Give a mark, or say it does not apply.');
      continue;
    }
    if (mark !== null && mark > highest)
      throw invalid(`marks.${id}`, `최고점은 ${highest}점입니다. / The highest mark is ${highest}.`);
    if (mark === 0 || mark === highest) isExtreme = true;
  }
  if (submit && criteria.every(({ id }) => marks[id] === null))
    throw invalid('marks', '적어도 한 항목에는 점수를 주세요. / Give at least one mark.');
  if (submit && isExtreme && words === null)
    throw invalid('words', '0점이나 최고점을 준 까닭을 적어 주세요. / Say why a mark is the lowest or the highest.');
};
