import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';
import {
  type Account,
  account,
  codeAt,
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
const strip = (text: string) => text.replace(/"requestId":"[^"]+"/, '');

describe('로그인', () => {
  it('암호문이 맞으면 새 비밀을 받고, 기업의 첫 화면에 필요한 것을 안다', async () => {
    const person = await companyPerson();
    const who = await signedIn(world, person);
    expect(await session(who)).toMatchObject({
      person: { id: person.personId, email: person.email, locale: 'ko' },
      kind: 'company',
      roles: ['company.representative'],
      organisation: { id: person.companyId },
      secondFactor: 'none',
      secondFactorNeeded: false,
      memberships: [{ id: person.membershipId, current: true }],
      demo: false,
    });
  });
  it('쿠키는 스크립트가 읽지 못하고 다른 누리집으로 가지 않는다', async () => {
    const answer = await enter(world, await companyPerson());
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  });
  it('로그인과 로그아웃의 자취가 남는다', async () => {
    const person = await companyPerson();
    const who = await signedIn(world, person);
    expect((await world.send(who, 'POST', '/api/sign-out', {})).status).toBe(200);
    expect(await session(who)).toMatchObject({ kind: 'anonymous', person: null });
    const { rows } = await world.owner.query(
      'select action, detail from evidence.audit_entry where person_id = $1 order by id',
      [person.personId],
    );
    expect(rows).toEqual([
      { action: 'session.opened', detail: { proofs: ['passphrase'] } },
      { action: 'session.closed', detail: {} },
    ]);
  });
});

describe('공격: 계정이 있는지 알아내기', () => {
  it('없는 계정, 틀린 암호문, 멈춘 계정의 답은 같은 바이트다', async () => {
    const person = await companyPerson();
    const disabled = await companyPerson();
    await world.owner.query('update organisations.person set disabled_at = now() where id = $1', [disabled.personId]);
    const wrong = await enter(world, person, 'wrong words');
    const stopped = await enter(world, disabled);
    const unknown = await enter(world, { ...person, email: 'nobody.at.all@example.kr' });
    expect(wrong.status).toBe(401);
    expect([unknown.status, stopped.status]).toEqual([401, 401]);
    expect(strip(unknown.text)).toBe(strip(wrong.text));
    expect(strip(stopped.text)).toBe(strip(wrong.text));
    const names = (answer: typeof wrong) => Object.keys(answer.headers).sort();
    expect(names(unknown)).toEqual(names(wrong));
    expect([wrong, unknown, stopped].map(ticketOf)).toEqual([null, null, null]);
  });
  it('없는 계정에도 같은 일(Argon2id)을 한다', async () => {
    const person = await companyPerson();
    const quickest = async (email: string) => {
      const times: number[] = [];
      for (let tries = 0; tries < 3; tries++) {
        const from = performance.now();
        await enter(world, { ...person, email }, 'wrong words');
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    const [unknown, known] = [await quickest('cold@example.kr'), await quickest(person.email)];
    // Without the hash of nobody the unknown answer would come in a tenth of the time.
    expect(unknown).toBeGreaterThan(known / 4);
  });
});

describe('공격: 암호문 맞히기', () => {
  it('다섯 번째 실패부터 기다려야 하고, 그동안은 맞는 암호문도 받지 않으며, 남은 시간을 말한다', async () => {
    const person = await companyPerson();
    for (let tries = 0; tries < 5; tries++) expect((await enter(world, person, `wrong ${tries}`)).status).toBe(401);
    const blocked = await enter(world, person);
    expect(blocked.status).toBe(429);
    expect(blocked.body).toMatchObject({ code: 'sign_in.wait', retryAfterSeconds: 15 });
    expect(blocked.headers['retry-after']).toBe('15');
    pass(world, 14);
    expect((await enter(world, person)).body).toMatchObject({ retryAfterSeconds: 1 });
    pass(world, 2);
    expect((await enter(world, person)).status).toBe(200);
    expect((await enter(world, person, 'wrong again')).status).toBe(401);
  });
  it('없는 계정도 똑같이 기다리게 한다', async () => {
    const nobody = { ...(await companyPerson()), email: 'ghost@example.kr' };
    for (let tries = 0; tries < 5; tries++) await enter(world, nobody, `wrong ${tries}`);
    expect((await enter(world, nobody)).body).toMatchObject({ code: 'sign_in.wait', retryAfterSeconds: 15 });
    pass(world, 3600);
  });
  it('한꺼번에 서른 번 물어도 한 번에 하나씩만 판단한다', async () => {
    const person = await companyPerson();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => enter(world, person, `wrong ${at}`)));
    const judged = answers.filter(({ status }) => status === 401).length;
    expect(judged).toBeLessThanOrEqual(5);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
    pass(world, 3600);
  });
  it('계정을 바꿔 가며 물어도 주소가 막힌다', async () => {
    const person = await companyPerson();
    let status = 401;
    for (let tries = 0; status === 401 && tries < 60; tries++)
      ({ status } = await enter(world, { ...person, email: `guess${tries}@example.kr` }, 'password'));
    expect(status).toBe(429);
    pass(world, 7 * 3600);
  });
  it('기록에는 전자우편도 주소도 남지 않는다', async () => {
    const { rows } = await world.owner.query<{ key: string }>('select key from platform.throttle');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^(account|address):[0-9a-f]{64}$/);
  });
});

