import type { ClockView } from '@boru/contract/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem } from '#platform/database/index';
import { byLaw, type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { expireReferrals } from './index.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const reply = async (who: Who, id: string, body: Json) => {
  const referral = await its.lastReferral(who, id);
  return its.step(who, id, `referrals/${referral.id}/reply`, { version: referral['version'], ...body });
};
const clocksOf = async (who: Who, id: string): Promise<string[]> =>
  ((await its.show(who, id))['clocks'] as { purpose: string; state: string }[]).map(
    ({ purpose, state }) => `${purpose} ${state}`,
  );
const referred = async (changes: Json = {}) => {
  const scene = await its.scene();
  const sent = await its.refer(scene.officer, scene.id, scene.second, { basis: byLaw, ...changes });
  expect(sent.status, sent.text).toBe(201);
  return scene;
};

describe('이관의 세 기한', () => {
  it('보낸 창구는 8근무시간 안에 넘겼고, 받는 기관은 수신을 확인하고 답합니다', async () => {
    const { officer, receiver, id } = await referred();
    expect(await clocksOf(officer, id)).toEqual(
      expect.arrayContaining(['forward met', 'receipt running', 'referral running']),
    );
    expect((await reply(receiver, id, { answer: 'acknowledge' })).status).toBe(200);
    expect(await clocksOf(officer, id)).toEqual(expect.arrayContaining(['receipt met', 'referral running']));
    expect((await reply(receiver, id, { answer: 'acknowledge' })).status).toBe(409);
    const { id: referralId, version } = (await its.lastReferral(receiver, id)) as Json & { id: string };
    expect((await its.step(receiver, id, `referrals/${referralId}/accept`, { version })).status).toBe(200);
    expect(await its.show(receiver, id)).toMatchObject({
      ownedByMe: true,
      referrals: [{ status: 'accepted', kind: 'transfer' }],
    });
    expect(await clocksOf(receiver, id)).toEqual(expect.arrayContaining(['receipt met', 'referral met']));
  });

  it('거절하면 사유와 함께 돌아오고 받은 기관은 더 보지 못하며, 보낸 창구에는 다시 넘길 기한이 흐릅니다', async () => {
    const { officer, receiver, company, third, id } = await referred();
    expect((await reply(receiver, id, { answer: 'decline' })).status).toBe(422);
    const declined = await reply(receiver, id, { answer: 'decline', reason: '올해 사업을 마쳤습니다.' });
    expect(declined.status, declined.text).toBe(200);
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect(await its.show(company, id)).toMatchObject({
      referrals: [{ status: 'declined' }],
      timeline: expect.arrayContaining([
        expect.objectContaining({ fact: 'referralDeclined', body: '올해 사업을 마쳤습니다.' }),
      ]),
    });
    expect(await clocksOf(officer, id)).toContain('forward running');
    await its.refer(officer, id, third, { basis: byLaw });
    const clocks = await clocksOf(officer, id);
    expect(clocks.filter((clock) => clock.startsWith('forward'))).toEqual(['forward met', 'forward met']);
    expect((await its.actionsOf(id)).slice(-2)).toEqual(['referral.declined', 'referral.requested']);
  });

  it('늦게 넘기면 늦었다고 남고, 넘기기 전에는 언제까지인지 그 창구에만 보입니다', async () => {
    const { officer, company, second, id } = await its.scene();
    const goOn = (await its.show(officer, id))['goOn'] as ClockView;
    expect(goOn).toMatchObject({ purpose: 'forward', state: 'running', explanation: { rule: 'MW-TRANSFER' } });
    expect(await its.show(company, id)).toMatchObject({ goOn: null });
    its.world.clock.set('2026-11-24T06:00:00.000Z');
    await its.refer(officer, id, second, { basis: byLaw });
    expect(await clocksOf(officer, id)).toContain('forward metLate');
    const view = await its.show(officer, id);
    expect(view).toMatchObject({ goOn: null });
    expect(view['clocks']).toContainEqual(expect.objectContaining({ purpose: 'forward', dueAt: goOn.dueAt }));
    its.world.clock.set('2026-11-23T00:00:00.000Z');
  });
});

