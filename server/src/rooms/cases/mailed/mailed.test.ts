import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { openMail } from '#platform/mail/index';
import { takeMail } from '#platform/replies/index';
import { makeMaildir } from '#platform/replies/maildir';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { buildApp } from '../../../entry/app.ts';
import { mailServer } from '../../../platform/mail/testing/mail-server.ts';
import { takeMailed } from './commands.ts';

const hookSecret = 'a-secret-of-the-mail-server-of-the-house';
const drop = mkdtempSync(join(tmpdir(), 'boru-drop-'));
let its: CaseWorld;
let smtp: Awaited<ReturnType<typeof mailServer>>;
const logged: string[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  its = await foundCaseWorld();
  smtp = await mailServer();
  const { services } = its.world;
  services.config = {
    ...services.config,
    smtpUrl: smtp.url,
    mailFrom: 'boru@boru.example.kr',
    replies: { address: 'reply+*@boru.example.kr', drop, hookSecret },
  };
  await makeMaildir(drop);
});
afterAll(async () => {
  await smtp.stop();
  await its.world.close();
  rmSync(drop, { recursive: true });
});

const addressOf = (who: Who) => `${who.personId}@example.kr`;

/** Sends what waits through a real mail server. Answers the letters that reached this address, newest last. */
const lettersTo = async (address: string): Promise<string[]> => {
  const mail = openMail(its.world.database, its.world.services.config);
  const { rows } = await its.world.owner.query<{ id: string }>(
    `select id from platform.mail where state = 'waiting' and recipient = $1 order by created_at`,
    [address],
  );
  const run = { id: 'test', attempt: 1 } as never;
  for (const { id } of rows) await mail.handlers['mail.send']({ mailId: id }, run);
  mail.close();
  return smtp.received.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);
};
const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';

/** A case whose desk has asked, and the address in the letter about it. */
const asked = async () => {
  const scene = await its.scene();
  await its.next(scene.officer, scene.id, 'acknowledge');
  await its.next(scene.officer, scene.id, 'ask', { body: '언제 퇴직하나요?' });
  await its.world.settle();
  const letters = await lettersTo(addressOf(scene.company));
  const reply = headerOf(letters.at(-1) ?? '', 'Reply-To');
  expect(reply).toMatch(/^reply\+[a-z2-7]{32}@boru\.example\.kr$/);
  return { ...scene, letters, reply, from: addressOf(scene.company) };
};

