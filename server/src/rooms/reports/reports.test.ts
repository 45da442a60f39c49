import type { EvidenceItems } from '@boru/contract/incident-items';
import type { FactAnswers, IncidentDuties, IncidentList, IncidentView } from '@boru/contract/incidents';
import { IncidentFact } from '@boru/contract/incidents';
import type { ContactList, FirstHourView, NoticeRoutesView } from '@boru/contract/reports';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';
import { asActor, asSystem } from '../../platform/database/index.ts';
import { readPdf } from '../../platform/documents/testing/read-pdf.ts';
import { companiesRead } from '../evidence/index.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('유출이 의심될 때의 안내', () => {
  it('로그인하지 않아도 첫 한 시간의 순서와 법이 정한 두 곳을 본다', async () => {
    const { status, body } = await world.get(null, '/api/reports/first-hour');
    expect(status).toBe(200);
    const guidance = body as FirstHourView;
    expect(guidance.steps.map(({ phase }) => phase)).toContain('call');
    expect(guidance.steps.find(({ phase }) => phase === 'call')?.contacts.map(({ phone }) => phone)).toEqual([
      '111',
      '113',
      '118',
    ]);
    expect(guidance.duty.law.map(({ lawName, article }) => `${lawName} ${article}`)).toEqual([
      '산업기술의 유출방지 및 보호에 관한 법률 제15조',
      '산업기술의 유출방지 및 보호에 관한 법률 시행령 제20조',
    ]);
    expect(guidance.duty.addressees.map(({ id }) => id)).toEqual(['minister', 'investigative-agency']);
    expect(guidance.duty.form?.number).toContain('별지 제7호서식');
    // A draft by Boru, reviewed by nobody yet: it must say so wherever it is shown.
    expect(guidance.verified).toBe(false);
    expect(guidance.note).toContain('초안');
  });

  it('연락처는 긴급한 곳부터, 확인하지 못한 까닭과 함께 온다', async () => {
    const { status, body } = await world.get(null, '/api/reports/contacts');
    expect(status).toBe(200);
    const { items } = body as (typeof ContactList)['_output'];
    expect(items[0]?.emergency).toBe(true);
    for (const { verified, note } of items) if (!verified) expect(note).not.toBeNull();
  });

  it('안내를 보는 것은 아무 흔적도 남기지 않고, 안내하는 길은 글을 받지 않는다', async () => {
    const count = async () =>
      (await world.owner.query('select count(*)::int as n from evidence.audit_entry')).rows[0].n as number;
    const before = await count();
    await world.get(null, '/api/reports/first-hour');
    expect(await count()).toBe(before);
    expect((await world.send(null, 'POST', '/api/reports/first-hour', { body: '제보' })).status).toBe(404);
  });
});

const noticed = '2026-11-22T22:00:00.000Z';
const facts = (known: Partial<FactAnswers> = {}) => ({
  ...(Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'no'])) as FactAnswers),
  ...known,
});
const wish = (more: object = {}) => ({
  title: '퇴사자 계정의 밤 접속',
  suspicion: '지난밤 그만둔 직원의 계정으로 설계 서버에 접속한 기록이 있음',
  noticedAt: noticed,
  cardId: null,
  technology: '파우치 셀',
  channels: ['server', 'person'],
  facts: facts({ nationalCore: 'yes', keptSecret: 'yes', smallCompany: 'unsure' }),
  people: '그만둔 직원 한 사람',
  systems: '설계 서버',
  ...more,
});
const notice = (more: object = {}) => ({
  route: 'infringement-report',
  addressee: 'minister',
  stage: 'urgent',
  how: 'phone',
  doneAt: noticed,
  spokeTo: null,
  receiptNumber: null,
  paper: null,
  note: null,
  ...more,
});
const incidents = '/api/reports/incidents';
const begin = async (company: Who, more: object = {}) => {
  const { status, body, text } = await world.send(company, 'POST', incidents, wish(more));
  expect(status, text).toBe(201);
  const path = `${incidents}/${(body as { id: string }).id}`;
  const show = async (who: Who = company) => {
    const answer = await world.get(who, path);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as IncidentView;
  };
  const post = (what: string, sent: object) => world.send(company, 'POST', `${path}/${what}`, sent);
  return { path, show, post };
};
const route = (view: IncidentView, id: string) => view.routes.find((one) => one.id === id);

