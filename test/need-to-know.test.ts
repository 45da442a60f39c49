import { IncidentFact } from '@boru/contract/incidents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../server/src/entry/app.ts';
import type { Capacity } from '../server/src/kernel/actor.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { grantBait } from './award-world.ts';
import { consultingOf } from './consulting.ts';
import { hearingOf } from './hearing.ts';
import { judgedOf } from './judged.ts';
import { sampleOf } from './sample.ts';
import { foundWorld, type Who, type World } from './world.ts';

/** Nowhere may a stranger meet one of these. */
const bait = '미끼기업의비밀';
let world: World;
let victim: Who & { companyId: string };
let strangers: { name: string; who: Who | null; has: readonly Capacity[] }[];
let owned: Record<string, string[]>;

const idsOf = async (companyId: string): Promise<Record<string, string[]>> => {
  const tables: Record<string, string> = {
    company: 'select id from organisations.company where id = $1',
    contact: 'select id from organisations.contact where company_id = $1',
    site: 'select id from organisations.site where company_id = $1',
    membership: 'select id from organisations.membership where company_id = $1',
    invitation: 'select id from organisations.invitation where company_id = $1',
    claim: 'select id from organisations.claim_invitation where company_id = $1',
    consent: 'select id from organisations.consent where company_id = $1',
    technology: 'select id from technologies.card where company_id = $1',
    finding: 'select id from technologies.finding where company_id = $1',
    outcome: 'select id from diagnosis.outcome where company_id = $1',
    draft: 'select id from diagnosis.draft where company_id = $1',
    caseFile: 'select id from cases.case_file where company_id = $1',
    referral: 'select id from cases.referral where company_id = $1',
    task: 'select id from cases.task where company_id = $1',
    appointment: 'select id from cases.appointment where company_id = $1',
    paper: 'select id from platform.file where company_id = $1',
    attendee: 'select id from support.attendee where company_id = $1',
    certificate: 'select id from support.certificate where company_id = $1',
    offer: 'select id from support.offer where company_id = $1',
    visit: 'select id from support.visit_request where company_id = $1',
    consultingRequest: 'select id from support.consulting_request where company_id = $1',
    consultingAssignment: 'select id from support.consulting_assignment where company_id = $1',
    engagement: 'select id from support.engagement where company_id = $1',
    photo: 'select key as id from support.field_photo where company_id = $1',
    followUp: 'select id from support.follow_up where company_id = $1',
    award: 'select id from support.award where company_id = $1',
    receipt: 'select id from support.expense where company_id = $1',
    receiptPaper: 'select id from support.expense_paper where company_id = $1',
    expert: 'select expert_id as id from support.consulting_assignment where company_id = $1',
    pledge: 'select id from organisations.pledge where company_id = $1',
    handoff: 'select id from cases.handoff where company_id = $1',
    incident: 'select id from reports.incident where company_id = $1',
    evidenceItem: 'select id from reports.evidence_item where company_id = $1',
    incidentReader: 'select id from reports.incident_grant where company_id = $1',
    judged: 'select unnest(array[application_id, call_id]) as id from support.selection_result where company_id = $1',
    hearing: 'select id from governance.disclosure_hearing where company_id = $1',
    rightsRequest:
      'select r.id from organisations.rights_request r join organisations.membership m on m.person_id = r.person_id where m.company_id = $1',
    person: 'select person_id as id from organisations.membership where company_id = $1',
    session:
      'select s.id from platform.session s join organisations.membership m on m.id = s.membership_id where m.company_id = $1',
  };
  const found: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(tables))
    found[name] = (await world.owner.query<{ id: string }>(query, [companyId])).rows.map(({ id }) => id);
  return found;
};

