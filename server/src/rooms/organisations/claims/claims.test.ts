import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { newId } from '../../../kernel/ids.ts';
import { businessNumber } from '../../../platform/testing/people.ts';

let its: CaseWorld;
let office: Who;
let other: Who;
let mine: { id: number; who: Who };
beforeAll(async () => {
  its = await foundCaseWorld();
  const { rows } = await its.world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  const officeId = rows[0]?.id ?? 0;
  office = await its.world.staff(officeId, 'manager', '김사무');
  const desks = await its.world.owner.query<{ id: number }>(
    `select distinct c.agency_id as id from organisations.capability c join organisations.agency a on a.id = c.agency_id
      where a.online and a.id <> $1 and 'counselling' = any (c.topics) order by 1`,
    [officeId],
  );
  const [first, second] = desks.rows;
  mine = { id: first?.id ?? 0, who: await its.world.staff(first?.id ?? 0, 'officer', '김전화') };
  other = await its.world.staff(second?.id ?? 0, 'officer', '박무관');
});
afterAll(() => its.world.close());

let mails = 0;
const registration = async (number: string, name: string, changes: Json = {}) => {
  const text = (await its.world.get(null, `/api/consent-text?purpose=businessConfirmation&agencyId=${office.agencyId}`))
    .body as { id: string; version: number };
  mails += 1;
  return {
    businessNumber: number,
    company: {
      name,
      representativeName: '홍대표',
      corporateNumber: null,
      size: 'small',
      ksicCode: '26111',
      municipality: '4311000000',
      industrialZone: null,
      address: null,
      employees: 12,
    },
    person: {
      name: '홍대표',
      email: `owner${mails}.${newId().slice(-6)}@example.kr`,
      phone: null,
      passphrase: '바다 위를 나는 파란 고등어 열두 마리',
    },
    position: '대표이사',
    consent: { textId: text.id, textVersion: text.version, agreed: true },
    ...changes,
  };
};
const register = async (number: string, name: string, changes: Json = {}) => {
  const answer = await its.world.send(null, 'POST', '/api/companies', await registration(number, name, changes));
  const cookie = /boru_session=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? '';
  const companyId = (answer.body as { companyId?: string }).companyId ?? '';
  return { ...answer, companyId, who: { ticket: cookie, personId: '', membershipId: '', companyId } };
};
const confirm = async (companyId: string) => {
  const answer = await its.world.send(office, 'POST', `/api/companies/${companyId}/confirm`, {
    method: 'certificate',
    note: null,
  });
  expect(answer.status, answer.text).toBe(200);
  await its.world.settle();
};
const call = async (who: Who, name: string, number: string | null) => {
  const { consent } = (await its.world.get(who, '/api/desk/calls/preview?topic=counselling')).body as {
    consent: { textId: string; textVersion: number };
  };
  const answer = await its.world.send(who, 'POST', '/api/desk/calls', {
    requestKey: newId(),
    companyId: null,
    company: { name, businessNumber: number },
    caller: { name: '박부장', phone: '043-222-3333' },
    topic: 'counselling',
    subject: null,
    urgency: 'soon',
    title: '퇴사자 노트북이 돌아오지 않았습니다',
    body: `전화로 들은 말 ${secret}`,
    consent: { textId: consent.textId, textVersion: consent.textVersion, agreed: true },
  });
  expect(answer.status, answer.text).toBe(201);
  return (answer.body as { id: string }).id;
};
const callerOf = async (caseId: string) =>
  (
    await its.world.owner.query<{ id: string; status: string; taken_over_by: string | null }>(
      `select c.id, c.status, c.taken_over_by from organisations.company c
        where c.id = coalesce((select f.company_id from cases.case_file f where f.id = $1), $1)`,
      [caseId],
    )
  ).rows[0];
