import type { Answers, GrantQuestion } from '@boru/contract/grants';
import { type Facts, holds } from '../eligibility/index.ts';
import { registerBefore } from './form.ts';

const isAsked = (questions: readonly GrantQuestion[], place: number, facts: Facts, asOf: string): boolean => {
  const visible = questions[place]?.visible ?? null;
  if (visible === null) return true;
  const { truth, leaves } = holds(visible, facts, { parameters: [], asOf }, registerBefore(questions, place));
  if (truth !== 'unknown') return truth === 'yes';
  // An earlier question without an answer: wait for it. A fact of the company that nobody knows: ask, the company can say.
  const before = new Set(questions.slice(0, place).map(({ key }) => key));
  return leaves.every((leaf) => leaf.truth !== 'unknown' || !before.has(leaf.leaf.fact));
};

/**
 * The questions that are asked now, in their order. Looked at one after the other, so that the answer to a question
 * that is not asked decides nothing.
 */
export const askedOf = (
  questions: readonly GrantQuestion[],
  answers: Answers,
  facts: Facts,
  asOf: string,
): readonly GrantQuestion[] => {
  const known: Record<string, Facts[string]> = { ...facts };
  return questions.filter((question, place) => {
    if (!isAsked(questions, place, known, asOf)) return false;
    const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    if (answer !== undefined) known[question.key] = { value: answer };
    return true;
  });
};

/** The facts of the company with what it answered in the form: what is answered here counts before what was known. */
export const factsWith = (asked: readonly GrantQuestion[], answers: Answers, facts: Facts): Facts => {
  const answered = asked.flatMap(({ key, fact }) => {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    return fact === null || answer === undefined ? [] : [[fact, { value: answer }] as const];
  });
  return { ...facts, ...Object.fromEntries(answered) };
};

/** What is handed in: answers to questions that are asked, and nothing else. */
export const answersTo = (asked: readonly GrantQuestion[], answers: Answers): Answers =>
  Object.fromEntries(
    asked.flatMap(({ key }) => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return answer === undefined ? [] : [[key, answer] as const];
    }),
  );
