import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem } from '#platform/database/index';
import { byLaw, type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { sealedTo } from '../sight/index.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

/** A receiving agency with a team of one officer, and a colleague who is not in it. */
const scene = async () => {
  const base = await its.scene();
  const manager = await its.world.staff(base.second, 'manager', '한관리');
  const colleague = await its.world.staff(base.second, 'officer', '최동료');
  const name = `기술보호팀 ${base.id.slice(-6)}`;
  const made = await its.world.send(manager, 'POST', '/api/desk/teams', { name, people: [base.receiver.personId] });
  expect(made.status, made.text).toBe(201);
  return { ...base, manager, colleague, name, teamId: (made.body as { id: string }).id };
};
const toTeam = (teamId: string) => ({ receiver: { kind: 'team', teamId } });
const status = async (who: Who, path: string): Promise<number> => (await its.world.get(who, path)).status;
const inboxOf = async (who: Who): Promise<string> => (await its.world.get(who, '/api/desk/inbox?view=open')).text;

describe('팀이나 한 사람에게 보낸 이관', () => {
  it('팀에 보낸 이관은 팀원만 접수함에서 보고, 팀 밖 동료와 관리자에게는 수락 전에도 뒤에도 없는 건입니다', async () => {
    const { officer, company, id, second, receiver, colleague, manager, teamId, name } = await scene();
    const options = (await its.world.get(officer, `/api/cases/${id}/referral-options`)).text;
    expect(options).toContain(name);
    expect((await its.refer(officer, id, second, { basis: byLaw, ...toTeam(teamId) })).status).toBe(201);
    expect(await its.stubOf(receiver, id)).toBeDefined();
    for (const other of [colleague, manager]) expect(await its.stubOf(other, id)).toBeUndefined();
    const stub = await its.lastReferral(receiver, id);
    const stolen = await its.step(colleague, id, `referrals/${stub.id}/accept`, { version: stub['version'] });
    expect(stolen.status).toBe(404);
    await its.accept(receiver, id);
    await its.pledge(receiver, id);
    await its.step(receiver, id, 'notes', { body: '팀만 볼 메모' });
    for (const other of [colleague, manager]) {
      for (const path of ['', '/papers', '/sight', '/tasks', '/neighbours'])
        expect(await status(other, `/api/cases/${id}${path}`), path).toBe(404);
      expect(await inboxOf(other)).not.toContain(id);
      expect((await its.world.get(other, `/api/companies/${company.companyId}/history`)).text).not.toContain(id);
    }
    expect(await inboxOf(receiver)).toContain(id);
    const assigned = await its.next(receiver, id, 'assign', { personId: colleague.personId });
    expect(assigned.body).toMatchObject({ code: 'case.sealed_from_colleague' });
    const chains = (await its.world.get(company, `/api/cases/${id}/sight`)).body as { chains: Json[] };
    expect(chains.chains).toEqual(expect.arrayContaining([expect.objectContaining({ team: true, addressee: name })]));
  });

  it('팀에서 빠진 사람은 그 순간 볼 수 없고, 들어온 사람은 봅니다', async () => {
    const { officer, id, second, receiver, colleague, manager, teamId, name } = await scene();
    await its.refer(officer, id, second, { basis: byLaw, ...toTeam(teamId) });
    await its.accept(receiver, id);
    const changed = await its.world.send(manager, 'POST', `/api/desk/teams/${teamId}`, {
      name,
      people: [colleague.personId],
      version: 1,
    });
    expect(changed.status, changed.text).toBe(200);
    expect(await status(receiver, `/api/cases/${id}`)).toBe(404);
    expect(await status(colleague, `/api/cases/${id}`)).toBe(200);
    const { rows } = await its.world.owner.query(
      `select action, detail -> 'people' ->> 0 as who from evidence.audit_entry where subject_id = $1 order by id`,
      [teamId],
    );
    expect(rows).toEqual([
      { action: 'team.made', who: receiver.personId },
      { action: 'team.changed', who: colleague.personId },
    ]);
  });

  it('한 사람에게 보낸 이관은 기업의 동의를 받은 뒤에도 그 사람만 보고, 동료에게는 편지도 가지 않습니다', async () => {
    const { officer, company, id, second, receiver, colleague } = await scene();
    const receiverOnly = { receiver: { kind: 'person', personId: receiver.personId } };
    expect((await its.refer(officer, id, second, receiverOnly)).status).toBe(201);
    const asked = await its.show(company, id);
    expect(asked.referrals.at(-1)).toMatchObject({ toName: '이수신' });
    expect((await its.consent(company, id)).status).toBe(200);
    expect(await status(receiver, `/api/cases/${id}`)).toBe(200);
    expect(await status(colleague, `/api/cases/${id}`)).toBe(404);
    // Whom the machine writes to, and what a bare question of anybody else is answered.
    expect(await asSystem(its.world.database, 'read', (tx) => sealedTo(tx, id, second))).toEqual([receiver.personId]);
    const { rows } = await its.world.owner.query(`select cases.kept_to($1, $2::smallint) as people`, [id, second]);
    expect(rows).toEqual([{ people: [] }]);
  });

  it('다른 기관의 팀, 없앤 팀, 팀에 없는 사람에게는 보내지 못하고, 팀은 관리자만 우리 기관 사람으로 만듭니다', async () => {
    const { officer, id, second, third, receiver, colleague, manager, teamId, stranger } = await scene();
    const wrong = [
      [third, toTeam(teamId)],
      [second, { receiver: { kind: 'person', personId: colleague.personId } }],
      [second, toTeam(id)],
    ] as const;
    for (const [agency, receiverWish] of wrong)
      expect(await its.refer(officer, id, agency, { basis: byLaw, ...receiverWish })).toMatchObject({
        status: 422,
        body: { fields: { receiver: expect.stringContaining('팀') } },
      });
    const make = (who: Who, people: string[], name = '새 팀') =>
      its.world.send(who, 'POST', '/api/desk/teams', { name, people });
    expect((await make(receiver, [receiver.personId])).status).toBe(403);
    expect((await make(manager, [stranger.personId])).body).toMatchObject({ fields: { people: expect.any(String) } });
    expect((await make(manager, [])).status).toBe(422);
    expect((await make(manager, [receiver.personId])).status).toBe(201);
    expect((await make(manager, [receiver.personId], ' 새  팀')).body).toMatchObject({
      fields: { name: expect.stringContaining('같은 이름') },
    });
    expect((await its.world.send(stranger, 'DELETE', `/api/desk/teams/${teamId}`)).status).toBe(403);
    expect((await its.world.send(manager, 'DELETE', `/api/desk/teams/${teamId}`)).status).toBe(200);
    expect((await its.refer(officer, id, second, { basis: byLaw, ...toTeam(teamId) })).status).toBe(422);
    expect((await its.world.get(stranger, '/api/desk/teams')).text).not.toContain('기술보호팀');
  });
});
