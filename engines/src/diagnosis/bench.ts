// Speed of scoring 48 questions. The caller brings the clock (milliseconds), because engines have none.
import type { AnswerValue } from '@boru/contract/diagnosis';
import { proposePlan, score } from './index.ts';
import { question, sampleSet } from './sample.ts';

export interface Figure {
  readonly name: string;
  readonly perSecond: number;
}

export function bench(now: () => number, milliseconds = 500): Figure[] {
  const domains = ['policy', 'people', 'it'];
  const questions = Array.from({ length: 48 }, (_, index) =>
    question(`Q-${index}`, domains[index % 3] ?? 'it', { critical: index % 2 === 0 }),
  );
  const set = sampleSet({ questions });
  const values: readonly AnswerValue[] = [0, 1, 2, 3, 'notApplicable'];
  const answers = Object.fromEntries(questions.map((each, index) => [each.id, values[index % 5] ?? 0]));
  const outcome = score(set, answers);
  return [
    measure('diagnosis: score of 48 answers', () => score(set, answers), now, milliseconds),
    measure(
      'diagnosis: plan of all gaps',
      () => proposePlan(set, outcome, [], { on: '2026-11-22', daysPerWeek: 1 }),
      now,
      milliseconds,
    ),
  ];
}

function measure(name: string, work: () => unknown, now: () => number, milliseconds: number): Figure {
  const start = now();
  let runs = 0;
  while (now() - start < milliseconds) {
    for (let index = 0; index < 100; index += 1) work();
    runs += 100;
  }
  return { name, perSecond: Math.round((runs / (now() - start)) * 1000) };
}
