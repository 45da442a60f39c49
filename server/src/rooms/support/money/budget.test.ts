import { randomUUID } from 'node:crypto';
import type { BudgetView, MoneyRequestView } from '@boru/contract/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundTreasury, type Treasury } from '../../../../../test/treasury.ts';
import type { Who } from '../../../../../test/world.ts';

let its: Treasury;
let world: Treasury['world'];
beforeAll(async () => {
  its = await foundTreasury();
  ({ world } = its);
});
afterAll(() => world.close());

const ask = (who: Who, body: object) => world.send(who, 'POST', '/api/desk/money/requests', body);
const wish = (lineId: string, amountWon: number, changes: object = {}) => ({
  ...{ kind: 'budget', lineId, amountWon, key: randomUUID(), reason: '본예산', basis: '예산서 12쪽' },
  ...changes,
});
const step = (who: Who, id: string, verb: string, body: object = { words: null }) =>
  world.send(who, 'POST', `/api/desk/money/requests/${id}/${verb}`, body);
const budget = async (who: Who) => (await world.get(who, '/api/desk/budget?year=2026')).body as BudgetView;
const line = async (id: string) => (await budget(its.asker)).lines.find((one) => one.id === id);

describe('예산과 원장', () => {
  it('한 사람이 요청하고 다른 두 사람이 승인해야 편성되고, 표의 수는 모두 원장에서 나옵니다', async () => {
    const id = await its.openLine('컨설팅비');
    const asked = await ask(its.asker, wish(id, 10_000_001));
    expect(asked.status, asked.text).toBe(201);
    const request = asked.body as MoneyRequestView;
    expect(request).toMatchObject({ state: 'waiting', approvalsNeeded: 2, amountWon: 10_000_001, may: ['withdraw'] });
    expect((await step(its.asker, request.id, 'approve')).body).toMatchObject({ code: 'money.same_person' });
    expect((await step(its.first, request.id, 'approve')).body).toMatchObject({ state: 'waiting' });
    expect((await line(id))?.availableWon).toBe(0);
    // Pressed twice: the second press finds what the first did.
    expect((await step(its.first, request.id, 'approve')).body).toMatchObject({ state: 'waiting', steps: [{}] });
    expect((await step(its.second, request.id, 'approve')).body).toMatchObject({ state: 'posted', may: [] });
    expect(await line(id)).toMatchObject({ budgetWon: 10_000_001, availableWon: 10_000_001, committedWon: 0 });
    expect((await step(its.payer, request.id, 'approve')).body).toMatchObject({ code: 'money.decided' });
    const { entries } = (await world.get(its.payer, `/api/desk/budget/lines/${id}`)).body as { entries: object[] };
    expect(entries).toMatchObject([{ kind: 'budget', amountWon: 10_000_001, isReversal: false }]);
  });

  it('같은 번호로 두 번 요청하면 하나이고, 다른 내용이면 거절합니다', async () => {
    const id = await its.openLine('두 번 누름');
    const body = wish(id, 500);
    const both = await Promise.all([ask(its.asker, body), ask(its.asker, body), ask(its.asker, body)]);
    expect(new Set(both.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect((await ask(its.asker, { ...body, amountWon: 501 })).body).toMatchObject({ code: 'money.key_used' });
    expect((await ask(its.first, body)).body).toMatchObject({ code: 'money.key_used' });
  });

  it('두 사람이 동시에 승인하면 한 사람만 마지막이 되고, 돈은 한 번만 옮겨집니다', async () => {
    const id = await its.openLine('동시에');
    for (let round = 0; round < 5; round++) {
      const { id: requestId } = (await ask(its.asker, wish(id, 1000))).body as MoneyRequestView;
      await step(its.first, requestId, 'approve');
      const both = await Promise.all([step(its.second, requestId, 'approve'), step(its.payer, requestId, 'approve')]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await line(id))?.budgetWon).toBe(1000 * (round + 1));
    }
  });

  it('남은 것보다 많이 줄이거나 옮기지 못하고, 이월은 다음 해로만, 되돌리기는 한 번만 됩니다', async () => {
    const [from, to] = [await its.openLine('옮길 곳'), await its.openLine('받을 곳')];
    const next = await its.openLine('내년', 2027);
    await its.agreed(await ask(its.asker, wish(from, 1000)));
    const revise = { kind: 'revise', fromLineId: from, toLineId: to, lineId: undefined };
    expect((await its.agreed(await ask(its.asker, wish('', 300, revise)))).body).toMatchObject({ state: 'posted' });
    const much = (await ask(its.asker, wish('', 701, revise))).body as MoneyRequestView;
    await step(its.first, much.id, 'approve');
    expect((await step(its.second, much.id, 'approve')).body).toMatchObject({ code: 'money.short' });
    expect((await budget(its.second)).requests.find(({ id }) => id === much.id)).toMatchObject({ state: 'waiting' });
    const carry = { kind: 'carry', fromLineId: from, toLineId: next, lineId: undefined };
    expect((await ask(its.asker, wish('', 5, { ...carry, toLineId: to }))).status).toBe(422);
    await its.agreed(await ask(its.asker, wish('', 200, carry)));
    expect(await line(from)).toMatchObject({ budgetWon: 1000, revisedWon: -300, carriedWon: -200, availableWon: 500 });
    const { entries } = (await world.get(its.asker, `/api/desk/budget/lines/${to}`)).body as {
      entries: { id: string }[];
    };
    const reverse = () =>
      ask(its.asker, {
        kind: 'reverse',
        entryId: entries[0]?.id,
        key: randomUUID(),
        reason: '잘못 옮김',
        basis: '정정',
      });
    const [one, two] = [await reverse(), await reverse()];
    expect((await its.agreed(one)).body).toMatchObject({ state: 'posted' });
    expect((await its.agreed(two)).body).toMatchObject({ code: 'thing.changed' });
    expect(await line(from)).toMatchObject({ revisedWon: 0, availableWon: 800 });
    expect(await line(to)).toMatchObject({ availableWon: 0 });
  });

  it('승인 기준은 내일부터 바뀌고, 요청한 날의 기준이 끝까지 갑니다', async () => {
    const rule = (validFrom: string, who = its.manager) =>
      world.send(who, 'POST', '/api/desk/money/rules', { validFrom, secondFromWon: 1_000_000, reason: '전결 규정' });
    expect((await rule('2026-11-23')).body).toMatchObject({ code: 'money.rule_too_soon' });
    expect((await rule('2026-11-24', its.asker)).status).toBe(403);
    expect((await rule('2026-11-24')).status).toBe(201);
    const id = await its.openLine('기준');
    expect((await ask(its.asker, wish(id, 999_999))).body).toMatchObject({ approvalsNeeded: 2 });
    world.clock.set('2026-11-24T01:00:00Z');
    const small = (await ask(its.asker, wish(id, 999_999))).body as MoneyRequestView;
    expect(small).toMatchObject({ approvalsNeeded: 1 });
    expect((await ask(its.asker, wish(id, 1_000_000))).body).toMatchObject({ approvalsNeeded: 2 });
    expect((await step(its.first, small.id, 'approve')).body).toMatchObject({ state: 'posted' });
  });

  it('다른 기관에는 없는 것과 같고, 데이터베이스에 곧장 적어도 남의 승인과 지급은 되지 않습니다', async () => {
    const id = await its.openLine('지킴');
    const request = (await ask(its.asker, wish(id, 10))).body as MoneyRequestView;
    const stranger = await world.staff(5);
    expect((await world.get(stranger, `/api/desk/budget/lines/${id}`)).status).toBe(404);
    expect((await step(stranger, request.id, 'approve')).status).toBe(404);
    expect((await ask(stranger, wish(id, 10))).status).toBe(422);
    const insert = `insert into support.money_step (id, request_id, agency_id, kind, ordinal, done_by, done_by_name, done_at)
       values (gen_random_uuid(), $1, 9, 'approve', 1, $2, '남', now())`;
    for (const [who, personId, fault] of [
      [its.asker, its.asker.personId, /who asks does not decide/],
      [its.first, its.second.personId, /row-level security/],
      [stranger, stranger.personId, /row-level security/],
    ] as const)
      await expect(its.asApplication(who, insert, [request.id, personId])).rejects.toThrow(fault);
    for (const text of [
      'update support.account set balance = 1',
      'insert into support.posting select * from support.posting',
      'delete from support.ledger_entry',
      'update support.money_request set amount_won = 1',
      `select support.post(null, '[]')`,
    ])
      await expect(its.asApplication(its.manager, text, [])).rejects.toThrow(/permission denied/);
    await expect(
      world.owner.query('update support.account set balance = -1 where kind = $1', ['available']),
    ).rejects.toThrow(/account_never_negative/);
  });

  it('엑셀과 JSON으로 내려받고, 금액은 JSON에서 글자로 갑니다', async () => {
    const json = await world.get(its.first, '/api/desk/budget/export?year=2026&format=json');
    expect(json.status).toBe(200);
    const { lines } = JSON.parse(json.text) as { lines: { budgetWon: string }[] };
    expect(lines.some(({ budgetWon }) => budgetWon === '10000001')).toBe(true);
    const sheet = await world.get(its.first, '/api/desk/budget/export?year=2026&format=xlsx');
    expect(sheet.text.slice(0, 2)).toBe('PK');
  });

  it('다시 세어도 잔액이 같고, 모두 더하면 0입니다', async () => {
    expect(await its.audit()).toEqual({ total: 0, differing: 0, negative: 0, unbalanced: 0, double: 0 });
  });
});
