import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../server/src/entry/app.ts';
import { castOf, hostileBody, hostileSegments, rowCounts, seeded } from './hostile.ts';
import { foundWorld, type World } from './world.ts';

let world: World;
let cast: Awaited<ReturnType<typeof castOf>>;
/** The rows of every table after the last address: what the next one must leave as it was. */
let counted: Record<string, number>;
let document: { paths: Record<string, Record<string, unknown>> };
beforeAll(async () => {
  world = await foundWorld();
  cast = await castOf(world);
  document = (await world.app.inject('/api/openapi.json')).json();
  counted = await rowCounts(world);
});
afterAll(() => world.close());

/** Bodies for each address, other ones for each; as many as wanted by BORU_HOSTILE. */
const tries = Number(process.env['BORU_HOSTILE'] ?? 100);

const keysOf = (operation: unknown): string[] => {
  const body = operation as {
    requestBody?: { content?: { 'application/json'?: { schema?: { properties?: object } } } };
  };
  return Object.keys(body.requestBody?.content?.['application/json']?.schema?.properties ?? {});
};

const call = async (endpoint: (typeof endpoints)[number], url: string, payload: string | undefined) => {
  const who = cast.callerFor(endpoint.may);
  if (endpoint.kind === 'stream') {
    const page = await world.listen(who, url);
    page.close();
    return page.status;
  }
  const response = await world.app.inject({
    method: endpoint.method,
    url,
    headers: {
      ...(who ? { cookie: `boru_session=${who.ticket}` } : {}),
      ...(endpoint.method === 'GET' ? {} : { 'x-boru-request': '1', 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return response.statusCode;
};

const tenMegabytes = JSON.stringify({ text: 'x'.repeat(10_000_000) });
const nobody = '0192d1a0-0000-7000-8000-000000000000';
const pathOf = (endpoint: (typeof endpoints)[number], segment: string): string =>
  endpoint.path.replace(/:[A-Za-z]+/g, segment);

describe('해로운 입력', () => {
  it.each(endpoints.filter(({ body }) => body !== null).map((endpoint) => [endpoint.id, endpoint] as const))(
    `%s: 해로운 본문 ${tries}개를 모두 4xx로 거절하고 아무것도 저장하지 않습니다`,
    async (_id, endpoint) => {
      const operation = document.paths[endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
      const random = seeded(endpoint.id.length * 7919 + endpoint.path.length);
      const before = counted;
      const odd: { status: number; body: string }[] = [];
      for (let index = 0; index < tries; index++) {
        const body = hostileBody(random, keysOf(operation));
        const status = await call(endpoint, pathOf(endpoint, nobody), body);
        if (status < 400 || status > 499) odd.push({ status, body: body.slice(0, 300) });
      }
      expect(odd).toEqual([]);
      expect(await call(endpoint, pathOf(endpoint, nobody), tenMegabytes)).toBe(413);
      counted = await rowCounts(world);
      expect(counted).toEqual(before);
    },
  );

  it.each(endpoints.filter(({ path }) => path.includes(':')).map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: 주소에 넣은 해로운 값은 없는 것과 같습니다',
    async (_id, endpoint) => {
      for (const segment of hostileSegments) {
        const status = await call(endpoint, pathOf(endpoint, segment), endpoint.method === 'GET' ? undefined : '{}');
        // 415: an upload is asked for as an upload before anything else is looked at.
        expect([400, 404, 409, 410, 415, 422]).toContain(status);
      }
    },
  );

  it.each(endpoints.filter(({ query }) => query !== null).map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: 해로운 검색어에도 멈추지 않습니다',
    async (_id, endpoint) => {
      const names = Object.keys((endpoint.query as unknown as { shape?: object }).shape ?? { cursor: 1 });
      for (const value of [
        "' or 1=1 --",
        '%25_%5C',
        '\u0000',
        '%00',
        'x'.repeat(5000),
        '%F0%9F%8F%B3',
        '[]',
        '-1',
        '1e309',
      ])
        for (const name of [...names, 'undeclared', '__proto__']) {
          const status = await call(endpoint, `${pathOf(endpoint, nobody)}?${name}=${encodeURI(value)}`, undefined);
          expect(status, `${name}=${value.slice(0, 40)}`).toBeLessThan(500);
        }
    },
  );

  it('다른 누리집에서 보낸 요청은 거절합니다', async () => {
    const who = await world.company();
    const endpoint = endpoints.find(({ id }) => id === 'organisations.inviteMember');
    if (!endpoint) throw new Error('the endpoint is gone');
    const send = (headers: Record<string, string>) =>
      world.app.inject({
        method: 'POST',
        url: endpoint.path,
        headers: { cookie: `boru_session=${who.ticket}`, ...headers },
        payload: { email: 'a@example.kr', role: 'staff' },
      });
    expect((await send({})).statusCode).toBe(403);
    expect((await send({ 'x-boru-request': '1', origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await send({ 'x-boru-request': '1', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await send({ 'x-boru-request': '1' })).statusCode).toBe(201);
  });
});
