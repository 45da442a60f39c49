import { describe, expect, it } from 'vitest';

const hangul = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const modules = import.meta.glob<Record<string, unknown>>('../**/messages.ts', { eager: true });
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../**/messages.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

interface Catalogue {
  readonly ko: Readonly<Record<string, unknown>>;
  readonly en: Readonly<Record<string, unknown>>;
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null && 'ko' in value && 'en' in value;
}

const catalogues = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, Catalogue] => isCatalogue(entry[1]))
    .map(([name, catalogue]) => ({ path, name, catalogue })),
);

/** Calls a text that takes parameters with a stand-in for each: words for text, 2 for numbers. */
function spoken(text: unknown): string {
  if (typeof text === 'string') return text;
  if (typeof text !== 'function') throw new TypeError('a text is a string or a function');
  const anything = new Proxy(
    {},
    {
      get: (_, name) =>
        /count|page|pages|total|current|used|max|min|days|number|score|points|hours|minutes|year|level/i.test(
          String(name),
        )
          ? 2
          : 'X',
    },
  );
  return String(text(anything));
}

/** A language is named in itself, so that who cannot read this page still finds their own. */
const namesOfLanguages = new Set(['한국어', 'English']);

describe('화면의 글', () => {
  it('messages.ts마다 한국어와 영어 목록이 있다', () => {
    expect(catalogues.length).toBeGreaterThan(3);
    const without = Object.entries(modules)
      .filter(([, module]) => !Object.values(module).some(isCatalogue))
      .map(([path]) => path);
    expect(without).toEqual([]);
  });

  describe.each(catalogues)('$path $name', ({ catalogue }) => {
    it('영어는 한국어와 같은 이름을 모두 가진다', () => {
      expect(Object.keys(catalogue.en).sort()).toEqual(Object.keys(catalogue.ko).sort());
    });
    it('빈 글이 없고, 같은 꼴이다', () => {
      for (const [key, text] of Object.entries(catalogue.ko)) {
        expect.soft(typeof catalogue.en[key], key).toBe(typeof text);
        expect.soft(spoken(text).trim(), key).not.toBe('');
        expect.soft(spoken(catalogue.en[key]).trim(), key).not.toBe('');
      }
    });
    it('영어가 한국어를 그대로 옮기지 않았고 한글이 남지 않았다', () => {
      for (const [key, text] of Object.entries(catalogue.en)) {
        if (namesOfLanguages.has(spoken(text))) continue;
        expect.soft(hangul.test(spoken(text)), `${key}: ${spoken(text)}`).toBe(false);
        const korean = spoken(catalogue.ko[key]);
        if (hangul.test(korean)) expect.soft(spoken(text), key).not.toBe(korean);
      }
    });
  });

  it('화면 코드에는 한글을 바로 적지 않는다', () => {
    // The table of pages carries both languages side by side; formats, particles and number words are grammar, not texts.
    // So are days and sums as people paste them: 2026년 6월 1일, 300,000원.
    const pasted = '../rooms/support/awards/spending/rows.ts';
    const grammar = ['../app/routes.tsx', './formats.ts', './i18n.ts', '../app/home/Agencies.tsx', pasted];
    const faults = Object.entries(sources)
      .filter(([path]) => !grammar.includes(path) && !/catalogue|\/data\//.test(path))
      .flatMap(([path, source]) => {
        const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
        return code
          .split('\n')
          .filter((line) => hangul.test(line))
          .map((line) => `${path}: ${line.trim()}`);
      });
    expect(faults).toEqual([]);
  });

  it('보루의 결과를 인증, 판정 결과, 원본증명이라고 부르지 않는다', () => {
    // The word 판정 itself is the minister's act and may be named; 2단계 인증 is a sign-in.
    const faults = catalogues.flatMap(({ path, catalogue }) =>
      Object.entries(catalogue.ko)
        .map(([key, text]) => [key, spoken(text)] as const)
        .filter(
          ([, text]) =>
            /판정 결과|원본증명|보루 인증|인증서를 드|인증해 드/.test(text) && !/아닙니다|아니라|다릅니다/.test(text),
        )
        .map(([key, text]) => `${path} ${key}: ${text}`),
    );
    expect(faults).toEqual([]);
  });
});
