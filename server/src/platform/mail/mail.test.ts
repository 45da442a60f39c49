import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor, asSystem } from '../database/index.ts';
import { listJobs, openJobs, retryJob } from '../jobs/index.ts';
import { type FreshDatabase, freshDatabase } from '../testing/fresh-database.ts';
import {
  invitationLetter,
  linkTo,
  listMail,
  noticeLetter,
  openMail,
  postMail,
  readMail,
  sendHeldMail,
} from './index.ts';
import { writeLetter } from './letter.ts';
import { mailServer } from './testing/mail-server.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const soon = async (done: () => Promise<boolean> | boolean): Promise<void> => {
  const until = performance.now() + 10_000;
  while (!(await done())) {
    if (performance.now() > until) throw new Error('waited in vain');
    await sleep(20);
  }
};
const post = (
  recipient: string,
  letter = noticeLetter({ locale: 'ko', event: 'case.answered', url: 'https://boru.example.kr/cases/1' }),
) => asSystem(fresh.database, 'write', (tx) => postMail(tx, recipient, letter));
const stateOf = (id: string) => asSystem(fresh.database, 'read', async (tx) => (await readMail(tx, id)).state);
const working = async (smtpUrl: string | undefined, work: () => Promise<void>) => {
  const mail = openMail(fresh.database, {
    smtpUrl,
    mailFrom: 'boru@boru.example.kr',
    dataDir: '',
    replies: undefined,
  });
  const jobs = openJobs(fresh.database, { pollMs: 20, wait: () => 100 });
  jobs.work(mail.handlers);
  try {
    await work();
  } finally {
    await jobs.stop();
    mail.close();
  }
};
const decoded = (raw: string): string => {
  const subject = /^Subject: ((?:.*\r?\n\s)*.*)/m.exec(raw)?.[1] ?? '';
  return subject.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : decodeURIComponent(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, '%$1')),
  );
};

