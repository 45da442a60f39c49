import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, type Company, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { remindOfAppointments } from '../index.ts';

let its: CaseWorld;
let officer: Awaited<ReturnType<CaseWorld['world']['staff']>>;
beforeAll(async () => {
  its = await foundCaseWorld();
  officer = await its.world.staff(9, 'officer', '김상담');
});
afterAll(() => its.world.close());

type Slot = Json & { id: string; startsAt: string };
type View = Json & { id: string; version: number; may: string[]; place: string };

const deskOf = async (agencyId: number): Promise<string> =>
  (
    await its.world.owner.query<{ code: string }>('select code from organisations.desk where agency_id = $1 limit 1', [
      agencyId,
    ])
  ).rows[0]?.code ?? '';

const pattern = async (changes: Json = {}, agencyId = 9): Promise<Json> => ({
  deskCode: await deskOf(agencyId),
  counsellorId: null,
  mode: 'room',
  place: '3층 상담실',
  from: '2026-11-30',
  until: '2026-11-30',
  weekdays: [1],
  startMinute: 540,
  endMinute: 720,
  minutes: 60,
  gap: 0,
  openToAll: true,
  ...changes,
});
const publish = async (changes: Json = {}, who = officer, agencyId = 9) => {
  const answer = await its.world.send(who, 'POST', '/api/desk/slots', await pattern(changes, agencyId));
  expect(answer.status, answer.text).toBe(201);
  return answer.body as { published: number; skipped: number };
};
const free = async (who: Company | typeof officer, query = ''): Promise<Slot[]> => {
  const answer = await its.world.get(who, `/api/appointments/free${query}`);
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { items: Slot[] }).items;
};
const wish = (slotId: string, changes: Json = {}) => ({
  slotId,
  caseId: null,
  topic: '퇴직자 자료 반출',
  contactName: '홍길동',
  contactPhone: '043-123-4567',
  ...changes,
});
const bookFor = async (company: Company, slotId: string, changes: Json = {}) => {
  const answer = await its.world.send(company, 'POST', '/api/appointments', wish(slotId, changes));
  expect(answer.status, answer.text).toBe(201);
  return answer.body as View;
};

describe('상담 시간 열기', () => {
  it('요일과 시간으로 되풀이하고 공휴일과 겹치는 시간은 빼며, 증적이 남습니다', async () => {
    const staff = await its.world.staff(9, 'manager', '이반복');
    // Christmas 2026 is a Friday.
    const days = { from: '2026-12-14', until: '2026-12-27', weekdays: [1, 5], place: '반복실' };
    expect(await publish(days, staff)).toEqual({ published: 9, skipped: 0 });
    const { rows } = await its.world.owner.query<{ on: string }>(
      `select distinct to_char(starts_at at time zone 'Asia/Seoul', 'YYYY-MM-DD') as on from cases.slot where place = '반복실' order by 1`,
    );
    expect(rows.map(({ on }) => on)).toEqual(['2026-12-14', '2026-12-18', '2026-12-21']);
    // The same person cannot be published twice, and another person not in the same room.
    expect(await publish({ ...days, until: '2026-12-14' }, staff)).toEqual({ published: 0, skipped: 3 });
    const other = await its.world.staff(9, 'officer', '박다른');
    expect(await publish({ ...days, until: '2026-12-14' }, other)).toEqual({ published: 0, skipped: 3 });
    const { rows: trace } = await its.world.owner.query<{ detail: Json }>(
      `select detail from evidence.audit_entry where action = 'appointment.slots_published' and person_id = $1 order by id`,
      [staff.personId],
    );
    expect(trace.map(({ detail }) => detail['published'])).toEqual([9, 0]);
  });

  it('다른 기관의 창구나 동료로는 열 수 없고, 지난 시간이나 화상 주소가 아닌 곳은 거절합니다', async () => {
    const try_ = async (changes: Json, status: number) =>
      expect((await its.world.send(officer, 'POST', '/api/desk/slots', await pattern(changes))).status).toBe(status);
    await try_({ deskCode: await deskOf(13) }, 404);
    await try_({ counsellorId: (await its.world.staff(5)).personId }, 404);
    await try_({ from: '2026-11-02', until: '2026-11-16' }, 422);
    await try_({ mode: 'video', place: 'javascript:alert(1)' }, 422);
    await try_({ from: '2026-11-30', until: '2027-11-30' }, 422);
    expect(
      (await its.world.send(await its.world.staff(9, 'auditor'), 'POST', '/api/desk/slots', await pattern())).status,
    ).toBe(403);
  });
});

