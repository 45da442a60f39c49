import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json, type View } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { newId } from '../../../kernel/ids.ts';
import { businessNumber } from '../../../platform/testing/people.ts';

let its: CaseWorld;
let desk: number;
let officer: Who;
beforeAll(async () => {
  its = await foundCaseWorld();
  desk = its.world.services.pack.agencies.items.find(({ online }) => online)?.id ?? 0;
  officer = await its.world.staff(desk, 'intake', '김전화');
});
afterAll(() => its.world.close());

type Receipt = Json & { id: string; number: string; consentReceipt: string };
type Hits = { items: (Json & { companyId: string; hasAccount: boolean; openCases: Json[] })[] };

const callOf = async (who: Who, changes: Json = {}): Promise<Json> => {
  const preview = await its.world.get(who, '/api/desk/calls/preview?topic=counselling');
  expect(preview.status, preview.text).toBe(200);
  const { consent } = preview.body as { consent: { textId: string; textVersion: number } };
  return {
    requestKey: newId(),
    companyId: null,
    company: { name: '전화정밀', businessNumber: null },
    caller: { name: '박부장', phone: '043-222-3333' },
    topic: 'counselling',
    subject: null,
    urgency: 'soon',
    title: '퇴사자 노트북이 돌아오지 않았습니다',
    body: '어제 퇴사한 직원의 노트북을 아직 받지 못했다고 합니다.',
    consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
    ...changes,
  };
};
const call = async (who: Who, changes: Json = {}): Promise<Receipt> => {
  const answer = await its.world.send(who, 'POST', '/api/desk/calls', await callOf(who, changes));
  expect(answer.status, answer.text).toBe(201);
  return answer.body as Receipt;
};
const find = async (who: Who, typed: Record<string, string>): Promise<Hits> =>
  (await its.world.get(who, `/api/desk/callers?${new URLSearchParams(typed)}`)).body as Hits;

describe('전화 상담', () => {
  it('처음 듣는 기업의 전화가 번호와 답변 기한이 있는 건이 됩니다', async () => {
    const receipt = await call(officer);
    expect(receipt).toMatchObject({ number: expect.stringMatching(/^2026-/), dueAt: expect.any(String) });
    const file = await its.show(officer, receipt.id);
    expect(file).toMatchObject({
      origin: 'phone',
      status: 'acknowledged',
      assignee: { name: '김전화', self: true },
      call: { callerName: '박부장', callerPhone: '043-222-3333', takenByName: '김전화', hasAccount: false },
      timeline: [{ fact: 'called', kind: 'message', detail: { saidBy: '박부장' } }],
      clocks: expect.arrayContaining([
        expect.objectContaining({ purpose: 'acknowledge', state: 'met' }),
        expect.objectContaining({ purpose: 'answer', state: 'running' }),
      ]),
    });
    expect(await its.actionsOf(receipt.id)).toEqual(['consent.given', 'case.called', 'case.pledged']);
    const { rows } = await its.world.owner.query(
      `select channel, said_by, taken_by_name, given_by, text_version, length(text_hash) as hash, sections from organisations.consent where case_id = $1`,
      [receipt.id],
    );
    expect(rows).toEqual([
      {
        channel: 'phone',
        said_by: '박부장',
        taken_by_name: '김전화',
        given_by: null,
        text_version: 1,
        hash: 32,
        sections: ['summary', 'counsel'],
      },
    ]);
  });

  it('같은 전화를 두 번 눌러도 한 건이고, 동시에 눌러도 그렇습니다', async () => {
    const body = await callOf(officer);
    const answers = await Promise.all([1, 2, 3].map(() => its.world.send(officer, 'POST', '/api/desk/calls', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body: done }) => (done as Receipt).id)).size).toBe(1);
  });

  it('다시 걸려 온 전화는 이름, 사업자등록번호, 전화번호 어느 칸으로도 찾고 열린 건이 함께 보입니다', async () => {
    const number = businessNumber();
    const first = await call(officer, {
      company: { name: '다시전화전자', businessNumber: number },
      caller: { name: '최과장', phone: '010-7777-1234' },
    });
    for (const typed of [{ name: '다시전화' }, { number: number.slice(0, 6) }, { phone: '77771234' }])
      expect(await find(officer, typed)).toMatchObject({
        items: [
          {
            name: '다시전화전자',
            lastCaller: '최과장',
            hasAccount: false,
            openCases: [{ id: first.id, number: first.number }],
          },
        ],
      });
    const second = await call(officer, { company: { name: '다시전화 전자(주)', businessNumber: number } });
    expect((await its.show(officer, second.id))['company']).toEqual((await its.show(officer, first.id))['company']);
    expect(await find(officer, { name: '다' })).toEqual({ items: [] });
  });

  it('다른 기관은 그 전화도 그 기업도 모릅니다', async () => {
    const { id } = await call(officer, { company: { name: '숨은전화산업', businessNumber: null } });
    const other = await its.world.staff(9);
    expect((await its.world.get(other, `/api/cases/${id}`)).status).toBe(404);
    expect(await find(other, { name: '숨은전화산업' })).toEqual({ items: [] });
  });
});