describe('협조요청', () => {
  const cooperation = { kind: 'cooperation', dueOn: '2026-12-01' };

  it('건은 맡은 기관에 남고, 한 번 미룬 뒤 회신하면 끝나며 그 기관은 더 보지 못합니다', async () => {
    const { officer, receiver, company, id, owner } = await referred(cooperation);
    expect((await its.lastReferral(receiver, id))['may']).toEqual([
      'acknowledge',
      'accept',
      'decline',
      'return',
      'answer',
      'extend',
    ]);
    expect((await reply(receiver, id, { answer: 'extend', dueOn: '2026-12-01', reason: '같은 날' })).status).toBe(422);
    expect(
      (await reply(receiver, id, { answer: 'extend', dueOn: '2026-12-05', reason: '현장 확인이 더 필요합니다.' }))
        .status,
    ).toBe(200);
    expect(await its.lastReferral(officer, id)).toMatchObject({ dueAt: '2026-12-05T15:00:00.000Z' });
    expect((await reply(receiver, id, { answer: 'extend', dueOn: '2026-12-09', reason: '또' })).status).toBe(409);
    const { id: referralId, version } = (await its.lastReferral(receiver, id)) as Json & { id: string };
    await its.step(receiver, id, `referrals/${referralId}/accept`, { version });
    expect(await its.show(officer, id)).toMatchObject({
      ownedByMe: true,
      owner: { id: owner },
      may: expect.not.arrayContaining(['close', 'refer']),
    });
    const inbox = (await its.world.get(receiver, '/api/desk/inbox?view=received')).body as { items: Json[] };
    expect(inbox.items.map((item) => item['id'])).toContain(id);
    expect((await reply(receiver, id, { answer: 'answer', body: '점검 결과 이상이 없습니다.' })).status).toBe(200);
    expect((await its.world.get(receiver, `/api/cases/${id}`)).status).toBe(404);
    expect(await its.show(officer, id)).toMatchObject({
      referrals: [{ status: 'done' }],
      timeline: expect.arrayContaining([
        expect.objectContaining({ kind: 'note', fact: 'referralAnswered', body: '점검 결과 이상이 없습니다.' }),
      ]),
    });
    expect(JSON.stringify(await its.show(company, id))).not.toContain('점검 결과');
  });

  it('넘김에는 회신과 미룸이 없고, 제삼자는 아무것도 하지 못합니다', async () => {
    const { receiver, stranger, officer, id } = await referred();
    expect((await reply(receiver, id, { answer: 'answer', body: 'x' })).status).toBe(409);
    expect((await reply(officer, id, { answer: 'acknowledge' })).status).toBe(403);
    const referral = await its.lastReferral(officer, id);
    const guess = await its.step(stranger, id, `referrals/${referral.id}/reply`, { answer: 'acknowledge', version: 1 });
    expect(guess.status).toBe(404);
  });
});

describe('다시 넘기기와 기간', () => {
  it('허락 없이 받은 건은 법 조문만으로 다시 넘기지 못합니다', async () => {
    for (const onward of [false, true]) {
      const { receiver, third, id } = await referred({ onward });
      const { id: referralId, version } = (await its.lastReferral(receiver, id)) as Json & { id: string };
      await its.step(receiver, id, `referrals/${referralId}/accept`, { version });
      expect((await its.refer(receiver, id, third, { basis: byLaw })).status).toBe(onward ? 201 : 422);
    }
  });

  it('기업이 서른 날 동안 말이 없으면 이관은 만료되고, 창구는 다시 넘길 수 있습니다', async () => {
    const { officer, second, id } = await its.scene();
    await its.refer(officer, id, second);
    await its.world.owner.query(
      `update cases.referral set requested_at = requested_at - interval '31 days' where case_id = $1`,
      [id],
    );
    const { database, services } = its.world;
    await asSystem(database, 'write', (tx) =>
      expireReferrals({ tx, actor: { kind: 'system' }, now: services.clock.now(), requestId: 'daily', services }),
    );
    expect(await its.lastReferral(officer, id)).toMatchObject({ status: 'expired', may: [] });
    expect((await its.show(officer, id))['may']).toContain('refer');
  });

  it('받는 기관이 기한이 지나고 열나흘 동안 정하지 않으면 이관은 끝나고, 아무것도 열리지 않으며, 보낸 창구의 다시 넘길 기한이 흐릅니다', async () => {
    const sent = [await referred(), await referred()];
    const [waiting, other] = sent;
    if (!waiting || !other) throw new Error('two referrals');
    const dueBefore = (id: string, days: number) =>
      its.world.owner.query(
        `update cases.referral set due_at = $2::timestamptz - $3 * interval '1 day' where case_id = $1`,
        [id, its.world.clock.now(), days],
      );
    await dueBefore(waiting.id, 15);
    await dueBefore(other.id, 13);
    const { database, services } = its.world;
    for (let times = 0; times < 2; times++)
      await asSystem(database, 'write', (tx) =>
        expireReferrals({ tx, actor: { kind: 'system' }, now: services.clock.now(), requestId: 'daily', services }),
      );
    expect(await its.stubOf(other.receiver, other.id)).toBeDefined();
    expect(await its.stubOf(waiting.receiver, waiting.id)).toBeUndefined();
    expect((await its.world.get(waiting.receiver, `/api/cases/${waiting.id}`)).status).toBe(404);
    const { rows } = await its.world.owner.query(
      'select 1 from organisations.sight_grant where case_id = $1 and agency_id = $2 and revoked_at is null',
      [waiting.id, waiting.receiver.agencyId],
    );
    expect(rows).toEqual([]);
    const shown = await its.show(waiting.officer, waiting.id);
    expect(shown['may']).toContain('refer');
    const facts = (shown['timeline'] as { fact: string | null }[]).filter(({ fact }) => fact === 'referralLapsed');
    expect(facts).toHaveLength(1);
    expect(await clocksOf(waiting.officer, waiting.id)).toContain('forward running');
    await its.world.settle();
    const notices = await its.world.get(waiting.company, '/api/account/notices');
    expect(notices.text).toContain('referral.progress');
  });
});
