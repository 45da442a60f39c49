import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedLookup, isPermitted, isPublic, networksOf } from './address.ts';
import { bodyOf, mostTries, outcomeOf, stopAfterMs } from './model.ts';
import { postTo } from './post.ts';
import { newHookSecret, signatureOf, signedHeaders } from './sign.ts';

const networks = (text: string) => {
  const list = networksOf(text);
  if (list === null) throw new Error(text);
  return list;
};
const none = networks('');

describe('Standard Webhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const [id, seconds, body] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}'] as const;

  it('gives the signature of the published example', () => {
    expect(signatureOf(secret, id, seconds, body)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('signs with both secrets while one is replaced', () => {
    const other = newHookSecret();
    expect(Buffer.from(other.slice('whsec_'.length), 'base64')).toHaveLength(32);
    const headers = signedHeaders([other, secret], id, new Date(seconds * 1000 + 999), body);
    expect(headers['webhook-timestamp']).toBe(String(seconds));
    expect(headers['webhook-signature']?.split(' ')).toEqual([
      signatureOf(other, id, seconds, body),
      signatureOf(secret, id, seconds, body),
    ]);
  });

  it('carries kind, reference, link and time, and the same bytes each time', () => {
    const row = {
      event: 'case.arrived',
      reference: '2026-충북-00001',
      link: 'https://boru.example.kr/desk/cases/1',
      createdAt: new Date('2026-11-23T00:00:00Z'),
    };
    expect(bodyOf(row)).toBe(
      '{"type":"case.arrived","timestamp":"2026-11-23T00:00:00.000Z","data":{"reference":"2026-충북-00001","link":"https://boru.example.kr/desk/cases/1"}}',
    );
  });
});

describe('attacker: an address that leads into the house', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
    expect(isPermitted(address, 'https:', none)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2400:cb00::1'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
    expect(isPermitted(address, 'https:', none)).toBe(true);
    // Never in the clear over the open network.
    expect(isPermitted(address, 'http:', networks('10.0.0.0/8'))).toBe(false);
  });

  it('the operator opens ranges, and nothing beside them', () => {
    const open = networks('10.20.0.0/16, fd00:1::/32');
    for (const address of ['10.20.0.1', 'fd00:1::9']) expect(isPermitted(address, 'http:', open)).toBe(true);
    for (const address of ['10.21.0.1', '127.0.0.1', 'fd00:2::9'])
      expect(isPermitted(address, 'https:', open)).toBe(false);
    for (const text of ['10.20.0.0', '10.20.0.0/33', 'house/8', '10.0.0.0/x']) expect(networksOf(text)).toBeNull();
  });

  it('a name is refused by what it resolves to, in both forms in which the socket asks', async () => {
    const ask = (all: boolean, open = none) =>
      new Promise((resolve) =>
        guardedLookup('http:', open)('localhost', { all }, (error, found) => resolve(error?.name ?? found)),
      );
    expect([await ask(true), await ask(false)]).toEqual(['AddressRefused', 'AddressRefused']);
    expect(await ask(false, networks('127.0.0.0/8, ::1/128'))).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});

describe('one call', () => {
  let server: Server;
  let origin: string;
  const seen: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  beforeAll(async () => {
    server = createServer((request, answer) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        seen.push({ url: request.url ?? '', headers: request.headers, body });
        if (request.url === '/silent') return;
        if (request.url === '/away') answer.writeHead(302, { location: '/taken' }).end();
        else if (request.url === '/endless') {
          answer.writeHead(200);
          const more = (): void => {
            if (!answer.destroyed) answer.write('x'.repeat(65_536), () => setImmediate(more));
          };
          more();
        } else answer.writeHead(request.url === '/broken' ? 500 : 204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const call = (path: string, changes: { open?: string; url?: string } = {}) =>
    postTo({
      url: changes.url ?? `${origin}${path}`,
      headers: { 'webhook-id': 'msg_1' },
      body: '{"가":1}',
      networks: networks(changes.open ?? '127.0.0.0/8, ::1/128'),
      timeoutMs: 300,
      signal: new AbortController().signal,
    });

  it('is answered, refused, left alone or endless, and never follows another address', async () => {
    expect(await call('/taken')).toMatchObject({ status: 204, fault: null });
    expect(seen[0]).toMatchObject({ body: '{"가":1}', headers: { 'webhook-id': 'msg_1', 'content-length': '9' } });
    expect(await call('/broken')).toMatchObject({ status: 500, fault: 'answer' });
    expect(await call('/away')).toMatchObject({ status: 302, fault: 'answer' });
    expect(await call('/endless')).toMatchObject({ status: 200, fault: null });
    expect(await call('/silent')).toMatchObject({ status: null, fault: 'timeout' });
    expect(await call('', { url: origin.replace('http:', 'https:') })).toMatchObject({ fault: 'tls' });
    expect(seen.map(({ url }) => url)).toEqual(['/taken', '/broken', '/away', '/endless', '/silent']);
  });

  it('attacker: no socket is opened to an address or a name inside the house', async () => {
    const { port } = new URL(origin);
    const before = seen.length;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
      expect
        .soft(await call('', { url: `http://${host}:${port}/taken`, open: '10.0.0.0/8' }), host)
        .toMatchObject({ status: null, fault: 'address' });
    expect(seen).toHaveLength(before);
  });
});

describe('what follows', () => {
  const now = new Date('2026-11-23T00:00:00Z');
  const failed = { status: 500, fault: 'answer' } as const;

  it('waits longer each time and gives up after the tenth', () => {
    const waits = Array.from({ length: mostTries }, (_, index) => {
      const { nextAt } = outcomeOf(failed, { attempts: index + 1, failingSince: now }, now, 0);
      return nextAt === null ? null : (nextAt.getTime() - now.getTime()) / 1000;
    });
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it('a success forgets all failures; 72 hours or 410 stop the hook', () => {
    const long = new Date(now.getTime() - stopAfterMs);
    expect(outcomeOf({ status: 200, fault: null }, { attempts: 3, failingSince: long }, now, 0)).toMatchObject({
      state: 'delivered',
      hook: 'well',
      failingSince: null,
      restUntil: null,
    });
    expect(outcomeOf(failed, { attempts: 1, failingSince: null }, now, 0)).toMatchObject({
      hook: 'failing',
      failingSince: now,
    });
    expect(outcomeOf(failed, { attempts: 1, failingSince: long }, now, 0)).toMatchObject({
      state: 'failed',
      hook: 'stopped',
      nextAt: null,
    });
    expect(outcomeOf({ status: 410, fault: 'answer' }, { attempts: 1, failingSince: null }, now, 0).hook).toBe(
      'stopped',
    );
  });
});
