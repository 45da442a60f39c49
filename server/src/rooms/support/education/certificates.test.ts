import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundSchool, type Json, type School } from '../../../../../test/school.ts';
import type { Who } from '../../../../../test/world.ts';
import { stopPress } from '../../../platform/documents/index.ts';
import { certifySome, remindOfExpiry } from '../index.ts';

let its: School;
let world: School['world'];
let officer: Who;
beforeAll(async () => {
  its = await foundSchool();
  ({ world, officer } = its);
});
afterAll(async () => {
  stopPress();
  await world.close();
});

/** A run of one session with people who have seats, each with a link of her own; the clock stands in the session. */
const classroom = async (names: readonly string[], changes: Json = {}) => {
  world.clock.set('2026-11-23T00:00:00Z');
  const questions = [{ text: '맞는 것은?', choices: ['가', '나'], right: 1 }];
  const rule = { attendancePercent: 50, testScore: 100, survey: true, validMonths: 12 };
  const courseId = await its.made(
    officer,
    '/api/desk/education/courses',
    its.course({ rule, test: questions, ...changes }),
  );
  const sessions = [
    { mode: 'onSite', place: '실습실', link: null, startsAt: '2026-12-10T01:00:00Z', endsAt: '2026-12-10T03:00:00Z' },
  ];
  const runId = await its.made(officer, '/api/desk/education/runs', its.run(courseId, { capacity: 600, sessions }));
  const company = await world.company();
  for (let from = 0; from < names.length; from += 30)
    expect((await its.enrol(company, runId, ...names.slice(from, from + 30))).status).toBe(201);
  const { rows } = await world.owner.query<{ id: string }>('select id from support.session where run_id = $1', [runId]);
  world.clock.set('2026-12-10T01:30:00Z');
  const sessionId = rows[0]?.id ?? '';
  const list = async () =>
    (await world.get(officer, `/api/desk/education/sessions/${sessionId}`)).body as {
      people: {
        attendeeId: string;
        name: string;
        mark: Json | null;
        correction: { id: string; mayDecide: boolean } | null;
      }[];
    };
  const ticket = async (name: string): Promise<string> => {
    const one = (await its.own(company)).find((own) => own.runId === runId && own.name === name);
    const answer = await world.send(company, 'POST', `/api/education/attendees/${one?.id}/ticket`);
    return /#([\w-]{43})$/.exec((answer.body as { url: string }).url)?.[1] ?? answer.text;
  };
  return { runId, sessionId, company, list, ticket };
};
const byTicket = (verb: string, body: Json) => world.send(null, 'POST', `/api/education/ticket/${verb}`, body);
const key = (serial: number) => `0192d1a0-0000-7000-8000-${String(serial).padStart(12, '0')}`;

