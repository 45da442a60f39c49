import { describe, expect, it } from 'vitest';
import { pages } from './routes.tsx';
import { currentLink, menus } from './shells/menus.ts';
import { mayEnter } from './shells/Shell.tsx';

describe('화면 목록', () => {
  it('주소는 하나뿐이고 /로 시작한다', () => {
    const paths = pages.map((page) => page.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !/^\/([a-z-]+|:[a-zA-Z]+|\/)*$/.test(path))).toEqual([]);
  });

  it('제목은 두 말로 있고 영어에는 한글이 없다', () => {
    for (const page of pages) {
      expect.soft(page.title.ko.trim(), page.path).not.toBe('');
      expect.soft(page.title.en.trim(), page.path).not.toBe('');
      expect.soft(/[가-힣]/.test(page.title.en), page.path).toBe(false);
    }
  });

  it.each(pages.map((page) => [page.path, page] as const))('%s 화면을 불러올 수 있다', async (_, page) => {
    expect(typeof (await page.load())).toBe('function');
  });

  it('기업·창구·운영 화면은 주소만 보아도 알 수 있다', () => {
    for (const page of pages) {
      const expected = /^\/company(\/|$)/.test(page.path)
        ? 'company'
        : /^\/desk(\/|$)/.test(page.path)
          ? 'desk'
          : /^\/administration(\/|$)/.test(page.path)
            ? 'administration'
            : /^\/expert(\/|$)/.test(page.path)
              ? 'expert'
              : page.path === '/report'
                ? 'sealed'
                : 'public';
      expect.soft(page.shell, page.path).toBe(expected);
    }
  });

  it('메뉴가 가리키는 화면은 모두 있다', () => {
    const paths = new Set(pages.map((page) => page.path));
    const missing = Object.values(menus)
      .flat()
      .map((link) => link.to)
      .filter((to) => !paths.has(to));
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe('들어갈 수 있는 사람', () => {
  it('모두의 화면은 누구나, 나머지는 그 사람만 본다', () => {
    const kinds = ['anonymous', 'visitor', 'company', 'agency', 'expert', 'administrator'] as const;
    expect(kinds.filter((kind) => mayEnter('public', kind))).toEqual(kinds);
    expect(kinds.filter((kind) => mayEnter('sealed', kind))).toEqual(kinds);
    expect(kinds.filter((kind) => mayEnter('company', kind))).toEqual(['company']);
    expect(kinds.filter((kind) => mayEnter('desk', kind))).toEqual(['agency']);
    expect(kinds.filter((kind) => mayEnter('expert', kind))).toEqual(['expert']);
    expect(kinds.filter((kind) => mayEnter('administration', kind))).toEqual(['administrator']);
  });

  it('메뉴는 가장 긴 주소에 불을 켠다', () => {
    expect(currentLink(menus.company, '/company/cases/7')).toBe('/company/cases');
    expect(currentLink(menus.company, '/company')).toBe('/company');
    expect(currentLink(menus.desk, '/desk/cases/7')).toBe('/desk');
    expect(currentLink(menus.public, '/checkers')).toBe(null);
  });
});
