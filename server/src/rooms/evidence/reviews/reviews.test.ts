import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asActor } from '../../../platform/database/index.ts';

type Figures = Record<
  'reads' | 'deeds' | 'people' | 'companies' | 'downloads' | 'withoutReason' | 'outsideHours' | 'emergencies',
  number
>;
type Month = {
  state: string;
  dueOn: string;
  figures: Figures;
  people: { name: string; reads: number }[];
  downloads: { reason: string }[];
  review: { figures: Figures } | null;
};

let world: World;
let auditor: Who;
let officer: Who;
let company: Who & { companyId: string };
const month = '2026-10';
beforeAll(async () => {
  world = await foundWorld();
  auditor = await world.staff(9, 'auditor', '김감사');
  officer = await world.staff(9, 'officer', '이열람');
  company = await world.company();
  // Two readings on a Tuesday morning, one on the Saturday after; one download with a reason, one without.
  await world.owner.query(
    `insert into evidence.access_entry (at, request_id, person_id, agency_id, reader_name, agency_name, company_id, sections, endpoint)
     select at::timestamptz, 'r', $1, 9, '이열람', '기관', $2, '{summary}', 'organisations.showCompany'
       from unnest(array['2026-10-13T10:00+09:00', '2026-10-13T17:59:59+09:00', '2026-10-17T11:00+09:00', '2026-09-30T23:59:59+09:00', '2026-11-01T00:00+09:00']) as t(at)`,
    [officer.personId, company.companyId],
  );
  await world.owner.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, person_id, agency_id, action, subject_id, reason)
     select '2026-10-20T10:00+09:00', 'r', 'agency', $1, agency, action, 's', reason
       from (values (9, 'companies.exported', '11월 간담회 명단'), (9, 'companies.exported', ''), (9, 'case.paper_taken', '현장 방문 준비'), (7, 'companies.exported', '남의기관까닭')) as t(agency, action, reason)`,
    [officer.personId],
  );
});
afterAll(() => world.close());

const show = async (who: Who, wanted = month): Promise<Month> => {
  const { status, body, text } = await world.get(who, `/api/evidence/reviews/${wanted}`);
  expect(status, text).toBe(200);
  return body as Month;
};
const sign = (who: Who, body: object, wanted = month) =>
  world.send(who, 'POST', `/api/evidence/reviews/${wanted}`, body);
const nothing = { verdict: 'nothing', findings: '', measures: '' };

describe('접속기록 점검', () => {
  it('감사가 아닌 사람과 다른 기관은 보지도 서명하지도 못합니다', async () => {
    for (const who of [officer, company, await world.staff(9, 'manager')]) {
      expect((await world.get(who, '/api/evidence/reviews')).status).toBe(403);
      expect((await sign(who, nothing)).status).toBe(403);
    }
    const stranger = await world.staff(7, 'auditor');
    const seen = await show(stranger);
    expect(seen.figures).toMatchObject({ reads: 0, downloads: 1 });
    expect(JSON.stringify(seen)).not.toContain('간담회');
    expect(seen.people.map(({ name }) => name)).not.toContain('이열람');
    // An officer who reaches the database in his own name still signs nothing.
    const { sql } = await import('kysely');
    await expect(
      asActor(world.database, officer.ticket, 'write', (tx) =>
        sql`insert into evidence.log_review (id, agency_id, month, verdict, findings, measures, figures, reviewed_by, reviewed_by_name, signed_at)
            values (gen_random_uuid(), 9, '2026-10-01', 'nothing', '', '', '{}', ${officer.personId}, 'x', now())`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('그 달의 것만, 서울의 날과 근무시간으로 셉니다', async () => {
    const seen = await show(auditor);
    expect(seen.figures).toMatchObject({
      reads: 3,
      companies: 1,
      downloads: 3,
      withoutReason: 1,
      outsideHours: 1,
      people: 1,
    });
    expect(seen.people[0]).toMatchObject({ name: '이열람', reads: 3 });
    expect(seen.downloads.map(({ reason }) => reason).sort()).toEqual(['', '11월 간담회 명단', '현장 방문 준비']);
    expect(seen).toMatchObject({ state: 'open', dueOn: '2026-11-30' });
  });

  it('기한이 지나면 늦었다고 나오고, 끝나지 않은 달은 점검할 수 없습니다', async () => {
    expect((await sign(auditor, nothing, '2026-11')).body).toMatchObject({ code: 'review.month_open' });
    world.clock.set('2026-11-30T14:59:59Z');
    expect((await show(auditor)).state).toBe('open');
    world.clock.set('2026-11-30T15:00:01Z');
    expect((await show(auditor)).state).toBe('late');
    const { items } = (await world.get(auditor, '/api/evidence/reviews')).body as {
      items: { month: string; state: string }[];
    };
    expect(items.filter(({ state }) => state === 'late').map((item) => item.month)).toEqual(['2026-10', '2026-09']);
    world.clock.set('2026-11-23T00:00:00Z');
  });

  it('찾은 것이 있으면 적어야 하고, 서명은 한 번이며 고칠 수 없습니다', async () => {
    const found = { verdict: 'found', findings: '까닭 없는 내려받기 1건', measures: '본인에게 물었습니다.' };
    expect((await sign(auditor, { ...found, measures: '' })).status).toBe(422);
    const answer = await sign(auditor, found);
    expect(answer.body).toMatchObject({ state: 'signed', review: { verdict: 'found', reviewedBy: '김감사' } });
    expect((answer.body as Month).review?.figures.withoutReason).toBe(1);
    expect((await sign(await world.staff(9, 'auditor'), nothing)).body).toMatchObject({
      code: 'review.signed_already',
    });
    const changed = asActor(world.database, auditor.ticket, 'write', async (tx) => {
      const { sql } = await import('kysely');
      await sql`update evidence.log_review set findings = 'x'`.execute(tx);
    });
    await expect(changed).rejects.toThrow(/permission denied/);
    const traces = await world.owner.query(
      `select detail from evidence.audit_entry where action = 'evidence.reviewed'`,
    );
    expect(traces.rows.map(({ detail }) => detail)).toEqual([{ month, verdict: 'found' }]);
    const paper = await world.app.inject({
      url: `/api/evidence/reviews/${month}/paper`,
      headers: { cookie: `boru_session=${auditor.ticket}` },
    });
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('관리자는 기업이 걸리지 않은 것만 점검합니다', async () => {
    const administrator = await world.administrator();
    const seen = await show(administrator);
    expect(seen.figures.reads).toBe(0);
    expect((await sign(administrator, nothing)).body).toMatchObject({ state: 'signed' });
    expect((await show(await world.staff(7, 'auditor'))).review).toBeNull();
  });
});
