import type { NoticeChoices, NoticeList, NoticeLog } from '@boru/contract/notices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { dropOldNotices, notify, sendDigests } from '../../../platform/notices/index.ts';
import { tellOfPeriods } from '../../cases/index.ts';
import { tellOfLateReviews, tellOfReadings } from '../index.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const read = async <Body>(who: Who, path: string): Promise<Body> => {
  const answer = await its.world.get(who, path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Body;
};
const list = (who: Who) => read<NoticeList>(who, '/api/account/notices');
const choose = async (who: Who, items: { event: string; level: string }[], changes: object = {}) =>
  its.world.send(who, 'PUT', '/api/account/notices/choices', { items, quiet: null, digestMinute: 480, ...changes });
const mailsTo = async (who: Who, kind?: string) =>
  (
    await its.world.owner.query<{ id: string; kind: string; subject: string; body_text: string; body_html: string }>(
      `select * from platform.mail where recipient = $1 and ($2::text is null or kind = $2) order by created_at, id`,
      [`${who.personId}@example.kr`, kind ?? null],
    )
  ).rows;
const doing = <Result>(work: (doing: Parameters<typeof tellOfPeriods>[0]) => Promise<Result>): Promise<Result> =>
  asSystem(its.world.database, 'write', (tx) =>
    work({
      tx,
      actor: { kind: 'system' },
      now: its.world.clock.now(),
      requestId: 'round',
      services: its.world.services,
    }),
  );
/** Nine in the morning of the 23rd, unless said otherwise. */
const setClock = (text = '2026-11-23T09:00:00') => its.world.clock.set(new Date(`${text}+09:00`).toISOString());

