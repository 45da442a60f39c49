import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

describe('도움 요청', () => {
  it('맞는 창구에 번호, 까닭, 기한, 동의 접수증과 함께 접수됩니다', async () => {
    const company = await its.world.company();
    const receipt = await its.ask(company);
    expect(receipt).toMatchObject({
      number: expect.stringMatching(/^2026-충북-\d{5}$/),
      status: 'submitted',
      consentReceipt: expect.stringMatching(/^C-20261123-/),
      submittedAt: '2026-11-23T00:00:00.000Z',
      route: {
        desk: { code: expect.any(String) },
        reasons: expect.arrayContaining([expect.objectContaining({ ko: expect.any(String) })]),
      },
      clocks: [
        // Three working hours from nine on a Monday.
        { purpose: 'acknowledge', ruleId: 'MW-ETC', state: 'running', dueAt: '2026-11-23T03:00:00.000Z' },
        // Seven working days, the first day counts: 23–27 November, 30 November, 1 December.
        {
          purpose: 'answer',
          ruleId: 'MW-QNA',
          state: 'running',
          dueAt: '2026-12-01T15:00:00.000Z',
          explanation: {
            lawRef: expect.arrayContaining([{ law: 'civil-petitions-act', article: '민원 처리에 관한 법률 제19조' }]),
          },
        },
      ],
    });
    expect(await its.actionsOf(receipt.id)).toEqual(['consent.given', 'case.written', 'case.submitted']);
  });

  it('같은 양식을 여러 번 눌러도 한 건입니다', async () => {
    const company = await its.world.company();
    const body = await its.form(company);
    const answers = await Promise.all([1, 2, 3, 4].map(() => its.world.send(company, 'POST', '/api/cases', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => (answer.body as Json)['id'])).size).toBe(1);
    const { rows } = await its.world.owner.query(
      'select count(*)::int as n from cases.case_file where company_id = $1',
      [company.companyId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('동의하지 않았거나 동의문이 바뀌었으면 아무것도 저장하지 않습니다', async () => {
    const company = await its.world.company();
    const body = await its.form(company);
    expect(
      (await its.world.send(company, 'POST', '/api/cases', { ...body, consent: { ...body.consent, agreed: false } }))
        .status,
    ).toBe(422);
    const stale = await its.world.send(company, 'POST', '/api/cases', {
      ...body,
      consent: { ...body.consent, textVersion: 99 },
    });
    expect([stale.status, (stale.body as Json)['code']]).toEqual([409, 'consent.text_changed']);
    const { rows } = await its.world.owner.query(
      'select count(*)::int as n from cases.case_file where company_id = $1',
      [company.companyId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('직원은 회사를 대신해 동의할 수 없습니다', async () => {
    const company = await its.world.company();
    const staff = await its.world.colleague(company, 'staff');
    expect((await its.world.send(staff, 'POST', '/api/cases', await its.form(company))).status).toBe(403);
  });

  it('사업자 확인 전에는 보관되고, 어느 기관도 보지 못하며, 확인되면 그때 접수됩니다', async () => {
    const company = await its.world.company({ status: 'unconfirmed' });
    const receipt = await its.ask(company);
    expect(receipt).toMatchObject({ number: null, status: 'held', submittedAt: null, clocks: [] });
    const desk = await its.world.staff(receipt.route.agency.id);
    expect((await its.world.get(desk, `/api/cases/${receipt.id}`)).status).toBe(404);
    await its.world.owner.query(`update organisations.company set status = 'confirmed' where id = $1`, [
      company.companyId,
    ]);
    its.world.clock.set('2026-11-24T01:00:00.000Z');
    await its.tell('company.confirmed', { companyId: company.companyId });
    await its.world.settle();
    its.world.clock.set('2026-11-23T00:00:00.000Z');
    expect(await its.show(company, receipt.id)).toMatchObject({
      status: 'submitted',
      number: expect.stringMatching(/^2026-충북-/),
      submittedAt: '2026-11-24T01:00:00.000Z',
    });
    expect(await its.show(desk, receipt.id)).toMatchObject({ status: 'submitted', company: { id: company.companyId } });
  });
});
