import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { accountChangedLetter, postMail } from '../../../platform/mail/index.ts';
import { account, anotherPassphrase, enrolled, enter, passphrase, signedIn } from '../sign-in/testing/accounts.ts';
import { createUser, disableUser } from './index.ts';

let world: World;
let admin: Who;
beforeAll(async () => {
  world = await foundWorld();
  admin = await world.administrator();
  await world.administrator();
});
afterAll(() => world.close());

const post = (who: Who | null, path: string, body: unknown = {}) => world.send(who, 'POST', path, body);
type Person = {
  personId: string;
  email: string;
  secondFactor: boolean;
  disabledAt: string | null;
  memberships: { id: string }[];
};
const people = async (query = '') =>
  ((await world.get(admin, `/api/administration/people${query}`)).body as { items: Person[] }).items;

describe('관리: 사람', () => {
  it('담당자와 관리자를 보고, 기업의 사람은 한 명도 보지 않는다', async () => {
    const officer = await account(world, { role: 'officer', agencyId: 2 }, '이담당');
    const owner = await account(
      world,
      { role: 'representative', companyId: (await world.company()).companyId },
      '박대표',
    );
    await enrolled(world, await signedIn(world, officer));
    const all = await people();
    expect(all.find(({ personId }) => personId === officer.personId)).toMatchObject({
      email: officer.email,
      secondFactor: true,
      memberships: [{ role: 'officer', agency: { ko: expect.any(String) } }],
    });
    expect(all.some(({ personId }) => personId === owner.personId)).toBe(false);
    expect(await people(`?text=${encodeURIComponent('이담당')}&agencyId=2`)).toHaveLength(1);
    expect(await people('?text=%25')).toHaveLength(0);
  });
  it('관리자는 기업의 내용을 볼 수 없다', async () => {
    const company = await world.company({ name: '비밀기업' });
    for (const path of [
      '/api/companies',
      `/api/companies/${company.companyId}`,
      '/api/company',
      '/api/evidence/deeds',
    ]) {
      const answer = await world.get(admin, path);
      expect([403, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('비밀기업');
    }
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 5000)', [admin.ticket]);
      for (const table of ['company', 'contact', 'site', 'consent'])
        expect((await client.query(`select * from organisations.${table}`)).rowCount).toBe(0);
      expect((await client.query('select * from organisations.membership where company_id is not null')).rowCount).toBe(
        0,
      );
      expect((await client.query('select * from platform.credential')).rowCount).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
  it('멈추면 그 사람의 모든 로그인이 곧바로 끊기고, 다시 쓰게 할 수 있다', async () => {
    const officer = await account(world, { role: 'officer', agencyId: 2 });
    const who = await signedIn(world, officer);
    expect((await post(admin, `/api/administration/people/${officer.personId}/disable`)).status).toBe(200);
    expect((await world.get(who, '/api/account')).status).toBe(401);
    expect((await enter(world, officer)).status).toBe(401);
    expect((await post(admin, `/api/administration/people/${officer.personId}/enable`)).status).toBe(200);
    expect((await enter(world, officer)).status).toBe(200);
  });
  it('소속을 끝내면 그 소속의 로그인이 끊긴다', async () => {
    const officer = await account(world, { role: 'officer', agencyId: 2 });
    const { who } = await enrolled(world, await signedIn(world, officer));
    expect((await world.get(who, '/api/companies')).status).toBe(200);
    expect((await world.send(admin, 'DELETE', `/api/administration/memberships/${officer.membershipId}`)).status).toBe(
      200,
    );
    expect((await world.get(who, '/api/companies')).status).toBe(401);
    expect((await world.send(admin, 'DELETE', `/api/administration/memberships/${officer.membershipId}`)).status).toBe(
      404,
    );
  });
  it('2단계 인증을 초기화하면 암호문만으로 들어와 새로 등록해야 하고, 편지가 간다', async () => {
    const officer = await account(world, { role: 'officer', agencyId: 2 });
    await enrolled(world, await signedIn(world, officer));
    expect((await post(admin, `/api/administration/people/${officer.personId}/reset-factors`)).status).toBe(200);
    expect((await enter(world, officer)).body).toEqual({ next: 'done' });
    const { rows } = await world.owner.query('select count(*)::int as mails from platform.mail where recipient = $1', [
      officer.email,
    ]);
    expect(rows).toEqual([{ mails: 2 }]);
  });
  it('자기 계정, 기업의 사람, 모르는 사람에게는 하지 못한다', async () => {
    const owner = await account(world, { role: 'representative', companyId: (await world.company()).companyId });
    expect((await post(admin, `/api/administration/people/${admin.personId}/disable`)).body).toMatchObject({
      code: 'administration.own_account',
    });
    expect((await post(admin, `/api/administration/people/${admin.personId}/reset-factors`)).body).toMatchObject({
      code: 'administration.own_account',
    });
    for (const deed of ['disable', 'enable', 'reset-factors'])
      expect((await post(admin, `/api/administration/people/${owner.personId}/${deed}`)).status).toBe(404);
    expect((await world.send(admin, 'DELETE', `/api/administration/memberships/${owner.membershipId}`)).status).toBe(
      404,
    );
  });
  it('다른 역할에게는 이 화면이 없다', async () => {
    const officer = await world.staff(2);
    for (const path of ['people', 'invitations', 'jobs', 'mail', 'health', 'waits'])
      expect((await world.get(officer, `/api/administration/${path}`)).status).toBe(403);
    expect((await world.get(null, '/api/administration/people')).status).toBe(401);
  });
});

describe('관리: 초대', () => {
  it('링크를 한 번 보여 주고 편지를 보내며, 거둘 수 있다', async () => {
    const made = await post(admin, '/api/administration/invitations', {
      email: 'Kim@Example.kr',
      role: 'intake',
      agencyId: 3,
    });
    expect(made.body).toMatchObject({ link: expect.stringMatching(/^http:\/\/localhost:8080\/invitation#[\w-]{43}$/) });
    const { id, link } = made.body as { id: string; link: string };
    const list = await world.get(admin, '/api/administration/invitations');
    expect(list.body).toMatchObject({ items: [{ id, email: 'kim@example.kr', role: 'intake' }] });
    expect(list.text).not.toContain(link.split('#')[1]);
    expect((await world.send(admin, 'DELETE', `/api/administration/invitations/${id}`)).status).toBe(200);
    expect((await post(null, '/api/invitations/look', { token: link.split('#')[1] })).status).toBe(410);
  });
  it('기관 없는 담당자, 기관 있는 관리자, 없는 기관은 거절한다', async () => {
    const invite = (role: string, agencyId: number | null) =>
      post(admin, '/api/administration/invitations', { email: 'a@example.kr', role, agencyId });
    expect((await invite('officer', null)).status).toBe(422);
    expect((await invite('administrator', 1)).status).toBe(422);
    expect((await invite('representative', null)).status).toBe(422);
    expect((await invite('officer', 998)).status).toBe(404);
  });
});

describe('관리: 기계', () => {
  it('멈춘 작업을 보고 다시 한다', async () => {
    await asSystem(world.database, 'write', (tx) => enqueue(tx, 'nobody.handles', { companyId: 'x' }));
    await world.owner.query(
      `update platform.job set state = 'dead', last_error = 'no handler', finished_at = now() where kind = 'nobody.handles'`,
    );
    const list = await world.get(admin, '/api/administration/jobs?state=dead');
    const [job] = (list.body as { items: { id: string; kind: string; lastError: string }[] }).items;
    expect(job).toMatchObject({ kind: 'nobody.handles', lastError: 'no handler' });
    expect(list.text).not.toContain('payload');
    expect((await post(admin, `/api/administration/jobs/${job?.id}/retry`)).status).toBe(200);
    expect((await post(admin, `/api/administration/jobs/${job?.id}/retry`)).body).toMatchObject({
      code: 'job.not_retryable',
    });
    await world.owner.query(`delete from platform.job where kind = 'nobody.handles'`);
  });
  it('보내지 못한 편지는 편지함에 남고, 열면 기록이 남는다', async () => {
    const letter = accountChangedLetter({ locale: 'ko', change: 'passphrase' });
    const id = await asSystem(world.database, 'write', (tx) => postMail(tx, 'held@example.kr', letter));
    await world.owner.query(`update platform.mail set state = 'held' where id = $1`, [id]);
    const box = await world.get(admin, '/api/administration/mail?state=held');
    expect(box.body).toMatchObject({ smtp: false, items: [{ id, recipient: 'held@example.kr' }] });
    expect((await post(admin, `/api/administration/mail/${id}/open`)).body).toMatchObject({
      bodyText: expect.stringContaining('암호문이 바뀌었습니다'),
    });
    expect((await post(admin, `/api/administration/mail/${id}/send`)).status).toBe(200);
    const { rows } = await world.owner.query(
      'select action from evidence.audit_entry where subject_id = $1 order by id',
      [id],
    );
    expect(rows).toEqual([{ action: 'mail.read' }, { action: 'mail.resent' }]);
  });
  it('기다리는 곳을 보고 풀어 주며, 누구인지는 알 수 없다', async () => {
    const officer = await account(world, { role: 'officer', agencyId: 2 });
    for (let tries = 0; tries < 5; tries++) await enter(world, officer, 'wrong words');
    const list = await world.get(admin, '/api/administration/waits');
    const blocked = (list.body as { items: { key: string; kind: string; blockedUntil: string | null }[] }).items.filter(
      (wait) => wait.blockedUntil !== null,
    );
    expect(blocked).toHaveLength(1);
    expect(list.text).not.toContain(officer.email);
    expect((await post(admin, '/api/administration/waits/lift', { key: blocked[0]?.key })).status).toBe(200);
    expect((await enter(world, officer)).status).toBe(200);
  });
  it('상태를 한눈에 본다', async () => {
    expect((await world.get(admin, '/api/administration/health')).body).toMatchObject({
      database: { version: expect.stringMatching(/^\d+/) },
      disk: expect.stringMatching(/ok|low/),
      mail: { configured: false },
      storage: { kind: 'folder', region: 'KR' },
      https: false,
      administrators: 2,
    });
  });
});

describe('명령줄: 사람', () => {
  it('암호문을 주면 바로 만들고, 주지 않으면 링크를 준다', async () => {
    const { database, clock } = world;
    const made = await createUser(database, clock, 'http://localhost:8080', {
      email: 'cli@example.kr',
      role: 'manager',
      agencyCode: null,
      account: null,
    }).catch((fault: unknown) => fault);
    expect(made).toMatchObject({ code: 'agency.missing' });
    const astray = createUser(database, clock, 'http://localhost:8080', {
      email: 'cli@example.kr',
      role: 'manager',
      agencyCode: 'nope',
      account: null,
    });
    await expect(astray).rejects.toMatchObject({
      code: 'agency.unknown',
      ko: expect.stringContaining('--agency nope'),
    });
    const { rows } = await world.owner.query<{ code: string }>('select code from organisations.agency where id = 5');
    const user = { email: 'cli@example.kr', role: 'manager' as const, agencyCode: rows[0]?.code ?? '' };
    const link = await createUser(database, clock, 'http://localhost:8080', { ...user, account: null });
    expect(link.link).toMatch(/\/invitation#/);
    await createUser(database, clock, 'http://localhost:8080', { ...user, account: { name: '명령 줄', passphrase } });
    expect(
      (await enter(world, { personId: '', membershipId: '', companyId: null, email: 'cli@example.kr' })).status,
    ).toBe(200);
    await expect(
      createUser(database, clock, 'http://localhost:8080', {
        ...user,
        account: { name: '두 번', passphrase: anotherPassphrase },
      }),
    ).rejects.toMatchObject({ code: 'account.exists' });
  });
  it('멈추면 곧바로 끊기고, 모르는 주소는 아니라고 한다', async () => {
    const owner = await account(world, { role: 'representative', companyId: (await world.company()).companyId });
    const who = await signedIn(world, owner);
    expect(await disableUser(world.database, world.clock, owner.email.toUpperCase())).toBe(true);
    expect((await world.get(who, '/api/account')).status).toBe(401);
    expect(await disableUser(world.database, world.clock, 'nobody@example.kr')).toBe(false);
  });
});
