import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { sweepSignIn } from '../../../platform/session/index.ts';
import {
  account,
  anotherPassphrase,
  enrolled,
  enter,
  holding,
  pass,
  passphrase,
  signedIn,
  ticketOf,
} from './testing/accounts.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const staff = (role = 'officer') => account(world, { role, agencyId: 2 });
const companyPerson = async () =>
  account(world, { role: 'representative', companyId: (await world.company()).companyId });
const session = async (who: Parameters<World['get']>[0]) => (await world.get(who, '/api/session')).body;

describe('끊긴 로그인', () => {
  it('기한이 지나면 아무도 아니고, 쓰는 동안은 늘어난다', async () => {
    const who = await signedIn(world, await companyPerson());
    const expiry = async () =>
      (
        await world.owner.query<{ left: number }>(
          `select extract(epoch from expires_at - now())::int as left from platform.session where person_id = $1 and revoked_at is null`,
          [who.personId],
        )
      ).rows[0]?.left ?? 0;
    await world.owner.query(
      `update platform.session set expires_at = now() + interval '1 minute' where person_id = $1`,
      [who.personId],
    );
    pass(world, 120);
    await world.get(who, '/api/account');
    expect(await expiry()).toBeGreaterThan(11 * 3600);
    await world.owner.query(
      `update platform.session set expires_at = now() - interval '1 second' where person_id = $1`,
      [who.personId],
    );
    expect((await world.get(who, '/api/account')).status).toBe(401);
  });
  it('담당자는 30분 뒤, 기업은 12시간 뒤에 끊긴다', async () => {
    const [officer, owner] = [await signedIn(world, await staff()), await signedIn(world, await companyPerson())];
    const minutes = async (personId: string) =>
      (
        await world.owner.query<{ left: number }>(
          `select round(extract(epoch from expires_at - created_at) / 60)::int as left from platform.session where person_id = $1`,
          [personId],
        )
      ).rows[0]?.left;
    expect(await minutes(officer.personId)).toBe(30);
    expect(await minutes(owner.personId)).toBe(720);
  });
  it('암호문을 바꾸면 다른 기기는 모두 끊기고, 옛 암호문은 쓸 수 없다', async () => {
    const person = await companyPerson();
    const [here, there] = [await signedIn(world, person), await signedIn(world, person)];
    const changed = await world.send(here, 'POST', '/api/account/passphrase', {
      currentPassphrase: passphrase,
      newPassphrase: anotherPassphrase,
    });
    expect(changed.body).toEqual({ ended: 1 });
    expect(await session(there)).toMatchObject({ kind: 'anonymous' });
    expect(await session(here)).toMatchObject({ kind: 'anonymous' });
    expect(await session(holding(person, ticketOf(changed)))).toMatchObject({ kind: 'company' });
    expect((await enter(world, person)).status).toBe(401);
    expect((await enter(world, person, anotherPassphrase)).status).toBe(200);
  });
  it('약한 새 암호문과 틀린 지금 암호문은 거절하고 아무것도 바꾸지 않는다', async () => {
    const person = await companyPerson();
    const who = await signedIn(world, person);
    const change = (currentPassphrase: string, newPassphrase: string) =>
      world.send(who, 'POST', '/api/account/passphrase', { currentPassphrase, newPassphrase });
    expect((await change(passphrase, 'password1234')).body).toMatchObject({
      code: 'passphrase.weak',
      fields: { newPassphrase: expect.any(String) },
    });
    expect((await change('wrong words', anotherPassphrase)).body).toMatchObject({ code: 'passphrase.not_right' });
    expect((await enter(world, person)).status).toBe(200);
  });
});

describe('뒤에 남는 것', () => {
  it('비밀은 어떤 답에도, 증적에도, 작업에도, 전자우편에도 나오지 않는다', async () => {
    const person = await staff();
    const { who, secret, codes } = await enrolled(world, await signedIn(world, person));
    const paths = [
      '/api/session',
      '/api/account',
      '/api/account/security',
      '/api/account/sessions',
      '/api/openapi.json',
    ];
    const answers = await Promise.all(paths.map(async (path) => (await world.get(who, path)).text));
    const tables = [
      'evidence.audit_entry',
      'platform.job',
      'platform.mail',
      'platform.session',
      'platform.credential',
      'platform.recovery_code',
      'platform.throttle',
    ];
    const rows: string[] = [];
    for (const table of tables) rows.push(JSON.stringify((await world.owner.query(`select * from ${table}`)).rows));
    for (const kept of [...answers, ...rows])
      for (const hidden of [passphrase, who.ticket, secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
        expect(kept.includes(hidden)).toBe(false);
    for (const answer of answers) expect(answer).not.toContain('$argon2id');
  });
  it('뒤에서 저절로 새로 고치는 화면은 빈자리를 로그인해 두지 않는다', async () => {
    const who = await signedIn(world, await companyPerson());
    await world.owner.query(
      `update platform.session set expires_at = now() + interval '1 minute' where person_id = $1`,
      [who.personId],
    );
    const left = async () =>
      (
        await world.owner.query<{ left: number }>(
          `select extract(epoch from expires_at - now())::int as left from platform.session where person_id = $1`,
          [who.personId],
        )
      ).rows[0]?.left ?? 0;
    pass(world, 120);
    const cookie = `boru_session=${who.ticket}`;
    await world.app.inject({ url: '/api/account', headers: { cookie, 'x-boru-background': '1' } });
    expect(await left()).toBeLessThanOrEqual(60);
    await world.app.inject({ url: '/api/account', headers: { cookie } });
    expect(await left()).toBeGreaterThan(3600);
  });
  it('날마다 지난 링크와 오래된 실패와 오래 끝난 로그인을 지운다', async () => {
    const who = await signedIn(world, await companyPerson());
    const now = new Date('2029-01-01T00:00:00Z');
    await asSystem(world.database, 'write', (tx) => sweepSignIn(tx, new Date('2026-11-24T00:00:00Z')));
    expect((await world.get(who, '/api/account')).status).toBe(200);
    await asSystem(world.database, 'write', (tx) => sweepSignIn(tx, now));
    const { rows } = await world.owner.query(
      'select (select count(*)::int from platform.one_time) as links, (select count(*)::int from platform.throttle) as failures, (select count(*)::int from platform.session where expires_at < $1) as sessions',
      [now],
    );
    expect(rows).toEqual([{ links: 0, failures: 0, sessions: 0 }]);
  });
});
