import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem } from '#platform/database/index';
import { byLaw, type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import { endExpiredWork } from '../sight/index.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

describe('이관', () => {
  it('동의를 받아 넘기면 받는 기관이 정해진 항목만 보고 수락합니다', async () => {
    const { officer, company, id, second, receiver, stranger } = await its.scene();
    expect((await its.refer(officer, id, second)).status).toBe(201);
    // Before the company has spoken the receiver knows nothing.
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await its.world.get(company, '/api/cases/to-do')).body).toMatchObject({
      items: [{ kind: 'referralConsent', caseId: id }],
    });
    expect((await its.consent(company, id)).status).toBe(200);
    const received = await its.show(receiver, id);
    expect(received.referrals).toMatchObject([
      { status: 'requested', may: ['acknowledge', 'accept', 'decline', 'return'], dueAt: '2026-11-23T09:00:00.000Z' },
    ]);
    expect((received['sight'] as Json[]).map(({ section }) => section).toSorted()).toEqual([
      'contact',
      'counsel',
      'summary',
    ]);
    const [referral] = received.referrals;
    if (!referral) throw new Error('no referral');
    const accept = `referrals/${referral.id}/accept`;
    expect((await its.step(receiver, id, accept, { version: referral['version'] })).status).toBe(200);
    expect(await its.show(receiver, id)).toMatchObject({
      status: 'acknowledged',
      ownedByMe: true,
      assignee: { name: '이수신' },
    });
    // The sender keeps what its own consent gives, and no more.
    expect(await its.show(officer, id)).toMatchObject({ ownedByMe: false, may: ['note', 'addTask'] });
    expect((await its.step(receiver, id, accept, { version: referral['version'] })).body).toMatchObject({
      code: 'referral.already_answered',
    });
    expect((await its.world.get(stranger, `/api/cases/${id}`)).status).toBe(404);
    expect(await its.actionsOf(id)).toEqual(
      expect.arrayContaining(['referral.awaiting_consent', 'referral.consented', 'referral.accepted']),
    );
  });

  it('법 조문을 밝히면 동의 없이 넘기고, 밝히지 않으면 넘기지 못합니다', async () => {
    const { officer, id, second, receiver } = await its.scene();
    expect((await its.refer(officer, id, second, { basis: { ...byLaw, article: '' } })).status).toBe(422);
    expect((await its.refer(officer, id, second, { basis: { ...byLaw, law: 'no-such-law' } })).status).toBe(422);
    expect((await its.refer(officer, id, second, { basis: byLaw })).status).toBe(201);
    expect(await its.lastReferral(receiver, id)).toMatchObject({
      status: 'requested',
      basis: 'law',
      legalBasis: expect.stringContaining('제16조'),
    });
  });

  it('요약과 상담 기록을 빼거나, 스스로 못 보는 항목을 넣거나, 우리 기관으로는 넘기지 못합니다', async () => {
    const { officer, id, second, owner } = await its.scene({ share: [] });
    expect((await its.refer(officer, id, second, { sections: ['summary'] })).body).toMatchObject({
      fields: { sections: expect.any(String) },
    });
    expect((await its.refer(officer, id, second, { sections: ['summary', 'counsel', 'diagnosis'] })).status).toBe(422);
    expect((await its.refer(officer, id, owner)).body).toMatchObject({ fields: { toAgency: expect.any(String) } });
  });

  it('사유를 적어 반송하면 보낸 기관으로 돌아오고 받은 기관은 더 볼 수 없습니다', async () => {
    const { officer, id, second, receiver, company } = await its.scene();
    await its.refer(officer, id, second, { basis: byLaw });
    const referral = await its.lastReferral(receiver, id);
    expect((await its.step(receiver, id, `referrals/${referral.id}/return`, { version: 1, reason: '' })).status).toBe(
      422,
    );
    expect(
      (await its.step(receiver, id, `referrals/${referral.id}/return`, { version: 1, reason: '우리 소관이 아닙니다.' }))
        .body,
    ).toEqual({ ok: true });
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect(await its.show(officer, id)).toMatchObject({
      ownedByMe: true,
      referrals: [{ status: 'returned', answerReason: '우리 소관이 아닙니다.' }],
    });
    expect((await its.world.get(company, `/api/cases/${id}`)).text).toContain('우리 소관이 아닙니다.');
  });

  it('두 사람이 함께 수락하면 한 사람만 됩니다', async () => {
    const { officer, id, second, receiver } = await its.scene();
    const colleague = await its.world.staff(second, 'officer', '한동료');
    await its.refer(officer, id, second, { basis: byLaw });
    const referral = await its.lastReferral(receiver, id);
    const answers = await Promise.all(
      [receiver, colleague].map((who) => its.step(who, id, `referrals/${referral.id}/accept`, { version: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'referral.already_answered' });
  });

  it('열린 이관이 있으면 또 넘기거나 종결하지 못하고, 거두면 다시 할 수 있습니다', async () => {
    const { officer, id, second, third, receiver } = await its.scene();
    await its.refer(officer, id, second, { basis: byLaw });
    expect((await its.refer(officer, id, third, { basis: byLaw })).body).toMatchObject({
      code: 'referral.already_open',
    });
    const [referral] = (await its.show(officer, id)).referrals;
    expect(referral).toMatchObject({ may: ['cancel'] });
    expect((await its.step(officer, id, `referrals/${referral?.id}/cancel`, { version: 1 })).status).toBe(200);
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await its.refer(officer, id, third, { basis: byLaw })).status).toBe(201);
  });

  it('기업이 동의하지 않으면 넘어가지 않습니다', async () => {
    const { officer, id, second, receiver, company } = await its.scene();
    await its.refer(officer, id, second);
    const [referral] = (await its.show(company, id)).referrals;
    expect(
      (await its.step(company, id, `referrals/${referral?.id}/refuse`, { version: 1, reason: '원하지 않습니다.' }))
        .status,
    ).toBe(200);
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect((await its.show(officer, id)).referrals).toMatchObject([{ status: 'stopped' }]);
  });

  it('동의를 철회하면 그 자리에서 볼 수 없고, 수락한 건은 보낸 기관으로 돌아갑니다', async () => {
    const { officer, id, second, receiver, company } = await its.scene();
    await its.refer(officer, id, second);
    await its.consent(company, id);
    const [referral] = (await its.show(receiver, id)).referrals;
    await its.step(receiver, id, `referrals/${referral?.id}/accept`, { version: referral?.['version'] });
    const sight = (await its.show(company, id))['sight'] as { agency: { id: number }; consentId: string }[];
    const given = sight.find(({ agency }) => agency.id === second);
    expect(
      (await its.world.send(company, 'POST', `/api/company/consents/${given?.consentId}/withdraw`, {})).status,
    ).toBe(200);
    // At once, before any job has run.
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    await its.world.settle();
    expect(await its.show(officer, id)).toMatchObject({
      ownedByMe: true,
      status: 'submitted',
      assignee: null,
      referrals: [{ status: 'stopped' }],
    });
    expect((await its.world.get(receiver, '/api/desk/inbox')).text).not.toContain(id);
  });

  it('요청의 동의 자체를 철회하면 아무 창구도 볼 수 없고 건은 끝납니다', async () => {
    const { officer, id, company } = await its.scene();
    const sight = (await its.show(company, id))['sight'] as { consentId: string }[];
    await its.world.send(company, 'POST', `/api/company/consents/${sight[0]?.consentId}/withdraw`, {});
    expect((await its.world.get(officer, `/api/cases/${id}`)).status).toBe(404);
    await its.world.settle();
    expect(await its.show(company, id)).toMatchObject({ status: 'withdrawn', may: [], sight: [] });
  });

  it('보는 기간이 끝나면 건은 아직 볼 수 있는 기관으로 돌아갑니다', async () => {
    const { officer, id, second, receiver } = await its.scene();
    await its.refer(officer, id, second, { basis: byLaw });
    const referral = await its.lastReferral(receiver, id);
    await its.step(receiver, id, `referrals/${referral.id}/accept`, { version: 1 });
    await its.world.owner.query(
      `update organisations.sight_grant set valid_to = '2020-01-01' where case_id = $1 and agency_id = $2`,
      [id, second],
    );
    const { database, services } = its.world;
    await asSystem(database, 'write', (tx) =>
      endExpiredWork({ tx, actor: { kind: 'system' }, now: services.clock.now(), requestId: 'daily', services }),
    );
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect(await its.show(officer, id)).toMatchObject({ ownedByMe: true, status: 'submitted', assignee: null });
  });
});
