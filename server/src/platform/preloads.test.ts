import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocuments, openPreloads } from './preloads.ts';

let pages = '';
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'boru-pages-'));
  await mkdir(join(pages, '.vite'));
  const page = (name: string) => ({ scripts: [`assets/${name}.js`], styles: [`assets/${name}.css`] });
  const table = {
    '/desk/cases/:id': page('case'),
    '/check': page('check'),
    '/diagnose/:domain': page('domain'),
    '/diagnose/result': page('result'),
    '/plain': { scripts: [], styles: [] },
  };
  await writeFile(join(pages, '.vite/preloads.json'), JSON.stringify(table));
});
afterAll(() => rm(pages, { recursive: true, force: true }));

describe('what a page needs is named with the page', () => {
  it('names scripts and styles of the address', () => {
    expect(openPreloads(pages)('/check')).toBe(
      '</assets/check.js>; rel=modulepreload, </assets/check.css>; rel=preload; as=style',
    );
    expect(openPreloads(pages)('/desk/cases/019faeb9')).toContain('case.js');
  });
  it('prefers the fixed address', () => {
    expect(openPreloads(pages)('/diagnose/result')).toContain('result.js');
    expect(openPreloads(pages)('/diagnose/policy')).toContain('domain.js');
  });
  it.each(['/plain', '/nowhere', '/check/more', '/desk/cases/a/b', '/xcheck', ''])('names nothing for %j', (path) => {
    expect(openPreloads(pages)(path)).toBeNull();
  });
  it('names nothing when nothing was built', () => {
    expect(openPreloads(join(pages, 'absent'))('/check')).toBeNull();
  });
});

describe('a page that was rendered ahead', () => {
  const home = { ko: 'prerendered/home.ko.html', en: 'prerendered/home.en.html' };
  beforeAll(() => writeFile(join(pages, '.vite/prerendered.json'), JSON.stringify({ '/': home })));
  it.each([
    ['/', undefined, home.ko],
    ['/', 'boru-language=en', home.en],
    ['/', 'a=b; boru-language=en; c=d', home.en],
    ['/', 'xboru-language=en', home.ko],
    ['/', 'boru-language=fr', home.ko],
    ['/desk', 'boru-language=en', 'index.html'],
    ['/__proto__', undefined, 'index.html'],
    ['/constructor', undefined, 'index.html'],
  ])('%s with the cookies %j is %s', (path, cookies, file) => {
    expect(openDocuments(pages)(path, cookies)).toEqual({ file, inline: null });
  });
  it('names its styles itself, with their hashes, and so not beside the answer', async () => {
    await writeFile(join(pages, '.vite/prerendered.json'), JSON.stringify({ '/': home, '/check': home }));
    expect(openPreloads(pages)('/check')).toBe('</assets/check.js>; rel=modulepreload');
    expect(openPreloads(pages)('/diagnose/result')).toContain('result.css');
  });
  it('is the empty document when nothing was rendered', () => {
    expect(openDocuments(join(pages, 'absent'))('/', undefined).file).toBe('index.html');
  });
});