describe('사고 기록과 알릴 곳', () => {
  it('알릴 곳의 표는 누구나 보고, 조문과 기한과 의심을 함께 말한다', async () => {
    const { status, body } = await world.get(null, '/api/reports/routes');
    expect(status).toBe(200);
    const { items, notFiling, facts: asked } = body as NoticeRoutesView;
    expect(notFiling.ko).toContain('신고가 아닙니다');
    expect(asked.map(({ id }) => id)).toEqual(IncidentFact.options);
    expect(items.find(({ id }) => id === 'infringement-report')).toMatchObject({
      tellAll: true,
      isDuty: true,
      rule: 'LEAK-REPORT',
    });
    expect(JSON.stringify(body)).not.toContain('blanks');
  });

  it('두 곳에 모두 알릴 때까지 알릴 곳이 남고, 급히 말한 것과 접수까지 시간표에 남는다', async () => {
    const company = await world.company();
    const { show, post } = await begin(company);
    const first = await show();
    expect(first.owed).toBe(1);
    expect(route(first, 'infringement-report')).toMatchObject({
      verdict: 'due',
      untold: ['minister', 'investigative-agency'],
      clock: { status: 'immediate', rule: 'LEAK-REPORT' },
    });
    expect(route(first, 'trade-secret')?.verdict).toBe('open');
    expect(route(first, 'sme-infringement')).toMatchObject({ verdict: 'possible', missing: ['smallCompany'] });
    expect((await post('notices', notice())).status).toBe(201);
    expect(route(await show(), 'infringement-report')).toMatchObject({
      untold: ['investigative-agency'],
      unfiled: ['minister'],
    });
    const duties = async (who: Who) =>
      ((await world.get(who, '/api/reports/duties')).body as (typeof IncidentDuties)['_output']).items;
    expect(await duties(company)).toMatchObject([
      { route: 'infringement-report', owes: 'tell', isImmediate: true, addressees: [{ ko: '정보수사기관의 장' }] },
    ]);
    const paper = { name: '침해신고서.pdf', sha256: 'ab'.repeat(32) };
    const second = notice({
      addressee: 'investigative-agency',
      stage: 'form',
      how: 'inPerson',
      paper,
      receiptNumber: '2026-77',
    });
    expect((await post('notices', second)).status).toBe(201);
    // Both know, and one of them only by telephone: the form is still owed.
    expect((await show()).owed).toBe(1);
    expect(await duties(company)).toMatchObject([{ owes: 'form', addressees: [{ ko: '산업통상부장관' }], others: 0 }]);
    expect(await duties(await world.company())).toEqual([]);
    expect((await post('notices', notice({ stage: 'form', how: 'post' }))).status).toBe(201);
    const told = await show();
    expect(told.owed).toBe(0);
    expect(await duties(company)).toEqual([]);
    expect(told.notices.find(({ receiptNumber }) => receiptNumber !== null)).toMatchObject({
      paper,
      receiptNumber: '2026-77',
      by: '홍견본',
      self: true,
    });
    expect(told.timeline.filter(({ kind }) => kind === 'noticed')).toHaveLength(3);
  });

  it('점검표는 누가 언제 했는지 남기고, 되돌린 것도 지우지 않는다', async () => {
    const company = await world.company();
    const { show, post } = await begin(company);
    const before = await show();
    expect(before.steps.map(({ id }) => id)).toContain('channel-server-1');
    expect(before.steps.map(({ id }) => id)).not.toContain('channel-usb-1');
    const tick = { kind: 'stepDone', step: 'contain-1', happenedAt: noticed, body: '서버 담당이 잠금' };
    expect((await post('timeline', tick)).status).toBe(201);
    const isDone = async () => (await show()).steps.find(({ id }) => id === 'contain-1');
    expect(await isDone()).toMatchObject({ isDone: true, by: '홍견본', at: noticed });
    world.clock.set('2026-11-23T00:01:00.000Z');
    expect((await post('timeline', { ...tick, kind: 'stepUndone', body: null })).status).toBe(201);
    expect(await isDone()).toMatchObject({ isDone: false, by: null });
    expect((await show()).timeline.filter(({ kind }) => kind.startsWith('step'))).toHaveLength(2);
    expect((await post('timeline', { ...tick, step: 'channel-usb-1' })).status).toBe(422);
    await expect(
      asActor(world.database, company.ticket, 'write', (tx) =>
        sql`update reports.incident_event set body = '지움'`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('신고서는 아는 칸만 채우고, 신고가 아님과 확인 필요를 말하며, 두 형식이 같은 것을 말한다', async () => {
    const company = await world.company({ name: '가온소재' });
    const { path } = await begin(company);
    const take = async (format: string, addressee = 'minister') => {
      const url = `${path}/form?route=infringement-report&addressee=${addressee}&format=${format}`;
      const response = await world.app.inject({ url, headers: { cookie: `boru_session=${company.ticket}` } });
      return { status: response.statusCode, bytes: response.rawPayload };
    };
    const flat = (text: string) => text.replace(/[\s\u00a0\u200b]/g, '');
    const pdf = readPdf((await take('pdf')).bytes);
    expect(pdf).toMatchObject({ tagged: true, language: 'ko-KR' });
    const section = new TextDecoder().decode(unzipSync((await take('hwpx')).bytes)['Contents/section0.xml']);
    for (const text of [flat(pdf.text), flat(section.replace(/<[^>]+>/g, ''))])
      for (const said of [
        '산업기술침해신고서',
        '별지제7호서식',
        '가온소재',
        '설계서버',
        '신고가아닙니다',
        '확인필요',
        '(직접적어주세요)',
        '산업통상부장관',
      ])
        expect(text).toContain(said);
    expect((await take('pdf', 'nobody')).status).toBe(422);
  });

  it('마친 사고는 까닭과 함께 되돌려야 고치고, 그사이 바뀐 것과 아직 오지 않은 때는 받지 않는다', async () => {
    const company = await world.company();
    const { path, show, post } = await begin(company);
    const { version } = await show();
    expect((await post('state', { version, to: 'closed', reason: '조사가 끝남' })).status).toBe(200);
    expect((await post('state', { version, to: 'responding', reason: '새 일' })).status).toBe(409);
    const closed = await show();
    // The worst is over: what is left to do joins the checklist.
    expect(closed.steps.map(({ id }) => id)).toContain('recovery-access-1');
    expect(closed).toMatchObject({ state: 'closed', next: ['responding'], may: ['turn', 'notify', 'grant'] });
    const change = () =>
      world.send(company, 'PUT', path, { version: closed.version, incident: wish({ title: '고침' }) });
    expect(await change()).toMatchObject({ status: 409, body: { code: 'incident.ended' } });
    expect((await post('notices', notice({ stage: 'receipt' }))).status).toBe(201);
    expect((await post('state', { version: closed.version, to: 'mistaken', reason: '아님' })).status).toBe(409);
    const future = '2026-11-23T02:00:00.000Z';
    expect((await world.send(company, 'POST', incidents, wish({ noticedAt: future }))).status).toBe(422);
    const other = await world.company();
    await world.owner.query(
      `insert into technologies.card (id, company_id, name, field, screened_on, verdict, engine_version, engine_catalogue, standing, created_at, created_by, updated_at, updated_by)
       values ('0192d1a0-0000-7000-8000-0000000000aa', $1, '남의 카드', 'semiconductor', '2026-11-23', 'match', '1', '1', 'checked', now(), $2, now(), $2)`,
      [other.companyId, other.personId],
    );
    for (const cardId of ['0192d1a0-0000-7000-8000-0000000000aa', '0192d1a0-0000-7000-8000-0000000000bb'])
      expect((await world.send(company, 'POST', incidents, wish({ cardId }))).status).toBe(409);
  });
});

const item = (more: object = {}) => ({
  kind: 'device',
  title: '노트북 N-031',
  source: '퇴사자 책상',
  place: '사무실',
  custodian: '이담당',
  collectedAt: noticed,
  file: null,
  note: null,
  ...more,
});

describe('증거와 손해', () => {
  it('증거는 번호를 받고 파일은 전자지문만 남으며, 넘겨준 사람은 늘 지금 맡은 사람이다', async () => {
    const company = await world.company();
    const { path, show, post } = await begin(company);
    const list = async (who: Who = company) => {
      const answer = await world.get(who, `${path}/items`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body as EvidenceItems;
    };
    const file = { name: 'access.log', size: 5_000_000_000, sha256: 'cd'.repeat(32) };
    const both = [post('items', item()), post('items', item({ kind: 'log', title: '접속 기록', file }))];
    for (const { status } of await Promise.all(both)) expect(status).toBe(201);
    const { items } = await list();
    expect(items.map(({ number }) => number)).toEqual([1, 2]);
    expect(items.find(({ kind }) => kind === 'log')?.file).toEqual(file);
    const laptop = items.find(({ kind }) => kind === 'device')?.id;
    const hand = (to: string, happenedAt: string) =>
      post(`items/${laptop}/handovers`, { to, place: '금고', happenedAt, reason: '봉인해 보관' });
    expect((await hand('김보안', '2026-11-22T23:00:00Z')).status).toBe(201);
    // Before the handover that went before, and before it was collected at all.
    expect((await hand('박수사', '2026-11-22T22:30:00Z')).status).toBe(422);
    expect((await hand('박수사', '2026-11-23T00:00:00Z')).status).toBe(201);
    const after = (await list()).items.find(({ id }) => id === laptop);
    expect(after).toMatchObject({ custodian: '박수사', place: '금고' });
    expect(after?.custody.map(({ from, to }) => `${from}>${to}`)).toEqual(['이담당>김보안', '김보안>박수사']);
    for (const table of ['evidence_item', 'evidence_handover'])
      await expect(
        asActor(world.database, company.ticket, 'write', (tx) =>
          sql`update ${sql.table(`reports.${table}`)} set author_name = '남'`.execute(tx),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    expect((await show()).timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['itemAdded', 'handedOver']),
    );
    const staff = await world.colleague(company, 'staff');
    const seen = await asActor(
      world.database,
      staff.ticket,
      'read',
      async (tx) =>
        (await sql`select 1 from reports.evidence_item union all select 1 from reports.evidence_handover`.execute(tx))
          .rows,
    );
    expect(seen).toEqual([]);
  });

  it('손해는 원 단위 정수로 더하고 그사이 바뀐 표는 받지 않으며, 목록은 전자지문과 넘겨준 기록을 담는다', async () => {
    const company = await world.company({ name: '가온소재' });
    const { path, post } = await begin(company);
    const file = { name: 'access.log', size: 10, sha256: 'cd'.repeat(32) };
    expect((await post('items', item({ file }))).status).toBe(201);
    const count = (version: number, amount: number) =>
      world.send(company, 'PUT', `${path}/damage`, {
        version,
        lines: Array.from({ length: 50 }, () => ({ kind: 'research', amount, basis: '과제 정산서' })),
      });
    expect((await count(0, 100_000_000_000_000)).status).toBe(200);
    expect((await count(0, 1)).status).toBe(409);
    expect((await count(1, 1.5)).status).toBe(422);
    const { damage } = (await world.get(company, `${path}/items`)).body as EvidenceItems;
    expect(damage).toMatchObject({ total: 5_000_000_000_000_000, version: 1 });
    const response = await world.app.inject({
      url: `${path}/index`,
      headers: { cookie: `boru_session=${company.ticket}` },
    });
    const pdf = readPdf(response.rawPayload);
    expect(pdf).toMatchObject({ tagged: true, language: 'ko-KR' });
    const text = pdf.text.replace(/[\s\u00a0\u200b]/g, '');
    for (const said of [
      '증거목록',
      '가온소재',
      'cd'.repeat(32),
      '이담당(사무실)',
      '5,000,000,000,000,000원',
      '퇴사자계정의밤접속',
    ])
      expect(text).toContain(said);
  });
});

describe('사고를 볼 수 있는 사람', () => {
  it('회사의 다른 직원은 사고가 있다는 것도, 그 증적도 보지 못한다', async () => {
    const company = await world.company();
    const { path } = await begin(company);
    const officer = await world.colleague(company, 'securityOfficer');
    expect((await world.get(officer, path)).status).toBe(200);
    for (const role of ['staff', 'proxy'] as const) {
      const colleague = await world.colleague(company, role);
      expect((await world.get(colleague, path)).status).toBe(403);
      const seen = await asActor(world.database, colleague.ticket, 'read', async (tx) => [
        (await sql`select 1 from reports.incident`.execute(tx)).rows.length,
        (await sql`select 1 from reports.incident_event`.execute(tx)).rows.length,
        (await sql`select 1 from reports.incident_notice`.execute(tx)).rows.length,
        (await sql`select 1 from evidence.audit_entry where action like 'incident.%'`.execute(tx)).rows.length,
      ]);
      expect(seen).toEqual([0, 0, 0, 0]);
    }
    const { rows } = await world.owner.query(
      `select detail::text || action as said from evidence.audit_entry where company_id = $1`,
      [company.companyId],
    );
    expect(rows.map(({ said }) => said).join()).toContain('incident.opened');
    expect(rows.map(({ said }) => said).join()).not.toMatch(/퇴사자|설계 서버|파우치/);
  });

  it('기관에서는 지명된 한 사람만 정한 날까지 보고, 빼면 그 자리에서 보이지 않는다', async () => {
    const company = await world.company();
    const { path, show, post } = await begin(company);
    const named = await world.staff(4, 'officer', '지명된 담당');
    const others = [await world.staff(4), await world.staff(4, 'manager'), await world.staff(4, 'auditor')];
    const email = `${named.personId}@example.kr`;
    expect((await world.get(named, path)).status).toBe(404);
    const grant = { agencyId: 4, email, until: '2026-12-31' };
    expect((await post('readers', { ...grant, agencyId: 5 })).status).toBe(422);
    expect((await post('readers', { ...grant, until: '2026-11-22' })).status).toBe(422);
    expect((await post('readers', grant)).status).toBe(201);
    await world.settle();
    const told = await world.owner.query(`select person_id from platform.notice where event = 'incident.shown'`);
    expect(told.rows).toEqual([{ person_id: named.personId }]);
    const seen = await show(named);
    expect(seen).toMatchObject({ title: wish().title, may: [], next: [], grants: [] });
    for (const other of others) expect([403, 404]).toContain((await world.get(other, path)).status);
    expect(((await world.get(others[1] as Who, incidents)).body as { items: unknown[] }).items).toEqual([]);
    expect(((await world.get(named, incidents)).body as typeof IncidentList._output).items).toHaveLength(1);
    expect(
      (await world.send(named, 'POST', `${path}/timeline`, { kind: 'note', happenedAt: noticed, body: '몰래' })).status,
    ).toBe(403);
    const colleague = await world.colleague(company, 'staff');
    const readings = async (who: Who) =>
      ((await world.get(who, '/api/evidence/readers')).body as { items: unknown[] }).items.length;
    expect(await readings(company)).toBeGreaterThan(0);
    expect(await readings(colleague)).toBe(0);
    // Nor does the daily mail to everybody of the company say that something was read.
    const ever = { from: new Date('2000-01-01'), until: new Date('2100-01-01') };
    expect(await asSystem(world.database, 'read', (tx) => companiesRead(tx, ever))).not.toContain(company.companyId);
    const grantId = (await show()).grants[0]?.id ?? '';
    expect((await world.send(await world.company(), 'POST', `${path}/readers/${grantId}/end`, {})).status).toBe(404);
    await world.owner.query(`update reports.incident_grant set until = '2020-01-01' where id = $1`, [grantId]);
    expect((await world.get(named, path)).status).toBe(404);
    await world.owner.query(`update reports.incident_grant set until = '2099-01-01' where id = $1`, [grantId]);
    expect((await world.get(named, path)).status).toBe(200);
    expect((await post(`readers/${grantId}/end`, {})).status).toBe(200);
    expect((await world.get(named, path)).status).toBe(404);
    expect((await show()).timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['granted', 'grantEnded']));
  });
});
