import { describe, expect, it } from 'vitest';
import { foreignIn, importMapOf, integrityOf, listOf, modulesOf, withIntegrity } from './integrity.ts';

describe('what a page would fetch from elsewhere', () => {
  it.each([
    ['a.css', '@font-face{src:url(https://fonts.example/a.woff2)}'],
    ['a.css', "@import '//cdn.example/a.css';"],
    ['a.html', '<script type="module" src="https://cdn.example/a.js"></script>'],
    ['a.html', "<img alt='' src='//count.example/1.gif'>"],
    ['a.html', '<form action="http://example.org/">'],
    ['a.js', 'const a=await import("https://cdn.example/a.js")'],
    ['a.js', 'import{a}from"https://cdn.example/a.js"'],
    ['a.js', 'fetch(`https://api.example/x`)'],
    ['a.js', 'new WebSocket("wss://example.org")'],
    ['a.js', 'navigator.sendBeacon("//example.org",x)'],
  ])('%s: %s is found', (name, text) => {
    expect(foreignIn(name, text)).toContain('example');
  });
  it.each([
    ['a.css', '@font-face{src:url(./a.woff2)}'],
    ['a.html', '<a href="https://www.example.org/">a law</a><script src="/boot.js"></script>'],
    ['a.js', 'const svg="http://www.w3.org/2000/svg";fetch("/api/x");import("./a.js")'],
    ['a.woff2', 'url(https://fonts.example/a.woff2)'],
  ])('%s: %s is none', (name, text) => {
    expect(foreignIn(name, text)).toBeNull();
  });
});

const files: Record<string, string> = { 'a.js': 'a', 'b.js': 'b', 'late.js': 'late', 'a.css': 'c' };
const read = (file: string) => Buffer.from(files[file] ?? '');

describe('a document is bound to its files', () => {
  it('by the hash of each script, style and module that it names, and of nothing else', () => {
    const bound = withIntegrity(
      '<link rel="icon" href="/i.svg"><link rel="modulepreload" crossorigin href="/b.js"><link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script><script>1</script>',
      read,
    );
    expect(bound.match(/integrity="[^"]+"/g)).toEqual(
      ['b', 'c', 'a'].map((text) => `integrity="${integrityOf(Buffer.from(text))}"`),
    );
    expect(bound).toContain('<link rel="icon" href="/i.svg">');
  });
  it('and the build stops when one comes from elsewhere', () => {
    expect(() => withIntegrity('<script src="//cdn.example/a.js"></script>', read)).toThrow('cdn.example');
  });
  it('those that come later stand in the import map, and a circle ends', () => {
    const manifest = {
      'p.html': { file: 'a.js', imports: ['b'], dynamicImports: ['late'] },
      b: { file: 'b.js', imports: ['p.html'] },
      late: { file: 'late.js' },
      other: { file: 'other.js' },
    };
    const { integrity } = JSON.parse(importMapOf(modulesOf(manifest, 'p.html'), read));
    expect(Object.keys(integrity)).toEqual(['/a.js', '/b.js', '/late.js']);
    expect(integrity['/late.js']).toBe(integrityOf(Buffer.from('late')));
  });
  it('the hash is the one that a browser computes', () => {
    expect(integrityOf(Buffer.from('abc'))).toBe('sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
  });
  it('the list reads as sha256sum writes it, whatever the order of the files', () => {
    expect(listOf(['b.js', 'a.js'], read)).toBe(
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.js\n3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.js\n',
    );
  });
});