describe('예약', () => {
  it('기업은 빈 시간만 보고, 예약하면 화상 주소를 알게 되며, 양쪽에 편지가 가고 증적이 남습니다', async () => {
    const staff = await its.world.staff(9, 'officer', '최화상');
    await publish(
      { mode: 'video', place: 'https://meet.example.kr/abc', from: '2026-12-01', until: '2026-12-01', weekdays: [2] },
      staff,
    );
    const company = await its.world.company();
    const [slot] = (await free(company)).filter(({ mode }) => mode === 'video');
    if (!slot) throw new Error('no slot');
    expect(JSON.stringify(slot)).not.toMatch(/meet\.example|최화상/);
    const view = await bookFor(company, slot.id);
    expect(view).toMatchObject({
      place: 'https://meet.example.kr/abc',
      counsellorName: '최화상',
      status: 'booked',
      may: ['move', 'cancel'],
    });
    expect((await free(company)).map(({ id }) => id)).not.toContain(slot.id);
    await its.world.settle();
    const { rows: mail } = await its.world.owner.query<{ recipient: string; body_text: string }>(
      `select recipient, body_text from platform.mail where kind = 'appointment.booked'`,
    );
    expect(mail.map(({ recipient }) => recipient).sort()).toEqual(
      [`${company.personId}@example.kr`, `${staff.personId}@example.kr`].sort(),
    );
    for (const { body_text } of mail) expect(body_text).not.toMatch(/퇴직자|홍길동|견본기업|meet\.example/);
    const { rows: trace } = await its.world.owner.query(
      `select action from evidence.audit_entry where subject_id = $1`,
      [view.id],
    );
    expect(trace).toEqual([{ action: 'appointment.booked' }]);
  });

  it('200명이 스무 시간을 한꺼번에 눌러도 한 시간에 한 예약만 남습니다', async () => {
    const staff = await its.world.staff(9, 'officer', '정혼잡');
    await publish(
      {
        mode: 'visit',
        place: '',
        from: '2027-01-04',
        until: '2027-01-04',
        minutes: 30,
        startMinute: 480,
        endMinute: 1080,
      },
      staff,
    );
    const companies = await Promise.all(Array.from({ length: 200 }, () => its.world.company()));
    const [first] = companies;
    if (!first) throw new Error('no company');
    const slots = (await free(first, '?from=2027-01-04')).filter(({ mode }) => mode === 'visit');
    expect(slots).toHaveLength(20);
    const answers = await Promise.all(
      companies.map((company, index) =>
        its.world.send(company, 'POST', '/api/appointments', wish(slots[index % 20]?.id ?? '')),
      ),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? 'booked' : String((body as Json)['code'])));
    expect(codes.filter((code) => code === 'booked')).toHaveLength(20);
    expect(new Set(codes)).toEqual(new Set(['booked', 'appointment.time_taken']));
    const { rows } = await its.world.owner.query(
      `select count(*)::int as overlaps from cases.appointment a join cases.appointment b
         on a.id < b.id and a.counsellor_id = b.counsellor_id and a.status = 'booked' and b.status = 'booked'
        and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
    );
    expect(rows).toEqual([{ overlaps: 0 }]);
  });

  it('제약이 지킵니다: 주인의 SQL로도 겹치는 예약을 넣을 수 없습니다', async () => {
    const staff = await its.world.staff(9, 'officer', '강제약');
    await publish({ place: '제약실', from: '2027-02-01', until: '2027-02-01' }, staff);
    const company = await its.world.company();
    const [slot] = await free(company, '?from=2027-02-01');
    const view = await bookFor(company, slot?.id ?? '');
    const copy = `insert into cases.appointment (id, slot_id, company_name, contact_name, topic, booked_by, booked_at, updated_at)
      select gen_random_uuid(), slot_id, 'x', 'x', 'x', booked_by, now(), now() from cases.appointment where id = $1`;
    await expect(its.world.owner.query(copy, [view.id])).rejects.toMatchObject({ code: '23P01' });
  });

  it('옮기면 옛 시간이 바로 비고, 취소하면 끝나며, 창구의 취소에는 까닭이 있어야 합니다', async () => {
    const staff = await its.world.staff(9, 'officer', '윤이동');
    await publish({ place: '이동실', from: '2027-03-08', until: '2027-03-08' }, staff);
    const company = await its.world.company();
    const [one, two] = await free(company, '?from=2027-03-08');
    const view = await bookFor(company, one?.id ?? '');
    const step = (who: typeof officer, verb: string, body: Json) =>
      its.world.send(who, 'POST', `/api/appointments/${view.id}/${verb}`, body);
    const moved = await step(company, 'move', { version: 1, slotId: two?.id });
    expect([moved.status, (moved.body as View)['startsAt']]).toEqual([200, two?.startsAt]);
    expect((await free(company, '?from=2027-03-08')).map(({ id }) => id)).toContain(one?.id);
    expect((await step(company, 'move', { version: 1, slotId: one?.id })).status).toBe(409);
    expect((await step(staff, 'cancel', { version: 2, reason: null })).status).toBe(422);
    expect((await step(await its.world.staff(5), 'cancel', { version: 2, reason: '남의 일' })).status).toBe(404);
    expect((await step(await its.world.company(), 'cancel', { version: 2, reason: null })).status).toBe(404);
    const ended = await step(staff, 'cancel', { version: 2, reason: '출장' });
    expect(ended.body).toMatchObject({ status: 'cancelled', cancelReason: '출장', may: [] });
    expect((await step(company, 'cancel', { version: 3, reason: null })).body).toMatchObject({
      code: 'appointment.over',
    });
  });

  it('건의 예약은 그 건의 창구에서만 할 수 있고 진행 기록에 남으며, 동의를 철회하면 창구가 보지 못합니다', async () => {
    const scene = await its.scene();
    await publish(
      { place: '건 상담실', from: '2027-04-05', until: '2027-04-05', openToAll: false },
      scene.officer,
      scene.owner,
    );
    const query = `?from=2027-04-05&caseId=${scene.id}`;
    expect(await free(await its.world.company(), '?from=2027-04-05')).toEqual([]);
    expect(await free(await its.world.company(), query)).toEqual([]);
    const [slot, later] = await free(scene.company, query);
    await bookFor(scene.company, slot?.id ?? '', { caseId: scene.id });
    const stranger = await its.world.company();
    expect((await its.world.send(stranger, 'POST', '/api/appointments', wish(later?.id ?? ''))).status).toBe(404);
    const [public_] = await free(stranger, '?agencyId=9');
    expect(
      (await its.world.send(scene.company, 'POST', '/api/appointments', wish(public_?.id ?? '', { caseId: scene.id })))
        .status,
    ).toBe(scene.owner === 9 ? 201 : 404);
    const facts = ((await its.show(scene.officer, scene.id))['timeline'] as Json[]).map(({ fact }) => fact);
    expect(facts).toContain('appointmentBooked');
    const agenda = async () =>
      (await its.world.get(scene.officer, '/api/desk/appointments?from=2027-04-05')).body as { appointments: View[] };
    expect((await agenda()).appointments.map(({ caseId }) => caseId)).toContain(scene.id);
    await its.world.owner.query(
      `update organisations.sight_grant set revoked_at = now(), revoked_reason = 'withdrawn' where case_id = $1`,
      [scene.id],
    );
    expect((await agenda()).appointments).toEqual([]);
  });

  it('창구는 전화한 사람을 위해 예약하고, 한 기업이 공개 예약표를 독차지하지 못합니다', async () => {
    const staff = await its.world.staff(9, 'intake', '한전화');
    await publish({ place: '전화실', from: '2027-05-10', until: '2027-05-10', endMinute: 1020 }, staff);
    const slots = await free(staff, '?from=2027-05-10&agencyId=9');
    const call = (slotId: string, changes: Json) =>
      its.world.send(staff, 'POST', '/api/desk/appointments', {
        ...wish(slotId),
        callerName: '전화한 회사',
        ...changes,
      });
    expect((await call(slots[0]?.id ?? '', { callerName: null })).status).toBe(422);
    expect((await call(slots[0]?.id ?? '', {})).body).toMatchObject({ companyName: '전화한 회사', caseId: null });
    const company = await its.world.company();
    for (const slot of slots.slice(1, 6)) await bookFor(company, slot.id);
    expect((await its.world.send(company, 'POST', '/api/appointments', wish(slots[6]?.id ?? ''))).body).toMatchObject({
      code: 'appointment.too_many',
    });
    const unconfirmed = await its.world.company({ status: 'unconfirmed' });
    expect((await its.world.send(unconfirmed, 'POST', '/api/appointments', wish(slots[6]?.id ?? ''))).status).toBe(409);
  });

  it('하루 안에 시작하는 예약을 한 번만 미리 알립니다', async () => {
    const staff = await its.world.staff(9, 'officer', '오알림');
    await publish({ place: '알림실', from: '2027-06-07', until: '2027-06-07' }, staff);
    const company = await its.world.company();
    const [slot] = await free(company, '?from=2027-06-07');
    const view = await bookFor(company, slot?.id ?? '');
    const { services, database } = its.world;
    const remind = (at: string) =>
      asSystem(database, 'write', (tx) =>
        remindOfAppointments({ tx, actor: { kind: 'system' }, now: new Date(at), requestId: 'remind', services }),
      );
    const lettersTo = async () =>
      (
        await its.world.owner.query(
          `select 1 from platform.mail where kind = 'appointment.reminder' and recipient = $1`,
          [`${company.personId}@example.kr`],
        )
      ).rowCount;
    await remind('2027-06-05T00:00:00Z');
    expect(await lettersTo()).toBe(0);
    await remind('2027-06-06T12:00:00Z');
    await remind('2027-06-06T13:00:00Z');
    expect(await lettersTo()).toBe(1);
    expect(view.id).toBeTruthy();
  });
});

describe('달력 구독', () => {
  const addressOf = async (who: typeof officer): Promise<string> => {
    const made = await its.world.send(who, 'POST', '/api/calendar-feed');
    expect(made.status, made.text).toBe(201);
    return new URL((made.body as { url: string }).url).pathname;
  };

  it('주소를 아는 프로그램만 읽고, 새로 만들거나 없애면 옛 주소는 끝나며, 회사 이름과 용건은 없습니다', async () => {
    const staff = await its.world.staff(9, 'officer', '서달력');
    await publish({ place: '달력실', from: '2026-12-07', until: '2026-12-07' }, staff);
    const company = await its.world.company({ name: '비밀기업' });
    const [slot] = (await free(company, '?from=2026-12-07')).filter(({ room }) => room === '달력실');
    const view = await bookFor(company, slot?.id ?? '');
    const [desk, own] = [await addressOf(staff), await addressOf(company)];
    for (const address of [desk, own]) {
      const file = await its.world.get(null, address);
      expect(file.status).toBe(200);
      expect(String(file.headers['content-type'])).toContain('text/calendar');
      expect(file.text).toContain(`UID:${view.id}@boru\r\n`);
      expect(file.text).toContain('DTSTART;TZID=Asia/Seoul:20261207T090000\r\n');
      expect(file.text).not.toMatch(/비밀기업|퇴직자|홍길동|서달력/);
    }
    await its.world.send(company, 'POST', `/api/appointments/${view.id}/cancel`, { version: 1, reason: null });
    const after = (await its.world.get(null, desk)).text;
    expect(after).toContain('STATUS:CANCELLED\r\n');
    expect(after).toContain('SEQUENCE:1\r\n');
    const fresh = await addressOf(company);
    expect((await its.world.get(null, own)).status).toBe(404);
    expect((await its.world.send(company, 'DELETE', '/api/calendar-feed')).status).toBe(200);
    expect((await its.world.get(null, fresh)).status).toBe(404);
    expect((await its.world.get(null, `/api/calendars/${'A'.repeat(43)}`)).status).toBe(404);
    const { rows } = await its.world.owner.query<{ kept: string }>(
      `select row_to_json(f)::text as kept from cases.calendar_feed f`,
    );
    for (const { kept } of rows) expect(kept).not.toContain(desk.split('/').at(-1));
  });

  it('기관을 떠난 사람의 달력에서는 예약이 사라집니다', async () => {
    const staff = await its.world.staff(9, 'officer', '문떠남');
    await publish({ place: '떠남실', from: '2026-12-08', until: '2026-12-08', weekdays: [2] }, staff);
    const company = await its.world.company();
    const [slot] = (await free(company, '?from=2026-12-08')).filter(({ room }) => room === '떠남실');
    await bookFor(company, slot?.id ?? '');
    const address = await addressOf(staff);
    expect((await its.world.get(null, address)).text).toContain('BEGIN:VEVENT');
    await its.world.owner.query('update organisations.membership set ended_at = now() where id = $1', [
      staff.membershipId,
    ]);
    expect((await its.world.get(null, address)).text).not.toContain('BEGIN:VEVENT');
  });
});
