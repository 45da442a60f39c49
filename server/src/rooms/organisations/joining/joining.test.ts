import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { account, anotherPassphrase, enrolled, passphrase, signedIn, ticketOf } from '../sign-in/testing/accounts.ts';
import { ensureFirstRunLink } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const post = (who: Who | null, path: string, body: unknown = {}) => world.send(who, 'POST', path, body);
const tokenOf = (link: string | null) => link?.split('#')[1] ?? '';
const newcomer = { name: '새 사람', phone: null, passphrase: anotherPassphrase };
const invitedTo = async (email: string, role = 'securityOfficer') => {
  const owner = await world.company();
  const answer = await post(owner, '/api/company/invitations', { email, role });
  expect(answer.status).toBe(201);
  return { owner, token: tokenOf((answer.body as { link: string }).link) };
};
const session = async (ticket: string | null) =>
  (await world.get({ ticket: ticket ?? '', personId: '', membershipId: '' }, '/api/session')).body;

describe('첫 실행', () => {
  const first = { name: '첫 관리자', email: 'first@example.kr', passphrase };
  it('링크는 한 번 쓰이고, 새 링크가 나오면 옛 링크는 죽고, 관리자가 있으면 더 나오지 않는다', async () => {
    const { database, clock } = world;
    const old = tokenOf(await ensureFirstRunLink(database, clock, 'http://localhost:8080'));
    const link = await ensureFirstRunLink(database, clock, 'http://localhost:8080');
    expect(link).toMatch(/^http:\/\/localhost:8080\/first-run#[\w-]{43}$/);
    const token = tokenOf(link);
    expect((await post(null, '/api/first-run/check', { token: old })).status).toBe(410);
    expect((await post(null, '/api/first-run/check', { token })).status).toBe(200);
    expect((await post(null, '/api/first-run', { ...first, token, passphrase: 'password1234' })).body).toMatchObject({
      code: 'passphrase.weak',
    });
    const [one, two] = await Promise.all([
      post(null, '/api/first-run', { ...first, token }),
      post(null, '/api/first-run', { ...first, email: 'second@example.kr', token }),
    ]);
    expect([one.status, two.status].sort()).toEqual([201, 410]);
    const winner = one.status === 201 ? one : two;
    expect(await session(ticketOf(winner))).toMatchObject({ kind: 'visitor', secondFactorNeeded: true });
    expect(await ensureFirstRunLink(database, clock, 'http://localhost:8080')).toBeNull();
    expect((await post(null, '/api/first-run', { ...first, token })).status).toBe(410);
  });
  it('지어낸 링크는 거절한다', async () => {
    expect((await post(null, '/api/first-run', { ...first, token: 'x'.repeat(43) })).status).toBe(410);
    expect((await post(null, '/api/first-run', { ...first, token: 'short' })).status).toBe(422);
  });
});

describe('초대 수락', () => {
  it('계정이 없던 사람은 이름과 암호문을 정하고 바로 그 기업의 사람이 된다', async () => {
    const { owner, token } = await invitedTo('newcomer@example.kr');
    expect((await post(null, '/api/invitations/look', { token })).body).toMatchObject({
      email: 'newcomer@example.kr',
      role: 'securityOfficer',
      way: 'newAccount',
    });
    const answer = await post(null, '/api/invitations/accept', { token, person: newcomer });
    expect(answer.status).toBe(200);
    expect(await session(ticketOf(answer))).toMatchObject({
      kind: 'company',
      organisation: { id: owner.companyId },
      roles: ['company.securityOfficer'],
    });
    const { rows } = await world.owner.query(
      'select action from evidence.audit_entry where company_id = $1 order by id',
      [owner.companyId],
    );
    expect(rows).toEqual([{ action: 'invitation.created' }, { action: 'invitation.accepted' }]);
  });
  it('계정이 있는 사람은 로그인해야 하고, 로그인하면 소속이 는다', async () => {
    const person = await account(world, { role: 'representative', companyId: (await world.company()).companyId });
    const { owner, token } = await invitedTo(person.email, 'proxy');
    expect((await post(null, '/api/invitations/look', { token })).body).toMatchObject({ way: 'signIn' });
    expect((await post(null, '/api/invitations/accept', { token, person: newcomer })).body).toMatchObject({
      code: 'invitation.sign_in_first',
    });
    const who = await signedIn(world, person);
    expect((await post(who, '/api/invitations/look', { token })).body).toMatchObject({ way: 'accept' });
    const answer = await post(who, '/api/invitations/accept', { token });
    const state = (await session(ticketOf(answer))) as { memberships: unknown[] };
    expect(state).toMatchObject({ organisation: { id: owner.companyId } });
    expect(state.memberships).toHaveLength(2);
  });
  it('공격: 다른 사람이 링크를 주워도 들어오지 못한다', async () => {
    const { token } = await invitedTo('meant.for@example.kr');
    const thief = await signedIn(
      world,
      await account(world, { role: 'staff', companyId: (await world.company()).companyId }),
    );
    expect((await post(thief, '/api/invitations/accept', { token })).body).toMatchObject({
      code: 'invitation.for_another',
    });
    expect((await post(null, '/api/invitations/accept', { token, person: newcomer })).status).toBe(200);
    expect((await post(null, '/api/invitations/accept', { token, person: newcomer })).status).toBe(410);
  });
  it('쓴 것, 거둔 것, 지난 것, 없는 것의 답은 같다', async () => {
    const strip = (text: string) => text.replace(/"requestId":"[^"]+"/, '');
    const { owner, token } = await invitedTo('withdrawn@example.kr');
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from organisations.invitation where company_id = $1',
      [owner.companyId],
    );
    await world.send(owner, 'DELETE', `/api/company/invitations/${rows[0]?.id}`);
    const late = await invitedTo('late@example.kr');
    await world.owner.query(`update organisations.invitation set expires_at = $2 where company_id = $1`, [
      late.owner.companyId,
      world.clock.now(),
    ]);
    const answers = await Promise.all(
      [token, late.token, 'y'.repeat(43)].map((one) => post(null, '/api/invitations/look', { token: one })),
    );
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410]);
    expect(new Set(answers.map(({ text }) => strip(text))).size).toBe(1);
  });
  it('암호문이 약하면 초대는 그대로 남는다', async () => {
    const { token } = await invitedTo('weak@example.kr');
    expect(
      (await post(null, '/api/invitations/accept', { token, person: { ...newcomer, passphrase: '1234567890' } })).body,
    ).toMatchObject({ code: 'passphrase.weak' });
    expect((await post(null, '/api/invitations/look', { token })).status).toBe(200);
  });
  it('담당자 초대는 2단계 인증까지 마쳐야 기업을 본다', async () => {
    const admin = await world.administrator();
    const invited = await post(admin, '/api/administration/invitations', {
      email: 'officer@example.kr',
      role: 'officer',
      agencyId: 4,
    });
    const accepted = await post(null, '/api/invitations/accept', {
      token: tokenOf((invited.body as { link: string }).link),
      person: newcomer,
    });
    const who = { ticket: ticketOf(accepted) ?? '', personId: '', membershipId: '' };
    expect((await world.get(who, '/api/companies')).status).toBe(403);
    expect((await world.get((await enrolled(world, who)).who, '/api/companies')).status).toBe(200);
  });
});
