import { randomUUID } from 'node:crypto';
import type { AwardList } from '@boru/contract/awards';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Awards, foundAwards, wishFor } from '../../../../../test/award-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: Awards;
let world: Awards['world'];
beforeAll(async () => {
  its = await foundAwards();
  ({ world } = its);
});
afterAll(() => world.close());

const line = async () =>
  (
    (await world.get(its.asker, '/api/desk/budget?year=2026')).body as {
      lines: { id: string; committedWon: number; availableWon: number }[];
    }
  ).lines.find(({ id }) => id === its.lineId);
const deeds = async (id: string) =>
  (
    await world.owner.query<{ action: string }>(
      'select action from evidence.audit_entry where subject_id = $1 order by at, action',
      [id],
    )
  ).rows.map(({ action }) => action);

describe('교부결정', () => {
  it('적은 사람이 아닌 두 사람이 승인해야 결정되고, 조문과 조항은 예산 항목에서 이어받으며, 그 전에는 기업이 모릅니다', async () => {
    const company = await its.recipient();
    const before = (await line())?.availableWon ?? 0;
    const answer = await its.write(wishFor(its.lineId, company.number));
    expect(answer.status, answer.text).toBe(201);
    const { id } = answer.body as { id: string };
    expect(await its.show(its.asker, id)).toMatchObject({
      ...{ state: 'deciding', article: '지원 조례 제9조', clause: '협력 분야 1', isArticleVerified: false },
      ...{ grantWon: 8_000_000, ownWon: 2_000_000, may: [] },
    });
    expect((await world.get(company, `/api/awards/${id}`)).status).toBe(404);
    await its.approve(await its.waiting(id, 'commit'));
    expect(await its.show(company, id)).toMatchObject({ state: 'agreeing', committedWon: 8_000_000, requests: [] });
    expect((await line())?.availableWon).toBe(before - 8_000_000);
    expect(await deeds(id)).toEqual(['award.written']);
  });

  it('두 번 눌러도 교부결정은 하나이고, 같은 번호의 다른 내용은 거절합니다', async () => {
    const company = await its.recipient();
    const body = wishFor(its.lineId, company.number);
    const both = await Promise.all([its.write(body), its.write(body), its.write(body)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(both.map(({ body: one }) => (one as { id: string }).id)).size).toBe(1);
    expect((await its.write({ ...body, title: '다른 일' })).body).toMatchObject({ code: 'money.key_used' });
    const { items } = (await world.get(its.asker, '/api/awards')).body as AwardList;
    expect(items.filter(({ companyName }) => companyName.endsWith(company.number))).toHaveLength(1);
  });

  it('회차의 합이 다르거나, 비목이 두 번이거나, 볼 수 없는 기업이거나, 예산이 모자라면 아무것도 저장하지 않습니다', async () => {
    const company = await its.recipient();
    const counted = async () =>
      (await world.owner.query('select count(*)::int as count from support.award')).rows[0] as { count: number };
    const before = await counted();
    const wrong = async (change: object, field: string) => {
      const answer = await its.write(wishFor(its.lineId, company.number, change));
      expect(answer.status, answer.text).toBe(422);
      expect(Object.keys((answer.body as { fields: object }).fields)).toContain(field);
    };
    await wrong({ instalments: [{ amountWon: 1, plannedOn: '2026-06-15', condition: null }] }, 'instalments');
    await wrong({ plan: [1, 2].map(() => ({ item: '같음', grantWon: 4_000_000, ownWon: 0 })) }, 'plan');
    await wrong({ periodTo: '2026-05-01' }, 'periodTo');
    const { companyId } = await world.company();
    const { rows } = await world.owner.query<{ number: string }>(
      'select business_number as number from organisations.company where id = $1',
      [companyId],
    );
    await wrong({ businessNumber: rows[0]?.number }, 'businessNumber');
    await wrong({ lineId: randomUUID() }, 'lineId');
    expect(await counted()).toEqual(before);
    const much = 2_000_000_000;
    const big = await its.write(
      wishFor(its.lineId, company.number, {
        plan: [{ item: '큰 것', grantWon: much, ownWon: 0 }],
        instalments: [{ amountWon: much, plannedOn: '2026-06-15', condition: null }],
      }),
    );
    const { id } = big.body as { id: string };
    expect((await its.show(its.asker, id)).duties).toHaveLength(2);
    const request = await its.waiting(id, 'commit');
    await its.post(its.first, `/api/desk/money/requests/${request}/approve`, { words: null });
    const last = await its.post(its.second, `/api/desk/money/requests/${request}/approve`, { words: null });
    expect(last.body).toMatchObject({ code: 'money.short' });
  });

  it('다른 기관에는 없는 것과 같고, 감사는 읽되 결정하지 못하며, 기관이 읽으면 기업이 압니다', async () => {
    const company = await its.recipient();
    const id = await its.award(company);
    const other = await world.staff(3);
    expect((await world.get(other, `/api/awards/${id}`)).status).toBe(404);
    expect((await its.issue(id)).status).toBe(201);
    const auditor = await world.staff(its.agencyId, 'auditor');
    expect((await its.show(auditor, id)).may).toEqual([]);
    expect((await its.write(wishFor(its.lineId, company.number), auditor)).status).toBe(403);
    const readers = await world.get(company, '/api/evidence/readers');
    expect(readers.status, readers.text).toBe(200);
    expect(readers.text).toContain('보조금');
  });
});

describe('중복 지원', () => {
  const elsewhere = async (agencyId: number): Promise<{ lineId: string; officer: Who }> => {
    const officer = await world.staff(agencyId);
    const programme = await its.post(officer, '/api/desk/programmes', {
      ...{ kind: 'subsidy', noticeId: null, name: { ko: '다른 지원', en: 'Another' } },
    });
    const { id: programmeId } = programme.body as { id: string };
    const made = await its.post(officer, '/api/desk/budget/lines', {
      ...{ programmeId, fiscalYear: 2026, name: '다른 예산', article: '제1조', isArticleVerified: false, clause: null },
    });
    return { lineId: (made.body as { id: string }).id, officer };
  };

  it('다른 기관의 담당자는 물어볼 기관과 참조 번호만 알고, 까닭을 적어야 결정하며, 동시에 결정해도 둘째가 압니다', async () => {
    const company = await its.recipient();
    const first = await its.award(company);
    const { reference } = await its.show(its.asker, first);
    const { lineId, officer } = await elsewhere(3);
    await its.letSee(company.companyId, 3);
    const wish = wishFor(lineId, company.number);
    const asked = `businessNumber=${company.number}&item=accessControl&periodFrom=2026-06-01&periodTo=2026-12-31`;
    const found = await world.get(officer, `/api/desk/awards/overlaps?${asked}`);
    expect(found.body).toEqual({
      years: 5,
      items: [
        { agencyName: { ko: expect.any(String), en: expect.any(String) }, reference, isSameTime: true, isOwn: false },
      ],
    });
    expect((await its.write(wish, officer)).body).toMatchObject({ code: 'award.overlap_unsaid' });
    expect((await its.write({ ...wish, overlapWords: '다른 건물입니다' }, officer)).status).toBe(201);
    // Earlier than five years, or for another kind of thing, is no double.
    const later = await world.get(officer, `/api/desk/awards/overlaps?${asked.replaceAll('2026-', '2036-')}`);
    expect(later.body).toMatchObject({ items: [] });
    const fresh = await its.recipient();
    await its.letSee(fresh.companyId, 3);
    const both = await Promise.all([
      its.write(wishFor(its.lineId, fresh.number)),
      its.write(wishFor(lineId, fresh.number), officer),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('협약', () => {
  it('두 쪽이 가장 새로운 판에 본인을 밝히고 서명해야 교부하고, 판이 바뀌면 다시 서명합니다', async () => {
    const company = await its.recipient();
    const id = await its.award(company);
    expect((await its.askPayment(id)).body).toMatchObject({ code: 'award.not_now' });
    expect((await its.issue(id)).status).toBe(201);
    expect((await its.issue(id)).body).toMatchObject({ code: 'thing.changed' });
    const wrong = await its.sign(company, id, { currentPassphrase: 'wrong' });
    expect(wrong.body).toMatchObject({ code: 'passphrase.not_right' });
    expect((await its.sign(company, id, { sha256: '0'.repeat(64) })).body).toMatchObject({
      code: 'award.text_changed',
    });
    const staff = { ...(await world.colleague(company, 'staff')), number: company.number };
    expect((await its.sign(staff, id)).status).toBe(403);
    expect((await its.sign(its.asker, id)).status).toBe(403);
    const twice = await Promise.all([its.sign(company, id), its.sign(company, id)]);
    // The second press is either the same signature or told to wait; there is one signature.
    expect(twice.map(({ status }) => status).sort()[0]).toBe(200);
    expect((await its.show(company, id)).agreements[0]?.signatures).toHaveLength(1);
    expect((await its.show(company, id)).state).toBe('agreeing');
    expect((await its.sign(its.manager, id)).status).toBe(200);
    expect((await its.show(company, id)).state).toBe('running');
    expect(await its.show(its.asker, id)).toMatchObject({ agreements: [{ signatures: [{}, {}] }] });
    const pdf = await world.get(company, `/api/awards/${id}/agreement.pdf?number=1`);
    expect(pdf.status).toBe(200);
    expect(await deeds(id)).toEqual(
      expect.arrayContaining(['agreement.issued', 'agreement.signed', 'agreement.taken']),
    );
    expect((await its.issue(id, 1)).body).toMatchObject({ state: 'agreeing' });
    expect((await its.askPayment(id)).body).toMatchObject({ code: 'award.not_now' });
  });

  it('한 회차는 한 번만 교부하고, 두 담당자가 동시에 요청해도 하나만 받으며, 되돌리면 다시 요청할 수 있습니다', async () => {
    const id = await its.signed(await its.recipient());
    const both = await Promise.all([its.askPayment(id), its.askPayment(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const taken = both.filter(({ status }) => status === 201).map(({ body }) => (body as { id: string }).id);
    const request = String(taken[0]);
    expect((await its.askPayment(id, 1, { amountWon: 5_000_001 })).status).toBe(422);
    await its.approve(request);
    const paid = await Promise.all([its.carryOut(request), its.carryOut(request)]);
    expect(paid.map(({ status }) => status).sort()[0]).toBe(200);
    const view = await its.show(its.asker, id);
    expect(view).toMatchObject({ heldWon: 5_000_000, committedWon: 3_000_000, disbursedWon: 5_000_000 });
    expect(view.instalments.map(({ state }) => state)).toEqual(['paid', 'planned']);
    expect((await its.askPayment(id)).body).toMatchObject({ code: 'award.asked_already' });
    const entry = view.entries.find(({ kind }) => kind === 'disburse');
    const back = await its.post(its.asker, '/api/desk/money/requests', {
      ...{ kind: 'reverse', entryId: entry?.id, key: randomUUID(), reason: '잘못 지급', basis: '정정' },
    });
    await its.approve((back.body as { id: string }).id);
    expect((await its.show(its.asker, id)).instalments[0]).toMatchObject({ state: 'planned', paidOn: null });
    expect((await its.askPayment(id)).status).toBe(201);
    expect(await its.audit()).toEqual({ total: 0, differing: 0, negative: 0, unbalanced: 0, double: 0 });
  });
});

describe('변경', () => {
  it('기업이 요청하고 담당자가 정하며, 요청한 사람은 정하지 못하고, 감액은 승인을 거쳐 예산으로 돌아갑니다', async () => {
    const company = await its.recipient();
    const id = await its.signed(company);
    const ask = (who: Who, wish: object) =>
      its.post(who, `/api/awards/${id}/changes`, { key: randomUUID(), reason: '공사가 늦어짐', ...wish });
    const decide = (who: Who, change: string, decision = 'granted') =>
      its.post(who, `/api/desk/awards/${id}/changes/${change}/decide`, { decision, words: '타당함' });
    const period = (await ask(company, { kind: 'period', periodTo: '2027-02-28' })).body as {
      changes: { id: string }[];
    };
    const first = period.changes[0]?.id ?? '';
    const both = await Promise.all([decide(its.first, first), decide(its.second, first, 'refused')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await ask(company, { kind: 'reduce', reduceWon: 9_000_000 })).status).toBe(422);
    const plan = [{ item: '설비비', grantWon: 7_000_000, ownWon: 2_000_000 }];
    expect((await ask(company, { kind: 'plan', plan })).status).toBe(422);
    const reduce = (await ask(its.asker, { kind: 'reduce', reduceWon: 1_000_000 })).body as {
      changes: { id: string }[];
    };
    const change = reduce.changes[0]?.id ?? '';
    expect((await decide(its.asker, change)).body).toMatchObject({ code: 'money.same_person' });
    expect((await decide(its.payer, change)).status).toBe(200);
    const before = (await line())?.availableWon ?? 0;
    await its.approve(await its.waiting(id, 'release'));
    expect((await line())?.availableWon).toBe(before + 1_000_000);
    expect(await its.show(company, id)).toMatchObject({ grantWon: 7_000_000, committedWon: 7_000_000 });
  });
});
