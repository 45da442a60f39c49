// Hostile and broken input: it never throws, never claims without evidence, and time grows with length and nothing else.
import { describe, expect, test } from 'vitest';
import { clauses } from './clauses.ts';
import { compileCatalogue, outcomeOf, screen } from './index.ts';
import { figures } from './quantities.ts';
import { READ_LIMIT } from './read.ts';
import { shippedFiles } from './shipped.ts';
import { find, fold, sentences } from './text.ts';

const catalogue = compileCatalogue(shippedFiles);
const on = '2026-11-22';

/** A small generator of our own: the same inputs in every run, so that a fault can be found again. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pieces = [...catalogue.terms.values()]
  .flatMap((term) => [...term.words, ...(term.hints ?? []), ...(term.pointers ?? [])])
  .concat(Object.values(catalogue.cues).flat())
  .concat([
    '265Wh/kg',
    '12나노',
    '8:1:1',
    '약 100톤',
    '1만2천5백 리터',
    '28~45나노',
    '고객사는 ',
    '만들지 않는다. ',
    ' 이상',
    '\n',
    ', ',
    '。',
    '\ud800',
    '\u0000',
    '🧪',
    'ﾊﾝｸﾞﾙ',
    '①',
  ]);
const sentencesOfItems = catalogue.editions.flatMap((edition) => edition.items.map((item) => item.text));

function mutated(next: (below: number) => number): string {
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  let text =
    next(12) === 0
      ? pick(sentencesOfItems)
      : // Mostly short, for a fault that a hundred pieces make, a few make too.
        Array.from({ length: 1 + next(next(8) === 0 ? 12 : 3) }, () => pick(pieces)).join(' '.repeat(next(2)));
  for (let edits = next(4); edits > 0; edits--) {
    const at = next(text.length + 1);
    const kind = next(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + 1 + next(3));
    else if (kind === 1) text = text.slice(0, at) + pick(pieces) + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + String.fromCharCode(next(0xffff)) + text.slice(at);
    else text = text.slice(at) + text.slice(0, at);
  }
  return text.slice(0, 110);
}

describe('망가진 글', () => {
  test('100,000가지에서 던지지 않고, 근거 없이 해당이라고 하지 않는다', { timeout: 300_000 }, () => {
    const next = random(20261122);
    const faults: string[] = [];
    let claims = 0;
    for (let i = 0; i < 100_000; i++) {
      const text = mutated(next);
      // The outcome is the same judgement without the report; the report is looked at where something is claimed.
      const claimed = outcomeOf(catalogue, { text, on }).items.some((c) => c.status === 'met' || c.status === 'likely');
      if (!claimed) continue;
      claims++;
      for (const candidate of screen(catalogue, { text, on }).candidates) {
        if (candidate.status !== 'met' && candidate.status !== 'likely') continue;
        const words = candidate.evidence.filter(
          (e) => e.start !== null && text.slice(e.start, e.end ?? 0) === e.text && e.text !== '',
        );
        const numbers = candidate.conditions.filter((c) => c.kind === 'quantity' && c.verdict === 'met');
        if (words.length === 0 || numbers.some((c) => c.found.length === 0)) faults.push(`${candidate.item}: ${text}`);
      }
    }
    expect(faults).toEqual([]);
    expect(claims).toBeGreaterThan(1_000);
  });
});

const least = (runs: number, work: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
};

/** A busy machine can make one measurement lie, never four; what grows with the square or worse fails all of them. */
function expectLinear(small: () => unknown, large: () => unknown, slack: number): void {
  const seen: string[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    const quarter = least(4, small);
    const whole = least(3, large);
    // Four times the length takes about four times as long; a quadratic reading would take sixteen times.
    if (whole < quarter * 8 + slack) return;
    seen.push(`${quarter.toFixed(1)} → ${whole.toFixed(1)} ms`);
  }
  expect.fail(seen.join(', '));
}

describe('걸리는 시간', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['한 글자', '가'],
    ['빈칸', ' '],
    ['숫자', '1'],
    ['쉼표 숫자', '1,000'],
    ['만과 천', '9만9천'],
    ['비율', '8:1:1:'],
    ['물결', '1~'],
    ['단위', '1나노'],
    ['용어', 'D램 '],
    ['용어와 수', 'D램 12나노 '],
    ['부정', '만들지 않고 '],
    ['쓰는 말', 'D램과 '],
    ['조사', '을를이가은는'],
    ['고객', '고객사는 D램을 '],
    ['용도', '용 용 용 '],
    ['보다', 'D램 보다 '],
    ['장비', 'D램 장비를 '],
    ['연도', '2025년 양산 '],
    ['영어', 'we do not make D램 '],
    ['괄호', '(((('],
    ['점', '. '],
    ['약', '약 약 '],
    ['당', 'kg당 '],
  ];
  // One third of what a text may hold, and all of it: four times the length, about four times the time.
  test.each(hostile)('네 배로 길면 네 배쯤 걸린다: %s', (_name, unit) => {
    const of = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const short = of(READ_LIMIT / 4);
    const long = of(READ_LIMIT);
    expectLinear(
      () => screen(catalogue, { text: short, on }),
      () => screen(catalogue, { text: long, on }),
      20,
    );
  });
  test.each(hostile)('읽는 낱낱의 단계도 그렇다, 끝을 자르지 않아도: %s', (_name, unit) => {
    const stages = (length: number) => {
      const { text } = fold(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
      const spans = sentences(text);
      find(catalogue.words, text);
      figures(catalogue.units, text, { before: catalogue.cues.about, after: catalogue.cues.aboutAfter });
      clauses(text, spans);
    };
    expectLinear(
      () => stages(15_000),
      () => stages(60_000),
      30,
    );
  });
  test('1MB 문서는 앞부분만 읽었다고 말하고 200ms 안에 답한다', () => {
    const document = '우리 회사는 12나노 D램의 설계와 공정을 개발한다. 고객사는 별도 제품을 만든다. '
      .repeat(24_000)
      .slice(0, 1_000_000);
    const result = screen(catalogue, { text: document, on });
    expect(result.read).toEqual({ characters: READ_LIMIT, of: 1_000_000 });
    expect(least(5, () => screen(catalogue, { text: document, on }))).toBeLessThan(200);
  });
});
