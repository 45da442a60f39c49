import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundGrants, type Grants, simpleAnswers } from '../../../../../test/grants.ts';

let its: Grants;
beforeAll(async () => {
  its = await foundGrants();
});
afterAll(() => its.world.close());
const morning = '2026-11-23T00:00:00.000Z';

const codeOf = (answer: { body: unknown }): unknown => (answer.body as { code?: unknown }).code;
type Shown = { version: number; may: string[]; answers: { key: string }[]; closed: string[] } & Record<string, unknown>;
const show = async (id: string, who = its.officer) =>
  (await its.done(its.world.get(who, `/api/desk/applications/${id}`))) as Shown;
const act = async (id: string, name: string, body: object, who = its.officer) =>
  its.world.send(who, 'POST', `/api/desk/applications/${id}/${name}`, body);

describe('서류 확인', () => {
  it('읽을 수 있는 답만 보이고, 연 것은 기업의 열람 기록에 남는다', async () => {
    const { world, officer, manager } = its;
    const callId = await its.openCall();
    const { who, id, receipt } = await its.apply(callId, { ...simpleAnswers, hasCloud: true, cloudName: '구름' });
    const keys = ({ answers }: Shown) => answers.map(({ key }) => key);
    const byOfficer = await show(id);
    expect(byOfficer).toMatchObject({ number: receipt, companyName: '신청기업', closed: ['cloudName'] });
    expect(keys(byOfficer)).toEqual(['askedAmount', 'hasCloud', 'purpose', 'totalCost']);
    expect(keys(await show(id, manager))).toContain('cloudName');
    const intake = await world.staff(its.agencyId, 'intake');
    expect(keys(await show(id, intake))).toEqual([]);
    const listed = await its.done(world.get(officer, `/api/desk/grant-calls/${callId}/applications`));
    expect(listed['items']).toMatchObject([{ id, askedWon: 18_000_000, benefitWon: 20_000_000, lacking: 0 }]);
    const { rows } = await world.owner.query(
      `select count(*)::int as readings from evidence.access_entry where company_id = $1 and agency_id = $2`,
      [who.companyId, its.agencyId],
    );
    expect(rows[0].readings).toBeGreaterThanOrEqual(4);
  });

  it('기록에서 저절로 확인한 것이 적은 것 옆에 선다', async () => {
    const { world } = its;
    const { who, id } = await its.applicant(await its.openCall());
    await world.send(who, 'PUT', '/api/company/support/facts', { key: 'plannedCostWon', value: 50_000_000 });
    await its.fill(who, id, simpleAnswers);
    await its.done(its.submit(who, id));
    const { automatic } = await show(id);
    expect(automatic).toEqual([
      { item: 'businessNumber', outcome: 'met', fact: null, declared: null, recorded: null },
      { item: 'businessConfirmed', outcome: 'met', fact: null, declared: null, recorded: null },
      { item: 'eligibility', outcome: 'met', fact: null, declared: null, recorded: null },
      { item: 'amount', outcome: 'met', fact: null, declared: null, recorded: null },
      { item: 'overlap', outcome: 'met', fact: null, declared: null, recorded: null },
      { item: 'declared', outcome: 'lacking', fact: 'plannedCostWon', declared: 40_000_000, recorded: 50_000_000 },
    ]);
  });

  it('보완을 요청하면 그 문항만 다시 열리고, 마감 뒤에도 기한까지 낼 수 있으며 다음 판이 된다', async () => {
    const { world } = its;
    const callId = await its.openCall({ terms: { closesAt: '2026-11-24T09:00:00.000Z' } });
    const { who, id, receipt } = await its.apply(callId);
    const checked = await act(id, 'check', { item: 'purpose', outcome: 'lacking', words: '짧음' });
    expect(checked.body).toMatchObject({ checks: [{ item: 'purpose', outcome: 'lacking', words: '짧음', number: 1 }] });
    const { version } = await show(id);
    const wish = { version, keys: ['purpose'], words: '까닭을 더 적어 주세요', dueOn: '2026-11-26' };
    expect((await act(id, 'corrections', { ...wish, keys: ['stray'], dueOn: '2026-11-22' })).status).toBe(422);
    expect((await act(id, 'corrections', wish)).status).toBe(200);
    expect(codeOf(await act(id, 'corrections', wish))).toBe('grant.not_now');
    expect(codeOf(await act(id, 'move', { version, to: 'inReview', reason: null }))).toBe('grant.not_now');
    world.clock.set('2026-11-26T14:59:59.999Z');
    const own = await its.own(who, id);
    expect(own).toMatchObject({ may: ['reopen', 'withdraw'], correction: { state: 'open', words: wish.words } });
    await its.done(world.send(who, 'POST', `/api/company/applications/${id}/reopen`, { version: own.version }));
    await its.done(
      its.fill(who, id, { ...simpleAnswers, purpose: '출입 통제와 반출 통제가 약합니다', askedAmount: 1 }),
    );
    expect((await its.submit(who, id)).body).toMatchObject({ receipt: `${receipt}-2` });
    const after = await its.own(who, id);
    expect(after).toMatchObject({
      ...{ correction: { state: 'answered' }, handedIn: { askedAmount: 18_000_000 } },
      versions: [{ number: 2, changed: ['purpose'] }, { number: 1 }],
    });
    world.clock.set(morning);
  });

  it('보완 기한의 날이 끝나면 닫히고, 거둔 요청으로도 낼 수 없다', async () => {
    const { world } = its;
    const callId = await its.openCall({ terms: { closesAt: '2026-11-24T09:00:00.000Z' } });
    const { who, id } = await its.apply(callId);
    const ask = async () =>
      act(id, 'corrections', {
        version: (await show(id)).version,
        keys: ['purpose'],
        words: '더',
        dueOn: '2026-11-25',
      });
    await its.done(ask());
    world.clock.set('2026-11-25T15:00:00.000Z');
    const { version } = await its.own(who, id);
    const reopen = () => world.send(who, 'POST', `/api/company/applications/${id}/reopen`, { version });
    expect(codeOf(await reopen())).toBe('grant.closed');
    world.clock.set('2026-11-25T14:59:59.000Z');
    await its.done(act(id, 'corrections/withdraw', {}));
    expect(codeOf(await reopen())).toBe('grant.closed');
    world.clock.set(morning);
  });

  it('서류에서 제외하려면 까닭을 적고, 평가로 넘기면 기업은 더 고치지 못한다', async () => {
    const { world } = its;
    const callId = await its.openCall({ terms: { mostEach: 2 } });
    const [first, second] = [await its.apply(callId), await its.apply(callId)];
    const { version } = await show(first.id);
    expect((await act(first.id, 'move', { version, to: 'rejected', reason: null })).status).toBe(422);
    expect((await act(first.id, 'move', { version, to: 'rejected', reason: '서류가 없음' })).body).toMatchObject({
      ...{ state: 'rejected', stateReason: '서류가 없음', may: [] },
    });
    const moved = await act(second.id, 'move', {
      version: (await show(second.id)).version,
      to: 'inReview',
      reason: null,
    });
    expect(moved.body).toMatchObject({ state: 'inReview', may: ['check', 'giveBack'] });
    expect(await its.own(second.who, second.id)).toMatchObject({ may: ['withdraw'] });
    const auditor = await world.staff(its.agencyId, 'auditor');
    expect((await show(second.id, auditor)).may).toEqual([]);
    expect((await act(second.id, 'check', { item: 'purpose', outcome: 'met', words: null }, auditor)).status).toBe(403);
  });

  it('다른 기관에는 없는 신청과 같고, 참조 번호는 묻는 두 기관만 푼다', async () => {
    const { world, officer } = its;
    const callId = await its.openCall();
    const mine = await its.apply(callId);
    const later = await its.openCall({ terms: { runsFrom: '2028-01-01', runsTo: '2028-06-30' } });
    const { id } = (await its.done(world.send(mine.who, 'POST', '/api/company/applications', { callId: later }))) as {
      id: string;
    };
    await its.fill(mine.who, id, simpleAnswers);
    await its.done(its.submit(mine.who, id));
    const { overlaps } = (await show(id)) as unknown as { overlaps: { reference: string }[] };
    const path = `/api/desk/application-references?reference=${overlaps[0]?.reference}`;
    expect([mine.id, id]).toContain(((await world.get(officer, path)).body as { id: string }).id);
    const stranger = await world.staff(3, 'manager');
    for (const address of [`/api/desk/applications/${mine.id}`, `/api/desk/grant-calls/${callId}/applications`, path])
      expect((await world.get(stranger, address)).status).toBe(404);
    for (const [name, body] of [
      ['check', { item: 'purpose', outcome: 'met', words: null }],
      ['move', { version: 1, to: 'inReview', reason: null }],
      ['corrections/withdraw', {}],
    ] as const)
      expect((await act(mine.id, name, body, stranger)).status).toBe(404);
    expect(await its.seenBy(stranger, `select 1 from support.application_answer`)).toEqual([]);
  });
});
