import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryList, HookList, HookSecret } from '@boru/contract/hooks';
import type { NoticeList } from '@boru/contract/notices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { hookHandlers, networksOf } from '../../../platform/hooks/index.ts';
import { signatureOf } from '../../../platform/hooks/sign.ts';

let its: CaseWorld;
let server: Server;
let target: string;
let answerWith = 204;
type Call = { id: string; seconds: number; signatures: string[]; body: string };
const calls: Call[] = [];

beforeAll(async () => {
  its = await foundCaseWorld();
  server = createServer((request, answer) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const headers = request.headers;
      calls.push({
        id: String(headers['webhook-id']),
        seconds: Number(headers['webhook-timestamp']),
        signatures: String(headers['webhook-signature']).split(' '),
        body,
      });
      answer.writeHead(answerWith).end('an answer that nobody keeps');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const open = networksOf('127.0.0.0/8');
  if (open !== null) its.world.services.config.hookNetworks = open;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await its.world.close();
});

const events = ['case.arrived', 'case.replied', 'referral.received'];
const add = (lead: Who, changes: object = {}) =>
  its.world.send(lead, 'POST', '/api/desk/hooks', { url: target, events, ...changes });
const added = async (lead: Who): Promise<HookSecret> => {
  // What happened before is not this hook's.
  await its.world.settle();
  const answer = await add(lead);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as HookSecret;
};
const hooksOf = async (lead: Who) => ((await its.world.get(lead, '/api/desk/hooks')).body as HookList).items;
const logOf = async (lead: Who, id: string) =>
  ((await its.world.get(lead, `/api/desk/hooks/${id}/deliveries`)).body as DeliveryList).items;

/** Runs what is due at the world's hour, as the worker would. */
const deliver = async (): Promise<void> => {
  const handlers = hookHandlers(its.world.database, its.world.services);
  const { rows } = await its.world.owner.query<{ id: string; payload: unknown }>(
    `delete from platform.job where kind = 'hook.deliver' and run_at <= greatest(now(), $1::timestamptz) returning id, payload`,
    [its.world.clock.now()],
  );
  for (const { id, payload } of rows)
    await handlers['hook.deliver']?.(payload, { id, attempt: 1, signal: new AbortController().signal });
};
const later = (hours: number): void =>
  its.world.clock.set(new Date(its.world.clock.now().getTime() + hours * 3_600_000).toISOString());

describe('공격자', () => {
  it('이끄는 사람이 아니면 만들지도 보지도 못하고, 남의 기관의 연결은 없는 것과 같습니다', async () => {
    const { owner, officer, company } = await its.scene();
    const lead = await its.world.staff(owner, 'manager');
    const { id } = await added(lead);
    const stranger = await its.world.staff(owner === 1 ? 2 : 1, 'manager');
    for (const who of [officer, company, await its.world.staff(owner, 'auditor')]) {
      expect((await add(who)).status).toBe(403);
      expect((await its.world.get(who, '/api/desk/hooks')).status).toBe(403);
    }
    expect((await hooksOf(stranger)).map((hook) => hook.id)).not.toContain(id);
    const own = { events, state: 'paused' };
    expect(
      await Promise.all([
        its.world.get(stranger, `/api/desk/hooks/${id}/deliveries`),
        its.world.send(stranger, 'PUT', `/api/desk/hooks/${id}`, own),
        its.world.send(stranger, 'POST', `/api/desk/hooks/${id}/secret`),
        its.world.send(stranger, 'POST', `/api/desk/hooks/${id}/test`),
        its.world.send(stranger, 'DELETE', `/api/desk/hooks/${id}`),
      ]).then((answers) => answers.map(({ status }) => status)),
    ).toEqual([404, 404, 404, 404, 404]);
    expect((await hooksOf(lead)).find((hook) => hook.id === id)?.state).toBe('on');
  });

  it('열쇠는 만든 뒤에는 아무에게도 보이지 않고, 데이터베이스에는 봉해져 있습니다', async () => {
    const { owner } = await its.scene();
    const lead = await its.world.staff(owner, 'manager');
    const { id, secret } = await added(lead);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await its.world.get(lead, '/api/desk/hooks')).text).not.toContain(secret);
    const { asActor } = await import('../../../platform/database/index.ts');
    const { sql } = await import('kysely');
    const stolen = (text: string) =>
      asActor(its.world.database, lead.ticket, 'read', (tx) => sql.raw<{ sealed: string }>(text).execute(tx));
    await expect(stolen('select sealed from platform.hook_secret')).rejects.toThrow(/permission denied/);
    expect((await stolen(`select sealed from app.hook_secrets('${id}', now())`)).rows).toEqual([]);
    const { rows } = await its.world.owner.query('select * from platform.hook_secret where hook_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(8, 20));
  });

  it('안쪽 주소, 암호가 든 주소, 다른 규약은 받지 않고 까닭을 말합니다', async () => {
    const lead = await its.world.staff((await its.scene()).owner, 'manager');
    for (const url of [
      'https://10.1.2.3/',
      'https://[::1]/',
      'https://169.254.169.254/latest',
      'https://localhost/',
      'https://2852039166/',
      'http://8.8.8.8/',
      'ftp://example.kr/',
      'https://user:word@example.kr/',
      'https://example.kr/#part',
      'javascript:alert(1)',
    ]) {
      const answer = await add(lead, { url });
      expect.soft(answer.status, url).toBe(422);
      expect.soft(answer.text, url).toContain('"url"');
    }
    expect((await add(lead, { url: 'https://example.kr/hook', events: ['company.registered'] })).status).toBe(422);
    expect(await hooksOf(lead)).toHaveLength(2);
  });
});

