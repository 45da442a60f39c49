import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { SoftwareAuthenticator } from '../../../platform/session/testing/authenticator.ts';
import {
  type Account,
  account,
  codeAt,
  enrolled,
  enter,
  holding,
  pass,
  passphrase,
  renewed,
  signedIn,
  ticketOf,
} from '../sign-in/testing/accounts.ts';

let world: World;
const origin = 'http://localhost:8080';
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const staff = () => account(world, { role: 'officer', agencyId: 2 });
const companyPerson = async () =>
  account(world, { role: 'representative', companyId: (await world.company()).companyId });
const post = (who: Who | null, path: string, body: unknown = {}) => world.send(who, 'POST', path, body);
type Creation = { handle: string; options: Parameters<SoftwareAuthenticator['create']>[0] };
type Question = {
  handle: string;
  options: Parameters<SoftwareAuthenticator['get']>[0] & { allowCredentials?: unknown[] };
};

const offered = async (who: Who) => (await post(who, '/api/account/passkeys/start')).body as Creation;
const asked = async (step?: string) =>
  (await post(null, '/api/sign-in/passkey/start', step === undefined ? {} : { step })).body as Question;
const added = async (who: Who, key: SoftwareAuthenticator, name = '사무실 노트북') => {
  const { handle, options } = await offered(who);
  return post(who, '/api/account/passkeys/finish', { handle, response: key.create(options), name });
};
const signInWith = async (key: SoftwareAuthenticator) => {
  const { handle, options } = await asked();
  return post(null, '/api/sign-in/passkey/finish', { handle, response: key.get(options) });
};
const stale = (who: Account) =>
  world.owner.query(
    `update platform.session set created_at = created_at - interval '1 hour', second_factor_at = second_factor_at - interval '1 hour' where person_id = $1`,
    [who.personId],
  );
const withPasskey = async (person: Account) => {
  const key = new SoftwareAuthenticator({ origin });
  const who = await signedIn(world, person);
  const answer = await added(who, key);
  expect(answer.status).toBe(200);
  return { key, who: renewed(who, answer), codes: (answer.body as { codes: string[] }).codes };
};

describe('패스키', () => {
  it('등록하면 2단계 인증이 되고, 복구 코드 열 개를 한 번 보여 준다', async () => {
    const { who, codes } = await withPasskey(await staff());
    expect(codes).toHaveLength(10);
    expect((await world.get(who, '/api/session')).body).toMatchObject({ kind: 'agency', secondFactor: 'confirmed' });
    expect((await world.get(who, '/api/account/security')).body).toMatchObject({
      totp: null,
      passkeys: [{ name: '사무실 노트북', lastUsedAt: null }],
      recoveryCodesLeft: 10,
      factorRequired: true,
      passkeysWork: true,
    });
  });
  it('패스키만으로 로그인하고, 그것이 2단계 인증이다', async () => {
    const person = await staff();
    const { key } = await withPasskey(person);
    const answer = await signInWith(key);
    expect(answer.body).toEqual({ next: 'done' });
    expect((await world.get(holding(person, ticketOf(answer)), '/api/session')).body).toMatchObject({
      kind: 'agency',
      person: { id: person.personId },
    });
  });
  it('암호문 다음의 2단계로도 쓴다', async () => {
    const person = await companyPerson();
    const { key } = await withPasskey(person);
    const { step, factors } = (await enter(world, person)).body as { step: string; factors: string[] };
    expect(factors).toEqual(['passkey', 'recoveryCode']);
    const { handle, options } = await asked(step);
    expect(options.allowCredentials).toHaveLength(1);
    const answer = await post(null, '/api/sign-in/passkey/finish', { step, handle, response: key.get(options) });
    expect((await world.get(holding(person, ticketOf(answer)), '/api/session')).body).toMatchObject({
      kind: 'company',
      secondFactor: 'confirmed',
    });
  });
  it('이름을 바꾸고 지운다', async () => {
    const person = await companyPerson();
    const { who } = await withPasskey(person);
    const { passkeys } = (await world.get(who, '/api/account/security')).body as { passkeys: { id: string }[] };
    const id = passkeys[0]?.id ?? '';
    expect((await post(who, `/api/account/passkeys/${id}/name`, { name: '새 이름' })).status).toBe(200);
    expect((await post(who, `/api/account/passkeys/${id}/remove`)).status).toBe(200);
    expect((await world.get(who, '/api/account/security')).body).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
  });
});

