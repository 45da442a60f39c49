import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor } from '#platform/database/index';
import { consultingOf, expertWish, type SeatedExpert } from '../../../../../test/consulting.ts';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';

let world: World;
let desk: Awaited<ReturnType<typeof consultingOf>>;
let [kim, lee]: SeatedExpert[] = [];
let company: Who & { companyId: string };
let assignmentId: string;
const one = (id: string) => `/api/expert/assignments/${id}`;
const home = async (who: Who) =>
  (await world.get(who, '/api/expert')).body as {
    assignments: { id: string }[];
    pools: Record<string, unknown>[];
    pledge: { textId: string; textVersion: number };
  };

beforeAll(async () => {
  world = await foundWorld();
  // The database asks its own clock whether a clearance holds.
  world.clock.set(new Date().toISOString());
  desk = await consultingOf(world, 3);
  kim = await desk.expert('김전문');
  lee = await desk.expert('이전문');
  company = await world.company({ name: '비밀기업' });
  assignmentId = await desk.assign(company, kim, '비밀스러운 범위');
});
afterAll(() => world.close());
const [expertKim, expertLee] = [() => kim as SeatedExpert, () => lee as SeatedExpert];

describe('전문가는 자기 배정만 봅니다', () => {
  it('다른 전문가에게는 없는 배정과 같고, 답할 수도 없습니다', async () => {
    expect((await world.get(expertLee(), one(assignmentId))).status).toBe(404);
    expect((await home(expertLee())).assignments).toEqual([]);
    const answer = { version: 1, answer: 'accept', reason: null };
    expect((await world.send(expertLee(), 'POST', `${one(assignmentId)}/answer`, answer)).status).toBe(404);
    expect((await world.get(expertKim(), one(assignmentId))).body).toMatchObject({
      companyName: '비밀스러운 범위',
      state: 'offered',
    });
  });

  it('SQL로도 남의 배정, 요청, 기업, 진단, 건, 다른 전문가가 한 줄도 나오지 않습니다', async () => {
    const tables = [
      'support.consulting_request',
      'support.consulting_round',
      'support.expert_refusal',
      'support.expert_rating',
      'organisations.company',
      'organisations.contact',
      'cases.case_file',
      'diagnosis.outcome',
      'technologies.card',
      'support.attendee',
      'organisations.sight_grant',
    ];
    const seen = await asActor(world.database, expertKim().ticket, 'read', async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of [...tables, 'support.consulting_assignment', 'support.expert', 'support.expert_clearance'])
        counts[table] =
          (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n ?? -1;
      return counts;
    });
    expect(seen).toEqual({
      ...Object.fromEntries(tables.map((table) => [table, 0])),
      'support.consulting_assignment': 1,
      'support.expert': 1,
      'support.expert_clearance': 2,
    });
  });

  it('2단계 인증이 없으면 아무것도 보지 못합니다', async () => {
    const half = await world.expert('반쪽');
    await world.owner.query('update platform.session set second_factor_at = null where membership_id = $1', [
      half.membershipId,
    ]);
    expect((await world.get(half, '/api/expert')).status).toBe(403);
    expect((await world.get(half, '/api/session')).body).toMatchObject({ kind: 'visitor', secondFactorNeeded: true });
  });

  it('창구, 기업, 관리자의 화면은 열리지 않습니다', async () => {
    for (const path of ['/api/desk/experts', '/api/company', '/api/cases', '/api/administration/people'])
      expect([403, 404], path).toContain((await world.get(expertKim(), path)).status);
  });

  it('전문가단에서의 자리, 수당, 이름은 스스로 고치지 못하고, 이해관계는 지우지 못합니다', async () => {
    const attempt = (text: ReturnType<typeof sql>) =>
      asActor(world.database, expertKim().ticket, 'write', (tx) => text.execute(tx));
    await expect(
      attempt(sql`update support.expert set fee_won = 9 where id = ${expertKim().expertId}`),
    ).rejects.toThrow(/not hers/);
    await world.send(expertKim(), 'POST', `/api/expert/pools/${expertKim().expertId}/ties`, {
      ...{ kind: 'employer', name: '앞 회사', businessNumber: null, fromOn: '2020-01-01', untilOn: null },
    });
    await attempt(sql`delete from support.expert_tie`);
    const { rows } = await world.owner.query('select 1 from support.expert_tie where expert_id = $1', [
      expertKim().expertId,
    ]);
    expect(rows).toHaveLength(1);
    await expect(
      attempt(sql`insert into support.expert_clearance (id, expert_id, agency_id, kind, granted_on, ends_on, source, noted_by, noted_at)
      values (gen_random_uuid(), ${expertKim().expertId}, 3, 'clearance', now(), now() + interval '1 year', '스스로', ${expertKim().personId}, now())`),
    ).rejects.toThrow();
  });
});

