import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundGrants, type Grants, question, simpleAnswers, simpleForm } from '../../../../../test/grants.ts';
import { newId } from '../../../kernel/ids.ts';

let its: Grants;
beforeAll(async () => {
  its = await foundGrants();
});
afterAll(() => its.world.close());
const morning = '2026-11-23T00:00:00.000Z';

const codeOf = (answer: { body: unknown }): unknown => (answer.body as { code?: unknown }).code;
const fieldsOf = (answer: { body: unknown }): string[] =>
  Object.keys((answer.body as { fields: object }).fields).sort();

describe('신청서 쓰기', () => {
  it('쓰던 신청서는 다른 기기에서도 이어지고, 기관은 내기 전에 아무것도 보지 못한다', async () => {
    const { world, officer } = its;
    const callId = await its.openCall();
    const { who, id } = await its.applicant(callId);
    expect((await its.fill(who, id, { purpose: '출입 통제', askedAmount: -5, stray: 1 })).status).toBe(200);
    const colleague = await world.colleague(who, 'staff');
    const shown = await its.own(colleague, id);
    expect(shown.draft?.answers).toEqual({ purpose: '출입 통제', askedAmount: -5 });
    const seen = await its.seenBy(officer, 'select count(*)::int as rows from support.application_draft');
    expect(seen).toEqual([{ rows: 0 }]);
    expect(await its.seenBy(officer, `select id from support.application where id = '${id}'`)).toEqual([]);
    expect(await its.seenBy(who, `select id from support.application where id = '${id}'`)).toEqual([{ id }]);
    const again = await world.send(who, 'POST', '/api/company/applications', { callId });
    expect(again.body).toEqual({ id });
  });

  it('두 창에서 함께 쓰면 늦은 쪽에 알리고 먼저 쓴 것은 남는다', async () => {
    const { world } = its;
    const { who, id } = await its.applicant(await its.openCall());
    const version = (await its.own(who, id)).draft?.version;
    const save = (answers: object) =>
      world.send(who, 'PUT', `/api/company/applications/${id}/draft`, { version, answers });
    const both = await Promise.all([save({ purpose: '첫째 창' }), save({ purpose: '둘째 창' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]?.status === 200 ? '첫째 창' : '둘째 창';
    expect((await its.own(who, id)).draft?.answers).toEqual({ purpose: winner });
  });

  it('아는 사실과 지난 신청서의 답으로 미리 채우고, 어디서 온 언제 것인지 말한다', async () => {
    const { world } = its;
    const first = await its.apply(await its.openCall(), { ...simpleAnswers, hasCloud: true, cloudName: '구름' });
    await world.send(first.who, 'PUT', '/api/company/support/facts', { key: 'plannedCostWon', value: 30_000_000 });
    const callId = await its.openCall();
    const { id } = (await its.done(world.send(first.who, 'POST', '/api/company/applications', { callId }))) as {
      id: string;
    };
    const { draft } = await its.own(first.who, id);
    expect(draft?.answers).toEqual({ totalCost: 30_000_000, hasCloud: true });
    expect((draft as unknown as { sources: object }).sources).toEqual({
      totalCost: { from: 'fact', reference: 'plannedCostWon', on: '2026-11-23' },
      hasCloud: { from: 'application', reference: first.receipt, on: '2026-11-23' },
    });
    await its.fill(first.who, id, { totalCost: 31_000_000, hasCloud: true });
    const after = (await its.own(first.who, id)).draft as unknown as { sources: object };
    expect(Object.keys(after.sources)).toEqual(['hasCloud']);
  });

  it('담당자가 쓰고 대표자가 확인해서 낸다', async () => {
    const { world } = its;
    const { who, id } = await its.applicant(await its.openCall());
    const staff = await world.colleague(who, 'staff');
    expect((await its.fill(staff, id, simpleAnswers)).status).toBe(200);
    expect(codeOf(await its.submit(staff, id))).toBe('grant.representative_only');
    const pass = async (by: typeof staff, name: string, words: string | null) =>
      world.send(by, 'POST', `/api/company/applications/${id}/${name}`, {
        ...{ version: (await its.own(by, id)).draft?.version, words },
      });
    expect((await pass(staff, 'ask-signature', '확인 부탁드립니다')).status).toBe(200);
    expect(codeOf(await its.fill(staff, id, {}))).toBe('grant.signing');
    expect((await pass(who, 'take-back', '금액을 다시 봐 주세요')).status).toBe(200);
    expect((await its.fill(staff, id, { ...simpleAnswers, askedAmount: 17_000_000 })).status).toBe(200);
    expect((await pass(staff, 'ask-signature', null)).status).toBe(200);
    expect((await its.submit(who, id)).status).toBe(200);
    const shown = await its.own(staff, id);
    expect(shown).toMatchObject({
      ...{ state: 'submitted', draft: null, may: ['reopen'] },
      versions: [
        { number: 1, draftedByName: '동료', verdict: 'eligible', askedWon: 17_000_000, benefitWon: 20_000_000 },
      ],
    });
  });
});

describe('접수', () => {
  it('두 번 눌러도 접수증은 하나이고 번호와 시각이 같다', async () => {
    const { world } = its;
    const { who, id } = await its.applicant(await its.openCall());
    await its.fill(who, id, simpleAnswers);
    const version = (await its.own(who, id)).draft?.version;
    const key = newId();
    const press = () => world.send(who, 'POST', `/api/company/applications/${id}/submit`, { version, key });
    const answers = await Promise.all([press(), press(), press()]);
    for (const answer of answers) expect(answer.status, answer.text).toBe(200);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { rows } = await world.owner.query(
      `select (select count(*)::int from support.application_version where application_id = $1::uuid) as versions,
              (select count(*)::int from evidence.audit_entry where subject_id = $1::text and action = 'grant.application_submitted') as deeds`,
      [id],
    );
    expect(rows).toEqual([{ versions: 1, deeds: 1 }]);
  });

  it('마감하는 초: 그 시각이 되기 전에 닿은 것만 받고, 데이터베이스도 그렇게 지킨다', async () => {
    const { world } = its;
    const callId = await its.openCall({ terms: { closesAt: '2026-11-25T09:00:00.000Z', mostEach: 5 } });
    const [last, late] = [await its.applicant(callId), await its.applicant(callId)];
    for (const { who, id } of [last, late]) await its.done(its.fill(who, id, simpleAnswers));
    world.clock.set('2026-11-25T08:59:59.999Z');
    const received = await its.submit(last.who, last.id);
    expect(received.body).toMatchObject({ submittedAt: '2026-11-25T08:59:59.999Z' });
    world.clock.set('2026-11-25T09:00:00.000Z');
    expect(codeOf(await its.submit(late.who, late.id))).toBe('grant.closed');
    expect((await its.own(late.who, late.id)).draft?.answers).toMatchObject(simpleAnswers);
    expect(
      codeOf(await world.send(late.who, 'POST', '/api/company/applications', { callId: await its.draftCall() })),
    ).toBe('thing.not_found');
    world.clock.set(morning);
  });

  it('빠진 답, 맞지 않는 답, 식과 한도를 넘는 금액은 문항마다 까닭을 말하고 아무것도 남기지 않는다', async () => {
    const { who, id } = await its.applicant(await its.openCall());
    await its.fill(who, id, { purpose: '줄', totalCost: 40_000_000, askedAmount: 20_000_001 });
    expect(fieldsOf(await its.submit(who, id))).toEqual(['answers.askedAmount', 'answers.hasCloud']);
    await its.fill(who, id, { ...simpleAnswers, totalCost: '많이' });
    expect(fieldsOf(await its.submit(who, id))).toContain('answers.totalCost');
    expect(await its.own(who, id)).toMatchObject({ number: null, versions: [] });
  });

  it('자격이 맞지 않아 보여도 막지 않고, 그때의 사실과 까닭을 함께 남긴다', async () => {
    const { world } = its;
    const { who, id } = await its.applicant(await its.openCall());
    await world.send(who, 'PUT', '/api/company/support/facts', { key: 'isTaxClear', value: false });
    await its.fill(who, id, simpleAnswers);
    expect((await its.submit(who, id)).status).toBe(200);
    expect(await its.own(who, id)).toMatchObject({ versions: [{ verdict: 'ineligible' }] });
    const { rows } = await world.owner.query(
      `select trace->'rules'->0->>'truth' as truth, encode(sha256(convert_to(trace::text, 'UTF8')), 'hex') <> '' as kept from support.application_version where application_id = $1`,
      [id],
    );
    expect(rows[0]).toEqual({ truth: 'no', kept: true });
  });

  it('한 기업의 신청 수를 지키고, 철회하면 다시 낼 수 있다', async () => {
    const { world } = its;
    const callId = await its.openCall();
    const first = await its.apply(callId);
    const second = (await its.done(world.send(first.who, 'POST', '/api/company/applications', { callId }))) as {
      id: string;
    };
    await its.fill(first.who, second.id, simpleAnswers);
    expect(codeOf(await its.submit(first.who, second.id))).toBe('grant.too_many');
    const { version } = await its.own(first.who, first.id);
    const withdrawn = await world.send(first.who, 'POST', `/api/company/applications/${first.id}/withdraw`, {
      ...{ version, reason: '계획이 바뀜' },
    });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', stateReason: '계획이 바뀜' });
    expect((await its.submit(first.who, second.id)).status).toBe(200);
  });
});

describe('고쳐 내기', () => {
  it('정정 공고가 나면 바뀐 문항만 다시 묻고, 다음 판의 접수증을 준다', async () => {
    const { world, officer, manager } = its;
    const callId = await its.openCall();
    const { who, id, receipt } = await its.apply(callId);
    const changed = simpleForm.map((one) =>
      one.key === 'hasCloud' ? question('hasCloud', 'yesNo', { help: { ko: '새 설명', en: 'New' } }) : one,
    );
    await its.done(
      world.send(officer, 'PUT', `/api/desk/grant-calls/${callId}/questions`, {
        version: null,
        questions: changed,
        reason: '설명 정정',
      }),
    );
    await its.done(its.step(manager, callId, 'amend'));
    const { version } = await its.own(who, id);
    await its.done(world.send(who, 'POST', `/api/company/applications/${id}/reopen`, { version }));
    const { hasCloud: _asked, ...rest } = simpleAnswers;
    expect((await its.own(who, id)).draft?.answers).toEqual(rest);
    expect(fieldsOf(await its.submit(who, id))).toEqual(['answers.hasCloud']);
    await its.fill(who, id, { ...rest, hasCloud: true, cloudName: '구름' });
    expect((await its.submit(who, id)).body).toMatchObject({ receipt: `${receipt}-2` });
    expect(await its.own(who, id)).toMatchObject({
      ...{ number: receipt, form: { number: 2 } },
      versions: [{ number: 2, changed: ['cloudName', 'hasCloud'] }, { number: 1 }],
    });
  });

  it('쓰는 중에 정정되면 적은 것은 남고 바뀐 문항만 비워 이어 쓴다', async () => {
    const { world, officer, manager } = its;
    const callId = await its.openCall();
    const { who, id } = await its.applicant(callId);
    await its.done(its.fill(who, id, simpleAnswers));
    const questions = [...simpleForm, question('extra', 'text')];
    await its.done(
      world.send(officer, 'PUT', `/api/desk/grant-calls/${callId}/questions`, {
        version: null,
        questions,
        reason: '문항 더함',
      }),
    );
    await its.done(its.step(manager, callId, 'amend'));
    expect(codeOf(await its.submit(who, id))).toBe('grant.form_changed');
    const version = (await its.own(who, id)).draft?.version;
    await its.done(world.send(who, 'POST', `/api/company/applications/${id}/renew`, { version }));
    expect((await its.own(who, id)).draft?.answers).toEqual(simpleAnswers);
    expect(fieldsOf(await its.submit(who, id))).toEqual(['answers.extra']);
  });
});

describe('볼 사람만 봅니다', () => {
  it('다른 기업에는 없는 신청이고, 다른 기관의 손으로는 아무것도 바뀌지 않는다', async () => {
    const { world } = its;
    const { id } = await its.apply(await its.openCall());
    const stranger = await world.company({ name: '남의기업' });
    expect((await world.get(stranger, `/api/company/applications/${id}`)).status).toBe(404);
    for (const name of ['reopen', 'renew'])
      expect(
        (await world.send(stranger, 'POST', `/api/company/applications/${id}/${name}`, { version: 1 })).status,
      ).toBe(404);
  });

  it('같은 품목을 두 기관에서 받으면, 볼 수 없는 쪽에는 물어볼 기관과 참조 번호만 알린다', async () => {
    const { world } = its;
    const mine = await its.apply(await its.openCall());
    const elsewhere = await its.openCall({ terms: { runsFrom: '2029-01-01', runsTo: '2029-12-31' } });
    const { id } = (await its.done(
      world.send(mine.who, 'POST', '/api/company/applications', { callId: elsewhere }),
    )) as { id: string };
    const { overlaps } = (await its.own(mine.who, id)) as unknown as { overlaps: Record<string, unknown>[] };
    expect(overlaps).toEqual([
      {
        agencyName: expect.objectContaining({ ko: expect.any(String) }),
        reference: expect.stringMatching(/^D-[0-9A-F]{10}$/),
        isSamePeriod: false,
      },
    ]);
    const late = await its.openCall({ terms: { runsFrom: '2034-01-01', runsTo: '2034-12-31' } });
    const far = (await its.done(world.send(mine.who, 'POST', '/api/company/applications', { callId: late }))) as {
      id: string;
    };
    expect(((await its.own(mine.who, far.id)) as unknown as { overlaps: unknown[] }).overlaps).toEqual([]);
  });
});
