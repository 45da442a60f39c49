import { randomUUID } from 'node:crypto';
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

const enter = (who: Who, id: string, rows: readonly object[]) =>
  its.post(who, `/api/company/awards/${id}/expenses`, { rows });
const spending = async (who: Who, id: string) =>
  (await world.get(who, `/api/awards/${id}/spending`)).body as SpendingView;
const fieldsOf = (answer: { body: unknown }) => (answer.body as { fields: Record<string, string> }).fields;
const funded = async (): Promise<{ company: Recipient; id: string }> => {
  const company = await its.recipient();
  return { company, id: await its.funded(company) };
};

describe('집행', () => {
  it('영수증 하나가 곧 원장의 한 기록이고, 두 번 보내도 하나이며, 취소하면 돈이 제자리로 갑니다', async () => {
    const { company, id } = await funded();
    const row = receipt();
    const both = await Promise.all([enter(company, id, [row]), enter(company, id, [row])]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await its.show(company, id)).toMatchObject({
      heldWon: 7_000_000,
      spentWon: 1_000_000,
      ownSpentWon: 250_000,
    });
    const [one] = (await spending(company, id)).expenses;
    const cancel = (key: string) =>
      its.post(company, `/api/company/awards/${id}/expenses/${one?.id}/cancel`, { key, reason: '금액을 잘못 적음' });
    const twice = await Promise.all([cancel(randomUUID()), cancel(randomUUID())]);
    expect(twice.map(({ status }) => status).sort()[0]).toBe(200);
    expect(await its.show(company, id)).toMatchObject({ heldWon: 8_000_000, spentWon: 0, ownSpentWon: 0 });
    expect((await spending(its.asker, id)).expenses).toMatchObject([{ cancelledFor: '금액을 잘못 적음' }]);
    expect(await its.audit()).toEqual({ total: 0, differing: 0, negative: 0, unbalanced: 0, double: 0 });
  });

  it('영수증 200장 가운데 하나가 틀리면 그 줄만 알려 주고 하나도 저장하지 않으며, 고쳐 보내면 모두 저장합니다', async () => {
    const { company, id } = await funded();
    const rows = Array.from({ length: 200 }, (_one, index) =>
      receipt({ grantWon: 30_000, ownWon: 7_500, receiptNumber: `A-${index}` }),
    );
    const broken = rows.map((row, index) => (index === 117 ? { ...row, spentOn: '2025-01-01' } : row));
    const refused = await enter(company, id, broken);
    expect(refused.status).toBe(422);
    expect(Object.keys(fieldsOf(refused))).toEqual(['rows.117.spentOn']);
    expect((await spending(company, id)).expenses).toHaveLength(0);
    expect((await its.show(company, id)).heldWon).toBe(8_000_000);
    // What is no number at all is named in the same way.
    const torn = await enter(company, id, [
      { ...rows[0], grantWon: null },
      { ...rows[1], item: '없는 비목' },
    ]);
    expect(Object.keys(fieldsOf(torn))).toEqual(['rows.0.grantWon']);
    expect((await enter(company, id, rows)).status).toBe(201);
    expect((await enter(company, id, rows)).status).toBe(201);
    expect((await spending(company, id)).expenses).toHaveLength(200);
    expect(await its.show(company, id)).toMatchObject({ spentWon: 6_000_000, ownSpentWon: 1_500_000 });
    // More than is held, another time the same receipt, a day to come, another's cost head: each in its row.
    const wrong = await enter(company, id, [
      receipt({ grantWon: 2_000_001 }),
      receipt({ receiptNumber: 'A-3' }),
      receipt({ spentOn: '2026-11-30' }),
      receipt({ item: '없는 비목' }),
    ]);
    expect(Object.keys(fieldsOf(wrong)).sort()).toEqual([
      'rows.0.grantWon',
      'rows.1.receiptNumber',
      'rows.2.spentOn',
      'rows.3.item',
    ]);
  }, 60_000);

  it('증빙은 기업과 교부한 기관만 받고, 같은 증빙이 다른 기관의 보조금에 있으면 물어볼 곳을 압니다', async () => {
    const { company, id } = await funded();
    await enter(company, id, [receipt()]);
    const [one] = (await spending(company, id)).expenses;
    expect((await attach(world, company, id, one?.id ?? '')).status).toBe(201);
    await world.owner.query(`update platform.file set state = 'clean'`);
    const [paper] = (await spending(its.asker, id)).expenses[0]?.papers ?? [];
    const path = `/api/awards/${id}/papers/${paper?.id}`;
    expect((await world.get(its.asker, path)).status).toBe(422);
    expect((await world.get(its.asker, `${path}?reason=settlement`)).status).toBe(200);
    expect((await world.get(company, path)).status).toBe(200);
    // Another agency with sight of all that was said with this company finds no such file.
    const other = await world.staff(3);
    await world.owner.query(
      `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'counsel', 3, '상담', '시험', '2099-12-31')`,
      [randomUUID(), company.companyId],
    );
    expect((await world.get(other, path)).status).toBe(404);
    await expect(
      its.asApplication(other, 'select 1 / (1 - (select count(*) from platform.file where id = $1))', [
        (await world.owner.query<{ id: string }>('select file_id as id from support.expense_paper')).rows[0]?.id,
      ]),
    ).resolves.toBeUndefined();
    await expect(
      its.asApplication(its.asker, 'select 1 / (1 - (select count(*) from platform.file where id = $1))', [
        (await world.owner.query<{ id: string }>('select file_id as id from support.expense_paper')).rows[0]?.id,
      ]),
    ).rejects.toThrow('division by zero');
    const second = await its.funded(company, { item: 'monitoring' });
    await enter(company, second, [receipt()]);
    const [twin] = (await spending(company, second)).expenses;
    await attach(world, company, second, twin?.id ?? '');
    const { reference } = await its.show(its.asker, id);
    expect((await spending(its.asker, second)).expenses[0]?.twins).toMatchObject([{ reference }]);
    expect((await spending(company, second)).expenses[0]?.twins).toEqual([]);
  });

  it('중간 점검은 담당자가, 실적보고는 기업이 내고, 기한은 조문의 규칙으로 셉니다', async () => {
    const { company, id } = await funded();
    const check = { doneOn: '2026-11-20', outcome: 'toCorrect', findings: '설치 사진 없음' };
    expect((await its.post(its.asker, `/api/desk/awards/${id}/checks`, check)).status).toBe(201);
    expect(
      (await its.post(its.asker, `/api/desk/awards/${id}/checks`, { ...check, doneOn: '2026-12-01' })).status,
    ).toBe(422);
    expect(await spending(company, id)).toMatchObject({
      checks: [{ outcome: 'toCorrect' }],
      due: { from: '2026-12-31', dueOn: '2027-03-02' },
      may: ['enterExpense', 'handInResult'],
    });
    const report = { seen: 0, completedOn: '2026-11-20', summary: '설치를 마침', interestWon: 1_234 };
    const staff = await world.colleague(company, 'staff');
    expect((await its.post(staff, `/api/company/awards/${id}/result`, report)).status).toBe(403);
    const both = await Promise.all([1, 2].map(() => its.post(company, `/api/company/awards/${id}/result`, report)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await its.show(its.asker, id)).state).toBe('reported');
    expect((await spending(its.asker, id)).due).toMatchObject({ from: '2026-11-20', dueOn: '2027-01-20' });
  });

  it('교부결정 화면과 목록의 질의 수는 영수증과 보조금이 늘어도 같습니다', async () => {
    const { company, id } = await funded();
    const pages = ['/api/awards', ...['', '/spending', '/settlement'].map((part) => `/api/awards/${id}${part}`)];
    const asked = async (who: Who): Promise<number> =>
      (
        await world.statements(async () => {
          for (const page of pages) expect((await world.get(who, page)).status, page).toBe(200);
        })
      ).length;
    await enter(company, id, [receipt()]);
    const whos = [its.asker, company];
    for (const who of whos) await asked(who);
    const few = [await asked(its.asker), await asked(company)];
    await enter(
      company,
      id,
      [1, 2, 3].map(() => receipt({ grantWon: 10 })),
    );
    await its.award(company, { item: 'insurance' });
    expect([await asked(its.asker), await asked(company)]).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(45);
  });

  it('협약에 서명하기 전이나 남의 교부결정에는 적지 못합니다', async () => {
    const company = await its.recipient();
    const id = await its.award(company);
    expect((await enter(company, id, [receipt({ grantWon: 0, ownWon: 1 })])).body).toMatchObject({
      code: 'award.not_signed',
    });
    const stranger = await its.recipient();
    expect((await enter(stranger, id, [receipt()])).status).toBe(404);
    expect((await world.get(stranger, `/api/awards/${id}/spending`)).status).toBe(404);
  });
});
