import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, mostWords } from './index.ts';

const joined = (kinds: readonly string[], changes: ReturnType<typeof compareWords>): string =>
  changes.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');

describe('두 글을 낱말로 견주기', () => {
  it('바뀐 낱말만 짚습니다', () => {
    expect(compareWords('도지사는 매년 계획을 수립한다.', '도지사는 3년마다 계획을 수립한다.')).toEqual([
      { kind: 'same', text: '도지사는 ' },
      { kind: 'gone', text: '매년' },
      { kind: 'come', text: '3년마다' },
      { kind: 'same', text: ' 계획을 수립한다.' },
    ]);
  });

  it('같은 글에는 바뀐 것이 없고, 빈 글에서는 모두 새로 온 것입니다', () => {
    expect(compareWords('제5조(실태조사)', '제5조(실태조사)')).toEqual([{ kind: 'same', text: '제5조(실태조사)' }]);
    expect(compareWords('', '제5조\n① 둔다.')).toEqual([{ kind: 'come', text: '제5조\n① 둔다.' }]);
    expect(compareWords('', '')).toEqual([]);
  });

  it('이웃한 낱말이 모두 바뀌면 한 덩이로 보입니다', () => {
    const changes = compareWords('가 나 다 라', '가 마 바 라');
    expect(changes).toEqual([
      { kind: 'same', text: '가 ' },
      { kind: 'gone', text: '나 다' },
      { kind: 'come', text: '마 바' },
      { kind: 'same', text: ' 라' },
    ]);
  });

  it('이어 붙이면 언제나 옛 글과 새 글 그대로입니다', () => {
    const text = fc
      .array(fc.constantFrom('도지사', '계획', '수립', ' ', '  ', '\n', '①', '다.', '가'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = compareWords(before, after);
        expect(joined(['same', 'gone'], changes)).toBe(before);
        expect(joined(['same', 'come'], changes)).toBe(after);
        for (const [at, { kind }] of changes.entries()) expect(kind).not.toBe(changes[at + 1]?.kind);
      }),
      { numRuns: 1000 },
    );
  });

  it('아주 긴 글은 문단으로 견주고 오래 걸리지 않습니다', () => {
    const long = Array.from({ length: mostWords }, (_, at) => `제${at}조 내용입니다.`).join('\n');
    const began = performance.now();
    const changes = compareWords(long, long.replace('제700조', '제700조의2'));
    expect(performance.now() - began).toBeLessThan(1000);
    expect(joined(['gone'], changes)).toContain('제700조 내용입니다.');
  });
});