describe('늦은 접속기록 점검', () => {
  it('기한이 지나면 그 기관의 감사에게만 그 달에 한 번 알리고, 서명한 기관에는 알리지 않습니다', async () => {
    const { world } = its;
    const [late, signed] = [await world.staff(9, 'auditor'), await world.staff(7, 'auditor')];
    const officer = await world.staff(9, 'officer');
    await world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, action, subject_id)
       select '2026-10-20T10:00+09:00', 'r', 'agency', agency, 'companies.exported', 's' from unnest(array[7, 9]) as t(agency)`,
    );
    await world.owner.query(
      `insert into evidence.log_review (id, agency_id, month, verdict, findings, measures, figures, reviewed_by, reviewed_by_name, signed_at)
       values (gen_random_uuid(), 7, '2026-10-01', 'nothing', '', '', '{}', $1, '감사', now())`,
      [signed.personId],
    );
    const lateMonths = async (who: Who) =>
      (await list(who)).items.filter(({ event }) => event === 'review.late').map(({ path }) => path);
    setClock('2026-11-30T23:59:00');
    await doing(tellOfLateReviews);
    expect(await lateMonths(late)).toEqual([]);
    setClock('2026-12-01T00:01:00');
    for (let day = 0; day < 2; day++) {
      await doing(tellOfLateReviews);
      expect(await lateMonths(late)).toEqual(['/desk/audit/reviews/2026-10']);
    }
    for (const who of [signed, officer]) expect(await lateMonths(who)).toEqual([]);
    setClock();
  });
});

describe('알림을 받는 방법', () => {
  it('평소에는 화면과 전자우편으로 오고, 편지에는 건 번호도 내용도 없으며, 읽으면 수가 줄어듭니다', async () => {
    const { officer, company, id, number } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'answer', { body: `답입니다 ${secret}` });
    await its.world.settle();
    const told = await list(company);
    // Told in the same moment: which one stands first is not promised.
    expect(told.items.map(({ event, reference, path }) => [event, reference, path]).sort()).toEqual([
      ['case.answered', number, `/company/cases/${id}`],
      ['case.progress', number, `/company/cases/${id}`],
    ]);
    expect(told.unread).toBe(2);
    for (const mail of [...(await mailsTo(company)), ...(await mailsTo(officer))])
      for (const hidden of [String(number), secret, '가온머티리얼즈', '퇴직'])
        expect(`${mail.subject}${mail.body_text}${mail.body_html}`).not.toContain(hidden);
    await its.world.send(company, 'POST', '/api/account/notices/read', { ids: [told.items[0]?.id] });
    expect(await read(company, '/api/account/notices/unread')).toEqual({ unread: 1 });
    // Another's notice is neither seen nor marked.
    const theirs = (await list(officer)).items;
    expect(theirs.map(({ event }) => event)).toContain('case.arrived');
    await its.world.send(company, 'POST', '/api/account/notices/read', { ids: [theirs[0]?.id] });
    expect((await list(officer)).items[0]?.readAt).toBeNull();
    await its.world.send(company, 'POST', '/api/account/notices/read', { ids: null });
    expect((await list(company)).unread).toBe(0);
  });

  it('고른 대로 끄거나 화면에서만 받고, 끌 수 없는 것은 거절하며 까닭이 목록에 있습니다', async () => {
    const { officer, company, id } = await its.scene();
    const choices = await read<NoticeChoices>(company, '/api/account/notices/choices');
    expect(choices.items.map(({ event }) => event)).not.toContain('case.arrived');
    expect(choices.items.find(({ event }) => event === 'case.emergency')).toMatchObject({
      offered: ['now'],
      alarm: true,
    });
    expect(choices.items.find(({ event }) => event === 'case.emergency')?.why?.ko).toContain('끄거나');
    expect((await choose(company, [{ event: 'case.emergency', level: 'inApp' }])).status).toBe(422);
    expect((await choose(company, [], { quiet: { from: 60, until: 60 } })).status).toBe(422);
    const chosen = [
      { event: 'case.progress', level: 'nothing' },
      { event: 'case.answered', level: 'inApp' },
    ];
    expect((await choose(company, chosen)).status).toBe(200);
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'answer', { body: '답' });
    await its.world.settle();
    expect((await list(company)).items.map(({ event }) => event)).toEqual(['case.answered']);
    expect(await mailsTo(company)).toEqual([]);
    const trace = await its.world.owner.query(
      `select detail from evidence.audit_entry where action = 'notices.chosen' and person_id = $1`,
      [company.personId],
    );
    expect(trace.rows.at(-1)?.detail).toEqual({ 'case.progress': 'nothing', 'case.answered': 'inApp' });
  });

  it('배정된 사람만 알고, 스스로 맡은 사람과 배정한 사람에게는 알리지 않습니다', async () => {
    const { officer, owner, id } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '나동료');
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'assign', { personId: officer.personId });
    await its.next(officer, id, 'assign', { personId: colleague.personId });
    await its.world.settle();
    const assigned = async (who: Who) =>
      (await list(who)).items.filter(({ event }) => event === 'case.assigned').length;
    expect([await assigned(officer), await assigned(colleague)]).toEqual([0, 1]);
  });
});

describe('방해 금지와 모음 편지', () => {
  it('편지는 방해 금지가 끝날 때까지 발신함에서 기다리고, 긴급한 것은 바로 나갑니다', async () => {
    setClock('2026-11-23T23:00:00');
    const company = await its.world.company();
    expect((await choose(company, [], { quiet: { from: 1320, until: 420 } })).status).toBe(200);
    const person = { personId: company.personId, email: `${company.personId}@example.kr`, locale: 'ko' as const };
    const as = { companyId: company.companyId };
    for (const event of ['case.answered', 'case.emergency'] as const)
      await doing((its) =>
        notify(its, [person], { event, key: `quiet:${event}:${company.companyId}`, as, path: '/company' }),
      );
    const { rows } = await its.world.owner.query<{ kind: string; run_at: Date }>(
      `select m.kind, j.run_at from platform.mail m join platform.job j on j.payload ->> 'mailId' = m.id::text where m.recipient = $1 order by 1`,
      [person.email],
    );
    expect(rows.map(({ kind, run_at }) => [kind, run_at.toISOString()])).toEqual([
      ['case.answered', '2026-11-23T22:00:00.000Z'],
      ['case.emergency', '2026-11-23T14:00:00.000Z'],
    ]);
    setClock();
  });

  it('모음 편지는 정한 시각에 한 통이고, 어느 알림도 두 번 담기지 않으며, 되풀이된 일은 한 번만 알립니다', async () => {
    setClock('2026-11-23T09:00:00');
    const company = await its.world.company();
    await choose(company, [{ event: 'case.answered', level: 'digest' }], { digestMinute: 18 * 60 });
    const person = { personId: company.personId, email: `${company.personId}@example.kr`, locale: 'en' as const };
    const tell = (key: string) =>
      doing((its) =>
        notify(its, [person], { event: 'case.answered', key, as: { companyId: company.companyId }, path: '/company' }),
      );
    for (const key of ['a', 'b', 'b', 'a']) await tell(`${key}:${company.companyId}`);
    expect((await list(company)).unread).toBe(2);
    await doing(sendDigests);
    expect(await mailsTo(company)).toEqual([]);
    // So many that servers at the same moment would meet in the middle of them.
    await doing(async (its) => {
      for (let at = 0; at < 300; at++)
        await notify(its, [person], {
          event: 'case.answered',
          key: `${at}:${company.companyId}`,
          as: { companyId: company.companyId },
          path: '/company',
        });
    });
    setClock('2026-11-23T18:00:00');
    await tell(`c:${company.companyId}`);
    // Servers at the same moment.
    await Promise.all([doing(sendDigests), doing(sendDigests), doing(sendDigests)]);
    expect((await mailsTo(company, 'notices.digest')).map(({ subject }) => subject)).toHaveLength(1);
    setClock('2026-11-24T18:00:00');
    await doing(sendDigests);
    await doing(sendDigests);
    const log = await read<NoticeLog>(company, '/api/account/notices/log');
    const digests = log.items.filter(({ channel }) => channel === 'digest');
    expect(digests.map(({ items }) => items)).toEqual([1, 302]);
    setClock();
  });
});

describe('기한과 열람', () => {
  it('내일까지인 건은 아침에, 지난 건은 지난 뒤에 맡은 사람에게 한 번 알리고, 남의 기관은 모릅니다', async () => {
    const { officer, owner, id, stranger } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '다동료');
    await its.next(officer, id, 'acknowledge');
    const { rows } = await its.world.owner.query<{ due_at: Date }>('select due_at from cases.case_file where id = $1', [
      id,
    ]);
    const due = rows[0]?.due_at ?? new Date(0);
    const hour = 3_600_000;
    const told = async (who: Who) =>
      (await list(who)).items
        .filter(({ path }) => path.endsWith(id))
        .map(({ event }) => event)
        .filter((event) => /due/i.test(event));
    // The period ends at a midnight in Seoul; the day before it begins 48 hours earlier.
    its.world.clock.set(new Date(due.getTime() - 48 * hour + 7 * hour).toISOString());
    await doing(tellOfPeriods);
    expect(await told(officer)).toEqual([]);
    its.world.clock.set(new Date(due.getTime() - 48 * hour + 8 * hour).toISOString());
    await doing(tellOfPeriods);
    await doing(tellOfPeriods);
    expect(await told(officer)).toEqual(['case.dueTomorrow']);
    its.world.clock.set(new Date(due.getTime() + 1000).toISOString());
    await doing(tellOfPeriods);
    await doing(tellOfPeriods);
    expect(await told(officer)).toEqual(['case.overdue', 'case.dueTomorrow']);
    expect([await told(colleague), await told(stranger)]).toEqual([[], []]);
    setClock();
  });

  it('자료를 열람한 날이 끝나면 기업에 한 번 알립니다', async () => {
    const { company, officer, id } = await its.scene();
    await its.show(officer, id);
    its.world.clock.set(new Date(Date.now() + 86_400_000).toISOString());
    for (let again = 0; again < 2; again++) await doing(tellOfReadings);
    expect((await list(company)).items.filter(({ event }) => event === 'file.read')).toMatchObject([
      { path: '/company/readers', reference: null },
    ]);
    setClock();
  });
});

describe('보낸 기록', () => {
  it('편지가 나간 결과가 적히고, 관리자는 길마다 수만 봅니다', async () => {
    const { officer, company, id } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'answer', { body: '답' });
    await its.world.settle();
    const [first, second] = await mailsTo(company);
    await its.world.owner.query(`update platform.mail set state = 'sent', sent_at = now() where id = $1`, [first?.id]);
    await its.world.owner.query(
      `update platform.job set state = 'dead', finished_at = now() where kind = 'mail.send' and payload ->> 'mailId' = $1`,
      [second?.id],
    );
    const log = await read<NoticeLog>(company, '/api/account/notices/log');
    expect(
      log.items
        .filter(({ channel }) => channel === 'mail')
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['failed', 'sent']);
    const health = await its.world.get(await its.world.administrator(), '/api/administration/channels');
    expect(health.text).toContain('"failed"');
    for (const hidden of [company.personId, company.companyId, id]) expect(health.text).not.toContain(hidden);
    expect((await its.world.get(officer, '/api/administration/channels')).status).toBe(403);
  });

  it('석 달이 지난 알림은 지우고, 아직 모음 편지에 담지 않은 것은 남깁니다', async () => {
    const company = await its.world.company();
    await choose(company, [{ event: 'case.answered', level: 'digest' }]);
    const person = { personId: company.personId, email: `${company.personId}@example.kr`, locale: 'ko' as const };
    for (const event of ['case.answered', 'case.asked'] as const)
      await doing((its) =>
        notify(its, [person], {
          event,
          key: `old:${event}:${company.companyId}`,
          as: { companyId: company.companyId },
          path: '/company',
        }),
      );
    setClock('2027-03-23T09:00:00');
    await doing(dropOldNotices);
    setClock();
    expect((await list(company)).items.map(({ event }) => event)).toEqual(['case.answered']);
  });

  it('요청으로는 알림을 지어내거나 남의 것을 읽을 수 없습니다', async () => {
    const { company } = await its.scene();
    const { asActor } = await import('../../../platform/database/index.ts');
    const { sql } = await import('kysely');
    const forged = asActor(its.world.database, company.ticket, 'write', (tx) =>
      sql`insert into platform.notice (id, person_id, event, key, path, level, created_at) values (gen_random_uuid(), ${company.personId}, 'x', 'x', '/x', 'inApp', now())`.execute(
        tx,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const seen = await asActor(its.world.database, company.ticket, 'read', (tx) =>
      sql<{ n: number }>`select count(*)::int as n from platform.notice where person_id <> ${company.personId}`.execute(
        tx,
      ),
    );
    expect(seen.rows[0]?.n).toBe(0);
  });
});
