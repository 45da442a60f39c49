import type { Answers, AnswerValue } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { score } from '../diagnosis/index.ts';
import { type Layer, type Noted, valueAt } from './merge.ts';

export type Strength = 'verified' | 'claimed';
const strongest: readonly Layer[] = ['verified', 'claimed'];
/** What was seen goes before what was said; advice is no answer. */
export const answersOf = (
  set: QuestionSet,
  merged: ReadonlyMap<string, Noted>,
): { answers: Answers; strength: ReadonlyMap<string, Strength> } => {
  const answers: Record<string, AnswerValue> = {};
  const strength = new Map<string, Strength>();
  for (const { id, mayNotApply } of set.questions)
    for (const layer of strongest) {
      const value = valueAt(merged, id, layer);
      if (value === undefined || value === null || (value === 'notApplicable' && !mayNotApply)) continue;
      answers[id] = value;
      strength.set(id, layer === 'verified' ? 'verified' : 'claimed');
      break;
    }
  return { answers, strength };
};

/**
 * Points of the total (0..100, one decimal) that closing these questions would bring, given what was noted. Questions that
 * nobody answered bring nothing: what is not known is not promised.
 */
export const effectOf = (set: QuestionSet, answers: Answers, questions: readonly string[]): number => {
  const points = new Map(score(set, answers).gaps.map((gap) => [gap.question, gap.points]));
  const sum = [...new Set(questions)].reduce((total, id) => total + (points.get(id) ?? 0), 0);
  return Math.round(sum * 10) / 10;
};
