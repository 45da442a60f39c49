import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, foundSchool, type Json, type School } from '../../../../../test/school.ts';
import type { Who } from '../../../../../test/world.ts';
import { lapseOffers, remindOfEducation } from '../index.ts';

let its: School;
let world: School['world'];
let officer: Who;
beforeAll(async () => {
  its = await foundSchool();
  ({ world, officer } = its);
});
afterAll(() => world.close());

/** The secrets of the letters that were written, newest last. */
const tokens = async (): Promise<string[]> =>
  (
    await world.owner.query<{ token: string }>(
      `select substring(body_text from '/education/offer#([A-Za-z0-9_-]{43})') as token from platform.mail where kind = 'education.offer' order by created_at, id`,
    )
  ).rows.map(({ token }) => token);

describe('남의 것은 건드리지 못합니다', () => {
  it('남의 제안은 번호로도 지어낸 링크로도 답할 수 없고, 링크의 비밀은 해시로만 남습니다', async () => {
    const runId = await its.openRun({ capacity: 1 });
    const [holder, waiter, thief] = [await world.company(), await world.company(), await world.company()];
    await its.enrol(holder, runId, '앞사람');
    await world.send(waiter, 'POST', `/api/education/runs/${runId}/attendees`, {
      people: [its.person('기다림', 'wait@example.kr')],
    });
    expect((await its.giveBack(holder, '앞사람')).status).toBe(200);
    await world.settle();
    const offered = await its.stateOf(waiter, '기다림');
    expect(offered?.state).toBe('offered');
    const answer = (who: Who | null, path: string, body: Json) =>
      world.send(who, 'POST', `/api/education/${path}`, body);
    const nothing = await answer(thief, 'offers/0192d1a0-0000-7000-8000-00000000dead/answer', { answer: 'accept' });
    const theirs = await answer(thief, `offers/${offered?.offer?.id}/answer`, { answer: 'accept' });
    expect([theirs.status, nothing.status]).toEqual([404, 404]);
    expect((await answer(officer, `offers/${offered?.offer?.id}/answer`, { answer: 'accept' })).status).toBe(403);
    expect((await answer(null, 'offer/answer', { token: 'x'.repeat(43), answer: 'accept' })).status).toBe(404);
    const token = (await tokens()).at(-1) ?? '';
    const { rows } = await world.owner.query<{ row: string }>(
      `select to_jsonb(o)::text as row from support.offer o union all select to_jsonb(j)::text from platform.job j union all select to_jsonb(a)::text from evidence.audit_entry a union all select to_jsonb(n)::text from platform.notice n`,
    );
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    const looked = await answer(null, 'offer/look', { token });
    expect(looked.text).not.toContain('기다림');
    expect(looked.body).toMatchObject({ person: '기○○', outcome: null });
    expect((await answer(null, 'offer/answer', { token, answer: 'accept' })).body).toMatchObject({
      outcome: 'accepted',
    });
    expect((await answer(null, 'offer/answer', { token, answer: 'refuse' })).status).toBe(409);
    expect((await its.stateOf(waiter, '기다림'))?.state).toBe('seated');
  });

  it('다른 기업의 사람을 신청하거나 취소하지 못하고, 데이터베이스가 직접 막습니다', async () => {
    const runId = await its.openRun();
    const [a, b] = [await world.company(), await world.company()];
    await its.enrol(b, runId, '남의사람');
    const theirs = await its.stateOf(b, '남의사람');
    const cancel = await world.send(a, 'POST', `/api/education/attendees/${theirs?.id}/give-back`, { version: 1 });
    expect(cancel.status).toBe(404);
    const asCompany = async (text: string, values: unknown[]) => {
      const client = await world.database.pool.connect();
      try {
        await client.query('begin');
        await client.query('select app.enter($1, 5000)', [a.ticket]);
        return await client.query(text, values).then(
          ({ rowCount }) => rowCount,
          (fault: { code?: string }) => fault.code,
        );
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    const insert = `insert into support.attendee (id, run_id, agency_id, company_id, company_name, name, role, state, seat, enrolled_by, enrolled_at)
                    values (gen_random_uuid(), $1, 9, $2, 'x', 'x', 'executive', $4, $5, $3, now())`;
    expect(await asCompany(insert, [runId, b.companyId, a.personId, 'seated', 2])).toBe('42501');
    // A seat beyond the room, a seat that somebody has, a place before those who wait.
    expect(await asCompany(insert, [runId, a.companyId, a.personId, 'seated', 3])).toBe('23505');
    expect(await asCompany(insert, [runId, a.companyId, a.personId, 'seated', 1])).toBe('23505');
    expect(await asCompany(insert, [runId, a.companyId, a.personId, 'seated', 2])).toBe(1);
    expect(
      await asCompany(`update support.attendee set state = 'cancelled', seat = null where id = $1`, [theirs?.id]),
    ).toBe(0);
    expect(await asCompany('select seed from support.run_seed', [])).toBe(0);
    await its.enrol(a, runId, '둘째', '대기');
    const waiting = await its.stateOf(a, '대기');
    await its.giveBack(b, '남의사람');
    const jump = `update support.attendee set state = 'seated', seat = 1 where id = $1`;
    expect(await asCompany(jump, [waiting?.id])).toBe('42501');
  });

  it('다른 기관은 차수를 취소하거나 사람을 보지 못하고, 연 기관이 보면 기업의 열람 기록에 남습니다', async () => {
    const runId = await its.openRun();
    const company = await world.company();
    await its.enrol(company, runId, '홍보임');
    const other = await world.staff(5);
    expect((await world.get(other, `/api/desk/education/runs/${runId}`)).status).toBe(404);
    expect(
      (await world.send(other, 'POST', `/api/desk/education/runs/${runId}/cancel`, { reason: '그냥' })).status,
    ).toBe(404);
    const seen = await world.get(officer, `/api/desk/education/runs/${runId}`);
    expect(seen.text).toContain('홍보임');
    const readers = await world.get(company, '/api/evidence/readers');
    expect(readers.text).toContain('김교육');
  });
});

describe('신청과 대기', () => {
  it('누구나 일정을 보고 달력으로 받으며, 접속 주소는 자리가 있는 기업만 봅니다', async () => {
    const runId = await its.openRun({ quota: 1 });
    const [in_, out] = [await world.company(), await world.company()];
    expect((await its.enrol(in_, runId, '하나')).body).toEqual({ seated: 1, waiting: 0 });
    expect((await its.enrol(in_, runId, '둘')).status).toBe(409);
    const view = await world.get(null, `/api/education/runs/${runId}`);
    expect(view.body).toMatchObject({ held: 1, waiting: 0, capacity: 2, isOpen: true, seal: null });
    expect((view.body as { basis: Json[] }).basis[0]).toMatchObject({
      article: '제19조',
      lawName: expect.stringMatching(/산업기술/),
    });
    const calendar = await world.get(null, '/api/education/calendar.ics');
    expect(calendar.text).toContain('산업기술 보호 기초 (2차시)');
    for (const text of [view.text, calendar.text, (await world.get(out, '/api/company/education')).text])
      expect(text).not.toMatch(/secret-room|하나/);
    expect((await world.get(in_, '/api/company/education')).text).toContain('secret-room');
    for (const line of calendar.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('같은 사람을 두 번 신청하거나, 끝난 차수나 맞지 않는 시각은 까닭과 함께 거절하고 아무것도 남기지 않습니다', async () => {
    const company = await world.company();
    const runId = await its.openRun();
    const twice = await its.enrol(company, runId, '같은이', '같은이');
    expect(twice.body).toMatchObject({
      code: 'education.enrolled_already',
      fields: { 'people.1.name': expect.any(String) },
    });
    expect(await its.own(company)).toEqual([]);
    expect(
      (await world.send(officer, 'POST', `/api/desk/education/runs/${runId}/cancel`, { reason: '강사 사정' })).status,
    ).toBe(200);
    expect((await its.enrol(company, runId, '늦은이')).body).toMatchObject({ code: 'education.closed' });
    const courseId = await its.made(officer, '/api/desk/education/courses', its.course());
    for (const wrong of [
      { enrolUntil: '2026-12-20T00:00:00Z' },
      { cancelUntil: '2026-12-20T00:00:00Z' },
      { enrolUntil: '2026-11-01T00:00:00Z' },
    ]) {
      const answer = await world.send(officer, 'POST', '/api/desk/education/runs', its.run(courseId, wrong));
      expect(answer.body).toMatchObject({ code: 'education.times' });
    }
    const law = its.course({ basis: [{ law: 'no-such-law', article: '제1조' }] });
    expect((await world.send(officer, 'POST', '/api/desk/education/courses', law)).body).toMatchObject({
      fields: { 'basis.0.law': expect.any(String) },
    });
  });

  it('추첨은 봉인을 먼저 내걸고, 신청이 끝나야 씨앗을 공개합니다', async () => {
    const runId = await its.openRun({ queueRule: 'lottery' });
    const before = (await world.get(null, `/api/education/runs/${runId}`)).body as { seal: string; seed: null };
    expect(before).toMatchObject({ seal: expect.stringMatching(/^[0-9a-f]{64}$/), seed: null });
    await world.owner.query(`update support.run_seed set reveal_at = now() - interval '1 second' where run_id = $1`, [
      runId,
    ]);
    const after = (await world.get(null, `/api/education/runs/${runId}`)).body as { seal: string; seed: string };
    const { sealOf } = await import('@boru/engines/training');
    expect(sealOf(after.seed)).toBe(before.seal);
  });

  it('위험이 큰 기업 먼저: 진단이 낮은 기업이 늦게 와도 먼저 제안받고, 기관은 그 값을 보지 못합니다', async () => {
    const runId = await its.openRun({ capacity: 1, queueRule: 'riskFirst' });
    const [holder, safe, weak] = [await world.company(), await world.company(), await world.company()];
    await world.owner.query(
      `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'techsec-ko', 1, '{"levels":[]}') on conflict do nothing`,
    );
    for (const [company, total] of [
      [safe, 90],
      [weak, 20],
    ] as const)
      await world.owner.query(
        `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
         values (gen_random_uuid(), $1, 'techsec-ko', 1, '\\x00', '{}', '{}', $2, 'fair', 0, '2026-11-20', now(), $3, '2027-11-20')`,
        [company.companyId, total, company.personId],
      );
    await its.enrol(holder, runId, '앉은이');
    await its.enrol(safe, runId, '튼튼');
    await its.enrol(weak, runId, '약함');
    await its.giveBack(holder, '앉은이');
    await world.settle();
    expect([(await its.stateOf(weak, '약함'))?.state, (await its.stateOf(safe, '튼튼'))?.state]).toEqual([
      'offered',
      'waiting',
    ]);
    expect((await world.get(officer, `/api/desk/education/runs/${runId}`)).text).not.toMatch(/risk"|"80"/);
  });

  it('답이 없는 제안은 기한 뒤에 다음 사람에게 가고, 늦은 답은 바꾸지 못하며, 하루 전에 한 번 알립니다', async () => {
    const runId = await its.openRun({ capacity: 1, offerHours: 2 });
    const [holder, first, second] = [await world.company(), await world.company(), await world.company()];
    await its.enrol(holder, runId, '원래');
    await its.enrol(first, runId, '일번');
    await its.enrol(second, runId, '이번');
    await its.giveBack(holder, '원래');
    await world.settle();
    const offer = (await its.stateOf(first, '일번'))?.offer?.id;
    world.clock.set('2026-11-23T02:00:01Z');
    expect(await its.system((tx) => lapseOffers(its.doing(tx)))).toBeGreaterThanOrEqual(1);
    expect((await its.stateOf(first, '일번'))?.state).toBe('lapsed');
    const late = await world.send(first, 'POST', `/api/education/offers/${offer}/answer`, { answer: 'accept' });
    expect(late.body).toMatchObject({ code: 'education.offer_over' });
    const next = await its.stateOf(second, '이번');
    expect(next?.state).toBe('offered');
    const taken = await world.send(second, 'POST', `/api/education/offers/${next?.offer?.id}/answer`, {
      answer: 'accept',
    });
    expect(taken.status, taken.text).toBe(200);
    const at = new Date('2026-12-09T02:00:00Z');
    expect(await its.system((tx) => remindOfEducation(its.doing(tx, at)))).toBeGreaterThanOrEqual(1);
    expect(await its.system((tx) => remindOfEducation(its.doing(tx, at)))).toBe(0);
    world.clock.set('2026-11-23T00:00:00Z');
  });
});

describe('한꺼번에 몰려도', () => {
  // The full 200: BORU_CROWD=200.
  const crowd = Number(process.env['BORU_CROWD'] ?? 40);
  it(`${crowd}곳이 신청하고 취소하고 답해도 자리는 넘치지 않고 제안은 한 번씩만 끝납니다`, async () => {
    const capacity = Math.floor(crowd / 5);
    const runId = await its.openRun({ capacity });
    const companies: Company[] = [];
    while (companies.length < crowd) companies.push(await world.company());
    const answers = await Promise.all(companies.map((company) => its.enrol(company, runId, '사람')));
    expect(answers.map(({ status }) => status)).toEqual(companies.map(() => 201));
    const isSeated = answers.map(({ body }) => (body as { seated: number }).seated === 1);
    const holders = companies.filter((_, index) => isSeated[index]);
    expect(holders.length).toBe(capacity);
    await Promise.all(holders.map((company) => its.giveBack(company, '사람')));
    await world.settle();
    const offers = await world.owner.query<{ id: string; company_id: string }>(
      'select id, company_id from support.offer where run_id = $1',
      [runId],
    );
    expect(offers.rows.length).toBe(capacity);
    // Everybody who was offered a seat says yes and no, twice each, at the same moment.
    const pressed = await Promise.all(
      offers.rows.flatMap(({ id, company_id }) => {
        const company = companies.find(({ companyId }) => companyId === company_id);
        if (!company) throw new Error('whose offer is this?');
        return ['accept', 'refuse', 'accept', 'refuse'].map((answer) =>
          world.send(company, 'POST', `/api/education/offers/${id}/answer`, { answer }),
        );
      }),
    );
    expect(pressed.filter(({ status }) => status === 200).length).toBe(capacity);
    expect(pressed.filter(({ status }) => status === 409).length).toBe(capacity * 3);
    await world.settle();
    const { rows } = await world.owner.query<Json>(
      `select count(*) filter (where seat is not null)::int as held, count(distinct seat)::int as seats, coalesce(max(seat), 0)::int as highest from support.attendee where run_id = $1`,
      [runId],
    );
    expect(rows[0]).toEqual({ held: capacity, seats: capacity, highest: capacity });
    const live = await world.owner.query<Json>(
      `select count(*)::int as live, count(distinct seat)::int as seats from support.offer where run_id = $1 and outcome is null`,
      [runId],
    );
    expect(live.rows[0]?.['live']).toBe(live.rows[0]?.['seats']);
  }, 120_000);
});

describe('방문교육', () => {
  it('기업이 미리 채워진 요청을 보내면 그 기관만 보고 답하며, 열린 차수는 둘만 봅니다', async () => {
    const company = await world.company({ name: '방문요청기업' });
    const form = (await world.get(company, '/api/company/education/visits/form')).body as Json;
    expect(form).toMatchObject({ companyName: '방문요청기업', representative: '홍견본' });
    const wish = {
      ...{
        agencyId: 9,
        courseId: null,
        businessKind: String(form['businessKind']),
        salesWon: 1_200_000_000,
        employees: 34,
      },
      ...{
        homepage: null,
        wishedFrom: '2026-12-14',
        wishedUntil: '2026-12-18',
        place: '청주 공장 2층',
        roles: ['researcher'],
      },
      ...{ people: 20, wishes: '연구소 중심으로', contactName: '이담당', department: '총무팀', position: '과장' },
      ...{ phone: '043-123-4567', email: 'lee@example.kr' },
    };
    const answer = await world.send(company, 'POST', '/api/company/education/visits', wish);
    expect(answer.body).toMatchObject({ number: expect.stringMatching(/^V-20261123-/) });
    const { id } = answer.body as { id: string };
    const other = await world.staff(5);
    const reply = (who: Who, verb: string) =>
      world.send(who, 'POST', `/api/desk/education/visits/${id}/answer`, {
        version: 1,
        answer: verb,
        words: '가겠습니다',
      });
    expect((await reply(other, 'accept')).status).toBe(404);
    expect((await world.get(other, '/api/desk/education/visits')).text).not.toContain('방문요청기업');
    expect((await reply(officer, 'accept')).status).toBe(200);
    expect((await reply(officer, 'decline')).status).toBe(409);
    const runId = await its.openRun({ visitId: id });
    expect((await world.get(null, '/api/education/runs')).text).not.toContain(runId);
    const stranger = await world.company();
    for (const who of [null, stranger, other])
      expect((await world.get(who, `/api/education/runs/${runId}`)).status).toBe(404);
    expect((await its.enrol(stranger, runId, '낯선이')).status).toBe(404);
    expect((await its.enrol(company, runId, '우리사람')).status).toBe(201);
    await world.settle();
    const { rows } = await world.owner.query<Json>(
      `select count(*)::int as told from platform.notice where event = 'education.visit' and person_id = $1`,
      [company.personId],
    );
    expect(rows).toEqual([{ told: 1 }]);
  });
});