describe('전화는 아무것도 더 열지 않습니다', () => {
  const numberOf = async (companyId: string): Promise<string> =>
    (await its.world.owner.query(`select business_number as n from organisations.company where id = $1`, [companyId]))
      .rows[0].n;

  it('공격자가 숨은 기업의 번호를 적어 전화를 꾸며도 그 기업은 열리지 않고, 없는 번호와 답이 같습니다', async () => {
    const hidden = await its.world.company({ name: '보이지않는기업' });
    await its.ask(hidden);
    const known = await numberOf(hidden.companyId);
    const attacker = await its.world.staff(9, 'officer', '공격자');
    for (const typed of [{ name: '보이지않는기업' }, { number: known }, { phone: '0430000000' }])
      expect(await find(attacker, typed)).toEqual({ items: [] });
    const shape = (receipt: Receipt) => Object.keys(receipt).sort();
    const guessed = await call(attacker, { company: { name: '아무이름', businessNumber: known } });
    const unknown = await call(attacker, { company: { name: '아무이름', businessNumber: businessNumber() } });
    expect(shape(guessed)).toEqual(shape(unknown));
    const file = await its.show(attacker, guessed.id);
    expect(file).toMatchObject({ company: { name: '아무이름' }, call: { hasAccount: false } });
    expect((file['company'] as { id: string }).id).not.toBe(hidden.companyId);
    expect((await its.world.get(attacker, `/api/companies/${hidden.companyId}`)).status).toBe(404);
    const { rows } = await its.world.owner.query(
      `select visible_to && array[9::smallint] as seen from organisations.company where id = $1`,
      [hidden.companyId],
    );
    expect(rows).toEqual([{ seen: false }]);
    const named = await callOf(attacker, { companyId: hidden.companyId });
    const nobody = await callOf(attacker, { companyId: newId() });
    const answers = [];
    for (const body of [named, nobody]) {
      const { status, text } = await its.world.send(attacker, 'POST', '/api/desk/calls', body);
      answers.push({ status, text: text.replace(/"requestId":"[^"]+"/, '') });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
  });

  it('계정이 있는 기업의 전화는 새 건의 요약과 상담 기록만 열고, 기업은 그 전화를 보고 동의를 거둡니다', async () => {
    const { company, officer: seer, owner } = await its.scene({ share: [] });
    const before = await its.world.owner.query(
      `select distinct section from organisations.sight_grant where company_id = $1 and agency_id = $2 and revoked_at is null order by 1`,
      [company.companyId, owner],
    );
    expect(before.rows.map(({ section }) => section)).toEqual(['contact', 'counsel', 'summary']);
    const { id } = await call(seer, { companyId: company.companyId });
    const opened = await its.world.owner.query(
      `select section from organisations.sight_grant where case_id = $1 order by 1`,
      [id],
    );
    expect(opened.rows.map(({ section }) => section)).toEqual(['counsel', 'summary']);
    expect(await its.show(company, id)).toMatchObject({ origin: 'phone', call: { hasAccount: true } });
    const { items } = (await its.world.get(company, `/api/company/consents?caseId=${id}`)).body as { items: Json[] };
    expect(items).toMatchObject([
      { channel: 'phone', givenByName: '박부장', takenByName: expect.any(String), state: 'active' },
    ]);
    const withdrawn = await its.world.send(company, 'POST', `/api/company/consents/${items[0]?.['id']}/withdraw`);
    expect(withdrawn.status, withdrawn.text).toBe(200);
    expect((await its.world.get(seer, `/api/cases/${id}`)).status).toBe(404);
  });

  it('계정이 있는 기업의 이관 동의는 창구가 대신 적지 못하고, 계정이 없는 기업은 전화로 동의합니다', async () => {
    const { company, officer: seer, second, receiver } = await its.scene({ share: [] });
    const sections = ['summary', 'counsel'];
    const spoken = async (who: Who, id: string) => {
      const waiting = await its.lastReferral(who, id);
      const { body } = await its.world.get(who, `/api/cases/${id}/referrals/${waiting.id}`);
      const { consent } = body as { consent: { textId: string; textVersion: number } };
      const words = { textId: consent.textId, textVersion: consent.textVersion, agreed: true, saidBy: '박부장' };
      return its.step(who, id, `referrals/${waiting.id}/spoken-consent`, { version: waiting['version'], ...words });
    };
    const known = await call(seer, { companyId: company.companyId });
    await its.refer(seer, known.id, second, { sections });
    expect((await its.lastReferral(seer, known.id))['may']).toEqual(['cancel']);
    expect((await spoken(seer, known.id)).status).toBe(409);
    expect((await its.world.get(receiver, `/api/cases/${known.id}`)).status).toBe(404);
    const unknown = await call(seer);
    await its.refer(seer, unknown.id, second, { sections });
    const agreed = await spoken(seer, unknown.id);
    expect(agreed.status, agreed.text).toBe(200);
    const shown = (await its.show(receiver, unknown.id)) as View;
    expect(shown).toMatchObject({ call: { callerPhone: '043-222-3333' }, referrals: [{ status: 'requested' }] });
    expect((await its.actionsOf(unknown.id)).filter((action) => action !== 'case.pledged').slice(-2)).toEqual([
      'consent.given',
      'referral.consented',
    ]);
  });

  it('전화로 철회하면 그 자리에서 건이 끝나고 창구는 더 보지 못합니다', async () => {
    const { id } = await call(officer);
    const { version } = await its.show(officer, id);
    const answer = await its.step(officer, id, 'spoken-withdrawal', { version, saidBy: '박부장' });
    expect(answer.status, answer.text).toBe(200);
    expect((await its.world.get(officer, `/api/cases/${id}`)).status).toBe(404);
    await its.world.settle();
    const { rows } = await its.world.owner.query(
      `select status, closed_at is not null as ended from cases.case_file where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ status: 'withdrawn', ended: true }]);
    expect(await its.actionsOf(id)).toEqual([
      'consent.given',
      'case.called',
      'case.pledged',
      'case.withdrawn',
      'consent.withdrawn',
    ]);
  });

  it('기업이 쓴 건의 동의는 창구가 전화로 거두지 못합니다', async () => {
    const { id, officer: seer } = await its.scene();
    const { version } = await its.show(seer, id);
    expect((await its.step(seer, id, 'spoken-withdrawal', { version, saidBy: '박부장' })).status).toBe(409);
  });
});
