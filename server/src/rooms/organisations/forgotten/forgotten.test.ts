import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';
import {
  type Account,
  account,
  anotherPassphrase,
  enrolled,
  enter,
  pass,
  passphrase,
  signedIn,
  ticketOf,
} from '../sign-in/testing/accounts.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const post = (path: string, body: unknown) => world.send(null, 'POST', path, body);
const person = async () => account(world, { role: 'representative', companyId: (await world.company()).companyId });
const ask = async (email: string) => {
  const answer = await post('/api/passphrase/forgotten', { email });
  await world.settle();
  return answer;
};
const links = async (who: Account): Promise<string[]> => {
  const { rows } = await world.owner.query<{ token: string }>(
    `select substring(body_text from '/reset#([A-Za-z0-9_-]{43})') as token from platform.mail where recipient = $1 and kind = 'passphrase.reset' order by created_at`,
    [who.email],
  );
  return rows.map(({ token }) => token);
};
const reset = (token: string | undefined, newPassphrase = anotherPassphrase) =>
  post('/api/passphrase/reset', { token, newPassphrase });

describe('잊은 암호문', () => {
  it('편지의 링크로 새 암호문을 정하면 모든 기기가 끊기고, 옛 암호문은 쓸 수 없다', async () => {
    const who = await person();
    const before = await signedIn(world, who);
    expect((await ask(who.email)).status).toBe(200);
    // Said on screen too, without the secret: an owner who did not ask learns of it.
    const notices = await world.get(before, '/api/account/notices');
    expect(notices.body).toMatchObject({ items: [{ event: 'account.recovery', path: '/account/security' }] });
    expect((await world.get(before, '/api/account/notices/log')).text).toContain('account.recovery');
    const [token] = await links(who);
    expect((await reset(token)).status).toBe(200);
    expect((await world.get(before, '/api/account')).status).toBe(401);
    expect((await enter(world, who)).status).toBe(401);
    expect((await enter(world, who, anotherPassphrase)).status).toBe(200);
    expect((await reset(token, passphrase)).status).toBe(410);
    const { rows } = await world.owner.query(
      `select action from evidence.audit_entry where subject_id = $1 and action like 'passphrase.%'`,
      [who.personId],
    );
    expect(rows).toEqual([{ action: 'passphrase.reset' }]);
  });
  it('기다리던 사람도 새 암호문으로는 바로 들어온다', async () => {
    const who = await person();
    for (let tries = 0; tries < 5; tries++) await enter(world, who, 'wrong words');
    await ask(who.email);
    expect((await reset((await links(who))[0])).status).toBe(200);
    expect((await enter(world, who, anotherPassphrase)).status).toBe(200);
  });
  it('2단계 인증은 그대로라, 편지함을 훔친 사람은 들어오지 못한다', async () => {
    const who = await person();
    await enrolled(world, await signedIn(world, who));
    await ask(who.email);
    await reset((await links(who))[0]);
    const answer = await enter(world, who, anotherPassphrase);
    expect(answer.body).toMatchObject({ next: 'secondFactor' });
    expect(ticketOf(answer)).toBeNull();
  });
  it('공격: 계정이 있는지 답으로는 알 수 없다', async () => {
    const who = await person();
    const [known, unknown] = [await ask(who.email), await ask('nobody.here@example.kr')];
    expect(unknown.text).toBe(known.text);
    expect(unknown.status).toBe(known.status);
    const { rows } = await world.owner.query(`select 1 from platform.mail where recipient = 'nobody.here@example.kr'`);
    expect(rows).toEqual([]);
  });
  it('공격: 편지를 쏟아붓지 못하고, 새 링크는 옛 링크를 죽인다', async () => {
    const who = await person();
    await ask(who.email);
    await ask(who.email);
    expect(await links(who)).toHaveLength(1);
    pass(world, 301);
    await ask(who.email);
    const [old, fresh] = await links(who);
    expect((await reset(old)).status).toBe(410);
    expect((await reset(fresh)).status).toBe(200);
  });
  it('한 시간이 지난 링크, 멈춘 사람의 링크, 약한 암호문은 거절한다', async () => {
    const [late, stopped, weak] = [await person(), await person(), await person()];
    for (const who of [late, stopped, weak]) await ask(who.email);
    const [lateLink, stoppedLink, weakLink] = [
      (await links(late))[0],
      (await links(stopped))[0],
      (await links(weak))[0],
    ];
    await world.owner.query('update organisations.person set disabled_at = now() where id = $1', [stopped.personId]);
    expect((await reset(stoppedLink)).status).toBe(410);
    expect((await reset(weakLink, 'password1234')).body).toMatchObject({ code: 'passphrase.weak' });
    expect((await reset(weakLink)).status).toBe(200);
    pass(world, 3601);
    expect((await reset(lateLink)).status).toBe(410);
  });
  it('작업과 편지 목록에는 주소의 비밀이 없다', async () => {
    const who = await person();
    await post('/api/passphrase/forgotten', { email: who.email });
    const { rows } = await world.owner.query(`select payload from platform.job where kind = 'passphrase.forgotten'`);
    expect(JSON.stringify(rows)).not.toContain(who.email);
    await world.settle();
  });
});