describe('공격: 패스키', () => {
  it('다른 누리집에서 만든 답은 받지 않는다', async () => {
    const person = await staff();
    const { key } = await withPasskey(person);
    const { handle, options } = await asked();
    const answer = await post(null, '/api/sign-in/passkey/finish', {
      handle,
      response: key.get(options, 'https://boru.example.com'),
    });
    expect(answer.status).toBe(422);
    expect(ticketOf(answer)).toBeNull();
  });
  it('같은 답을 두 번 쓰지 못하고, 틀린 답도 물음을 써 버린다', async () => {
    const { key } = await withPasskey(await staff());
    const { handle, options } = await asked();
    const response = key.get(options);
    expect((await post(null, '/api/sign-in/passkey/finish', { handle, response })).status).toBe(200);
    expect((await post(null, '/api/sign-in/passkey/finish', { handle, response })).status).toBe(422);
    const second = await asked();
    expect((await post(null, '/api/sign-in/passkey/finish', { handle: second.handle, response })).status).toBe(422);
    expect(
      (await post(null, '/api/sign-in/passkey/finish', { handle: second.handle, response: key.get(second.options) }))
        .status,
    ).toBe(422);
  });
  it('복제된 열쇠(뒤로 간 횟수)는 받지 않는다', async () => {
    const { key } = await withPasskey(await staff());
    expect((await signInWith(key)).status).toBe(200);
    expect((await signInWith(key)).status).toBe(200);
    key.counter = 0;
    expect((await signInWith(key)).status).toBe(422);
  });
  it('사람을 확인하지 않은 열쇠는 등록도 로그인도 못 한다', async () => {
    const who = await signedIn(world, await staff());
    expect((await added(who, new SoftwareAuthenticator({ origin, userVerified: false }))).body).toMatchObject({
      code: 'passkey.refused',
    });
  });
  it('남의 로그인 단계를 자기 열쇠로 마치지 못한다', async () => {
    const [victim, thief] = [await staff(), await staff()];
    await withPasskey(victim);
    const { key } = await withPasskey(thief);
    const { step } = (await enter(world, victim)).body as { step: string };
    const { handle, options } = await asked(step);
    expect((await post(null, '/api/sign-in/passkey/finish', { step, handle, response: key.get(options) })).status).toBe(
      422,
    );
    const free = await asked();
    expect(
      (await post(null, '/api/sign-in/passkey/finish', { step, handle: free.handle, response: key.get(free.options) }))
        .status,
    ).toBe(422);
  });
  it('남이 시작한 등록을 자기 계정에 마치지 못하고, 같은 열쇠를 두 계정에 두지 못한다', async () => {
    const [one, two] = [await signedIn(world, await companyPerson()), await signedIn(world, await companyPerson())];
    const key = new SoftwareAuthenticator({ origin });
    const { handle, options } = await offered(one);
    expect(
      (await post(two, '/api/account/passkeys/finish', { handle, response: key.create(options), name: '열쇠' })).status,
    ).toBe(422);
    const first = await added(one, key);
    expect(first.status).toBe(200);
    expect((await added(two, key)).body).toMatchObject({ code: 'passkey.refused' });
  });
  it('모르는 열쇠와 멈춘 사람의 열쇠의 답은 같다', async () => {
    const person = await staff();
    const { key } = await withPasskey(person);
    await world.owner.query('update organisations.person set disabled_at = now() where id = $1', [person.personId]);
    const strip = (text: string) => text.replace(/"requestId":"[^"]+"/, '');
    const stopped = await signInWith(key);
    const unknown = await signInWith(new SoftwareAuthenticator({ origin }));
    expect(strip(stopped.text)).toBe(strip(unknown.text));
  });
});

describe('인증 앱', () => {
  it('비밀은 등록할 때 한 번만 나가고, 데이터베이스에는 봉해져 있다', async () => {
    const person = await staff();
    const { who, secret } = await enrolled(world, await signedIn(world, person));
    expect((await world.get(who, '/api/account/security')).text).not.toContain(secret);
    const { rows } = await world.owner.query<{ totp_secret: string }>(
      'select totp_secret from platform.credential where person_id = $1',
      [person.personId],
    );
    expect(rows[0]?.totp_secret).toMatch(/^v1\./);
    expect(rows[0]?.totp_secret).not.toContain(secret);
    expect((await post(who, '/api/account/totp/start')).body).toMatchObject({ code: 'second_factor.already_set' });
  });
  it('틀린 번호로는 등록되지 않고, 맞을 때까지 다시 할 수 있다', async () => {
    const who = await signedIn(world, await companyPerson());
    const { secret } = (await post(who, '/api/account/totp/start')).body as { secret: string };
    expect((await post(who, '/api/account/totp/confirm', { code: '000000' })).body).toMatchObject({
      code: 'second_factor.code_refused',
    });
    expect((await post(who, '/api/account/totp/confirm', { code: codeAt(secret, world.clock.now()) })).status).toBe(
      200,
    );
  });
  it('처음 등록하면 2단계 인증을 보이지 않은 다른 기기는 끊긴다', async () => {
    const person = await companyPerson();
    const [here, there] = [await signedIn(world, person), await signedIn(world, person)];
    await enrolled(world, here);
    expect((await world.get(there, '/api/account')).status).toBe(401);
  });
  it('담당자는 마지막 수단을 지울 수 없고, 기업 사람은 지울 수 있다', async () => {
    const officer = await enrolled(world, await signedIn(world, await staff()));
    expect((await post(officer.who, '/api/account/totp/remove')).body).toMatchObject({ code: 'second_factor.last' });
    const owner = await enrolled(world, await signedIn(world, await companyPerson()));
    expect((await post(owner.who, '/api/account/totp/remove')).status).toBe(200);
    expect((await world.get(owner.who, '/api/account/security')).body).toMatchObject({
      totp: null,
      recoveryCodesLeft: 0,
    });
  });
  it('복구 코드를 새로 만들면 옛 코드는 쓸 수 없다', async () => {
    const person = await staff();
    const { who, codes } = await enrolled(world, await signedIn(world, person));
    const fresh = (await post(who, '/api/account/recovery-codes')).body as { codes: string[] };
    expect(fresh.codes).toHaveLength(10);
    const use = async (code: string | undefined) => {
      const { step } = (await enter(world, person)).body as { step: string };
      return (await post(null, '/api/sign-in/second-factor', { step, answer: { factor: 'recoveryCode', code } }))
        .status;
    };
    expect(await use(codes[0])).toBe(401);
    expect(await use(fresh.codes[0])).toBe(200);
  });
});

