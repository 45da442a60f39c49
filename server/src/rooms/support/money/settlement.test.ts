import { randomUUID } from 'node:crypto';
import type { SettlementState } from '@boru/contract/settlement';
import type { SpendingView } from '@boru/contract/spending';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Awards, attach, foundAwards, type Recipient, receipt } from '../../../../../test/award-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: Awards;
let world: Awards['world'];
beforeAll(async () => {
  its = await foundAwards();
  ({ world } = its);
});
afterAll(() => world.close());

const stateOf = async (who: Who, id: string) =>
  (await world.get(who, `/api/awards/${id}/settlement`)).body as SettlementState;
/** Two receipts, 4 + 1 and 2 + 0.5 million, each with a paper, and a report with interest. */
const reported = async (completedOn = '2026-11-20'): Promise<{ company: Recipient; id: string; ids: string[] }> => {
  const company = await its.recipient();
  const id = await its.funded(company);
  const rows = [
    receipt({ grantWon: 4_000_000, ownWon: 1_000_000, purpose: '출입 통제기', receiptNumber: randomUUID() }),
    receipt({ grantWon: 2_000_000, ownWon: 500_000, purpose: '회식비', receiptNumber: randomUUID() }),
  ];
  expect((await its.post(company, `/api/company/awards/${id}/expenses`, { rows })).status).toBe(201);
  const { expenses } = (await world.get(company, `/api/awards/${id}/spending`)).body as SpendingView;
  for (const one of expenses) expect((await attach(world, company, id, one.id, one.id)).status).toBe(201);
  const report = { seen: 0, completedOn, summary: '마침', interestWon: 1_234 };
  expect((await its.post(company, `/api/company/awards/${id}/result`, report)).status).toBe(201);
  const idOf = (purpose: string) => expenses.find((one) => one.purpose === purpose)?.id ?? '';
  return { company, id, ids: ['출입 통제기', '회식비'].map(idOf) };
};
const settle = (id: string, ids: readonly string[], change: object = {}, who: Who = its.asker) =>
  its.post(who, `/api/desk/awards/${id}/settlement`, {
    key: randomUUID(),
    decisions: ids.map((expenseId, index) => ({
      ...{ expenseId, isAllowed: index === 0, reason: index === 0 ? null : '보조사업과 관계없음' },
    })),
    ...{ reducePercent: 0, reduceReason: null, reason: '정산 검토', ...change },
  });