/** A company of a list, as an import leaves it. */
const listed = async (number: string, name: string, email = 'list@example.kr') => {
  const [run, id] = [newId(), newId()];
  await its.world.owner.query(
    `insert into organisations.company_import (id, agency_id, file_name, file_hash, state, rows_new, rows_known, rows_wrong, source, legal_basis, valid_to, created_by, created_at, confirmed_by, confirmed_at)
     values ($1, $2, 'l.xlsx', decode(repeat('00', 32), 'hex'), 'done', 1, 0, 0, '지역 조사', '산업기술보호법 제16조', '2030-12-31', $3, now(), $3, now())`,
    [run, office.agencyId, office.personId],
  );
  await its.world.owner.query(
    `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, import_id)
     values ($1, $2, $3, '목록대표', 'small', '26111', 'semiconductor', '4311000000', $4)`,
    [id, number, name, run],
  );
  await its.world.owner.query(
    `insert into organisations.contact (id, company_id, name, email, phone) values ($1, $2, '목록담당', $3, '')`,
    [newId(), id, email],
  );
  await its.world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     select gen_random_uuid(), $1, s, $2, 'import', '산업기술보호법 제16조', '2030-12-31' from unnest(array['summary','contact']) s`,
    [id, office.agencyId],
  );
  return id;
};
const linkTo = async (email: string) =>
  (
    await its.world.owner.query<{ body: string }>(
      `select body_text as body from platform.mail where recipient = $1 and kind = 'company.claim' order by created_at desc limit 1`,
      [email],
    )
  ).rows[0]?.body.match(/claim#([\w-]+)/)?.[1] ?? '';

describe('공격: 남의 번호로 얻는 것은 없습니다', () => {
  it('남의 번호로 등록한 사람은 확인 전에는 통화도 목록의 기록도 보지 못하고, 답은 아무도 모르는 번호와 같습니다', async () => {
    const number = businessNumber();
    const caseId = await call(mine.who, '가온정밀', number);
    await listed(number, '가온정밀');
    const squatter = await register(number, '가온정밀');
    const fresh = await register(businessNumber(), '가온정밀');
    const shape = (text: string) => text.replace(/"(companyId|receiptNumber)":"[^"]+"/g, '');
    expect(squatter.status).toBe(201);
    expect(shape(squatter.text)).toBe(shape(fresh.text));
    for (const path of [
      '/api/company',
      '/api/company/records',
      '/api/cases',
      '/api/evidence/readers',
      '/api/evidence/deeds',
    ]) {
      const answer = await its.world.get(squatter.who, path);
      expect(answer.text, path).not.toContain(secret);
      expect(answer.text, path).not.toContain(caseId);
      expect(answer.text, path).not.toContain('목록담당');
    }
    expect((await its.world.get(squatter.who, `/api/cases/${caseId}`)).status).toBe(404);
    expect(((await its.world.get(squatter.who, '/api/company/records')).body as { items: Json[] }).items).toEqual([]);
    // Refused: the number is free again for the true owner, and the squatter still sees nothing.
    await its.world.send(office, 'POST', `/api/companies/${squatter.companyId}/refuse`, {
      reason: '사업자등록증이 다릅니다.',
    });
    await its.world.settle();
    expect((await its.world.get(squatter.who, `/api/cases/${caseId}`)).status).toBe(404);
    const owner = await register(number, '주식회사 가온정밀');
    expect(owner.status, owner.text).toBe(201);
    await confirm(owner.companyId);
    expect((await its.world.get(owner.who, `/api/cases/${caseId}`)).status).toBe(200);
    expect((await its.world.get(squatter.who, `/api/cases/${caseId}`)).status).toBe(404);
    const late = await its.world.send(office, 'POST', `/api/companies/${squatter.companyId}/confirm`, {
      method: 'known',
      note: null,
    });
    expect(late.body).toMatchObject({ code: 'company.already_registered' });
  });

  it('남의 사업자등록번호를 적은 통화로 창구가 더 보게 되는 것은 없습니다', async () => {
    const number = businessNumber();
    const caseId = await call(mine.who, '나래소재', number);
    const owner = await register(number, '(주)나래소재');
    await confirm(owner.companyId);
    expect((await its.world.get(mine.who, `/api/companies/${owner.companyId}`)).status).toBe(404);
    expect((await its.world.get(mine.who, '/api/companies')).text).not.toContain(owner.companyId);
    expect((await its.world.get(mine.who, `/api/desk/callers?number=${number}`)).text).not.toContain('홍대표');
    expect((await its.world.get(mine.who, `/api/cases/${caseId}`)).status).toBe(200);
    expect((await its.world.get(other, `/api/cases/${caseId}`)).status).toBe(404);
  });

  it('번호가 같아도 이름이 다르면 전화한 사람의 말은 그 기업에 보이지 않습니다', async () => {
    const number = businessNumber();
    const caseId = await call(mine.who, '다솜테크', number);
    const owner = await register(number, '라온바이오');
    await confirm(owner.companyId);
    expect((await its.world.get(owner.who, `/api/cases/${caseId}`)).status).toBe(404);
    expect(await callerOf(caseId)).toMatchObject({ status: 'caller', taken_over_by: null });
    expect((await its.world.get(mine.who, `/api/cases/${caseId}`)).status).toBe(200);
  });

  it('초대는 목록의 주소로만 가고, 보낸 사람도 링크를 보지 못하며, 한 번만 쓰이고, 다른 번호에는 맞지 않습니다', async () => {
    const number = businessNumber();
    const email = `list.${newId().slice(-6)}@example.kr`;
    const id = await listed(number, '마루전자', email);
    const path = `/api/companies/${id}/claim-invitations`;
    expect((await its.world.send(mine.who, 'POST', path, { reason: '남의 기관' })).status).toBe(403);
    const sent = await its.world.send(office, 'POST', path, { reason: '지원사업 안내' });
    expect(sent.status, sent.text).toBe(201);
    const first = await linkTo(email);
    expect(first).not.toBe('');
    expect(sent.text).not.toContain(first);
    expect(sent.text).not.toContain(email);
    await its.world.send(office, 'POST', path, { reason: '다시 보냄' });
    const token = await linkTo(email);
    expect((await its.world.send(null, 'POST', '/api/claims/look', { token: first })).status).toBe(410);
    expect((await its.world.send(null, 'POST', '/api/claims/look', { token })).body).toMatchObject({
      businessNumber: number,
      company: { name: '마루전자' },
    });
    const wrong = await register(businessNumber(), '마루전자', { invitation: token });
    expect(wrong.status).toBe(422);
    const [one, two] = await Promise.all([
      register(number, '마루전자', { invitation: token }),
      register(number, '마루전자', { invitation: token }),
    ]);
    expect([one.status, two.status].sort()).toEqual([201, expect.any(Number)]);
    expect([one, two].filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await its.world.send(null, 'POST', '/api/claims/look', { token })).status).toBe(410);
    expect((await its.world.send(null, 'POST', '/api/claims/look', { token: 'x'.repeat(43) })).status).toBe(410);
  });
});

describe('등록하기 전에 적힌 기록을 이어받습니다', () => {
  it('사업자 확인이 끝나면 통화가 기업의 건이 되고, 창구는 그대로 일하며, 이력과 동의도 함께 옵니다', async () => {
    const number = businessNumber();
    const caseId = await call(mine.who, '바름솔루션', number);
    const again = await call(other, '바름솔루션 주식회사', number);
    const owner = await register(number, '주식회사 바름솔루션');
    expect((await its.world.get(owner.who, `/api/cases/${caseId}`)).status).toBe(404);
    await confirm(owner.companyId);
    const seen = await its.show(owner.who, caseId);
    expect(seen).toMatchObject({ origin: 'phone', may: expect.arrayContaining(['reply', 'withdraw']) });
    expect((seen['timeline'] as Json[]).map(({ fact }) => fact)).toEqual(['called', 'takenOver']);
    expect((await its.world.get(owner.who, `/api/cases/${again}`)).status).toBe(200);
    const records = (await its.world.get(owner.who, '/api/company/records')).body as { items: Json[] };
    expect(records.items).toMatchObject([{ kind: 'call' }, { kind: 'call' }]);
    expect((await its.world.get(owner.who, '/api/evidence/deeds')).text).toContain('company.records_taken_over');
    expect((await its.world.get(owner.who, '/api/evidence/deeds')).text).toContain('case.called');
    const consents = (await its.world.get(owner.who, '/api/company/consents')).body as { items: Json[] };
    expect(consents.items.filter(({ channel }) => channel === 'phone')).toHaveLength(2);
    // The region counts it once, as a company that was helped; the records of the calls count no more.
    const counted = await its.world.owner.query(
      `select f.company_id, f.is_helped from insight.company_fact f join organisations.company c on c.id = f.company_id
        where c.business_number = $1 and f.is_counted`,
      [number],
    );
    expect(counted.rows).toEqual([{ company_id: owner.companyId, is_helped: true }]);
    // The desk goes on, and what it writes reaches the company.
    const answer = await its.next(mine.who, caseId, 'answer', { body: '점검표를 보내 드립니다.' });
    expect(answer.status, answer.text).toBe(200);
    // Withdrawn like any consent: the desk's sight ends, the other desk's stays.
    const spoken = consents.items.find((consent) => consent['caseId'] === caseId);
    expect(
      (await its.world.send(owner.who, 'POST', `/api/company/consents/${String(spoken?.['id'])}/withdraw`)).status,
    ).toBe(200);
    await its.world.settle();
    expect((await its.world.get(mine.who, `/api/cases/${caseId}`)).status).toBe(404);
    expect((await its.world.get(other, `/api/cases/${again}`)).status).toBe(200);
    // Told again by the outbox: nothing happens twice.
    await its.tell('company.confirmed', { companyId: owner.companyId });
    await its.world.settle();
    expect(((await its.show(owner.who, again))['timeline'] as Json[]).map(({ fact }) => fact)).toEqual([
      'called',
      'takenOver',
    ]);
  });

  it('목록으로 들어온 기업은 초대로 등록하고, 확인되면 열람 기록과 담당자와 초대가 한 기업에 모입니다', async () => {
    const number = businessNumber();
    const email = `list.${newId().slice(-6)}@example.kr`;
    const id = await listed(number, '사랑정공', email);
    await its.world.get(office, `/api/companies/${id}`);
    await its.world.send(office, 'POST', `/api/companies/${id}/claim-invitations`, { reason: '진단 안내' });
    const owner = await register(number, '사랑정공', { invitation: await linkTo(email) });
    expect(owner.status, owner.text).toBe(201);
    expect((await its.world.get(office, `/api/companies/${owner.companyId}/records`)).body).toMatchObject({
      kind: 'account',
      same: [{ id, kind: 'list', name: '사랑정공' }],
      claimedBy: { state: 'used', reason: '진단 안내', invitedBy: '김사무' },
    });
    await confirm(owner.companyId);
    expect((await its.world.get(office, `/api/companies/${id}`)).status).toBe(404);
    const card = (await its.world.get(office, `/api/companies/${owner.companyId}`)).body as { contacts: Json[] };
    expect(card.contacts.map(({ name }) => name).sort()).toEqual(['목록담당', '홍대표']);
    const readers = (await its.world.get(owner.who, '/api/evidence/readers')).body as { items: Json[] };
    expect(readers.items.length).toBeGreaterThanOrEqual(2);
    expect((await its.world.get(owner.who, '/api/company/records')).body).toMatchObject({
      items: [{ id, kind: 'list', agency: null }],
    });
    const { rows } = await its.world.owner.query(
      `select count(*)::int as n from organisations.company where business_number = $1 and status = 'confirmed'`,
      [number],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('주소가 없는 목록의 기업과 등록한 기업에는 초대를 보낼 수 없고, 거둔 초대는 죽습니다', async () => {
    const bare = await listed(businessNumber(), '아람', '');
    const invite = (id: string) =>
      its.world.send(office, 'POST', `/api/companies/${id}/claim-invitations`, { reason: '안내' });
    expect((await invite(bare)).body).toMatchObject({ code: 'company.no_address' });
    const account = await register(businessNumber(), '자람');
    expect((await invite(account.companyId)).body).toMatchObject({ code: 'company.not_listed' });
    const email = `list.${newId().slice(-6)}@example.kr`;
    const id = await listed(businessNumber(), '차림', email);
    const { invitations } = (await invite(id)).body as { invitations: { id: string }[] };
    const path = `/api/companies/${id}/claim-invitations/${invitations[0]?.id}`;
    expect((await its.world.send(office, 'DELETE', path)).status).toBe(200);
    expect((await its.world.send(office, 'DELETE', path)).status).toBe(404);
    expect((await its.world.send(null, 'POST', '/api/claims/look', { token: await linkTo(email) })).status).toBe(410);
  });
});