describe('보내기', () => {
  it('고른 알림만 서명하여 한 번 보내고, 본문에는 종류와 번호와 링크뿐입니다', async () => {
    const { owner, officer, company, id, number } = await its.scene();
    const lead = await its.world.staff(owner, 'manager');
    const hook = await added(lead);
    await its.next(officer, id, 'acknowledge');
    await its.next(company, id, 'reply', { body: '퇴직자가 도면을 가져간 것 같습니다.' });
    await its.world.settle();
    calls.length = 0;
    await deliver();
    const mine = calls.filter(({ body, ...call }) =>
      call.signatures.includes(signatureOf(hook.secret, call.id, call.seconds, body)),
    );
    expect(mine.map(({ body }) => JSON.parse(body))).toEqual([
      {
        type: 'case.replied',
        timestamp: its.world.clock.now().toISOString(),
        data: { reference: number, link: expect.stringMatching(new RegExp(`/desk/cases/${id}$`)) },
      },
    ]);
    expect(await logOf(lead, hook.id)).toMatchObject([
      { event: 'case.replied', state: 'delivered', attempts: 1, status: 204, fault: null, reference: number },
    ]);
    expect((await hooksOf(lead)).find((one) => one.id === hook.id)).toMatchObject({ failingSince: null });
    await deliver();
    expect(await logOf(lead, hook.id)).toHaveLength(1);
  });

  it('봉인한 건의 소식은 보내지 않습니다', async () => {
    const { owner, officer, company, id } = await its.scene();
    const lead = await its.world.staff(owner, 'manager');
    const hook = await added(lead);
    await its.next(officer, id, 'acknowledge');
    const sealed = await its.step(officer, id, 'seal', { people: [officer.personId], reason: '수사 협조 중인 건' });
    expect(sealed.status, sealed.text).toBe(200);
    await its.next(company, id, 'reply', { body: '더 여쭙니다.' });
    await its.world.settle();
    expect(await logOf(lead, hook.id)).toEqual([]);
    const told = (await its.world.get(lead, '/api/account/notices')).body as NoticeList;
    expect(told.items.filter(({ path, event }) => path.endsWith(id) && event === 'case.replied')).toEqual([]);
    expect((await its.step(officer, id, 'unseal', {})).status).toBe(200);
    await its.next(company, id, 'reply', { body: '한 번 더 여쭙니다.' });
    await its.world.settle();
    expect(await logOf(lead, hook.id)).toMatchObject([{ event: 'case.replied' }]);
  });

  it('열쇠를 바꾸면 하루 동안 둘 다 서명하고, 지우면 열쇠도 사라집니다', async () => {
    const lead = await its.world.staff((await its.scene()).owner, 'manager');
    const first = await added(lead);
    const change = await its.world.send(lead, 'POST', `/api/desk/hooks/${first.id}/secret`);
    const second = change.body as HookSecret;
    expect(change.status, change.text).toBe(201);
    const signedBy = async (): Promise<boolean[]> => {
      calls.length = 0;
      expect((await its.world.send(lead, 'POST', `/api/desk/hooks/${first.id}/test`)).status).toBe(200);
      await deliver();
      const call = calls.at(-1);
      if (call === undefined) throw new Error('nothing came');
      return [first.secret, second.secret].map((secret) =>
        call.signatures.includes(signatureOf(secret, call.id, call.seconds, call.body)),
      );
    };
    expect(await signedBy()).toEqual([true, true]);
    later(25);
    expect(await signedBy()).toEqual([false, true]);
    expect((await its.world.send(lead, 'DELETE', `/api/desk/hooks/${first.id}`)).status).toBe(200);
    const left = await its.world.owner.query('select 1 from platform.hook_secret where hook_id = $1', [first.id]);
    expect(left.rows).toEqual([]);
    expect((await its.world.get(lead, `/api/desk/hooks/${first.id}/deliveries`)).status).toBe(404);
  });
});