describe('출석과 수료증', () => {
  it('번호는 그 순간 그 사람의 링크로만 통하고, 옛 번호와 지어낸 번호는 세어 막으며, 두 번 와도 한 번입니다', async () => {
    const room = await classroom(['김출석']);
    const token = await room.ticket('김출석');
    const code = async () =>
      (
        (await world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/code`)).body as {
          code: string;
        }
      ).code;
    const first = await code();
    expect((await byTicket('attend', { token: 'y'.repeat(43), code: first })).status).toBe(404);
    world.clock.set('2026-12-10T01:35:00Z');
    expect((await byTicket('attend', { token, code: first })).body).toMatchObject({ code: 'attendance.code_wrong' });
    const now = await code();
    const came = await byTicket('attend', { token, code: now });
    expect(came.body).toMatchObject({ person: '김○○', sessions: [{ minutes: 85 }], lacks: ['test', 'survey'] });
    expect(came.text).not.toMatch(/"right"/);
    world.clock.set('2026-12-10T01:36:00Z');
    expect((await byTicket('attend', { token, code: now })).body).toMatchObject({ sessions: [{ minutes: 85 }] });
    await world.owner.query('update support.ticket set wrong_codes = 30');
    expect((await byTicket('attend', { token, code: await code() })).status).toBe(409);
    const other = await world.staff(5);
    for (const verb of ['code', 'marks', 'corrections'])
      expect(
        (
          await world.send(other, 'POST', `/api/desk/education/sessions/${room.sessionId}/${verb}`, {
            ...(verb === 'marks'
              ? { marks: [{ key: key(1), attendeeId: key(2), arrivedAt: '2026-12-10T01:00:00Z' }] }
              : {}),
            ...(verb === 'corrections' ? { attendeeId: key(2), minutes: 1, reason: '남' } : {}),
          })
        ).status,
      ).toBe(404);
  });

  it('망이 끊겨 두 번 보낸 출석은 한 번만 적히고, 고치는 일은 다른 담당자가 승인해야 합니다', async () => {
    const room = await classroom(['하나', '둘']);
    const [one, two] = (await room.list()).people;
    const at = '2026-12-10T01:10:00Z';
    const marks = [
      { key: key(11), attendeeId: one?.attendeeId, arrivedAt: at },
      { key: key(12), attendeeId: two?.attendeeId, arrivedAt: at },
      { key: key(13), attendeeId: key(99), arrivedAt: at },
    ];
    const send = () => world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/marks`, { marks });
    const outcomes = async () =>
      ((await send()).body as { outcomes: { outcome: string }[] }).outcomes.map(({ outcome }) => outcome);
    expect(await outcomes()).toEqual(['kept', 'kept', 'unknown']);
    expect(await outcomes()).toEqual(['duplicate', 'duplicate', 'unknown']);
    const propose = { attendeeId: one?.attendeeId, minutes: 30, reason: '일찍 나감' };
    expect(
      (await world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/corrections`, propose)).status,
    ).toBe(200);
    const open = (await room.list()).people.find(({ name }) => name === '하나')?.correction;
    expect(open).toMatchObject({ mayDecide: false });
    const decide = (who: Who) =>
      world.send(who, 'POST', `/api/desk/education/corrections/${open?.id}/decide`, { grant: true });
    expect((await decide(officer)).status).toBe(403);
    expect((await room.list()).people.find(({ name }) => name === '하나')?.mark).toMatchObject({ minutes: 110 });
    expect((await decide(await world.staff(5))).status).toBe(404);
    expect((await decide(await world.staff(9))).status).toBe(200);
    expect((await room.list()).people.find(({ name }) => name === '하나')?.mark).toMatchObject({
      minutes: 30,
      how: 'correction',
    });
  });

  it('출석, 시험, 설문을 채운 사람만 수료증을 받고, 번호만 아는 사람은 아무것도 알 수 없으며, 취소하면 드러납니다', async () => {
    const names = ['홍수료', '강미달', '문다섯', '오넷', '유셋', '최둘'];
    const room = await classroom(names);
    const asked = () => world.send(officer, 'POST', `/api/desk/education/runs/${room.runId}/certificates`);
    expect((await asked()).body).toMatchObject({ code: 'education.nobody_ready' });
    const { people } = await room.list();
    const marks = people.map(({ attendeeId }, index) => ({
      key: key(30 + index),
      attendeeId,
      arrivedAt: '2026-12-10T01:00:00Z',
    }));
    await world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/marks`, { marks });
    for (const name of names) {
      const token = await room.ticket(name);
      await byTicket('test', { token, answers: [name === '강미달' ? 0 : 1] });
      if (name === '최둘') {
        // Four answers are nobody's result yet.
        const few = await world.get(officer, '/api/desk/education/survey');
        expect(few.body).toEqual({ items: [] });
      }
      if (name === '강미달') continue;
      await byTicket('survey', { token, course: 5, trainer: 4, use: 3, words: null });
      await byTicket('survey', { token, course: 1, trainer: 1, use: 1, words: null });
    }
    const results = (await world.get(officer, '/api/desk/education/survey')).body as { items: Json[] };
    expect(results.items).toContainEqual(
      expect.objectContaining({ kind: 'trainer', name: '박강사', answers: 5, course: 5 }),
    );
    expect((await asked()).status).toBe(200);
    await world.settle();
    const { items } = (await world.get(room.company, '/api/company/education/certificates')).body as { items: Json[] };
    expect(items.map(({ personName }) => personName)).toEqual(names.filter((name) => name !== '강미달').reverse());
    const own = items.find(({ personName }) => personName === '홍수료');
    expect(own?.['number']).toMatch(/^제2026-충북-\d{5}호$/);
    const { rows } = await world.owner.query<{ check_code: string }>(
      'select check_code from support.certificate where id = $1',
      [own?.['id']],
    );
    const check = (number: unknown, code: unknown) =>
      world.send(null, 'POST', '/api/education/certificates/check', { number, code });
    const code = rows[0]?.check_code ?? '';
    const [guess, absent] = [await check(own?.['number'], '0000000000'), await check('제2026-충북-99999호', code)];
    expect([guess.status, absent.status]).toEqual([404, 404]);
    const seen = await check(own?.['number'], code.toLowerCase());
    expect(seen.body).toMatchObject({ person: '홍○○', state: 'valid', expiresOn: '2027-12-10' });
    expect(seen.text).not.toContain('홍수료');
    const pdf = await world.get(room.company, `/api/education/certificates/${own?.['id']}/pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    for (const who of [await world.company(), await world.staff(5)])
      expect((await world.get(who, `/api/education/certificates/${own?.['id']}/pdf`)).status).toBe(404);
    const revoke = (who: Who) =>
      world.send(who, 'POST', `/api/desk/education/certificates/${own?.['id']}/revoke`, {
        reason: '다른 사람이 대신 들음',
      });
    expect((await revoke(await world.staff(5))).status).toBe(404);
    expect((await revoke(officer)).status).toBe(200);
    expect((await check(own?.['number'], code)).body).toMatchObject({ state: 'revoked' });
    const { rows: told } = await world.owner.query<Json>(
      `select count(*)::int as told from platform.notice where event = 'education.certificate' and person_id = $1`,
      [room.company.personId],
    );
    expect(told).toEqual([{ told: 1 }]);
    const later = new Date('2027-11-20T00:00:00Z');
    expect(await its.system((tx) => remindOfExpiry(its.doing(tx, later)))).toBe(4);
    expect(await its.system((tx) => remindOfExpiry(its.doing(tx, later)))).toBe(0);
  });

  it('서버가 도중에 멈춰도 이어서 만들고, 번호는 빠지거나 겹치지 않습니다', async () => {
    // A house full: BORU_CERTIFICATES=500.
    const count = Number(process.env['BORU_CERTIFICATES'] ?? 60);
    const names = Array.from({ length: count }, (_, index) => `사람${index}`);
    const room = await classroom(names, {
      rule: { attendancePercent: 1, testScore: null, survey: false, validMonths: null },
    });
    const { people } = await room.list();
    const marks = people.map(({ attendeeId }, index) => ({
      key: key(200 + index),
      attendeeId,
      arrivedAt: '2026-12-10T01:00:00Z',
    }));
    for (let from = 0; from < count; from += 300)
      await world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/marks`, {
        marks: marks.slice(from, from + 300),
      });
    expect((await world.send(officer, 'POST', `/api/desk/education/runs/${room.runId}/certificates`)).status).toBe(200);
    const { rows: batches } = await world.owner.query<{ id: string }>(
      'select id from support.certificate_batch where run_id = $1',
      [room.runId],
    );
    // The first slice, as a server would that died after it; the queue then begins again from the start.
    expect(await its.system((tx) => certifySome(its.doing(tx), batches[0]?.id ?? ''))).toBe(true);
    const half = await world.get(officer, `/api/desk/education/runs/${room.runId}/certificates`);
    expect(half.body).toMatchObject({ batch: { total: count, done: 25, isDone: false }, ready: count - 25 });
    await world.settle();
    const { rows } = await world.owner.query<Json>(
      `select count(*)::int as made, count(distinct attendee_id)::int as people, count(distinct number)::int as numbers,
              max(substring(number from '-(\\d{5})호')::int) - min(substring(number from '-(\\d{5})호')::int) + 1 as span
         from support.certificate where run_id = $1`,
      [room.runId],
    );
    expect(rows).toEqual([{ made: count, people: count, numbers: count, span: count }]);
  }, 120_000);

  it('교육 기록은 누가 무엇을 마쳤는지와 진단의 빈틈, 다음 교육을 우리 기업에만 보이고, 자료의 주소는 자리가 있는 사람만 봅니다', async () => {
    const set = (await world.get(null, '/api/diagnosis/question-set')).body as {
      domains: { id: string }[];
      questions: { id: string }[];
    };
    const closes = set.domains.map(({ id }) => id);
    const room = await classroom(['기록인'], {
      ...{
        closes: closes.slice(0, 1),
        rule: { attendancePercent: 1, testScore: null, survey: false, validMonths: 12 },
      },
      ...{ test: [], materials: [{ title: '읽을거리', url: 'https://files.example.kr/handout' }] },
    });
    const record = async (who: Who = room.company) =>
      (await world.get(who, '/api/company/education/record')).body as {
        people: { name: string; lessons: Json[] }[];
        needs: { domain: string; trained: string[]; coming: string[]; next: Json | null }[];
        diagnosedOn: string | null;
      };
    expect(await record()).toMatchObject({ people: [{ name: '기록인', lessons: [{ state: 'planned' }] }], needs: [] });
    const draft = (await world.send(room.company, 'POST', '/api/diagnosis/draft', {})).body as Json;
    const answers = Object.fromEntries(set.questions.map(({ id }) => [id, 0]));
    const path = `/api/diagnosis/drafts/${draft['id']}`;
    expect((await world.send(room.company, 'PUT', path, { version: 1, answers })).status).toBe(200);
    expect((await world.send(room.company, 'POST', `${path}/complete`, { version: 2 })).status).toBe(201);
    const later = '2027-01-10T01:00:00Z';
    const other = await its.made(officer, '/api/desk/education/courses', its.course({ closes: closes.slice(1, 2) }));
    const next = await its.made(
      officer,
      '/api/desk/education/runs',
      its.run(other, {
        ...{ enrolUntil: '2027-01-08T00:00:00Z', cancelUntil: '2027-01-07T00:00:00Z' },
        sessions: [{ mode: 'onSite', place: '강당', link: null, startsAt: later, endsAt: '2027-01-10T03:00:00Z' }],
      }),
    );
    const need = async (index: number) => (await record()).needs.find(({ domain }) => domain === closes[index]);
    expect(await need(0)).toMatchObject({ trained: [], coming: ['기록인'], next: null });
    expect(await need(1)).toMatchObject({ trained: [], coming: [], next: { runId: next, free: 2 } });
    const [one] = (await room.list()).people;
    const mark = { key: key(900), attendeeId: one?.attendeeId, arrivedAt: '2026-12-10T01:00:00Z' };
    await world.send(officer, 'POST', `/api/desk/education/sessions/${room.sessionId}/marks`, { marks: [mark] });
    await world.send(officer, 'POST', `/api/desk/education/runs/${room.runId}/certificates`);
    await world.settle();
    expect(await need(0)).toMatchObject({ trained: ['기록인'], coming: [], next: null });
    expect((await record()).people[0]?.lessons[0]).toMatchObject({ state: 'certified', minutes: 120 });
    const stranger = await world.company();
    expect(await record(stranger)).toEqual({ people: [], needs: [], diagnosedOn: null });
    expect((await world.get(officer, '/api/company/education/record')).status).toBe(403);
    expect((await world.get(room.company, '/api/company/education')).text).toContain('files.example.kr/handout');
    for (const [who, where] of [
      [null, `/api/education/runs/${room.runId}`],
      [stranger, '/api/company/education'],
    ] as const)
      expect((await world.get(who, where)).text).not.toContain('files.example.kr');
    expect((await byTicket('look', { token: await room.ticket('기록인') })).text).toContain('handout');
  });
});
