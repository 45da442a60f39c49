import type { CaseSight } from '@boru/contract/case-sight';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const reason = '기업 대표와 연락이 끊겼고 지금 자료가 나가고 있다는 신고가 왔습니다.';

describe('긴급 열람', () => {
  it('관리자 한 사람이 읽기만, 정한 시간까지 열고, 기업과 간사 기관에 바로 알리며, 열람 기록에 남습니다', async () => {
    const { company, id, number, third, stranger } = await its.scene();
    const manager = await its.world.staff(third, 'manager', '고긴급');
    const break_ = (hours = 2, words = reason) =>
      its.world.send(manager, 'POST', '/api/emergency-readings', { number, reason: words, hours });
    expect((await break_(2, '급해요')).status).toBe(422);
    expect((await break_(48)).status).toBe(422);
    expect(
      (await its.world.send(stranger, 'POST', '/api/emergency-readings', { number, reason, hours: 1 })).status,
    ).toBe(403);
    const nothing = await its.world.send(manager, 'POST', '/api/emergency-readings', {
      number: '2026-충북-99999',
      reason,
      hours: 1,
    });
    expect(nothing.status).toBe(404);

    const opened = await break_();
    expect(opened.status, opened.text).toBe(201);
    // What could not be done is not offered.
    expect((await its.world.get(manager, `/api/cases/${id}`)).body).toMatchObject({ may: [], ownedByMe: false });
    expect((await its.world.get(manager, `/api/cases/${id}/ties`)).body).toMatchObject({ mayTie: false });
    // Alone, and to read.
    expect((await its.world.get(stranger, `/api/cases/${id}`)).status).toBe(404);
    expect((await its.step(manager, id, 'notes', { body: '쓰기' })).status).toBe(404);

    await its.world.settle();
    const { rows } = await its.world.owner.query<{ recipient: string; body_text: string | null }>(
      `select recipient, body_text from platform.mail where kind = 'case.emergency'`,
    );
    expect(rows.map(({ recipient }) => recipient)).toContain(`${company.personId}@example.kr`);
    expect(await its.actionsOf(id)).toContain('case.emergency');
    const { body } = await its.world.get(company, `/api/evidence/readers?caseId=${id}`);
    const [last] = (body as { items: (Json & { basis: string[]; readerName: string })[] }).items;
    expect(last?.readerName).toBe('고긴급');
    expect(last?.basis.join()).toContain('emergency/개인정보 보호법 제18조제2항제3호(확인 필요)');
    its.world.clock.set(new Date().toISOString());
    const sight = (await its.world.get(company, `/api/cases/${id}/sight`)).body as CaseSight;
    const chain = sight.chains.find(({ kind }) => kind === 'emergency');
    expect(chain).toMatchObject({ level: 'read', personal: true, state: 'open' });

    await its.world.owner.query(`alter table organisations.sight_grant disable trigger sight_changed`);
    await its.world.owner.query(`update organisations.sight_grant set until = now() where kind = 'emergency'`);
    await its.world.owner.query(`alter table organisations.sight_grant enable trigger sight_changed`);
    expect((await its.world.get(manager, `/api/cases/${id}`)).status).toBe(404);
  });

  it('간사 기관의 담당자도 알림을 받습니다', async () => {
    const { number, third } = await its.scene();
    const office = its.world.services.pack.agencies.items.find(({ id }) => id === 1);
    expect(office).toBeDefined();
    const { rows: offices } = await its.world.owner.query<{ id: number }>(
      'select id from organisations.agency where secretariat',
    );
    const secretary = await its.world.staff(offices[0]?.id ?? 1, 'manager', '간사');
    const manager = await its.world.staff(third === offices[0]?.id ? 9 : third, 'manager');
    await its.world.send(manager, 'POST', '/api/emergency-readings', { number, reason, hours: 1 });
    await its.world.settle();
    const { rows } = await its.world.owner.query<{ recipient: string }>(
      `select recipient from platform.mail where kind = 'case.emergency'`,
    );
    expect(rows.map(({ recipient }) => recipient)).toContain(`${secretary.personId}@example.kr`);
  });

  it('우리 기관의 봉인을 넘는 것도 긴급 열람으로만 됩니다', async () => {
    const { id, number, officer, owner } = await its.scene();
    const manager = await its.world.staff(owner, 'manager', '윤관리');
    await its.step(officer, id, 'seal', { people: [officer.personId], reason: '수사 협조' });
    expect((await its.world.get(manager, `/api/cases/${id}`)).status).toBe(404);
    const opened = await its.world.send(manager, 'POST', '/api/emergency-readings', { number, reason, hours: 1 });
    expect(opened.status, opened.text).toBe(201);
    expect((await its.world.get(manager, `/api/cases/${id}`)).status).toBe(200);
    const other = await its.world.staff(owner, 'officer', '임동료');
    expect((await its.world.get(other, `/api/cases/${id}`)).status).toBe(404);
  });
});

describe('같은 기업을 돕는 다른 창구', () => {
  const neighbours = async (who: Parameters<typeof its.show>[0], id: string) => {
    const answer = await its.world.get(who, `/api/cases/${id}/neighbours`);
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { items: Json[] }).items;
  };

  it('서로 못 보는 두 창구는 상대 기관과 참조 번호만 알고, 그 번호는 상대의 접수함에서만 찾아집니다', async () => {
    const { company, id, officer, owner } = await its.scene();
    expect(await neighbours(officer, id)).toEqual([]);
    let second = await its.ask(company, { topic: 'consulting' });
    for (const topic of ['subsidy', 'education', 'dispute', 'exportGuidance', 'determinationGuidance'])
      if (second.route.agency.id === owner) second = await its.ask(company, { topic, share: [] });
    const other = second.route.agency.id;
    expect(other).not.toBe(owner);
    const colleague = await its.world.staff(other, 'officer', '맞은편');

    const [seen, ...more] = await neighbours(officer, id);
    expect(more).toEqual([]);
    expect(Object.keys(seen ?? {}).sort()).toEqual(['agency', 'reference']);
    expect(seen).toMatchObject({ agency: { id: other } });
    const reference = String(seen?.['reference']);
    expect(reference).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(JSON.stringify(seen)).not.toContain(second.id);

    const search = async (who: typeof officer) =>
      (await its.world.get(who, `/api/desk/inbox?view=open&search=${reference}`)).text.includes(second.id);
    expect(await search(colleague)).toBe(true);
    expect(await search(officer)).toBe(false);
    expect((await its.world.get(officer, `/api/cases/${second.id}`)).status).toBe(404);
    expect(await neighbours(colleague, second.id)).toMatchObject([{ agency: { id: owner } }]);

    // A sealed case is told to nobody, not even that it is there.
    await its.step(colleague, second.id, 'seal', { people: [colleague.personId], reason: '봉인' });
    expect(await neighbours(officer, id)).toEqual([]);
  });

  it('맡지 않은 기관과 낯선 기관은 아무것도 알지 못합니다', async () => {
    const { id, officer, second, receiver, stranger } = await its.scene();
    expect((await its.world.get(stranger, `/api/cases/${id}/neighbours`)).status).toBe(404);
    await its.refer(officer, id, second, {
      basis: { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' },
    });
    expect((await its.world.get(receiver, `/api/cases/${id}/neighbours`)).status).toBe(404);
  });
});