describe('받지 못할 때', () => {
  it('같은 번호로 다시 보내고, 72시간이면 멈추어 알리며, 다시 시작하면 시험이 갑니다', async () => {
    const { owner, officer, company, id } = await its.scene();
    const lead = await its.world.staff(owner, 'manager');
    for (const old of await hooksOf(lead)) await its.world.send(lead, 'DELETE', `/api/desk/hooks/${old.id}`);
    const hook = await added(lead);
    await its.next(officer, id, 'acknowledge');
    await its.next(company, id, 'reply', { body: '더 여쭙니다.' });
    await its.world.settle();
    answerWith = 500;
    calls.length = 0;
    await deliver();
    expect(await logOf(lead, hook.id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500, fault: 'answer' }]);
    expect((await hooksOf(lead))[0]?.failingSince).not.toBeNull();
    later(1);
    await deliver();
    const own = calls.filter((call) => call.id === calls[0]?.id);
    expect(own.length).toBe(2);
    expect(own[0]?.body).toBe(own[1]?.body);
    expect(own[1]?.seconds).toBeGreaterThan(own[0]?.seconds ?? 0);
    later(73);
    await deliver();
    expect((await hooksOf(lead))[0]?.state).toBe('stopped');
    expect((await logOf(lead, hook.id))[0]).toMatchObject({ state: 'failed', attempts: 3, nextAt: null });
    await its.world.settle();
    const told = (await its.world.get(lead, '/api/account/notices')).body as NoticeList;
    expect(told.items.filter(({ event }) => event === 'hook.stopped')).toMatchObject([{ path: '/desk/hooks' }]);
    const others = (await its.world.get(officer, '/api/account/notices')).body as NoticeList;
    expect(others.items.filter(({ event }) => event === 'hook.stopped')).toEqual([]);
    // Other kinds of news do not start it again, nor make it look as if somebody had paused it.
    expect((await its.world.send(lead, 'PUT', `/api/desk/hooks/${hook.id}`, { events })).status).toBe(200);
    expect((await hooksOf(lead))[0]?.state).toBe('stopped');
    answerWith = 204;
    expect((await its.world.send(lead, 'PUT', `/api/desk/hooks/${hook.id}`, { events, state: 'on' })).status).toBe(200);
    await its.world.send(lead, 'POST', `/api/desk/hooks/${hook.id}/test`);
    await deliver();
    expect((await logOf(lead, hook.id))[0]).toMatchObject({ event: 'hook.test', state: 'delivered', reference: null });
    expect((await hooksOf(lead))[0]).toMatchObject({ state: 'on', failingSince: null });
  });
});
