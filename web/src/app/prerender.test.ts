import { afterEach, describe, expect, it, vi } from 'vitest';
import { prerender, prerendered } from './prerender.tsx';

afterEach(() => {
  vi.useRealTimers();
});

describe('the first look at a public page, rendered ahead', () => {
  it.each(prerendered)('%s has its heading in both languages', async (path) => {
    const ko = await prerender(path, 'ko');
    const en = await prerender(path, 'en');
    expect(ko.markup).toMatch(/<h1[^>]*>[^<]*[가-힣]/);
    expect(en.markup).toMatch(/<h1[^>]*>[^<가-힣]+<\/h1>/);
    // Of a report the title says nothing: it stands in a list of visits.
    expect(ko.title).toMatch(path === '/report' ? /^보루$/ : / · 보루$/);
    expect(en.title).toMatch(path === '/report' ? /^Boru$/ : / · Boru$/);
  });

  it.each(prerendered)('%s says the same on any day, for it may be years old', async (path) => {
    const now = await prerender(path, 'ko');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T15:30:00Z') });
    expect(await prerender(path, 'ko')).toEqual(now);
  });

  it('refuses what is no public page', async () => {
    await expect(prerender('/desk', 'ko')).rejects.toThrow('/desk is no public page');
    await expect(prerender('/nowhere', 'ko')).rejects.toThrow('no public page');
  });
});