describe('공격: 세션 심기와 훔치기', () => {
  it('미리 심어 둔 비밀은 로그인 뒤에 아무 값이 없다', async () => {
    const [thief, victim] = [await signedIn(world, await companyPerson()), await companyPerson()];
    const answer = await enter(world, victim, passphrase, thief);
    expect(ticketOf(answer)).not.toBe(thief.ticket);
    expect(await session(thief)).toMatchObject({ kind: 'anonymous' });
  });
  it('지어낸 비밀은 아무도 아니다', async () => {
    const person = await companyPerson();
    expect(await session(holding(person, 'A'.repeat(43)))).toMatchObject({ kind: 'anonymous' });
  });
  it('SQL로 표를 지어내도 아무것도 보이지 않는다', async () => {
    const person = await companyPerson();
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('role', 'boru_app', true), set_config('app.ticket', $1, true)`, [
        person.personId.padEnd(43, 'x'),
      ]);
      expect((await client.query('select * from organisations.company')).rowCount).toBe(0);
      expect((await client.query('select (app.identity()).kind')).rows).toEqual([{ kind: 'anonymous' }]);
      await expect(client.query(`select token_hash from platform.session`)).resolves.toMatchObject({ rowCount: 0 });
      await expect(client.query('set local role boru_owner')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
  it('로그인한 담당자도 SQL로 자기 2단계 인증을 지어내지 못한다', async () => {
    const who = await signedIn(world, await staff());
    const client = await world.database.pool.connect();
    const tries = [
      'update platform.session set second_factor_at = now()',
      `update platform.session set expires_at = now() + interval '9 years'`,
      `update organisations.person set email = 'stolen@example.kr'`,
    ];
    try {
      for (const sql of tries) {
        await client.query('begin');
        await client.query('select app.enter($1, 5000)', [who.ticket]);
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback');
      }
      await client.query('begin');
      await client.query('select app.enter($1, 5000)', [who.ticket]);
      expect((await client.query('update platform.session set revoked_at = now()')).rowCount).toBe(1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
  it('비밀은 데이터베이스에 그대로 있지 않다', async () => {
    const who = await signedIn(world, await companyPerson());
    const { rows } = await world.owner.query('select * from platform.session where person_id = $1', [who.personId]);
    expect(JSON.stringify(rows)).not.toContain(who.ticket);
    const { rows: stored } = await world.owner.query<{ passphrase_hash: string }>(
      'select passphrase_hash from platform.credential where person_id = $1',
      [who.personId],
    );
    expect(stored[0]?.passphrase_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('담당자의 2단계 인증', () => {
  it('등록하기 전에는 기업을 볼 수 없고, 무엇을 해야 하는지 안다', async () => {
    const who = await signedIn(world, await staff());
    const answer = await world.get(who, '/api/companies');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'second_factor.required' });
    expect(await session(who)).toMatchObject({
      kind: 'visitor',
      secondFactorNeeded: true,
      roles: [],
      secondFactor: 'none',
    });
    expect((await world.get(who, '/api/account/security')).status).toBe(200);
  });
  it('관리자도 마찬가지다', async () => {
    const who = await signedIn(world, await account(world, { role: 'administrator' }));
    expect((await world.get(who, '/api/administration/people')).body).toMatchObject({ code: 'second_factor.required' });
  });
  it('등록하면 그 자리에서 열리고, 쓰던 비밀은 새것으로 바뀐다', async () => {
    const before = await signedIn(world, await staff());
    const { who, codes } = await enrolled(world, before);
    expect(who.ticket).not.toBe(before.ticket);
    expect(await session(before)).toMatchObject({ kind: 'anonymous' });
    expect(await session(who)).toMatchObject({ kind: 'agency', secondFactor: 'confirmed', roles: ['agency.officer'] });
    expect((await world.get(who, '/api/companies')).status).toBe(200);
    expect(new Set(codes).size).toBe(10);
  });
});

const throughStep = async (person: Account) => {
  const answer = await enter(world, person);
  expect(ticketOf(answer)).toBeNull();
  return answer.body as { next: string; step: string; factors: string[] };
};
const answerWith = (step: string, factor: 'totp' | 'recoveryCode', code: string) =>
  world.send(null, 'POST', '/api/sign-in/second-factor', { step, answer: { factor, code } });

describe('2단계 인증으로 로그인', () => {
  it('맞는 암호문만으로는 아무것도 열리지 않고, 번호까지 맞아야 열린다', async () => {
    const person = await staff();
    const { secret } = await enrolled(world, await signedIn(world, person));
    const { next, step, factors } = await throughStep(person);
    expect([next, factors]).toEqual(['secondFactor', ['totp', 'recoveryCode']]);
    pass(world, 60);
    const answer = await answerWith(step, 'totp', codeAt(secret, world.clock.now()));
    expect(await session(holding(person, ticketOf(answer)))).toMatchObject({
      kind: 'agency',
      secondFactor: 'confirmed',
    });
    expect((await answerWith(step, 'totp', codeAt(secret, world.clock.now()))).body).toMatchObject({
      code: 'sign_in.step_expired',
    });
  });
  it('공격: 훔쳐본 번호를 다시 쓰지 못한다', async () => {
    const person = await staff();
    const { secret } = await enrolled(world, await signedIn(world, person));
    pass(world, 60);
    const code = codeAt(secret, world.clock.now());
    expect((await answerWith((await throughStep(person)).step, 'totp', code)).status).toBe(200);
    const replay = await answerWith((await throughStep(person)).step, 'totp', code);
    expect(replay.status).toBe(401);
    expect(replay.body).toMatchObject({ code: 'sign_in.second_factor_refused' });
  });
  it('공격: 쓴 복구 코드는 다시 쓰지 못하고, 남의 코드는 쓸 수 없다', async () => {
    const [person, other] = [await staff(), await staff()];
    const { codes } = await enrolled(world, await signedIn(world, person));
    await enrolled(world, await signedIn(world, other));
    const [code = ''] = codes;
    expect((await answerWith((await throughStep(other)).step, 'recoveryCode', code)).status).toBe(401);
    expect((await answerWith((await throughStep(person)).step, 'recoveryCode', code.toLowerCase())).status).toBe(200);
    expect((await answerWith((await throughStep(person)).step, 'recoveryCode', code)).status).toBe(401);
  });
  it('공격: 암호문을 아는 사람이 번호를 맞혀 보려 해도 기다림이 는다', async () => {
    const person = await staff();
    await enrolled(world, await signedIn(world, person));
    const { step } = await throughStep(person);
    for (let tries = 0; tries < 5; tries++) expect((await answerWith(step, 'totp', '000000')).status).toBe(401);
    expect((await answerWith(step, 'totp', '000001')).body).toMatchObject({ code: 'sign_in.wait' });
    expect((await enter(world, person)).body).toMatchObject({ code: 'sign_in.wait' });
    pass(world, 3600);
  });
  it('5분이 지나면 처음부터 다시 한다', async () => {
    const person = await staff();
    const { secret } = await enrolled(world, await signedIn(world, person));
    const { step } = await throughStep(person);
    pass(world, 301);
    expect((await answerWith(step, 'totp', codeAt(secret, world.clock.now()))).status).toBe(410);
  });
});
