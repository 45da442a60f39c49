import { smallestCell } from '@boru/contract/insight';
import { IncidentFact } from '@boru/contract/notice-routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLaw, type CaseWorld, foundCaseWorld } from '../../../../test/case-world.ts';
import type { Who, World } from '../../../../test/world.ts';
import { asSystem } from '../../platform/database/index.ts';
import { foldFigures, releaseFigures } from './index.ts';

type Cells = { cells: { key: string; count: number | null }[]; total: number | null };
let its: CaseWorld;
let world: World;
beforeAll(async () => {
  its = await foundCaseWorld();
  world = its.world;
  for (let index = 0; index < 9; index++)
    await world.company({ municipality: '4311400000', industry: 'semiconductor' });
  for (let index = 0; index < 6; index++) await world.company({ municipality: '4313000000', industry: 'bio' });
  for (let index = 0; index < 2; index++) await world.company({ municipality: '4375000000', industry: 'display' });
  await world.company({ municipality: '4315000000', industry: 'ict', status: 'unconfirmed' });
  await publish();
});
afterAll(() => world.close());

const publish = () =>
  asSystem(world.database, 'write', (tx) => releaseFigures({ tx, now: world.clock.now(), services: world.services }));

const overview = async () =>
  (await world.get(null, '/api/insight/overview')).body as { municipalities: Cells; industries: Cells; levels: Cells };
const countOf = ({ cells }: Cells, key: string) => cells.find((cell) => cell.key === key)?.count;

describe('지역 현황', () => {
  it('구는 시로 모으고, 작은 칸과 그것을 드러낼 칸을 가립니다', async () => {
    const { municipalities, industries, levels } = await overview();
    expect(countOf(municipalities, '4311000000')).toBe(9);
    // 2 in Jincheon and zeros elsewhere hold fewer than five together, so the six of Chungju go with them.
    expect(countOf(municipalities, '4313000000')).toBeNull();
    expect(countOf(municipalities, '4375000000')).toBeNull();
    expect(municipalities.total).toBe(17);
    expect(countOf(industries, 'semiconductor')).toBe(9);
    expect(levels).toMatchObject({ total: null });
    for (const { cells } of [municipalities, industries, levels])
      for (const { count } of cells) if (count !== null) expect(count).toBeGreaterThanOrEqual(smallestCell);
  });

  it('하루에 한 곳씩 늘어도 두 날의 수를 빼서 알 수 없고, 다섯이 늘면 새 수가 나옵니다', async () => {
    const shown = async () => countOf((await overview()).municipalities, '4311000000');
    for (const [joined, told] of [
      [1, 9],
      [3, 9],
      [1, 14],
    ] as const) {
      for (let index = 0; index < joined; index++)
        await world.company({ municipality: '4311000000', industry: 'semiconductor' });
      await publish();
      expect(await shown()).toBe(told);
    }
    const kept = await world.owner.query(`select count(*)::int as n from insight.release where name = 'municipality'`);
    expect(kept.rows[0]).toEqual({ n: 2 });
  });

  it('확인되지 않은 기업은 세지 않습니다', async () => {
    expect((await overview()).municipalities.total).toBe(22);
  });

  it('어느 사람의 이름으로도 가리지 않은 수를 물을 수 없습니다', async () => {
    const officer = await world.staff(1);
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 1000)', [officer.ticket]);
      await expect(client.query('select * from insight.company_counts()')).rejects.toThrow(/only the system actor/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('마친 사고는 기업이 더하기로 한 것만, 5곳부터 수로 보이고, 빼면 바로 빠집니다', async () => {
    const officer = await world.staff(1);
    const at = world.clock.now().toISOString();
    const facts = Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'unsure']));
    const rest = {
      suspicion: '기록',
      noticedAt: at,
      cardId: null,
      technology: null,
      facts,
      people: null,
      systems: null,
    };
    const learn = async (channels: string[]) => {
      const company = await world.company();
      const post = async (path: string, body: object) => {
        const answer = await world.send(company, 'POST', `/api/reports/incidents${path}`, body);
        expect(answer.status, answer.text).toBeLessThan(300);
        return answer.body as { id: string };
      };
      const { id } = await post('', { ...rest, title: '사고', channels });
      const early = await world.send(company, 'POST', `/api/reports/incidents/${id}/learning`, { shares: true });
      expect(early.status).toBe(409);
      await post(`/${id}/state`, { version: 1, to: 'closed', reason: '끝남' });
      const lesson = { lesson: 'reporting-line', decision: 'accepted', reason: null };
      await post(`/${id}/lessons`, lesson);
      expect((await world.send(company, 'POST', `/api/reports/incidents/${id}/lessons`, lesson)).status).toBe(409);
      return { company, id, share: (shares: boolean) => post(`/${id}/learning`, { shares }) };
    };
    const shown = async () =>
      (await world.get(officer, '/api/insight/incidents')).body as { channels: Cells; lessons: Cells };
    const told = [];
    for (let index = 0; index < 10; index++) told.push(await learn(index < 5 ? ['usb'] : ['mail', 'pc']));
    // Closed, accepted, and not agreed to: nobody is counted.
    expect((await shown()).channels.total).toBeNull();
    for (const { share } of told) await share(true);
    const { channels, lessons } = await shown();
    expect([channels.total, countOf(channels, 'usb'), countOf(channels, 'pc')]).toEqual([10, 5, 5]);
    // All ten accepted it: that none did not is a statement about every one of them.
    expect(countOf(lessons, 'reporting-line')).toBeNull();
    await told[0]?.share(false);
    const fewer = (await shown()).channels;
    expect([fewer.total, countOf(fewer, 'usb'), countOf(fewer, 'pc')]).toEqual([9, null, null]);
    // Neither an agency nor another company reads what one company learned.
    const path = `/api/reports/incidents/${told[1]?.id}/lessons`;
    expect((await world.get(officer, path)).status).toBe(403);
    expect((await world.get(told[2]?.company ?? null, path)).status).toBe(404);
    const own = await world.get(told[1]?.company ?? null, '/api/reports/lessons');
    expect((own.body as { items: unknown[] }).items).toMatchObject([{ lesson: 'reporting-line', question: 'TS-45' }]);
  });
});

