import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../test/case-world.ts';
import type { Who, World } from '../../../../test/world.ts';
import { businessNumber } from '../../platform/testing/people.ts';

let its: CaseWorld;
let world: World;
beforeAll(async () => {
  its = await foundCaseWorld();
  world = its.world;
});
afterAll(() => world.close());

const secretariatId = 1;
const strangerId = 9;

const registration = async (over: Record<string, unknown> = {}) => {
  const text = await world.get(null, `/api/consent-text?purpose=businessConfirmation&agencyId=${secretariatId}`);
  const { id, version } = text.body as { id: string; version: number };
  return {
    businessNumber: businessNumber(),
    company: {
      name: '가온견본소재',
      representativeName: '김견본',
      corporateNumber: null,
      size: 'small',
      ksicCode: '26111',
      municipality: '4311000000',
      industrialZone: null,
      address: null,
      employees: 64,
    },
    person: {
      name: '김견본',
      email: `kim${Math.random()}@example.kr`,
      phone: '043-123-4567',
      passphrase: '봄바람 책상 구름 느티나무 아흔일곱',
    },
    position: '대표',
    consent: { textId: id, textVersion: version, agreed: true },
    ...over,
  };
};

const register = async (over: Record<string, unknown> = {}) => {
  const answer = await world.send(null, 'POST', '/api/companies', await registration(over));
  const cookie = String(answer.headers['set-cookie'] ?? '');
  const ticket = /boru_session=([\w-]{43})/.exec(cookie)?.[1] ?? '';
  return {
    answer,
    companyId: (answer.body as { companyId: string }).companyId,
    who: { ticket, personId: '', membershipId: '' } satisfies Who,
  };
};

describe('기업 등록', () => {
  it('등록하면 사무국만 요약과 연락처를 볼 수 있습니다', async () => {
    const { answer, companyId, who } = await register();
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      companyId,
      receiptNumber: expect.stringMatching(/^C-20261123-[0-9A-F]{8}$/),
      secretariat: expect.objectContaining({ ko: '충청북도' }),
    });
    const own = await world.get(who, '/api/company');
    expect(own.body).toMatchObject({
      id: companyId,
      name: '가온견본소재',
      status: 'unconfirmed',
      industry: 'semiconductor',
      version: 1,
    });
    const office = await world.staff(secretariatId);
    const seen = await world.get(office, `/api/companies/${companyId}`);
    expect(seen.body).toMatchObject({ id: companyId, contacts: [{ name: '김견본', phone: '043-123-4567' }] });
    const stranger = await world.staff(strangerId);
    expect((await world.get(stranger, `/api/companies/${companyId}`)).status).toBe(404);
    // 확인을 마친 날까지: the consent opened whom to call for the confirmation and nothing after it.
    const confirmation = { method: 'certificate', note: null };
    await world.send(office, 'POST', `/api/companies/${companyId}/confirm`, confirmation);
    const after = await world.get(office, `/api/companies/${companyId}`);
    expect(after.body).toMatchObject({ status: 'confirmed', contacts: [] });
    expect(after.text).not.toContain('043-123-4567');
  });

  it('같은 사업자등록번호는 두 번 등록할 수 없고 무엇을 할지 알려 줍니다', async () => {
    const number = businessNumber();
    await register({ businessNumber: number });
    const { answer } = await register({ businessNumber: number });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'company.already_registered', next: expect.stringContaining('초대') });
  });

  it('틀린 값은 어느 칸인지 두 말로 알려 주고 아무것도 저장하지 않습니다', async () => {
    const before = await world.owner.query('select count(*)::int as n from organisations.company');
    const good = await registration();
    for (const bad of [
      { ...good, businessNumber: '1234567890' },
      { ...good, company: { ...good.company, ksicCode: '99999' } },
      { ...good, company: { ...good.company, municipality: '1111111111' } },
      { ...good, company: { ...good.company, unknown: true } },
      { ...good, consent: { ...good.consent, agreed: false } },
      { ...good, person: { ...good.person, passphrase: 'password' } },
    ]) {
      const answer = await world.send(null, 'POST', '/api/companies', bad);
      expect(answer.status).toBe(422);
    }
    const after = await world.owner.query('select count(*)::int as n from organisations.company');
    expect(after.rows).toEqual(before.rows);
  });

  it('한꺼번에 두 번 보내도 하나만 등록됩니다', async () => {
    const number = businessNumber();
    const answers = await Promise.all([register({ businessNumber: number }), register({ businessNumber: number })]);
    expect(answers.map(({ answer }) => answer.status).sort()).toEqual([201, 409]);
  });
});