describe('본인 확인', () => {
  it('로그인한 지 오래되었으면 암호문을 다시 묻고, 틀린 답은 로그인 실패와 함께 센다', async () => {
    const person = await companyPerson();
    const who = await signedIn(world, person);
    await stale(person);
    expect((await post(who, '/api/account/totp/start')).body).toMatchObject({ code: 'passphrase.needed' });
    expect((await post(who, '/api/account/passkeys/start')).body).toMatchObject({ code: 'passphrase.needed' });
    for (let tries = 0; tries < 5; tries++)
      expect((await post(who, '/api/account/totp/start', { currentPassphrase: 'wrong' })).body).toMatchObject({
        code: 'passphrase.not_right',
      });
    expect((await post(who, '/api/account/totp/start', { currentPassphrase: passphrase })).body).toMatchObject({
      code: 'sign_in.wait',
    });
    pass(world, 16);
    expect((await post(who, '/api/account/totp/start', { currentPassphrase: passphrase })).status).toBe(200);
  });
  it('기기 목록에서 하나를 끊으면 곧바로 끊기고, 남의 기기는 없는 것과 같다', async () => {
    const person = await companyPerson();
    const [here, there, stranger] = [
      await signedIn(world, person),
      await signedIn(world, person),
      await signedIn(world, await companyPerson()),
    ];
    const list = async (who: Who) =>
      ((await world.get(who, '/api/account/sessions')).body as { items: { id: string; current: boolean }[] }).items;
    const others = (await list(here)).filter(({ current }) => !current);
    expect(others).toHaveLength(1);
    const id = others[0]?.id ?? '';
    expect((await world.send(stranger, 'DELETE', `/api/account/sessions/${id}`)).status).toBe(404);
    expect((await world.get(there, '/api/account')).status).toBe(200);
    expect((await world.send(here, 'DELETE', `/api/account/sessions/${id}`)).status).toBe(200);
    expect((await world.get(there, '/api/account')).status).toBe(401);
    expect(await list(here)).toHaveLength(1);
  });
  it('소속을 바꾸면 새 비밀로 그 소속이 되고, 남의 소속은 없는 것과 같다', async () => {
    const person = await companyPerson();
    const who = await signedIn(world, person);
    const other = await account(world, { role: 'officer', agencyId: 3 });
    expect((await post(who, '/api/account/membership', { membershipId: other.membershipId })).status).toBe(404);
    const second = (await world.company()).companyId;
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into organisations.membership (id, person_id, company_id, role) values (gen_random_uuid(), $1, $2, 'proxy') returning id`,
      [person.personId, second],
    );
    const answer = await post(who, '/api/account/membership', { membershipId: rows[0]?.id });
    expect((await world.get(renewed(who, answer), '/api/session')).body).toMatchObject({
      organisation: { id: second },
      roles: ['company.proxy'],
    });
    expect((await world.get(who, '/api/account')).status).toBe(401);
  });
  it('내 정보는 판이 맞을 때만 고쳐진다', async () => {
    const who = await signedIn(world, await companyPerson());
    const change = { name: '새 이름', phone: '043-123-4567', locale: 'en', version: 1 };
    expect((await world.send(who, 'PUT', '/api/account', change)).status).toBe(200);
    expect((await world.send(who, 'PUT', '/api/account', change)).status).toBe(409);
    expect((await world.get(who, '/api/account')).body).toMatchObject({
      name: '새 이름',
      phone: '043-123-4567',
      locale: 'en',
      version: 2,
    });
  });
  it('바뀐 것을 본인에게 편지로 알린다', async () => {
    const person = await companyPerson();
    await enrolled(world, await signedIn(world, person));
    const { rows } = await world.owner.query('select subject from platform.mail where recipient = $1', [person.email]);
    expect(rows).toEqual([{ subject: expect.stringContaining('2단계 인증이 바뀌었습니다') }]);
  });
});