/** Everything the victim owns, as one text: proves that no stranger's request changed it. One statement, as it is asked twice per address. */
const stateOf = async (companyId: string): Promise<string> => {
  stateQuery ??= await writeStateQuery();
  const { rows } = await world.owner.query<{ row: string }>(stateQuery, [companyId]);
  return rows.map(({ row }) => row).join('\n');
};
let stateQuery: string | undefined;
const writeStateQuery = async (): Promise<string> => {
  const { rows } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns where column_name = 'company_id' and table_schema not in ('evidence') group by 1`,
  );
  const parts = rows.map(
    ({ name }) => `select '${name} ' || to_jsonb(t)::text as row from ${name} t where company_id = $1`,
  );
  return `${parts.join(' union all ')} order by 1`;
};

const expectOk = async (
  answer: Promise<{ status: number; text: string; body: unknown }>,
): Promise<Record<string, unknown>> => {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body as Record<string, unknown>;
};

const settleVictim = async (): Promise<void> => {
  victim = await world.company({ name: bait });
  await expectOk(
    world.send(victim, 'POST', '/api/company/sites', {
      name: bait,
      municipality: '4311000000',
      industrialZone: null,
      address: bait,
    }),
  );
  await expectOk(world.send(victim, 'POST', '/api/company/invitations', { email: 'bait@example.kr', role: 'staff' }));
  await world.owner.query(
    `insert into technologies.card (id, company_id, name, field, product, screened_on, verdict, engine_version, engine_catalogue, standing, note, created_at, created_by, updated_at, updated_by)
     values ($1, $2, $3, 'semiconductor', $3, '2026-11-23', 'match', '1', '1', 'checked', $3, now(), $4, now(), $4)`,
    [newId(), victim.companyId, bait, victim.personId],
  );
  await expectOk(world.send(victim, 'POST', '/api/account/rights', { kind: 'access', wish: bait }));
  const incident = await expectOk(
    world.send(victim, 'POST', '/api/reports/incidents', {
      title: bait,
      suspicion: bait,
      noticedAt: '2026-11-22T00:00:00Z',
      cardId: null,
      technology: bait,
      channels: ['pc'],
      facts: Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'unsure'])),
      people: bait,
      systems: bait,
    }),
  );
  await expectOk(
    world.send(victim, 'POST', `/api/reports/incidents/${String(incident['id'])}/items`, {
      kind: 'paper',
      title: bait,
      source: bait,
      place: bait,
      custodian: bait,
      collectedAt: '2026-11-22T00:00:00Z',
      file: null,
      note: bait,
    }),
  );
  const reader = await world.staff(3);
  await expectOk(
    world.send(victim, 'POST', `/api/reports/incidents/${String(incident['id'])}/readers`, {
      agencyId: 3,
      email: `${reader.personId}@example.kr`,
      until: '2026-12-31',
    }),
  );
  await Promise.all([expectOk(hearingOf(world, victim.companyId, bait)), judgedOf(world, victim, 3, bait)]);
  await world.owner.query(
    `with course as (insert into support.course (id, agency_id, title, summary, roles, basis, materials, closes, rule, created_by, created_at)
                       values (gen_random_uuid(), 3, '공개 과정', '내용', '{allStaff}', '[]', '[]', '{}', '{"attendancePercent":80,"testScore":null,"survey":false,"validMonths":null}', $1, now()) returning id),
          run as (insert into support.run (id, course_id, agency_id, title, roles, capacity, price_won, queue_rule, offer_hours, enrol_until, cancel_until, trainers, starts_at, ends_at, created_by, created_at)
                    select gen_random_uuid(), id, 3, '공개 과정', '{allStaff}', 9, 0, 'firstCome', 9, now(), now(), '{강사}', now(), now() + interval '1 hour', $1, now() from course returning id)
     select 1 from run`,
    [victim.personId],
  );
  await world.owner.query(
    `with person as (insert into support.attendee (id, run_id, agency_id, company_id, company_name, name, role, email, state, seat, enrolled_by, enrolled_at)
                       select gen_random_uuid(), id, 3, $1, $3, $3, 'allStaff', 'bait@example.kr', 'offered', 1, $2, now() from support.run limit 1 returning id, run_id),
          batch as (insert into support.certificate_batch (id, run_id, agency_id, total, asked_by, asked_by_name, asked_at)
                      select gen_random_uuid(), run_id, 3, 1, $2, '담당', now() from person returning id),
          paper as (insert into support.certificate (id, number, check_code, batch_id, run_id, attendee_id, agency_id, company_id, person_name, company_name, course_title, agency_name, basis, held_from, held_until, minutes, issued_on)
                      select gen_random_uuid(), '제2026-충북-00001호', 'ABCDEFGHJK', batch.id, person.run_id, person.id, 3, $1, $3, $3, '공개 과정', '기관', '', '2026-11-20', '2026-11-20', 60, '2026-11-21' from person, batch)
     insert into support.offer (id, run_id, attendee_id, company_id, agency_id, seat, token_hash, offered_at, expires_at)
     select gen_random_uuid(), run_id, id, $1, 3, 1, sha256('bait'), now(), now() + interval '9 days' from person`,
    [victim.companyId, victim.personId, bait],
  );
  await grantBait(world, victim, bait);
  const advised = await consultingOf(world, 3);
  await advised.fill(await advised.engage(victim, await advised.expert('배정된 전문가'), bait), victim, bait);
  await expectOk(
    world.send(victim, 'POST', '/api/company/education/visits', {
      ...{ agencyId: 3, courseId: null, businessKind: bait, salesWon: null, employees: null, homepage: bait },
      ...{ wishedFrom: '2026-12-14', wishedUntil: '2026-12-18', place: bait, roles: ['allStaff'], people: 5 },
      wishes: bait,
      ...{ contactName: bait, department: bait, position: bait, phone: '043-123-4567', email: 'bait@example.kr' },
    }),
  );
  await world.owner.query(
    `insert into organisations.claim_invitation (id, company_id, agency_id, token_hash, email, reason, invited_by, invited_by_name, created_at, expires_at)
     select gen_random_uuid(), $1, a.id, '\\x00', $2, $3, $4, $3, now(), now() + interval '1 day' from organisations.agency a where a.secretariat`,
    [victim.companyId, 'bait@example.kr', bait, victim.personId],
  );
  // A finding of a re-screening that the victim was told of, and one of a dry run nobody was told of.
  for (const told of ['now()', 'null'])
    await world.owner.query(
      `with run as (insert into technologies.rescreening (id, state, engine_version, engine_catalogue, screened_on, begun_at)
                    values (gen_random_uuid(), 'done', '1', '1', '2026-11-23', now()) returning id)
       insert into technologies.finding (id, rescreening_id, card_id, company_id, card_version, outcome, before, after, found_at, told_at)
       select gen_random_uuid(), run.id, c.id, c.company_id, 1, 'mayApplyNow', '{"verdict":"none","items":[]}', '{"verdict":"match","items":[]}', now(), ${told}
         from run, technologies.card c where c.company_id = $1`,
      [victim.companyId],
    );
  await world.owner.query(
    `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'bait', 1, '{}')`,
  );
  await world.owner.query(
    `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
     values ($1, $2, 'bait', 1, '\\x00', jsonb_build_object('bait', $3::text), '{}', 50, 'fair', 0, '2026-11-23', now(), $4, '2027-11-23')`,
    [newId(), victim.companyId, bait, victim.personId],
  );
  await expectOk(world.send(victim, 'POST', '/api/diagnosis/draft', {}));
  const preview = (await expectOk(world.get(victim, '/api/cases/preview?topic=counselling'))) as {
    consent: { textId: string; textVersion: number };
  };
  const request = await expectOk(
    world.send(victim, 'POST', '/api/cases', {
      requestKey: newId(),
      topic: 'counselling',
      subject: 'personnel',
      urgency: 'normal',
      title: bait,
      body: bait,
      share: ['diagnosis', 'technology'],
      consent: { textId: preview.consent.textId, textVersion: preview.consent.textVersion, agreed: true },
    }),
  );
  expect((await upload(victim, `/api/cases/${String(request['id'])}/papers`)).status).toBe(201);
  await world.owner.query(`update platform.file set state = 'clean'`);
  const owner = (request as { route: { agency: { id: number } } }).route.agency.id;
  const officer = await world.staff(owner);
  const view = await expectOk(world.get(officer, `/api/cases/${String(request['id'])}`));
  // An appointment that the desk gave the victim.
  await world.owner.query(
    `with s as (insert into cases.slot (id, agency_id, desk_code, counsellor_id, mode, place, starts_at, ends_at, open_to_all, created_by)
                select gen_random_uuid(), $1, d.code, $2, 'room', $3, '2026-12-01T01:00Z', '2026-12-01T02:00Z', true, $2
                  from organisations.desk d where d.agency_id = $1 limit 1 returning id)
     insert into cases.appointment (id, slot_id, company_id, company_name, contact_name, topic, booked_by, booked_at, updated_at)
     select gen_random_uuid(), s.id, $4, $3, $3, $3, $5, now(), now() from s`,
    [owner, officer.personId, bait, victim.companyId, victim.personId],
  );
  await expectOk(
    world.send(officer, 'POST', `/api/cases/${String(request['id'])}/tasks`, {
      title: bait,
      ownerId: null,
      dueOn: null,
    }),
  );
  const text = world.services.pack.catalogue.pledgeTexts.items[0];
  const signed = { caseId: request['id'], textId: text?.id, textVersion: text?.version, agreed: true };
  await expectOk(world.send(officer, 'POST', '/api/pledges', signed));
  const made = await expectOk(
    world.send(officer, 'POST', `/api/cases/${String(request['id'])}/handoffs`, {
      version: view['version'],
      toAgency: world.services.pack.agencies.items.find(({ online }) => !online)?.id,
      sections: ['summary', 'counsel', 'documents'],
      reason: bait,
      basis: { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' },
      recipientKey: null,
    }),
  );
  const elsewhere = [5, 7].find((agency) => agency !== owner) ?? 5;
  await expectOk(
    world.send(officer, 'POST', `/api/cases/${String(request['id'])}/referrals`, {
      version: made['version'],
      toAgency: elsewhere,
      sections: ['summary', 'counsel', 'contact'],
      reason: bait,
      basis: { kind: 'consent' },
    }),
  );
};

const fill = (path: string, id: (name: string) => string): string =>
  path.replace(/:([A-Za-z]+)/g, (_all, name: string) => id(name));

const bodyOf = (schema: z.ZodType | null): unknown => {
  if (!schema) return {};
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return sampleOf(json);
};

const upload = async (who: Who | null, url: string) => {
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'multipart/form-data; boundary=part',
      'x-boru-request': '1',
      ...(who ? { cookie: `boru_session=${who.ticket}` } : {}),
    },
    payload: `--part\r\ncontent-disposition: form-data; name="file"; filename="${bait}.txt"\r\n\r\n${bait}\r\n--part--\r\n`,
  });
  return { status: answer.statusCode, text: answer.body };
};

/** A page that is left open: what it is told at once and in the moment after. */
const listen = async (who: Who | null, path: string) => {
  const page = await world.listen(who, path);
  if (page.status === 200) await page.until('hello');
  page.close();
  return { status: page.status, text: page.text() };
};

const ask = async (who: Who | null, endpoint: (typeof endpoints)[number], path: string) => {
  const answer =
    endpoint.kind === 'upload'
      ? await upload(who, path)
      : endpoint.kind === 'stream'
        ? await listen(who, path)
        : endpoint.method === 'GET'
          ? await world.get(who, path)
          : await world.send(who, endpoint.method, path, bodyOf(endpoint.body));
  return { status: answer.status, text: answer.text.replace(/"requestId":"[^"]+"/, '"requestId":""') };
};

beforeAll(async () => {
  world = await foundWorld();
  await settleVictim();
  owned = await idsOf(victim.companyId);
  const other = await world.company();
  strangers = [
    { name: '로그인하지 않은 사람', who: null, has: ['anyone'] },
    { name: '다른 기업의 대표', who: other, has: ['anyone', 'signedIn', 'company.representative'] },
    { name: '관계없는 기관의 담당자', who: await world.staff(9), has: ['anyone', 'signedIn', 'agency.officer'] },
    {
      name: '관계없는 기관의 감사',
      who: await world.staff(9, 'auditor'),
      has: ['anyone', 'signedIn', 'agency.auditor'],
    },
    { name: '시스템 관리자', who: await world.administrator(), has: ['anyone', 'signedIn', 'administrator'] },
    { name: '다른 전문가', who: await world.expert(), has: ['anyone', 'signedIn', 'expert'] },
  ];
});
afterAll(() => world.close());
const nobody = '0192d1a0-0000-7000-8000-00000000dead';

describe('보면 안 되는 사람에게는 없는 것과 같습니다', () => {
  it('미끼 기업은 모든 종류의 자료를 갖고 있습니다', () => {
    expect(Object.entries(owned).filter(([, ids]) => ids.length === 0)).toEqual([]);
  });

  it.each(endpoints.filter(({ path }) => path.includes(':')).map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: 남의 번호와 없는 번호의 답이 똑같습니다',
    async (_id, endpoint) => {
      const ids = [...new Set(Object.values(owned).flat())];
      const before = await stateOf(victim.companyId);
      for (const { name, who, has } of strangers) {
        // Staff accounts are the administrator's business; their pages name people, never companies.
        const reaches = endpoint.may.some((capacity) => has.includes(capacity));
        const nothing = await ask(
          who,
          endpoint,
          fill(endpoint.path, () => nobody),
        );
        // Who may not use an address at all is refused before it is read: a few numbers show that.
        for (const id of reaches ? ids : ids.slice(0, 2)) {
          const answer = await ask(
            who,
            endpoint,
            fill(endpoint.path, (param) =>
              endpoint.path.match(/:/g)?.length === 2 && param === 'id' ? (owned['caseFile']?.[0] ?? id) : id,
            ),
          );
          expect(answer, `${name} ${id}`).toEqual(nothing);
          expect(answer.text, name).not.toContain(bait);
        }
        if (reaches) expect([404, 422, 410], `${name}: ${nothing.text}`).toContain(nothing.status);
        else expect([401, 403], name).toContain(nothing.status);
      }
      expect(await stateOf(victim.companyId)).toBe(before);
    },
    120_000,
  );

  it.each(
    endpoints
      .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
      .map((endpoint) => [endpoint.id, endpoint] as const),
  )('%s: 남의 목록에 한 글자도 나타나지 않습니다', async (_id, endpoint) => {
    for (const { name, who } of strangers)
      for (const query of [
        '',
        `?companyId=${victim.companyId}`,
        `?caseId=${owned['caseFile']?.[0]}`,
        `?text=${encodeURIComponent('미끼')}`,
        '?status=unconfirmed',
      ]) {
        const answer = await ask(who, endpoint, `${endpoint.path}${query}`);
        expect(answer.text, `${name} ${query}`).not.toContain(bait);
        for (const id of Object.values(owned).flat()) expect(answer.text, `${name} ${query}`).not.toContain(id);
      }
  });

  it('2단계 인증을 하지 않은 담당자는 어느 업무 주소에서도 막힙니다', async () => {
    const officer = await world.staff(9);
    await world.owner.query('update platform.session set second_factor_at = null where person_id = $1', [
      officer.personId,
    ]);
    for (const endpoint of endpoints.filter(
      ({ may }) => may.some((capacity) => capacity.startsWith('agency.')) && !may.includes('anyone'),
    )) {
      const answer = await ask(
        officer,
        endpoint,
        fill(endpoint.path, () => nobody),
      );
      expect(answer.status, endpoint.id).toBe(403);
      expect(answer.text).toContain('second_factor.required');
    }
  });
});