describe('사업자 확인', () => {
  it('사무국이 확인하면 기업이 동의를 할 수 있게 되고 증적이 남습니다', async () => {
    const { companyId, who } = await register();
    const consent = {
      agencyId: 7,
      purpose: 'counselling',
      sections: ['summary'],
      caseId: null,
      textId: 'x',
      textVersion: 1,
    };
    expect((await world.send(who, 'POST', '/api/company/consents', consent)).body).toMatchObject({
      code: 'company.unconfirmed',
    });
    const office = await world.staff(secretariatId);
    expect(
      (await world.send(office, 'POST', `/api/companies/${companyId}/confirm`, { method: 'certificate', note: null }))
        .status,
    ).toBe(200);
    expect(
      (await world.send(office, 'POST', `/api/companies/${companyId}/confirm`, { method: 'certificate', note: null }))
        .status,
    ).toBe(409);
    expect((await world.get(who, '/api/company')).body).toMatchObject({ status: 'confirmed' });
    const deeds = await world.get(who, '/api/evidence/deeds');
    expect((deeds.body as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual([
      'company.confirmed',
      'consent.given',
      'company.registered',
    ]);
  });

  it('사무국이 아니면 확인할 수 없습니다', async () => {
    const { companyId } = await register();
    const stranger = await world.staff(strangerId);
    expect(
      (await world.send(stranger, 'POST', `/api/companies/${companyId}/confirm`, { method: 'known', note: null }))
        .status,
    ).toBe(403);
    const auditor = await world.staff(secretariatId, 'auditor');
    expect(
      (await world.send(auditor, 'POST', `/api/companies/${companyId}/confirm`, { method: 'known', note: null }))
        .status,
    ).toBe(403);
  });
});

describe('동의와 철회', () => {
  const consentFor = async (who: Who, agencyId: number, sections: string[]) => {
    const text = (await world.get(who, `/api/consent-text?purpose=counselling&agencyId=${agencyId}`)).body as {
      id: string;
      version: number;
    };
    return world.send(who, 'POST', '/api/company/consents', {
      agencyId,
      purpose: 'counselling',
      sections,
      caseId: null,
      textId: text.id,
      textVersion: text.version,
    });
  };

  it('동의한 기관만, 동의한 항목만 봅니다. 철회하면 그 순간 볼 수 없습니다', async () => {
    const company = await world.company();
    const staff = await world.staff(strangerId);
    expect((await world.get(staff, `/api/companies/${company.companyId}`)).status).toBe(404);
    const given = await consentFor(company, strangerId, ['summary']);
    expect(given.status).toBe(201);
    const seen = await world.get(staff, `/api/companies/${company.companyId}`);
    expect(seen.body).toMatchObject({ id: company.companyId, contacts: [] });
    const id = (given.body as { id: string }).id;
    expect((await world.send(company, 'POST', `/api/company/consents/${id}/withdraw`)).status).toBe(200);
    expect((await world.get(staff, `/api/companies/${company.companyId}`)).status).toBe(404);
    expect((await world.send(company, 'POST', `/api/company/consents/${id}/withdraw`)).body).toMatchObject({
      code: 'consent.already_withdrawn',
    });
  });

  it('기한이 지난 동의는 닫히고 까닭이 남습니다', async () => {
    const company = await world.company();
    const staff = await world.staff(strangerId);
    await consentFor(company, strangerId, ['summary']);
    await world.owner.query(`update organisations.sight_grant set valid_to = '2020-01-01' where company_id = $1`, [
      company.companyId,
    ]);
    expect((await world.get(staff, `/api/companies/${company.companyId}`)).status).toBe(404);
  });

  it('다른 기업의 동의는 없는 것과 같습니다', async () => {
    const [one, two] = [await world.company(), await world.company()];
    const given = (await consentFor(one, strangerId, ['summary'])).body as { id: string };
    const attempt = await world.send(two, 'POST', `/api/company/consents/${given.id}/withdraw`);
    const nothing = await world.send(
      two,
      'POST',
      '/api/company/consents/0192d1a0-0000-7000-8000-000000000000/withdraw',
    );
    expect(attempt.status).toBe(404);
    expect({ ...(attempt.body as object), requestId: '' }).toEqual({ ...(nothing.body as object), requestId: '' });
  });

  it('열람하면 기업이 누가 언제 무엇을 봤는지 봅니다', async () => {
    const company = await world.company();
    const staff = await world.staff(strangerId, 'officer', '박열람');
    await consentFor(company, strangerId, ['summary', 'contact']);
    await world.get(staff, `/api/companies/${company.companyId}`);
    const readers = await world.get(company, '/api/evidence/readers');
    expect((readers.body as { items: unknown[] }).items).toEqual([
      expect.objectContaining({ readerName: '박열람', sections: ['summary', 'contact'] }),
    ]);
  });
});

describe('사업장, 연락 담당자, 구성원', () => {
  it('마지막 연락 담당자와 마지막 대표는 뺄 수 없습니다', async () => {
    const company = await world.company();
    const card = (await world.get(company, '/api/company')).body as { contacts: { id: string }[] };
    expect((await world.send(company, 'DELETE', `/api/company/contacts/${card.contacts[0]?.id}`)).body).toMatchObject({
      code: 'company.last_contact',
    });
    const officer = await world.colleague(company, 'securityOfficer');
    expect((await world.send(officer, 'DELETE', `/api/company/members/${company.membershipId}`)).body).toMatchObject({
      code: 'member.last_representative',
    });
  });

  it('두 사람이 함께 고치면 늦은 쪽에 알려 줍니다', async () => {
    const company = await world.company();
    const fields = { name: '오창공장', municipality: '4311000000', industrialZone: null, address: '오창읍' };
    const { id } = (await world.send(company, 'POST', '/api/company/sites', fields)).body as { id: string };
    expect(
      (await world.send(company, 'PUT', `/api/company/sites/${id}`, { ...fields, name: '제1공장', version: 1 })).status,
    ).toBe(200);
    expect(
      (await world.send(company, 'PUT', `/api/company/sites/${id}`, { ...fields, name: '제2공장', version: 1 })).status,
    ).toBe(409);
  });

  it('실무자는 초대할 수 없고, 초대 링크의 비밀은 저장하지 않습니다', async () => {
    const company = await world.company();
    const staff = await world.colleague(company, 'staff');
    const wanted = { email: 'new@example.kr', role: 'staff' };
    expect((await world.send(staff, 'POST', '/api/company/invitations', wanted)).status).toBe(403);
    const { link } = (await world.send(company, 'POST', '/api/company/invitations', wanted)).body as { link: string };
    const token = link.split('#').at(-1) ?? '';
    expect(token).toHaveLength(43);
    const { rows } = await world.owner.query(`select to_jsonb(i)::text as row from organisations.invitation i`);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('기업 묶음', () => {
  type Segment = { id: string; name: string; mine: boolean; mayDelete: boolean; count: number };
  type Found = { count: number; of: number; items: { id: string; openCase: boolean }[] };
  const preview = async (who: Who, conditions: readonly Json[]): Promise<Found> => {
    const answer = await world.send(who, 'POST', '/api/desk/segments/preview', { conditions });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as Found;
  };
  const keep = (who: Who, name: string, conditions: readonly Json[], shared = false) =>
    world.send(who, 'POST', '/api/desk/segments', { name, shared, conditions });
  const listed = async (who: Who): Promise<Segment[]> =>
    ((await world.get(who, '/api/desk/segments')).body as { items: Segment[] }).items;
  const open = [{ field: 'openCase', is: true }];

  it('공격자: 남의 묶음과 다른 기관의 묶음은 보이지도 지워지지도 내려받아지지도 않습니다', async () => {
    const { company, officer, owner, stranger } = await its.scene();
    const manager = await world.staff(owner, 'manager', '정관리');
    const elsewhere = await world.staff(stranger.agencyId ?? 0, 'manager', '남관리');
    await keep(officer, '나만 보는 것', open);
    await keep(officer, '함께 보는 것', open, true);
    const [own, shared] = [
      (await listed(officer)).find(({ name }) => name === '나만 보는 것'),
      (await listed(manager)).find(({ name }) => name === '함께 보는 것'),
    ];
    expect((await listed(manager)).map(({ name, mine }) => [name, mine])).toEqual([['함께 보는 것', false]]);
    expect(await listed(elsewhere)).toEqual([]);
    for (const who of [manager, elsewhere]) {
      expect((await world.send(who, 'DELETE', `/api/desk/segments/${own?.id}`)).status).toBe(404);
      const taken = `/api/companies/export?format=csv&reason=${encodeURIComponent('까닭')}&segment=${own?.id}`;
      expect((await world.get(who, taken)).status).toBe(404);
    }
    // Conditions open nothing: each reader counts what that reader sees.
    expect((await preview(officer, open)).items.map(({ id }) => id)).toContain(company.companyId);
    expect(await preview(stranger, [])).toMatchObject({ items: [] });
    expect((await world.send(manager, 'DELETE', `/api/desk/segments/${shared?.id}`)).status).toBe(200);
    const auditor = await world.staff(owner, 'auditor', '감사');
    expect((await keep(auditor, '모두의 것', open, true)).status).toBe(403);
    expect((await world.send(company, 'POST', '/api/desk/segments/preview', { conditions: [] })).status).toBe(403);
  });

  it('조건은 지금의 자료로 세고, 묶음만 까닭과 함께 내려받습니다', async () => {
    const { company, officer, owner, id } = await its.scene();
    const industry = { field: 'industry', among: ['semiconductor'] };
    expect((await keep(officer, '열린 건이 있는 곳', [industry, ...open], true)).status).toBe(201);
    const count = async () => (await listed(officer)).find(({ name }) => name === '열린 건이 있는 곳')?.count ?? -1;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    expect((await preview(officer, [{ field: 'quiet', days: 1 }])).items.map((row) => row.id)).not.toContain(
      company.companyId,
    );
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'close', { outcome: 'advised', body: '마쳤습니다.' });
    await world.settle();
    expect(await count()).toBe(before - 1);
    const manager = await world.staff(owner, 'manager', '정관리');
    const segment = (await listed(manager)).find(({ name }) => name === '열린 건이 있는 곳');
    const address = `/api/companies/export?format=csv&segment=${segment?.id}&reason=${encodeURIComponent('현황 조사')}`;
    const { text, status } = await world.get(manager, address);
    expect(status).toBe(200);
    expect(text.trim().split('\n')).toHaveLength(before);
    expect((await world.get(manager, address.replace(/&reason.*/, ''))).status).toBe(422);
  });

  it('같은 조건, 모르는 조건, 너무 많은 조건과 같은 이름은 까닭을 말하고 받지 않습니다', async () => {
    const officer = await world.staff(5, 'officer');
    expect((await keep(officer, '하나', open)).status).toBe(201);
    for (const wrong of [
      [...open, ...open],
      [{ field: 'secret', is: true }],
      [{ field: 'industry', among: [] }],
      [{ field: 'industry', among: ["'; drop table"] }],
      [{ field: 'quiet', days: 0 }],
      [{ field: 'openCase', is: 'yes' }],
    ])
      expect((await keep(officer, '다른 이름', wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect((await keep(officer, ' 하나 ', open)).status).toBe(422);
    for (let n = 2; n <= 20; n++) expect((await keep(officer, `묶음 ${n}`, open)).status).toBe(201);
    expect((await keep(officer, '스물하나', open)).body).toMatchObject({ code: 'segment.too_many' });
    expect(await listed(officer)).toHaveLength(20);
  });
});
