// A card put together from its spellings reads as the same words in one text: every mention, cue, figure and stage at its place.
// The whole vocabulary, every word before every other, takes half a minute: BORU_TEST_CARDS=all.
import { expect, test } from 'vitest';
import { compileCatalogue } from './index.ts';
import { type Reading, read } from './read.ts';
import { shippedFiles } from './shipped.ts';
import { composed, type Spelled, textOf } from './spelled.ts';

const catalogue = compileCatalogue(shippedFiles);
const spelling = (word: string | undefined): string => (word ?? '').replace(/^\^/, '');
const words = [...new Set([...catalogue.terms.values()].map((term) => spelling(term.words[0])))];
const stages = [
  '설계',
  '공정',
  '소자',
  '제조',
  '조립',
  '검사',
  '평가',
  '구동 기술',
  '제어',
  '조업',
  '3차원 적층',
  '해석',
  '유지',
  '개발',
];
const all = process.env['BORU_TEST_CARDS'] === 'all';
const inputOf = (turn: number) => ({
  on: '2026-11-22',
  quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg' }],
  facets: { field: 'semiconductor', ...(turn % 5 === 0 ? { role: 'useOnly' as const } : {}) },
});

const told = (reading: Reading): string => {
  const { spans, mentions, byTerm, cues, figures, typed, field, onlyUsed, readTo, folded, stages: work } = reading;
  const said = { spans, mentions, byTerm: [...byTerm], cues, figures, typed, field, onlyUsed, readTo };
  return JSON.stringify({ ...said, text: folded.text, raw: folded.raw, work: [...work] });
};

function faultsOf(cards: readonly Spelled[]): { faults: string[]; together: number } {
  const faults: string[] = [];
  let together = 0;
  for (const [turn, card] of cards.entries()) {
    const input = inputOf(turn);
    const made = composed(catalogue, card, input);
    if (made === null) continue;
    together++;
    if (told(made) !== told(read(catalogue, { ...input, text: textOf(card) }))) faults.push(textOf(card));
  }
  return { faults, together };
}

/** Each word before some others (all of them when asked), one to three further words, any stages. */
function cardsOf(): Spelled[] {
  const step = all ? 1 : 71;
  return words.flatMap((word, i) =>
    words.flatMap((next, j) => {
      if ((i + j) % step !== 0 && word !== next) return [];
      const more = [1, 7].map((by) => words[(i * by + j * 3) % words.length] ?? '').slice(0, (i + j) % 3);
      return [{ words: [word, next, ...more], stages: stages.filter((_, k) => ((i * 31 + j * 17) >> (k % 9)) & 1) }];
    }),
  );
}

test('카드의 낱말을 모아 읽은 것은 같은 낱말의 글을 읽은 것과 자리 하나까지 같다', { timeout: 300_000 }, () => {
  const cards = cardsOf();
  const { faults, together } = faultsOf(cards);
  expect(faults).toEqual([]);
  expect(together).toBeGreaterThan(cards.length * 0.9);
});

test('이웃의 뜻을 바꾸는 말이 있으면 글로 읽는다', () => {
  const input = inputOf(1);
  const asText = (...said: string[]) => composed(catalogue, { words: said, stages: ['제조'] }, input) === null;
  expect(asText('이차전지')).toBe(false);
  for (const word of ['정비업체', '전기차용 셀', '만들지 않는 것', '고객사', '개발 계획', '3.5', 'a. b', '없음'])
    expect(asText('이차전지', word), word).toBe(true);
  expect(asText(...Array.from({ length: 200 }, () => '이차전지'))).toBe(true);
  expect(asText()).toBe(true);
});
