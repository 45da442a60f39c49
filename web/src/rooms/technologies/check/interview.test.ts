import type { Ask, ScreeningInput } from '@boru/contract/screening';
import { claimOf } from '@boru/engines/rescreening';
import { compileCatalogue, screen } from '@boru/engines/screening';
import { describe, expect, it } from 'vitest';
import { shippedFiles } from '../../../../../engines/src/screening/shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const on = '2026-11-23';

/** Every answer that could make a difference: all choices, and figures below, at and above each limit. */
const answersTo = (ask: Ask, base: ScreeningInput): ScreeningInput[] => {
  const say = (answer: NonNullable<ScreeningInput['answers']>[number]['answer']) => ({
    ...base,
    answers: [{ ask: ask.id, answer }],
  });
  if (ask.kind === 'yesNo') return [say('yes'), say('no')];
  if (ask.kind === 'choice') return ask.choices.map(({ id }) => say({ choice: id }));
  if (ask.kind === 'date') return [say('2010-01-01'), say('2026-11-01')];
  const limits = [...catalogue.items.values()]
    .flatMap(({ profile }) => [...profile.conditions, ...profile.branches.flatMap(({ conditions }) => conditions)])
    .flatMap(({ quantity, value }) => (quantity === ask.quantity ? [value] : []));
  return limits
    .flatMap((limit) => [limit * 0.5, limit, limit * 2])
    .map((value) => ({
      ...base,
      quantities: [{ quantity: ask.quantity ?? '', value, unit: ask.unit ?? '', comparator: '=' as const }],
    }));
};
/** What the page shows after an answer: the result, and which other questions are still worth asking. */
const outcomeOf = (input: ScreeningInput, ask: Ask): string => {
  const result = screen(catalogue, input);
  return JSON.stringify([claimOf(result), result.asks.map(({ id }) => id).filter((id) => id !== ask.id)]);
};

const subjects = catalogue.editions
  .filter((edition) => edition.validTo === null)
  .flatMap((edition) =>
    edition.items.map((item) => ({ id: item.id, text: `${item.profile.title.ko} 기술을 설계하고 제조합니다.` })),
  );
const vague = [
  '리튬이차전지 셀을 설계하고 제조합니다.',
  'D램을 설계합니다.',
  '낸드플래시 적층 공정을 개발합니다.',
  '배양기로 항체의약품을 대량 생산합니다.',
  '휴머노이드 로봇의 구동기를 제조합니다.',
  '기가급 강판을 제조합니다.',
].map((text, index) => ({ id: `vague-${index + 1}`, text }));

describe('물음', () => {
  it('답에 따라 결과나 남은 물음이 달라지는 것만 묻는다', () => {
    let asked = 0;
    for (const { id, text } of [...subjects, ...vague]) {
      const base = { text, on };
      const { asks } = screen(catalogue, base);
      for (const ask of asks) {
        asked += 1;
        const outcomes = new Set([base, ...answersTo(ask, base)].map((input) => outcomeOf(input, ask)));
        expect.soft(outcomes.size, `${id}: ${ask.id}`).toBeGreaterThan(1);
      }
    }
    expect(asked).toBeGreaterThan(20);
  });
  it('모두 모름이라 해도 물음은 끝나고, 그때 해당한다고 하지 않는다', () => {
    for (const { id, text } of vague) {
      const base = { text, on };
      const answers: NonNullable<ScreeningInput['answers']> = [];
      let result = screen(catalogue, base);
      const claimed = claimOf(result).items.filter(({ status }) => status === 'met').length;
      for (let rounds = 0; result.asks.length > 0 && rounds < 20; rounds++) {
        answers.push({ ask: result.asks[0]?.id ?? '', answer: 'unknown' });
        result = screen(catalogue, { ...base, answers });
      }
      expect(result.asks, id).toEqual([]);
      expect(claimOf(result).items.filter(({ status }) => status === 'met').length, id).toBeLessThanOrEqual(claimed);
    }
  });
  it('차례대로 답하면 거꾸로 답할 때보다 더 많이 묻지 않는다', () => {
    const rounds = (text: string, pick: (asks: readonly Ask[]) => Ask | undefined): number => {
      let input: ScreeningInput = { text, on };
      for (let count = 0; count < 20; count++) {
        const ask = pick(screen(catalogue, input).asks);
        if (ask === undefined) return count;
        const [said] = answersTo(ask, { text, on }).slice(-1);
        input = {
          ...input,
          answers: [...(input.answers ?? []), ...(said?.answers ?? [{ ask: ask.id, answer: 'unknown' }])],
          quantities: [...(input.quantities ?? []), ...(said?.quantities ?? [])],
        };
      }
      return 20;
    };
    for (const { id, text } of [...subjects, ...vague])
      expect
        .soft(
          rounds(text, (asks) => asks[0]),
          id,
        )
        .toBeLessThanOrEqual(rounds(text, (asks) => asks.at(-1)));
  });
});
