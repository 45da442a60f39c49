import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from './conditions.ts';
import { compileCatalogue, convert, screen } from './index.ts';
import { bounds, exactly, readNumber } from './numbers.ts';
import { figures } from './quantities.ts';
import { READ_LIMIT } from './read.ts';
import { shippedFiles } from './shipped.ts';
import { fold } from './text.ts';

const catalogue = compileCatalogue(shippedFiles);
const on = '2026-11-22';
const units = [...catalogue.units.byName.values()];
const phrases = [...catalogue.terms.values()]
  .flatMap((term) => term.words)
  .concat([
    '설계',
    '제조',
    '구매해',
    '없이',
    '약',
    '이상',
    '초과',
    '265Wh/kg',
    '1만2천',
    '8:1:1',
    '28~45나노',
    '80%',
    '보다',
    '목표',
    '\n',
    ', ',
    '. ',
    '①',
    ' ',
  ]);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...phrases), { maxLength: 40 }).map((words) => words.join(' ')),
  fc
    .array(fc.oneof(fc.constantFrom(...phrases), fc.string({ maxLength: 5 })), { maxLength: 30 })
    .map((words) => words.join('')),
);

describe('단위', () => {
  test('같은 차원 안에서 갔다가 돌아오면 같은 값이다', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (a, b, x) => {
          const there = convert(catalogue.units, x, a.unit, b.unit);
          if (a.dimension !== b.dimension) return there === null;
          const back = convert(catalogue.units, there ?? 0, b.unit, a.unit) ?? 0;
          return Math.abs(back - x) <= 1e-9 * x;
        },
      ),
    );
  });
  test('쓴 대로 읽는다: 모든 단위의 모든 표기', () => {
    for (const unit of units.filter((u) => !u.words.includes('zzeuro'))) {
      for (const word of unit.words.filter((w) => !/^[만억]/.test(w))) {
        const found = figures(catalogue.units, fold(`값은 7.5${word} 입니다`).text, { before: [], after: [] });
        const numeric = found.find((f) => f.written.low === 7.5);
        expect(
          numeric?.readings.map((r) => r.dimension),
          `7.5${word}`,
        ).toContain(unit.dimension);
      }
    }
  });
  test('세 자리 쉼표와 만·천 단위를 같은 수로 읽는다', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9 }), (man, thousand) => {
        const value = man * 10_000 + thousand * 1_000;
        const korean = `${man}만${thousand === 0 ? '' : `${thousand}천`}`;
        return readNumber(korean, 0)?.value === value && readNumber(value.toLocaleString('en-US'), 0)?.value === value;
      }),
    );
  });
});

describe('기준과 견주기', () => {
  const limit = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  test('같을 때: 이상·이하는 충족, 초과·미만은 미달', () => {
    fc.assert(
      fc.property(limit, (at) => {
        expect([
          compare(exactly(at), '>=', at),
          compare(exactly(at), '<=', at),
          compare(exactly(at), '>', at),
          compare(exactly(at), '<', at),
        ]).toEqual(['met', 'met', 'below', 'below']);
      }),
    );
  });
  test('기준을 품은 범위는 아무것도 정하지 않는다', () => {
    fc.assert(
      fc.property(limit, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (at, spread) => {
        const value = bounds(at * (1 - spread), at * (1 + spread), null, false);
        expect(compare(value, '>=', at)).toBe('borderline');
        expect(compare(value, '<', at)).toBe('borderline');
      }),
    );
  });
  test('끝이 열린 값은 기준을 넘는다고도 못 넘는다고도 하지 않는다', () => {
    fc.assert(
      fc.property(limit, fc.double({ min: 1.1, max: 50, noNaN: true }), (low, times) => {
        expect(compare(bounds(low, low, 'ge', false), '>=', low * times)).toBe('unknown');
        expect(compare(bounds(low * times, low * times, 'ge', false), '>=', low)).toBe('met');
      }),
    );
  });
});

describe('아무 글이나', () => {
  test('던지지 않고, 해당에는 근거가 있고, 근거는 적힌 글자 그대로의 자리를 가리킨다', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const result = screen(catalogue, { text, on });
        for (const candidate of result.candidates) {
          if (candidate.status === 'met' || candidate.status === 'likely')
            expect(candidate.evidence.length).toBeGreaterThan(0);
          for (const condition of candidate.conditions) {
            if (condition.kind === 'quantity' && condition.verdict === 'met')
              expect(condition.found.length).toBeGreaterThan(0);
          }
          for (const { start, end, text: words } of candidate.evidence) {
            expect(text.slice(start ?? 0, end ?? 0)).toBe(words);
            expect(start).not.toBeNull();
            expect((start ?? -1) >= 0 && (end ?? 0) <= text.length && (start ?? 0) < (end ?? 0)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
  test('같은 입력은 언제나 같은 결과다', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(screen(catalogue, { text, on })).toEqual(screen(catalogue, { text, on }));
      }),
      { numRuns: 60 },
    );
  });
  test('수치를 하나도 적지 않은 글에서 수치 조건은 충족되지 않는다', () => {
    const worded = [...catalogue.terms.values()]
      .flatMap((term) => term.words)
      .filter((word) => !/\d/.test(word) && !/기가|giga|fhd|4k|five|lfp|인산철|euro/i.test(word));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...worded), { minLength: 1, maxLength: 25 }), (words) => {
        const result = screen(catalogue, { text: `${words.join(' ')} 설계 제조`, on });
        for (const c of result.candidates.flatMap((x) => x.conditions))
          if (c.kind === 'quantity') expect(c.verdict).not.toBe('met');
      }),
      // Found at random once: 만 of 만들다 and 단 of 단조강 read as ten thousand layers.
      { numRuns: 200, examples: [[['낸드플래시의 설계', '셀을 만', '단조강', 'd램']]] },
    );
  });
  test.each([
    ['한 글자의 반복', '가'.repeat(1_000_000)],
    ['숫자의 반복', '1'.repeat(1_000_000)],
    ['쉼표 숫자', '1,000'.repeat(200_000)],
    ['만의 반복', '9만9천'.repeat(200_000)],
    ['용어의 반복', 'D램 '.repeat(250_000)],
    ['비율의 반복', '8:1:1:'.repeat(160_000)],
    ['빈칸', ' '.repeat(1_000_000)],
  ])('1MB를 붙여 넣어도 멈추지 않고 어디까지 읽었는지 말한다: %s', (_name, text) => {
    expect(screen(catalogue, { text, on }).read).toEqual({ characters: READ_LIMIT, of: text.length });
  });
});
