import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundGrants, type Grants } from '../../../../../test/grants.ts';

let its: Grants;
beforeAll(async () => {
  its = await foundGrants();
});
afterAll(() => its.world.close());

type Result = { applications: Record<string, unknown>[]; disagreements: number } & Record<string, number>;

it('공모를 열기 전에 가상의 기업으로 처음부터 해 보고, 아무것도 남기지 않는다', async () => {
  const { world, officer } = its;
  const id = await its.draftCall();
  const rows = async () =>
    (
      await world.owner.query(
        `select (select count(*) from support.application) + (select count(*) from support.application_version) + (select count(*) from organisations.company)
              + (select count(*) from support.company_fact) + (select count(*) from evidence.audit_entry) as n`,
      )
    ).rows[0].n;
  const before = await rows();
  const rehearse = (seed: number) =>
    world.send(officer, 'POST', `/api/desk/grant-calls/${id}/rehearse`, { companies: 200, seed });
  const first = await rehearse(7);
  expect(first.status, first.text).toBe(200);
  expect((await rehearse(7)).text).toBe(first.text);
  expect((await rehearse(8)).text).not.toBe(first.text);
  expect(await rows()).toBe(before);
  const result = first.body as Result;
  const { applications, received = 0, tooEarly = 0, tooLate = 0, eligible = 0, ineligible = 0, unknown = 0 } = result;
  expect(received + tooEarly + tooLate).toBe(200);
  expect(eligible + ineligible + unknown).toBe(received);
  for (const count of [tooEarly, tooLate, eligible, ineligible, unknown]) expect(count).toBeGreaterThan(0);
  expect(result.disagreements).toBe(0);
  expect(result).toMatchObject({ budgetWon: 100_000_000, rules: [{ id: 'taxes' }] });
  // Twenty million at most each, a hundred million altogether: no fewer than five, unless fewer are eligible.
  expect(result['withinBudget']).toBeGreaterThanOrEqual(Math.min(5, eligible));
  expect(applications.every(({ name }) => String(name).startsWith('가상기업'))).toBe(true);
  expect(applications[0]).toMatchObject({ outcome: 'tooEarly', arrivesAt: '2026-11-22T23:59:59.999Z', verdict: null });
  expect(applications[1]).toMatchObject({ outcome: 'received', arrivesAt: '2026-11-23T00:00:00.000Z' });
  const stranger = await world.staff(3);
  const refused = await world.send(stranger, 'POST', `/api/desk/grant-calls/${id}/rehearse`, {
    companies: 10,
    seed: 1,
  });
  expect(refused.status).toBe(404);
});
