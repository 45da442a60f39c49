import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from './headers.ts';
import { addPages } from './site.ts';

const app = Fastify();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boru-site-'));
  const pages = join(folder, 'pages');
  for (const below of ['assets', '.vite', 'prerendered']) await mkdir(join(pages, below), { recursive: true });
  const files = {
    'pages/index.html': 'empty',
    'pages/assets/a-1.js': 'script',
    'pages/assets/a-1.js.br': 'packed',
    'pages/favicon.svg': '<svg/>',
    'pages/.vite/preloads.json': '{"/check":{"scripts":["assets/a-1.js"],"styles":[]}}',
    'pages/.vite/prerendered.json':
      '{"/check":{"ko":"prerendered/check.ko.html","en":"prerendered/check.en.html"},"/report":{"ko":"prerendered/check.ko.html","en":"prerendered/check.en.html","inline":"sha256-abc="}}',
    'pages/prerendered/check.ko.html': 'Korean',
    'pages/prerendered/check.en.html': 'English',
    'secret.txt': 'secret',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders(false));
  });
  addPages(app, pages);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

describe('the files of the pages', () => {
  it('come packed when the browser takes it, for ever when their name carries their content', async () => {
    const answer = await get('/assets/a-1.js', { 'accept-encoding': 'br' });
    expect([answer.statusCode, answer.body, answer.headers['content-encoding']]).toEqual([200, 'packed', 'br']);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect((await get('/assets/a-1.js')).body).toBe('script');
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });
  it('answer HEAD', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/assets/a-1.js' });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });
  it.each([
    '/assets/absent.js',
    '/.vite/preloads.json',
    '/%2evite/preloads.json',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',

    '/api/absent',
    '/api/absent.json',
  ])('%s is not found', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.body.startsWith('{')]).toEqual([404, true]);
  });
  it.each(['/%.js', '/%E0%A4.js', '/%00.js'])('%s is no address', async (url) => {
    expect((await get(url)).statusCode).toBe(400);
  });
});

describe('a page', () => {
  it('rendered ahead comes in the language of the reader, with what it needs', async () => {
    const answer = await get('/check?from=letter');
    expect([answer.body, answer.headers['vary'], answer.headers['cache-control']]).toEqual([
      'Korean',
      'cookie, accept-encoding',
      'no-cache',
    ]);
    expect(answer.headers['link']).toBe('</assets/a-1.js>; rel=modulepreload');
    expect((await get('/check', { cookie: 'boru-language=en' })).body).toBe('English');
  });
  it('that carries an import map lets in that text by its hash, and no other page lets in any', async () => {
    const scripts = async (url: string) =>
      /script-src [^;]+/.exec(String((await get(url)).headers['content-security-policy']))?.[0];
    expect(await scripts('/report')).toBe("script-src 'self' 'sha256-abc='");
    expect(await scripts('/check')).toBe("script-src 'self'");
    expect(await scripts('/nowhere')).toBe("script-src 'self'");
  });
  it('of any other address is the empty one', async () => {
    for (const url of ['/', '/desk/cases/1', '/nowhere']) expect((await get(url)).body).toBe('empty');
  });
});