describe('현황판의 수', () => {
  /** Counted again one by one, beside what was noted down with each change. */
  const noted = `select measure, month::text, agency, other, part, state, sum(amount)::int as amount, sum(minutes)::int as minutes
    from (select measure, month, agency, other, part, state, amount, minutes from insight.counter
          union all select measure, month, agency, other, part, state, amount, minutes from insight.delta) x
    where measure in ('case', 'answer', 'referral') group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0`;
  const counted = `select 'case' as measure, insight.month_of(submitted_at)::text as month, owner_agency as agency, 0::smallint as other, topic as part, status as state, count(*)::int as amount, 0 as minutes
      from cases.case_file where submitted_at is not null group by 2, 3, 5, 6
    union all select 'referral', insight.month_of(requested_at)::text, from_agency, to_agency, kind, status, count(*)::int, sum(insight.waited(r))::int
      from cases.referral r group by 2, 3, 4, 5, 6
    union all select 'answer', insight.month_of(c.submitted_at)::text, e.author_agency, 0, c.topic, insight.bucket_of(e.late), count(*)::int, sum(e.late)::int
      from cases.case_file c
      join lateral (select w.author_agency, greatest(0, floor(extract(epoch from w.at - c.submitted_at) / 60))::bigint as late from cases.entry w
                     where w.case_id = c.id and w.author_kind = 'agency' and w.kind in ('message', 'question') and w.for_company order by w.seq limit 1) e on true
     group by 2, 3, 5, 6`;
  const same = async () => {
    const order = ' order by measure, month, agency, other, part, state';
    const [left, right] = [await world.owner.query(noted + order), await world.owner.query(counted + order)];
    expect(left.rows).toEqual(right.rows);
    expect(left.rows.length).toBeGreaterThan(1);
  };
  const figure = async (who: Who, id: string) => {
    const { figures } = (await world.get(who, '/api/insight/desk')).body as {
      figures: { id: string; rows: { key: string; values: (number | null)[] }[] }[];
    };
    return Object.fromEntries(figures.find((one) => one.id === id)?.rows.map(({ key, values }) => [key, values]) ?? []);
  };

  it('바뀔 때마다 적은 수가 하나씩 다시 센 수와 같고, 합한 뒤에도 같습니다', async () => {
    const { company, officer, id, second, receiver } = await its.scene();
    expect((await its.next(officer, id, 'acknowledge')).status).toBe(200);
    await its.ask(company);
    await same();
    await asSystem(world.database, 'write', (tx) => foldFigures({ tx }));
    expect((await world.owner.query('select from insight.delta')).rowCount).toBe(0);
    const answered = await its.next(officer, id, 'answer', { body: '먼저 접근 권한을 거두세요.' });
    expect(answered.status, answered.text).toBe(200);
    expect((await its.refer(officer, id, second, { basis: byLaw })).status).toBe(201);
    await its.accept(receiver, id);
    await same();
    expect(await figure(officer, 'ownReferrals')).toEqual({
      [`${officer.agencyId}>${second}`]: [1, 0, expect.any(Number)],
    });
    // Passed on: what was ours is now counted there.
    expect((await figure(receiver, 'ownTopics'))['counselling']).toEqual([1, 0]);
  });

  it('나를 뺀 봉인된 건은 내 현황판에 없고, 명단에 있는 동료에게는 있습니다', async () => {
    const { officer, id, owner } = await its.scene();
    const colleague = await world.staff(owner, 'officer', '이동료');
    const before = (await figure(colleague, 'ownStates'))['submitted'];
    const sealed = await world.send(officer, 'POST', `/api/cases/${id}/seal`, {
      people: [officer.personId],
      reason: '수사와 얽힌 건입니다.',
    });
    expect(sealed.status, sealed.text).toBeLessThan(300);
    expect((await figure(officer, 'ownStates'))['submitted']).toEqual(before);
    expect((await figure(colleague, 'ownStates'))['submitted']).toEqual([(before?.[0] ?? 0) - 1]);
  });

  it('다른 기관의 수는 보이지 않습니다', async () => {
    const { stranger } = await its.scene();
    expect(
      Object.values(await figure(stranger, 'ownStates'))
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
    expect((await world.get(await world.company(), '/api/insight/desk')).status).toBe(403);
    expect((await world.get(null, '/api/insight/desk')).status).toBe(401);
  });
});

describe('먼저 도울 곳', () => {
  type Exposure = { items: { companyId: string; low: number; high: number; first: string | null }[]; seen: number };
  const listed = async (who: Who) => (await world.get(who, '/api/insight/exposure')).body as Exposure;

  it('볼 수 있는 기업만 폭으로 나오고, 더 보여 주면 좁아지고, 열람 기록이 남습니다', async () => {
    const { company, officer, stranger } = await its.scene({ share: [] });
    const { companyId } = company;
    const one = async () => (await listed(officer)).items.find((item) => item.companyId === companyId);
    const before = await one();
    expect(before).toMatchObject({ low: 0, high: 100, first: null });
    expect((await listed(stranger)).items.some((item) => item.companyId === companyId)).toBe(false);
    const readers = await world.owner.query(
      `select count(*)::int as n from evidence.access_entry where company_id = $1 and agency_id = $2 and endpoint = 'insight.listExposure'`,
      [companyId, officer.agencyId],
    );
    expect(readers.rows[0]).toEqual({ n: 1 });
    await world.owner.query(
      `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'techsec-ko', 1, '{}') on conflict do nothing`,
    );
    const weak = { id: 'personnel', score: 20, range: { min: 20, max: 20 } };
    await world.owner.query(
      `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
       values (gen_random_uuid(), $1, 'techsec-ko', 1, '\\x00', '{}', $3, 50, 'fair', 0, '2026-11-23', now(), $2, '2027-11-23')`,
      [companyId, company.personId, { domains: [weak] }],
    );
    // The diagnosis was not shown: what the desk does not see changes nothing.
    expect(await one()).toEqual(before);
    const shown = await its.scene({ share: ['diagnosis'] });
    await world.owner.query(
      `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
       values (gen_random_uuid(), $1, 'techsec-ko', 1, '\\x00', '{}', $3, 50, 'fair', 0, '2026-11-23', now(), $2, '2027-11-23')`,
      [shown.company.companyId, shown.company.personId, { domains: [weak] }],
    );
    const after = (await listed(shown.officer)).items.find((item) => item.companyId === shown.company.companyId);
    // Twenty of a hundred weigh on people, and 80 % of them are surely open.
    expect(after).toMatchObject({ low: 16, high: 96, first: 'people' });
  });

  it('감사 담당과 기업은 이 순서를 볼 수 없습니다', async () => {
    expect((await world.get(await world.staff(1, 'auditor'), '/api/insight/exposure')).status).toBe(403);
    expect((await world.get(await world.company(), '/api/insight/exposure')).status).toBe(403);
  });
});