describe('전자우편', () => {
  test('한글 제목과 본문이 진짜 메일 서버에 닿고, 보낸 뒤 본문은 지워진다', async () => {
    const server = await mailServer();
    const id = await post('hong@example.kr');
    await working(server.url, () => soon(async () => (await stateOf(id)) === 'sent'));
    await server.stop();
    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(mail?.to).toEqual(['hong@example.kr']);
    expect(decoded(mail?.raw ?? '')).toBe('[보루] 요청에 답이 왔습니다');
    expect(mail?.raw).toMatch(/Message-ID: <[\w-]+@boru\.example\.kr>/i);
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail?.raw).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
    const kept = await asSystem(fresh.database, 'read', (tx) => readMail(tx, id));
    expect(kept).toMatchObject({ bodyText: null, bodyHtml: null, state: 'sent' });
  });

  test('보낸 기록은 90일 뒤에 지워진다', async () => {
    const server = await mailServer();
    const old = await post('old@example.kr');
    await working(server.url, () => soon(async () => (await stateOf(old)) === 'sent'));
    await fresh.owner.query(`update platform.mail set sent_at = now() - interval '91 days' where id = $1`, [old]);
    const young = await post('young@example.kr');
    await working(server.url, () => soon(async () => (await stateOf(young)) === 'sent'));
    await server.stop();
    await expect(stateOf(old)).rejects.toMatchObject({ code: 'thing.not_found' });
  });

  test('메일 서버가 꺼져 있다가 켜지면 한 번만 배달된다', async () => {
    const down = await mailServer();
    const { port, url } = down;
    await down.stop();
    const id = await post('late@example.kr');
    await working(url, async () => {
      await soon(async () => {
        const [job] = await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { kind: 'mail.send', most: 1 }));
        return (job?.attempts ?? 0) >= 2;
      });
      expect(await stateOf(id)).toBe('waiting');
      const up = await mailServer(port);
      await soon(async () => (await stateOf(id)) === 'sent');
      await sleep(300);
      await up.stop();
      expect(up.received.map((mail) => mail.to)).toEqual([['late@example.kr']]);
    });
  });

  test('메일 서버가 없으면 버려지지 않고 관리자의 편지함에 남으며, 나중에 보낼 수 있다', async () => {
    const id = await post(
      'held@example.kr',
      invitationLetter({
        locale: 'ko',
        organisation: '견본지원기관',
        expiresOn: '2026. 11. 29.',
        url: linkTo('https://boru.example.kr', '/invitation', 'abc'),
      }),
    );
    await working(undefined, () => soon(async () => (await stateOf(id)) === 'held'));
    const { ticket } = await fresh.session({ role: 'administrator' });
    const listed = await asActor(fresh.database, ticket, 'read', (tx) => listMail(tx, { state: 'held' }));
    expect(listed).toMatchObject([{ id, recipient: 'held@example.kr', subject: '[보루] 보루에 초대받으셨습니다' }]);
    const read = await asActor(fresh.database, ticket, 'read', (tx) => readMail(tx, id));
    expect(read.bodyText).toContain('https://boru.example.kr/invitation#abc');
    const server = await mailServer();
    await asActor(fresh.database, ticket, 'write', (tx) => sendHeldMail(tx, id));
    await working(server.url, () => soon(async () => (await stateOf(id)) === 'sent'));
    await server.stop();
    expect(server.received).toHaveLength(1);
    await expect(asActor(fresh.database, ticket, 'write', (tx) => sendHeldMail(tx, id))).rejects.toMatchObject({
      code: 'job.not_retryable',
    });
  });

  test('관리자가 아니면 편지함은 비어 보인다', async () => {
    const { ticket } = await fresh.session({ role: 'officer', agencyId: 901 });
    expect(await asActor(fresh.database, ticket, 'read', (tx) => listMail(tx))).toEqual([]);
  });

  test('서버가 거절한 주소는 되풀이하지 않고 관리자에게 보이며 주소는 적지 않는다', async () => {
    const server = await mailServer(0, (address) =>
      address.startsWith('nobody') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined,
    );
    const id = await post('nobody@example.kr');
    await working(server.url, async () => {
      await soon(
        async () => (await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { state: 'dead' }))).length === 1,
      );
    });
    const [dead] = await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { state: 'dead' }));
    expect(dead).toMatchObject({ attempts: 1, lastError: 'the mail server refused the mail (550)' });
    expect(await stateOf(id)).toBe('waiting');
    await asSystem(fresh.database, 'write', (tx) => retryJob(tx, dead?.id ?? ''));
    await working(server.url, () =>
      soon(async () => (await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { state: 'dead' }))).length === 1),
    );
    await server.stop();
  });

  test.each(['a@b.kr, c@d.kr', 'a@b.kr\r\nBcc: x@y.kr', '"x" <a@b.kr>', 'a b@c.kr'])(
    '%j is not one address and goes nowhere',
    async (recipient) => {
      const server = await mailServer();
      const before = (await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { state: 'dead' }))).length;
      await post(recipient);
      await working(server.url, () =>
        soon(
          async () =>
            (await asSystem(fresh.database, 'read', (tx) => listJobs(tx, { state: 'dead' }))).length === before + 1,
        ),
      );
      await server.stop();
      expect(server.received).toEqual([]);
    },
  );
});

describe('letters', () => {
  test('text of others is escaped in HTML and cannot start a header', () => {
    const letter = invitationLetter({
      locale: 'ko',
      organisation: '<img src=x>',
      expiresOn: '2026. 11. 29.',
      url: 'https://boru.example.kr/i#t',
    });
    const written = writeLetter(letter);
    expect(written.html).not.toContain('<img');
    const sly = writeLetter({ kind: 'x', locale: 'ko', subject: '소식\r\nBcc: evil@example.kr', paragraphs: [] });
    expect(sly.subject).toBe('[보루] 소식 Bcc: evil@example.kr');
  });

  test('a link must be absolute', () => {
    const letter = noticeLetter({ locale: 'en', event: 'case.answered', url: 'javascript:alert(1)' });
    expect(() => writeLetter(letter)).toThrow(RangeError);
  });

  test('국문과 영문이 모두 있고 기한이 없으면 적지 않는다', () => {
    const korean = writeLetter(noticeLetter({ locale: 'ko', event: 'case.arrived', dueOn: null, url: 'https://a.kr' }));
    const english = writeLetter(
      noticeLetter({ locale: 'en', event: 'case.arrived', dueOn: '2026-11-30', url: 'https://a.kr' }),
    );
    expect(korean.text).not.toContain('기한');
    expect(english.text).toContain('Due: 2026-11-30');
    expect(korean.text).toContain('회신은 읽지 않습니다');
  });

  test('a secret stands behind # and nowhere else', () => {
    expect(linkTo('https://boru.example.kr', '/invitation', 'a b')).toBe('https://boru.example.kr/invitation#a%20b');
    expect(linkTo('https://boru.example.kr', '/inbox')).toBe('https://boru.example.kr/inbox');
  });
});