describe('정산과 반납', () => {
  it('인정하지 않은 영수증, 남은 돈, 이자가 반납할 돈이 되고, 승인된 뒤에야 기업이 읽으며, 반납하면 끝납니다', async () => {
    const { company, id, ids } = await reported();
    expect((await stateOf(its.asker, id)).form).toMatchObject({ disbursedWon: 8_000_000, interestWon: 1_234 });
    expect((await settle(id, ids)).status).toBe(201);
    expect((await its.show(its.asker, id)).state).toBe('settling');
    expect((await stateOf(company, id)).settlements).toEqual([]);
    await its.approve(await its.waiting(id, 'settle'));
    const [done] = (await stateOf(company, id)).settlements;
    expect(done).toMatchObject({
      ...{ state: 'posted', finalWon: 4_000_000, dueWon: 4_001_234, byRateWon: 4_000_000 },
      refused: [{ purpose: '회식비', grantWon: 2_000_000, reason: '보조사업과 관계없음' }],
    });
    expect(await its.show(company, id)).toMatchObject({ state: 'returning', dueWon: 4_001_234, spentWon: 4_000_000 });
    const back = (amountWon: number, key: string = randomUUID()) =>
      its.post(its.asker, `/api/desk/awards/${id}/returns`, {
        ...{ key, amountWon, receivedOn: '2026-11-22', receiptNumber: '세입-1', reason: '반납 확인' },
      });
    expect((await back(4_001_235)).status).toBe(422);
    const key = randomUUID();
    const twice = await Promise.all([back(4_001_234, key), back(4_001_234, key)]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    await its.approve(await its.waiting(id, 'return'));
    expect(await its.waiting(id, 'return')).toBe('');
    expect(await its.show(company, id)).toMatchObject({ state: 'closed', dueWon: 0, returnedWon: 4_001_234 });
    expect(await its.audit()).toEqual({ total: 0, differing: 0, negative: 0, unbalanced: 0, double: 0 });
    for (const format of ['xlsx', 'json']) {
      const file = await world.get(its.asker, `/api/desk/awards/${id}/export?format=${format}`);
      expect(file.status, file.text).toBe(200);
      if (format === 'json') expect(JSON.parse(file.text)).toMatchObject({ award: { grantWon: '8000000' } });
    }
  });

  it('두 번 눌러도, 두 담당자가 동시에 정산해도 하나이고, 정산하는 동안은 집행을 적지 못합니다', async () => {
    const { company, id, ids } = await reported();
    const key = randomUUID();
    const both = await Promise.all([
      settle(id, ids, { key }),
      settle(id, ids, { key }),
      settle(id, ids, {}, its.payer),
    ]);
    expect(both.filter(({ status }) => status >= 300).length).toBeLessThanOrEqual(2);
    expect((await stateOf(its.asker, id)).settlements).toHaveLength(1);
    const late = await its.post(company, `/api/company/awards/${id}/expenses`, { rows: [receipt()] });
    expect(late.body).toMatchObject({ code: 'award.not_now' });
    const request = (await its.waiting(id, 'settle')) || '';
    const approvals = await Promise.all(
      [its.first, its.second].map((who) =>
        its.post(who, `/api/desk/money/requests/${request}/approve`, { words: null }),
      ),
    );
    expect(approvals.map(({ status }) => status)).toEqual([200, 200]);
    expect((await its.show(its.asker, id)).state).toBe('returning');
  });

  it('까닭 없이 인정하지 않거나, 증빙 없는 것을 인정하거나, 빠뜨리거나, 늦지 않았는데 줄이지 못합니다', async () => {
    const { company, id, ids } = await reported();
    const [first = '', second = ''] = ids;
    const wrong = { decisions: [{ expenseId: first, isAllowed: false, reason: null }] };
    expect((await settle(id, ids, wrong)).status).toBe(422);
    expect((await settle(id, [first])).body).toMatchObject({ code: 'thing.changed' });
    expect((await settle(id, [first, first, second])).body).toMatchObject({ code: 'thing.changed' });
    expect((await settle(id, ids, { reducePercent: 10, reduceReason: '늦음' })).status).toBe(422);
    await its.post(company, `/api/company/awards/${id}/expenses`, { rows: [receipt()] });
    const { expenses } = (await world.get(company, `/api/awards/${id}/spending`)).body as SpendingView;
    const decisions = expenses.map(({ id: expenseId }) => ({ expenseId, isAllowed: true, reason: null }));
    const refused = await settle(id, ids, { decisions });
    expect((refused.body as { fields: object }).fields).toMatchObject({ 'decisions.0.reason': expect.any(String) });
    expect((await world.get(await world.staff(3), `/api/awards/${id}/settlement`)).status).toBe(404);
    expect((await settle(id, ids, {}, await world.staff(3))).status).toBe(404);
  });

  it('반려된 정산은 다시 할 수 있고, 늦은 실적보고는 기준 안에서만 줄입니다', async () => {
    const { id, ids } = await reported('2026-06-20');
    // Due by 20 August, handed in on 23 November: three months late.
    expect((await stateOf(its.asker, id)).form).toMatchObject({ monthsLate: 3, mostPercent: 10 });
    expect((await settle(id, ids, { reducePercent: 11, reduceReason: '늦음' })).status).toBe(422);
    expect((await settle(id, ids, { reducePercent: 10, reduceReason: '늦음' })).status).toBe(201);
    const request = await its.waiting(id, 'settle');
    await its.post(its.first, `/api/desk/money/requests/${request}/refuse`, { words: '다시 보세요' });
    expect((await settle(id, ids)).status).toBe(201);
    expect((await stateOf(its.asker, id)).settlements).toMatchObject([
      { number: 2, state: 'waiting' },
      { number: 1, state: 'refused', reductionWon: 400_000, finalWon: 3_600_000 },
    ]);
  });
});