type Message = { from: string; to: string; body?: string; head?: readonly string[]; id?: string | null };
const message = ({ from, to, body = '다음 달입니다.', head = [], id = `<${newId()}@gaon.kr>` }: Message): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: Re: answer',
    ...(id === null ? [] : [`Message-ID: ${id}`]),
    ...head,
    ...(head.some((line) => /^content-type/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    '',
    body,
  ].join('\r\n');

const put = (raw: string | Buffer, name = newId()) => writeFileSync(join(drop, 'new', name), raw);
const post = () => ({
  database: its.world.database,
  services: its.world.services,
  log: {
    info: (event: string, fields = {}) => void logged.push(JSON.stringify([event, fields])),
    warn: (event: string, fields = {}) => void logged.push(JSON.stringify([event, fields])),
    fault: (_event: string, fault: unknown) => void faults.push(fault),
  },
  deliver: takeMailed,
});
/** The outcome of what lies in the drop. */
const take = async (raw: string | Buffer): Promise<string> => {
  put(raw);
  logged.length = 0;
  await takeMail(post());
  expect(faults).toEqual([]);
  // Neither an address nor what it carries nor a word of the message.
  expect(logged.join()).not.toMatch(/@|[a-z2-7]{32}|달/);
  return logged.join();
};
type Line = { kind: string; fact: string | null; body: string | null; detail: { mail?: Json } };
const wordsIn = async (who: Who, id: string): Promise<Line[]> =>
  ((await its.show(who, id))['timeline'] as Line[]).filter(({ detail }) => detail.mail !== undefined);
const count = async (text: string, ...values: unknown[]): Promise<number> =>
  Number((await its.world.owner.query<{ n: string }>(text, values)).rows[0]?.n ?? 0);
const refusals = (address: string) =>
  count(`select count(*) as n from platform.mail where kind = 'reply.refused' and recipient = $1`, address);

const parts = (...each: string[]) => ({
  head: ['Content-Type: multipart/mixed; boundary=b'],
  body: [...each.map((part) => `--b\r\n${part}`), '--b--'].join('\r\n'),
});
const text = (said: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${said}`;
const paper = (name: string, content: Buffer) =>
  `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}`;

describe('메일로 답하기', () => {
  it('답장이 그 사람의 글이 되고, 메일로 받은 것이라고 적힙니다', async () => {
    const { company, officer, id, reply, from, letters } = await asked();
    // One thread for a mail program, and nothing readable in what the letter carries.
    expect(new Set(letters.map((raw) => headerOf(raw, 'References'))).size).toBe(1);
    for (const raw of letters)
      for (const hidden of [id, company.personId, company.companyId])
        expect(raw.replaceAll(from, '').replaceAll(`/company/cases/${id}`, '')).not.toContain(hidden);
    const body =
      '다음 달입니다.\r\n\r\nOn Mon, Nov 23, 2026 at 3:00 PM Boru <boru@boru.example.kr> wrote:\r\n> 답이 왔습니다\r\n';
    expect(await take(message({ from: `김대표 <${from}>`, to: reply, body }))).toContain('taken');
    expect(readdirSync(join(drop, 'new'))).toEqual([]);
    expect(await wordsIn(officer, id)).toMatchObject([
      {
        kind: 'message',
        fact: 'replied',
        body: '다음 달입니다.',
        detail: { mail: { whole: expect.stringContaining('> 답이'), left: 0 } },
      },
    ]);
    // The period that stood still runs again, as after an answer on the page; the desk is told.
    expect(await its.show(officer, id)).toMatchObject({ status: 'acknowledged', dueAt: expect.any(String) });
    expect(await its.actionsOf(id)).toContain('case.replied');
    const { rows } = await its.world.owner.query(
      `select detail ->> 'via' as via, person_id from evidence.audit_entry where case_id = $1 and action = 'case.replied'`,
      [id],
    );
    expect(rows).toEqual([{ via: 'mail', person_id: company.personId }]);
    // The session of that moment is gone.
    expect(await count(`select count(*) as n from platform.session where device = 'mail'`)).toBe(0);
  });

  it('같은 건의 다음 편지도 같은 주소를 쓰고, 창구 사람의 편지에는 주소가 없습니다', async () => {
    const { officer, company, id, reply } = await asked();
    await its.next(officer, id, 'answer', { body: '이렇게 하세요.' });
    await its.world.settle();
    expect(headerOf((await lettersTo(addressOf(company))).at(-1) ?? '', 'Reply-To')).toBe(reply);
    const atDesk = await lettersTo(addressOf(officer));
    expect(atDesk.length).toBeGreaterThan(0);
    for (const raw of atDesk) expect(headerOf(raw, 'Reply-To')).toBe('');
    const { rows } = await its.world.owner.query<{ text: string }>(
      `select a::text || m::text as text from platform.reply_address a, platform.mail m`,
    );
    const token = reply.slice(6, 38);
    for (const row of rows) expect(row.text).not.toContain(token);
  });

  it('붙임은 파일의 규칙을 따르고, 받지 않은 것은 몇 개인지 알립니다', async () => {
    const { officer, id, reply, from } = await asked();
    const bomb = Buffer.from(zipSync({ 'a.txt': new Uint8Array(60_000_000) }, { level: 9 }));
    const mixed = parts(
      text('점검표를 붙입니다.'),
      paper('점검표.txt', Buffer.from('하나\n둘')),
      paper('bomb.hwpx', bomb),
      paper('../../etc/run.exe', Buffer.from('MZ\u0090\u0000')),
    );
    expect(await take(message({ from, to: reply, ...mixed }))).toContain('taken');
    const lines = await wordsIn(officer, id);
    expect(lines.map(({ kind }) => kind).toSorted()).toEqual(['document', 'message']);
    expect(lines.find(({ kind }) => kind === 'message')?.detail).toEqual({ mail: { whole: null, left: 2 } });
    expect(await count('select count(*) as n from platform.file where case_id = $1', id)).toBe(1);
    await its.world.settle();
    expect(
      await count(`select count(*) as n from platform.mail where kind = 'reply.partly' and recipient = $1`, from),
    ).toBe(1);
  });
});

describe('받지 않는 메일', () => {
  it('지어낸 낱말, 남의 주소, 지난 주소, 거둔 주소, 떠난 사람, 끝난 건은 모두 같은 한 통의 답을 받습니다', async () => {
    const one = await asked();
    const other = await asked();
    const words = await count('select count(*) as n from cases.entry');
    const forged = `reply+${'a'.repeat(32)}@boru.example.kr`;
    const thief = `thief-${newId()}@evil.kr`;
    const attempts: [string, string, (() => Promise<unknown>)?][] = [
      [thief, forged],
      [thief, one.reply],
      [other.from, one.reply],
      // Two addresses at once are nobody's.
      [one.from, `${one.reply}, ${other.reply}`],
    ];
    for (const [from, to] of attempts) expect(await take(message({ from, to })), from).toMatch(/refused|silent/);
    expect(await refusals(thief)).toBe(1);
    const { owner } = its.world;
    await owner.query(`update platform.reply_address set expires_at = now() - interval '1 year' where case_id = $1`, [
      one.id,
    ]);
    expect(await take(message({ from: one.from, to: one.reply }))).toMatch(/refused|silent/);
    await owner.query(`update platform.reply_address set expires_at = now() + interval '1 year' where case_id = $1`, [
      one.id,
    ]);
    // Withdrawn by the person: on the page.
    expect((await its.world.send(one.company, 'POST', '/api/account/reply-addresses/revoke')).body).toEqual({
      revoked: 1,
    });
    expect(await take(message({ from: one.from, to: one.reply }))).toMatch(/refused|silent/);
    // The end of a membership ends the addresses of its cases; the end of an account removes them.
    await owner.query('update organisations.membership set ended_at = now() where person_id = $1', [
      other.company.personId,
    ]);
    expect(
      await count(
        'select count(*) as n from platform.reply_address where case_id = $1 and revoked_at is null',
        other.id,
      ),
    ).toBe(0);
    await owner.query(`update platform.reply_address set revoked_at = null where case_id = $1`, [other.id]);
    expect(await take(message({ from: other.from, to: other.reply }))).toMatch(/refused|silent/);
    await owner.query('update organisations.person set disabled_at = now() where id = $1', [other.company.personId]);
    expect(await count('select count(*) as n from platform.reply_address where case_id = $1', other.id)).toBe(0);
    const ended = await asked();
    await its.next(ended.company, ended.id, 'withdraw', { reason: null });
    const before = await count('select count(*) as n from cases.entry');
    expect(await take(message({ from: ended.from, to: ended.reply }))).toContain('refused');
    expect(await count('select count(*) as n from cases.entry')).toBe(before);
    expect(
      await count(`select count(*) as n from cases.entry where detail ? 'mail' and case_id = any ($1)`, [
        one.id,
        other.id,
        ended.id,
      ]),
    ).toBe(0);
    expect(before - words).toBeGreaterThan(0);
    const letters = [...(await lettersTo(thief)), ...(await lettersTo(ended.from)).slice(-1)].map((raw) =>
      raw.slice(raw.indexOf('\r\n\r\n')),
    );
    expect(letters.length).toBe(2);
    // Byte for byte the same, but for the borders of its parts.
    const bare = letters.map((raw) => raw.replace(/--[-_A-Za-z0-9=]+/g, ''));
    expect(bare[0]).toBe(bare[1]);
    for (const hidden of [one.id, 'Re: answer', '다음 달'])
      expect(Buffer.from(bare[0] ?? '').toString()).not.toContain(hidden);
  });

  it('같은 메일은 한 번만 적히고, 중간에 끊겨도 잃거나 겹치지 않습니다', async () => {
    const { officer, id, reply, from } = await asked();
    const raw = message({ from, to: reply, id: '<once@gaon.kr>' });
    const dying = {
      ...post(),
      deliver: async (...given: Parameters<typeof takeMailed>) => {
        await takeMailed(...given);
        throw new Error('killed');
      },
    };
    put(raw, 'same');
    await takeMail(dying);
    expect(await wordsIn(officer, id)).toEqual([]);
    expect(existsSync(join(drop, 'new', 'same'))).toBe(true);
    expect(faults.splice(0)).toHaveLength(1);
    logged.length = 0;
    // Two servers at the same moment.
    await Promise.all([takeMail(post()), takeMail(post())]);
    expect(await wordsIn(officer, id)).toHaveLength(1);
    expect(await take(raw)).toContain('known');
    expect(await take(message({ from, to: reply, id: '<once@gaon.kr>', body: '다른 글' }))).toContain('known');
    expect(await take(message({ from, to: reply, id: null }))).toContain('taken');
    expect(await take(message({ from, to: reply, id: null }))).toContain('known');
    expect(await wordsIn(officer, id)).toHaveLength(2);
  });

  it('한 시간에 스무 통을 넘기면 더 받지 않습니다', async () => {
    const { officer, id, reply, from } = await asked();
    await its.world.owner.query(
      `insert into platform.reply_taken (reply_id, message_hash, taken_at)
       select a.id, sha256(n::text::bytea), $2 from platform.reply_address a, generate_series(1, 19) n where a.case_id = $1`,
      [id, its.world.clock.now()],
    );
    expect(await take(message({ from, to: reply }))).toContain('taken');
    expect(await take(message({ from, to: reply }))).toMatch(/refused|silent/);
    expect(await wordsIn(officer, id)).toHaveLength(1);
  });

  it('기계의 메일과 우리 메일에는 답하지 않습니다', async () => {
    const { reply, from } = await asked();
    const before = await count(`select count(*) as n from platform.mail where kind like 'reply.%'`);
    for (const head of ['Auto-Submitted: auto-replied', 'List-Id: <a.b>', 'Return-Path: <>', 'Precedence: bulk'])
      expect(await take(message({ from, to: reply, head: [head] })), head).toContain('ignored');
    const to = `reply+${'b'.repeat(32)}@boru.example.kr`;
    expect(await take(message({ from: 'boru@boru.example.kr', to }))).toContain('silent');
    expect(await take(message({ from: 'quiet@evil.kr', to, head: ['X-Auto-Response-Suppress: All'] }))).toContain(
      'silent',
    );
    expect(await take(message({ from: 'a@evil.kr, b@evil.kr', to }))).toContain('ignored');
    expect(await count(`select count(*) as n from platform.mail where kind like 'reply.%'`)).toBe(before);
  });

  it('머리글 끼워 넣기, 만 조각, 끝없는 겹침, 너무 큰 파일은 아무것도 바꾸지 않고 옆으로 치워집니다', async () => {
    const { officer, id, reply, from } = await asked();
    const { version } = await its.show(officer, id);
    const injected = message({ from: `"x\r\n\tBcc: all@evil.kr" <${from}>, evil@evil.kr`, to: reply });
    expect(await take(injected)).toContain('ignored');
    const flood = parts(...Array.from({ length: 10_000 }, (_, n) => text(String(n))));
    expect(await take(message({ from, to: reply, ...flood }))).toContain('reply.broken');
    const nested = Array.from(
      { length: 200 },
      (_, n) => `Content-Type: multipart/mixed; boundary=n${n}\r\n\r\n--n${n}\r\n`,
    ).join('');
    expect(await take(`From: ${from}\r\nTo: ${reply}\r\n${nested}`)).toContain('reply.broken');
    expect(await take(Buffer.alloc(25 * 1024 * 1024 + 1, 65))).toContain('reply.broken');
    expect(await take(Buffer.from([0xff, 0xfe, 0, 1, 2, 3]))).toContain('ignored');
    expect(readdirSync(join(drop, 'broken'))).toHaveLength(3);
    expect(await take(message({ from, to: reply, body: '가'.repeat(5000) }))).toMatch(/refused|silent/);
    expect((await its.show(officer, id)).version).toBe(version);
  });
});

describe('메일 서버의 연결', () => {
  const app = () =>
    buildApp({
      database: its.world.database,
      services: its.world.services,
      version: 'test',
      perMinute: null,
      observe: () => undefined,
      fault: (fault) => void faults.push(fault),
    });

  it('비밀을 아는 서버의 메일만 받고, 받았다고 하면 잃지 않습니다', async () => {
    const { officer, id, reply, from } = await asked();
    const http = app();
    const raw = message({ from, to: reply, body: '연결로 온 답' });
    const send = (authorization: string | undefined, payload: string | Buffer, type = 'message/rfc822') =>
      http.inject({
        method: 'POST',
        url: '/hooks/mail',
        headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
        payload,
      });
    for (const wrong of [undefined, 'Bearer ', `Bearer ${hookSecret}x`, hookSecret, `Basic ${hookSecret}`])
      expect((await send(wrong, raw)).statusCode).toBe(401);
    expect((await send(`Bearer ${hookSecret}`, raw, 'application/json')).statusCode).toBe(415);
    expect((await send(`Bearer ${hookSecret}`, Buffer.alloc(25 * 1024 * 1024 + 1, 65))).statusCode).toBe(413);
    const forged = await send(`Bearer ${hookSecret}`, message({ from: 'x@evil.kr', to: 'reply+x@boru.example.kr' }));
    const lawful = await send(`Bearer ${hookSecret}`, raw);
    expect([lawful.statusCode, lawful.body]).toEqual([202, forged.body]);
    await takeMail(post());
    expect(await wordsIn(officer, id)).toMatchObject([{ body: '연결로 온 답' }]);
    for (let n = 0; n < 20; n++) await send('Bearer wrong', raw);
    expect((await send('Bearer wrong', raw)).statusCode).toBe(429);
    await http.close();
  });
});
