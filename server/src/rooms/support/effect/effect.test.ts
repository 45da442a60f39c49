import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { asActor } from '#platform/database/index';
import { consultingOf, type SeatedExpert } from '../../../../../test/consulting.ts';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';

type Company = Who & { companyId: string };
type Estimate = {
  hidden: string | null;
  figures: { helped: number; effect: number; low: number; costPerPointWon: number | null } | null;
};
type Report = {
  until: string;
  items: {
    kind: string;
    whole: Estimate;
    agencies: { agency: { id: number }; estimate: Estimate; experts: { name: string; estimate: Estimate }[] }[];
  }[];
};
let world: World;
let secretary: Who;
let helped: Company[];
const days = { before: '2026-01-10', began: '2026-02-01', ended: '2026-03-01', after: '2026-08-01' };

const diagnose = async ({ companyId, personId }: Company, total: number, on: string): Promise<void> => {
  await world.owner.query(
    `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
     values (gen_random_uuid(), $1, 'techsec-ko', 1, '\\x00', '{}', '{}', $2, 'fair', 0, $4::date, $4::date, $3, '2028-01-01')`,
    [companyId, total, personId, on],
  );
};
/** Consulting that was accepted, as the steps of the room leave it behind. */
const consulted = async (company: Company, expert: SeatedExpert, desk: Awaited<ReturnType<typeof consultingOf>>) => {
  const assignmentId = await desk.assign(company, expert);
  await world.owner.query('alter table support.engagement disable trigger user');
  await world.owner.query(
    `insert into support.engagement (id, assignment_id, agency_id, company_id, expert_id, company_name, expert_name, set_id, set_version,
       kickoff_on, agenda, state, reviewer_id, accepted_at, accepted_by, created_by, created_at)
     select $1, a.id, a.agency_id, a.company_id, a.expert_id, a.company_name, a.expert_name, 'techsec-ko', 1, $3::date, '점검', 'accepted',
            (select x.id from support.expert x where x.id <> a.expert_id order by x.id limit 1), $4::date, $5, $5, $3::date from support.consulting_assignment a where a.id = $2`,
    [newId(), assignmentId, days.began, days.ended, company.personId],
  );
  await world.owner.query('alter table support.engagement enable trigger user');
};
const report = async (): Promise<Report['items'][number]> => {
  const { status, body, text } = await world.get(secretary, '/api/desk/effect');
  expect(status, text).toBe(200);
  return (body as Report).items.find(({ kind }) => kind === 'consulting') as Report['items'][number];
};

beforeAll(async () => {
  world = await foundWorld();
  world.clock.set('2026-11-24T03:00:00Z');
  secretary = await world.staff(1);
  await world.owner.query(
    `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'techsec-ko', 1, '{"levels":[]}') on conflict do nothing`,
  );
  const [desk, other] = [await consultingOf(world, 3), await consultingOf(world, 4)];
  const [busy, rare, alone] = [await desk.expert('김자주'), await desk.expert('이드문'), await other.expert('박홀로')];
  helped = [];
  for (let index = 0; index < 10; index += 1) {
    const company = await world.company();
    helped.push(company);
    await diagnose(company, 40 + index, days.before);
    await diagnose(company, 55 + index + (index % 3), days.after);
    await consulted(company, index < 6 ? busy : index < 8 ? rare : alone, index < 8 ? desk : other);
  }
  for (let index = 0; index < 8; index += 1) {
    const waiting = await world.company();
    await diagnose(waiting, 40 + index, days.before);
    await diagnose(waiting, 42 + index + (index % 2), days.after);
    await desk.request(waiting);
    await world.owner.query(`update support.consulting_request set requested_at = $2::date where company_id = $1`, [
      waiting.companyId,
      days.began,
    ]);
  }
}, 60_000);
afterAll(() => world.close());

describe('지원의 효과', () => {
  it('기다린 비슷한 기업과 견준 점수, 구간, 점마다 든 비용을 사무국에 보입니다', async () => {
    const { whole, agencies } = await report();
    expect(whole.figures).toMatchObject({ helped: 10 });
    expect(whole.figures?.effect).toBeGreaterThan(10);
    expect(whole.figures?.low).toBeGreaterThan(8);
    // Two half-days of 300,000 won each for about thirteen points.
    expect(whole.figures?.costPerPointWon).toBeGreaterThan(30_000);
    expect(whole.figures?.costPerPointWon).toBeLessThan(60_000);
    expect(agencies.map(({ agency }) => agency.id)).toEqual([3, 4]);
  });

  it('다섯 미만인 기관과 전문가는 가리고, 전체에서 빼서 알 수 없게 나머지도 가립니다', async () => {
    const { agencies } = await report();
    expect(agencies[1]?.estimate).toEqual({ hidden: 'few', figures: null });
    // Two companies of the other agency would be the whole less this one.
    expect(agencies[0]?.estimate).toEqual({ hidden: 'complement', figures: null });
    expect(agencies.flatMap(({ experts }) => experts)).toEqual([]);
  });

  it('분기가 끝나기 전의 것은 세지 않고, 기업은 자기 앞뒤만 봅니다', async () => {
    world.clock.set('2026-09-30T03:00:00Z');
    expect((await report()).whole).toEqual({ hidden: 'few', figures: null });
    world.clock.set('2026-11-24T03:00:00Z');
    const own = await world.get(helped[0] as Company, '/api/company/effect');
    expect(own.body).toMatchObject({ items: [{ before: { total: 40 }, after: { total: 55 } }] });
    expect((own.body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('사무국이 아닌 기관, 기업, 전문가는 화면으로도 SQL로도 받지 못합니다', async () => {
    const officer = await world.staff(3);
    expect((await world.get(officer, '/api/desk/effect')).status).toBe(403);
    for (const who of [officer, helped[0] as Company, await world.expert()])
      await expect(
        asActor(world.database, who.ticket, 'read', (tx) =>
          sql`select * from support.effect_rows('2026-10-01'::date)`.execute(tx),
        ),
      ).rejects.toThrow(/for the secretariat/);
  });
});
