// The law's own words, and some six hundred descriptions as owners, plans and the press write them: what is claimed,
// what is asked, what is a near miss, and what is nothing of the kind.
import { describe, expect, test } from 'vitest';
import { compileCatalogue, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';
import texts from './texts.json' with { type: 'json' };

const catalogue = compileCatalogue(shippedFiles);
interface Sample {
  readonly expect: string;
  readonly items: readonly string[];
  readonly text: string;
  readonly on?: string;
}
const samples: readonly Sample[] = texts.items;
const resultOf = ({ text, on }: Sample) => screen(catalogue, { text, on: on ?? texts.on });
const claimedIn = (result: ReturnType<typeof resultOf>): string[] =>
  result.candidates.filter(({ status }) => status === 'met' || status === 'likely').map(({ item }) => item);
const of = (kind: string): readonly Sample[] => samples.filter((sample) => sample.expect === kind);

describe('법의 문언', () => {
  for (const edition of catalogue.editions) {
    test(`${edition.edition}: 모든 항목의 문언은 그 항목을 맨 앞에 둔다`, () => {
      const on = edition.edition === '2019-07-08' ? '2020-06-01' : texts.on;
      for (const { id, text, profile } of edition.items) {
        const found = screen(catalogue, { text, on }).candidates.filter((c) => c.list === edition.list)[0];
        expect(found?.item, text).toBe(id);
        // What only a date can decide is asked even of the law's own words.
        expect(profile.times.length > 0 ? ['ask'] : ['met', 'likely'], text).toContain(found?.status);
      }
    });
  }
});

describe('사람이 쓰는 글', () => {
  test.each(of('match'))('해당 가능: $text', (sample) => {
    const result = resultOf(sample);
    expect(result.verdict).toBe('match');
    expect(claimedIn(result)).toEqual(expect.arrayContaining([...sample.items]));
  });
  test.each(of('ask'))('묻는다: $text', (sample) => {
    const result = resultOf(sample);
    expect(claimedIn(result)).toEqual([]);
    for (const item of sample.items) {
      const found = result.candidates.find((c) => c.item === item);
      expect(['ask', 'borderline']).toContain(found?.status);
      expect(found?.asks.length).toBeGreaterThan(0);
    }
  });
  test.each(of('borderline'))('경계: $text', (sample) => {
    const result = resultOf(sample);
    for (const item of sample.items) expect(result.candidates.find((c) => c.item === item)?.status).toBe('borderline');
  });
  test.each(of('near-miss'))('미달: $text', (sample) => {
    const result = resultOf(sample);
    expect(result.verdict).toBe('near-miss');
    expect(claimedIn(result)).toEqual([]);
  });
  test.each(of('none'))('해당 없음: $text', (sample) => {
    const result = resultOf(sample);
    expect(['none', 'near-miss']).toContain(result.verdict);
    expect(claimedIn(result)).toEqual([]);
  });
});
