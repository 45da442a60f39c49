import type { Answers, GrantQuestion } from '@boru/contract/grants';

/** Who reads an answer does not change what is asked. */
const meaningOf = ({ class: _class, readers: _readers, isReused: _reused, ...question }: GrantQuestion): string =>
  JSON.stringify(question);

/** What a corrected form asks again: questions that are new or mean something else than before. In the order of the new form. */
export const changedKeys = (before: readonly GrantQuestion[], after: readonly GrantQuestion[]): readonly string[] => {
  const known = new Map(before.map((question) => [question.key, meaningOf(question)]));
  return after.filter((question) => known.get(question.key) !== meaningOf(question)).map(({ key }) => key);
};

/** Questions whose answer is another one than before, taken away ones included. */
export const changedAnswers = (before: Answers, after: Answers): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .sort();
