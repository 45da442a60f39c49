import type { AnswerValue } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score } from './index.ts';
import { question, sampleSet } from './sample.ts';

interface Case {
  readonly set: QuestionSet;
  readonly answers: Record<string, AnswerValue>;
}
const DOMAINS = ['policy', 'people', 'it', 'facility'];
const weight = fc.constantFrom(0.1, 0.5, 1, 2, 3, 7);
const answer = fc.constantFrom<AnswerValue | null>(0, 1, 2, 3, 'notApplicable', null);
const row = fc.record({ domain: fc.constantFrom(...DOMAINS), weight, critical: fc.boolean(), value: answer });

const randomCase = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 14 }), fc.array(weight, { minLength: 4, maxLength: 4 }), fc.boolean())
  .map(([rows, weights, caps]): Case => {
    const used = DOMAINS.filter((id) => rows.some((each) => each.domain === id));
    const answers: Record<string, AnswerValue> = {};
    rows.forEach((each, index) => {
      if (each.value !== null) answers[`Q-${index}`] = each.value;
    });
    const set = sampleSet({
      domains: used.map((id, index) => ({
        id,
        name: { ko: id, en: id },
        subject: 'policy',
        weight: weights[index] ?? 1,
      })),
      questions: rows.map((each, index) =>
        question(`Q-${index}`, each.domain, { weight: each.weight, critical: each.critical }),
      ),
      caps: caps
        ? [
            { criticalGaps: 1, maxLevel: 'good' },
            { criticalGaps: 2, maxLevel: 'weak' },
          ]
        : [],
    });
    return { set, answers };
  });
const answered = ({ set, answers }: Case): Case => ({
  set,
  answers: Object.fromEntries(set.questions.map((each) => [each.id, answers[each.id] ?? 0])),
});
const rankOf = (set: QuestionSet, level: string | null) => set.levels.find((each) => each.id === level)?.min ?? -1;

describe('점수의 성질', () => {
  it('언제나 0과 100 사이이고 범위는 뒤집히지 않는다', () => {
    fc.assert(
      fc.property(randomCase, ({ set, answers }) => {
        const outcome = score(set, answers);
        for (const part of [outcome, ...outcome.domains]) {
          if (part.range === null) continue;
          expect(part.range.min).toBeGreaterThanOrEqual(0);
          expect(part.range.max).toBeLessThanOrEqual(100);
          expect(part.range.min).toBeLessThanOrEqual(part.range.max);
        }
      }),
    );
  });
  it('어느 답이든 하나를 올리면 총점, 등급, 범위가 내려가지 않는다', () => {
    fc.assert(
      fc.property(randomCase, fc.nat(), (given, pick) => {
        for (const { set, answers } of [given, answered(given)]) {
          const raisable = set.questions.filter((each) => [0, 1, 2].includes(answers[each.id] as number));
          const chosen = raisable[pick % Math.max(1, raisable.length)];
          if (chosen === undefined) continue;
          const before = score(set, answers);
          const after = score(set, { ...answers, [chosen.id]: ((answers[chosen.id] as number) + 1) as AnswerValue });
          expect(after.total ?? 0).toBeGreaterThanOrEqual(before.total ?? 0);
          expect(after.range?.min ?? 0).toBeGreaterThanOrEqual(before.range?.min ?? 0);
          expect(after.range?.max ?? 0).toBeGreaterThanOrEqual(before.range?.max ?? 0);
          expect(rankOf(set, after.level)).toBeGreaterThanOrEqual(rankOf(set, before.level));
        }
      }),
      { numRuns: 300 },
    );
  });
  it('하나를 더 답하면 범위가 넓어지지 않는다', () => {
    fc.assert(
      fc.property(randomCase, fc.constantFrom<AnswerValue>(0, 1, 2, 3), ({ set, answers }, value) => {
        const open = set.questions.find((each) => answers[each.id] === undefined);
        if (open === undefined) return;
        const before = score(set, answers).range;
        const after = score(set, { ...answers, [open.id]: value }).range;
        expect(after?.min ?? 0).toBeGreaterThanOrEqual(before?.min ?? 0);
        expect(after?.max ?? 0).toBeLessThanOrEqual(before?.max ?? 0);
      }),
    );
  });
  it('문항과 영역의 순서를 섞어도 결과가 같다', () => {
    fc.assert(
      fc.property(randomCase, fc.infiniteStream(fc.nat()), ({ set, answers }, seeds) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => [seeds.next().value as number, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const mixed: QuestionSet = {
          ...set,
          questions: shuffle(set.questions),
          levels: shuffle(set.levels),
          domains: shuffle(set.domains),
        };
        const one = score(set, answers);
        const other = score(mixed, answers);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect({ ...other, domains: [...other.domains].sort(byId) }).toEqual({
          ...one,
          domains: [...one.domains].sort(byId),
        });
      }),
    );
  });
  it('해당 없음은 그 물음이 없던 것과 같다', () => {
    fc.assert(
      fc.property(randomCase, (given) => {
        const { set, answers } = answered(given);
        const kept = set.questions.filter((each) => answers[each.id] !== 'notApplicable');
        if (kept.length === 0) return;
        const smaller: QuestionSet = {
          ...set,
          questions: kept,
          domains: set.domains.filter((domain) => kept.some((each) => each.domain === domain.id)),
        };
        const rest = Object.fromEntries(kept.map((each) => [each.id, answers[each.id] ?? 0]));
        const [one, other] = [score(set, answers), score(smaller, rest)];
        expect([other.total, other.level, other.gaps]).toEqual([one.total, one.level, one.gaps]);
      }),
    );
  });
  it('총점과 남은 점수를 더하면 100이다', () => {
    fc.assert(
      fc.property(randomCase, (given) => {
        const { set, answers } = answered(given);
        const outcome = score(set, answers);
        if (outcome.total === null) return;
        const open = outcome.gaps.reduce((sum, gap) => sum + gap.points, 0);
        expect(Math.abs(outcome.total + open - 100)).toBeLessThan(0.1001);
      }),
    );
  });
  it('영역 무게를 모두 같은 배로 늘려도 결과가 같다', () => {
    fc.assert(
      fc.property(randomCase, fc.constantFrom(2, 10, 64), ({ set, answers }, factor) => {
        const heavier: QuestionSet = {
          ...set,
          domains: set.domains.map((domain) => ({ ...domain, weight: domain.weight * factor })),
        };
        expect(score(heavier, answers)).toEqual(score(set, answers));
      }),
    );
  });
});