describe('신원 확인과 서약', () => {
  it('서약하기 전에는 배정이 보이지 않고, 서약하면 열립니다. 읽은 것은 기업이 압니다', async () => {
    const park = await desk.expert('박전문', { pledged: false });
    const id = await desk.assign(company, park);
    expect((await world.get(park, one(id))).status).toBe(404);
    const { pledge } = await home(park);
    const signed = { textId: pledge.textId, textVersion: pledge.textVersion, agreed: true };
    expect(
      (await world.send(park, 'POST', `/api/expert/pools/${park.expertId}/pledge`, { ...signed, textVersion: 9 }))
        .status,
    ).toBe(409);
    expect((await world.send(park, 'POST', `/api/expert/pools/${park.expertId}/pledge`, signed)).status).toBe(201);
    expect((await world.get(park, one(id))).status).toBe(200);
    const { rows } = await world.owner.query<{ reader_name: string }>(
      'select reader_name, agency_id from evidence.access_entry where company_id = $1 and person_id = $2',
      [company.companyId, park.personId],
    );
    expect(rows[0]).toEqual({ reader_name: '박전문', agency_id: 3 });
  });

  it('맡은 뒤에 신원 확인을 거두면 그 순간부터 보지 못하고, 배정은 멈추고, 다시 확인되어야 이어집니다', async () => {
    const choi = await desk.expert('최전문');
    const id = await desk.assign(company, choi);
    expect(
      (await world.send(choi, 'POST', `${one(id)}/answer`, { version: 1, answer: 'accept', reason: null })).status,
    ).toBe(200);
    const path = `/api/desk/experts/${choi.expertId}`;
    const view = (await world.get(desk.officer, path)).body as { clearances: { id: string; kind: string }[] };
    const clearance = view.clearances.find(({ kind }) => kind === 'clearance')?.id;
    expect(
      (await world.send(desk.officer, 'POST', `${path}/clearances/${clearance}/revoke`, { reason: '자격 정지' }))
        .status,
    ).toBe(200);
    expect((await world.get(choi, one(id))).status).toBe(404);
    await world.settle();
    const state = async () =>
      (
        await world.owner.query<{ state: string; version: number }>(
          'select state, version from support.consulting_assignment where id = $1',
          [id],
        )
      ).rows[0];
    expect(await state()).toEqual({ state: 'held', version: 3 });
    const notice = await world.owner.query(
      `select 1 from platform.notice where event = 'consulting.held' and person_id = $1`,
      [desk.officer.personId],
    );
    expect(notice.rows).toHaveLength(1);
    const resume = `/api/desk/consulting/assignments/${id}/resume`;
    expect((await world.send(desk.officer, 'POST', resume, { version: 3 })).body).toMatchObject({
      code: 'consulting.not_cleared',
    });
    await world.send(desk.officer, 'POST', `${path}/clearances`, { ...desk.days, source: '다시 확인' });
    expect((await world.send(desk.officer, 'POST', resume, { version: 3 })).status).toBe(200);
    expect((await world.get(choi, one(id))).body).toMatchObject({ state: 'offered' });
  });
});

describe('전문가단', () => {
  it('다른 기관은 전문가를 보지도 고치지도 못합니다', async () => {
    const other = await world.staff(9);
    expect((await world.get(other, '/api/desk/experts')).body).toMatchObject({ items: [] });
    expect((await world.get(other, `/api/desk/experts/${expertKim().expertId}`)).status).toBe(404);
  });

  it('초대를 받아들이면 그 사람의 자리와 이어지고, 다른 기관의 전문가단에도 이어집니다', async () => {
    const email = 'new.expert@example.kr';
    const { id } = (await world.send(desk.officer, 'POST', '/api/desk/experts', expertWish(email, '새전문'))).body as {
      id: string;
    };
    const again = await world.send(desk.officer, 'POST', '/api/desk/experts', expertWish(email, '새전문'));
    expect(again.status).toBe(422);
    const { link } = (await world.send(desk.officer, 'POST', `/api/desk/experts/${id}/invitation`)).body as {
      link: string;
    };
    const token = link.split('#')[1] ?? '';
    const person = { name: '새전문', phone: null, passphrase: '서로 다른 낱말 네 개 이상 길게' };
    expect((await world.send(null, 'POST', '/api/invitations/accept', { token, person })).status).toBe(200);
    expect((await world.get(desk.officer, `/api/desk/experts/${id}`)).body).toMatchObject({ hasAccount: true });
    const elsewhere = await consultingOf(world, 4);
    const second = (await world.send(elsewhere.officer, 'POST', '/api/desk/experts', expertWish(email, '새전문')))
      .body as { id: string };
    expect((await world.get(elsewhere.officer, `/api/desk/experts/${second.id}`)).body).toMatchObject({
      hasAccount: true,
    });
  });

  it('창구는 전문가단 밖의 사람이나 다른 역할을 초대하지 못합니다', async () => {
    const invite = (role: string, email: string) =>
      asActor(world.database, desk.officer.ticket, 'write', (tx) =>
        sql`insert into organisations.invitation (id, token_hash, role, email, invited_by, expires_at)
            values (gen_random_uuid(), sha256(${email}::bytea), ${role}, ${email}, ${desk.officer.personId}, now() + interval '1 day')`.execute(
          tx,
        ),
      );
    await expect(invite('administrator', `${expertKim().personId}@example.kr`)).rejects.toThrow(/row-level security/);
    await expect(invite('expert', 'stranger@example.kr')).rejects.toThrow(/row-level security/);
  });

  it('감사는 보기만 하고, 없는 시군과 뒤바뀐 날은 받지 않습니다', async () => {
    const auditor = await world.staff(3, 'auditor');
    expect((await world.get(auditor, '/api/desk/experts')).body).toMatchObject({ mayWrite: false });
    expect((await world.send(auditor, 'POST', '/api/desk/experts', expertWish('a@example.kr', '감사'))).status).toBe(
      403,
    );
    const wish = { ...expertWish('b@example.kr', '바깥'), home: '1100000000' };
    expect((await world.send(desk.officer, 'POST', '/api/desk/experts', wish)).body).toMatchObject({
      fields: { home: expect.any(String) },
    });
    const path = `/api/desk/experts/${expertKim().expertId}/absences`;
    expect((await world.send(desk.officer, 'POST', path, { fromOn: '2026-12-02', untilOn: '2026-12-01' })).status).toBe(
      422,
    );
  });
});
