import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consultingOf, type SeatedExpert } from '../../../../../test/consulting.ts';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';

type Company = Who & { companyId: string };
type Pair = { requestId: string; companyName: string; expertId: string; expertName: string; isChanged: boolean };
type Round = {
  version: number;
  state: string;
  waiting: number;
  items: { id: string; companyName: string; assignments: { state: string; expertName: string }[] }[];
  plan: null | {
    hash: string;
    isStale: boolean;
    isOptimal: boolean;
    cost: number;
    changes: number;
    pairs: Pair[];
    unserved: { companyName: string; near: { kind: string; name: string | null }[]; missingSkills: string[] }[];
  };
};

let world: World;
let desk: Awaited<ReturnType<typeof consultingOf>>;
let companies: Company[];
let pool: SeatedExpert[];
let roundId: string;
const days = { wishedFrom: '2026-12-01', wishedUntil: '2027-01-31' };
const wish = {
  ...{ agencyId: 3, need: '출입 통제를 봐 주세요', language: 'ko', gaps: ['TS-01'], competitors: [] as object[] },
  ...{ ...days, contactName: '담당', phone: '043-000-0000', email: 'contact@example.kr' },
};
const scope = { version: 1, skills: ['it'], scope: '출입과 반출', halfDays: 2, weight: 3 };
const path = () => `/api/desk/consulting/rounds/${roundId}`;
const look = async () => (await world.get(desk.officer, path())).body as Round;
const send = async (url: string, body: object) => {
  const { version } = await look();
  return world.send(desk.officer, 'POST', url, { version, ...body });
};
const planned = async (pinned: object[] = []): Promise<NonNullable<Round['plan']>> => {
  expect((await send(`${path()}/plan`, { pinned })).status).toBe(200);
  return (await look()).plan as NonNullable<Round['plan']>;
};
const askAs = async (who: Company, change: object = {}): Promise<string> => {
  const made = await world.send(who, 'POST', '/api/company/consulting', { ...wish, ...change });
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
};
const scopeAs = async (id: string, change: object = {}) =>
  expect(
    (await world.send(desk.officer, 'POST', `/api/desk/consulting/requests/${id}/scope`, { ...scope, ...change }))
      .status,
  ).toBe(200);

beforeAll(async () => {
  world = await foundWorld();
  // The database asks its own clock whether a clearance holds.
  world.clock.set(new Date().toISOString());
  desk = await consultingOf(world, 3);
  pool = [await desk.expert('김전문'), await desk.expert('이전문'), await desk.expert('박전문')];
  companies = [];
  for (const name of ['가나전자', '다라전지', '마바바이오']) companies.push(await world.company({ name }));
});
afterAll(() => world.close());
const company = (at: number) => companies[at] as Company;

describe('컨설팅 요청', () => {
  it('기업이 요청하면 그 기관만 보고, 읽은 것은 기업이 압니다', async () => {
    const id = await askAs(company(0));
    const seen = (await world.get(desk.officer, '/api/desk/consulting')).body as { items: { id: string }[] };
    expect(seen.items.map((one) => one.id)).toContain(id);
    const other = await world.staff(9);
    expect((await world.get(other, '/api/desk/consulting')).body).toMatchObject({ items: [], rounds: [] });
    expect((await world.send(other, 'POST', `/api/desk/consulting/requests/${id}/scope`, scope)).status).toBe(404);
    const { rows } = await world.owner.query(
      'select 1 from evidence.access_entry where company_id = $1 and person_id = $2',
      [company(0).companyId, desk.officer.personId],
    );
    expect(rows.length).toBeGreaterThan(0);
    await scopeAs(id);
    expect((await world.get(company(0), '/api/company/consulting')).body).toMatchObject({
      items: [{ id, state: 'scoped', scope: '출입과 반출' }],
    });
  });

  it('지난 날과 뒤바뀐 날은 받지 않고, 거둔 요청은 고칠 수 없습니다', async () => {
    const past = await world.send(company(1), 'POST', '/api/company/consulting', {
      ...{ ...wish, wishedFrom: '2020-01-01', wishedUntil: '2020-02-01' },
    });
    expect(past.body).toMatchObject({ fields: { wishedUntil: expect.any(String) } });
    const id = await askAs(company(1));
    const own = `/api/company/consulting/${id}/withdraw`;
    expect((await world.send(company(2), 'POST', own, { version: 1 })).status).toBe(404);
    expect((await world.send(company(1), 'POST', own, { version: 1 })).status).toBe(200);
    expect((await world.send(desk.officer, 'POST', `/api/desk/consulting/requests/${id}/scope`, scope)).status).toBe(
      409,
    );
  });
});

describe('회차', () => {
  it('담고, 배정안을 만들고, 사람이 확정하면 전문가와 기업이 압니다', async () => {
    await scopeAs(await askAs(company(1), { competitors: [{ name: '경쟁회사', businessNumber: '1112233333' }] }));
    await scopeAs(await askAs(company(2)), { skills: ['it', 'forensics'] });
    await world.send(desk.officer, 'POST', `/api/desk/experts/${pool[0]?.expertId}/ties`, {
      ...{ kind: 'client', name: '경쟁회사', businessNumber: '1112233333', fromOn: '2025-01-01', untilOn: null },
    });
    const opened = await world.send(desk.officer, 'POST', '/api/desk/consulting/rounds', {
      ...{ title: '2026년 12월 회차', fromOn: '2026-12-01', untilOn: '2027-01-31' },
    });
    roundId = (opened.body as { id: string }).id;
    expect((await look()).waiting).toBe(3);
    expect((await send(`${path()}/requests`, {})).status).toBe(200);
    const plan = await planned();
    expect(plan).toMatchObject({ isOptimal: true, isStale: false, changes: 0 });
    expect(plan.pairs.map(({ companyName }) => companyName).toSorted()).toEqual(['가나전자', '다라전지']);
    expect(plan.pairs.find(({ companyName }) => companyName === '다라전지')?.expertName).not.toBe('김전문');
    expect(plan.unserved).toMatchObject([{ companyName: '마바바이오', missingSkills: ['forensics'] }]);
    const { rows } = await world.owner.query('select 1 from support.consulting_assignment where round_id = $1', [
      roundId,
    ]);
    expect(rows).toEqual([]);
    expect((await send(`${path()}/confirm`, { planHash: plan.hash })).status).toBe(200);
    await world.settle();
    const after = await look();
    expect(after).toMatchObject({ state: 'published', plan: null });
    expect(after.items.flatMap((one) => one.assignments.map(({ state }) => state))).toEqual(['offered', 'offered']);
    const told = await world.owner.query<{ n: number }>(
      `select count(*)::int as n from platform.notice where event = 'consulting.assigned'`,
    );
    expect(told.rows[0]?.n).toBeGreaterThanOrEqual(4);
  });

  it('손으로 바꾸는 값은 막힌 쌍이면 왜 안 되는지, 되면 몇 점인지 말합니다', async () => {
    const { items } = await look();
    const barred = items.find(({ companyName }) => companyName === '다라전지')?.id;
    const no = await world.get(desk.officer, `${path()}/change?requestId=${barred}&expertId=${pool[0]?.expertId}`);
    expect(no.body).toMatchObject({ isPossible: false, bars: [{ kind: 'tie', name: '경쟁회사' }] });
    const yes = await world.get(desk.officer, `${path()}/change?requestId=${barred}&expertId=${pool[2]?.expertId}`);
    expect(yes.body).toMatchObject({ isPossible: true, bars: [] });
  });

  it('한 사람이 앓으면 그 사람의 기업만 바뀌고, 만든 뒤에 사정이 바뀐 안은 확정되지 않습니다', async () => {
    const before = (await look()).items;
    const ill = pool.find(({ expertId }) => expertId === pool[1]?.expertId) as SeatedExpert;
    const hers = before.filter((one) => one.assignments.some(({ expertName }) => expertName === '이전문'));
    const away = { fromOn: '2026-11-01', untilOn: '2027-02-28' };
    expect((await world.send(ill, 'POST', `/api/expert/pools/${ill.expertId}/absences`, away)).status).toBe(201);
    const plan = await planned();
    expect(plan.pairs.filter(({ isChanged }) => isChanged).length).toBe(hers.length);
    expect(plan.pairs.some(({ expertName }) => expertName === '이전문')).toBe(false);
    const park = pool[2] as SeatedExpert;
    const tie = { kind: 'family', name: '먼 친척 회사', businessNumber: null, fromOn: '2020-01-01', untilOn: null };
    await world.send(park, 'POST', `/api/expert/pools/${park.expertId}/ties`, tie);
    const refused = await send(`${path()}/confirm`, { planHash: plan.hash });
    expect(refused).toMatchObject({ status: 409, body: { code: 'consulting.plan_stale' } });
    const again = await planned();
    expect((await send(`${path()}/confirm`, { planHash: again.hash })).status).toBe(200);
    const states = (await look()).items.flatMap((one) => one.assignments.map(({ state }) => state)).toSorted();
    expect(states.filter((state) => state === 'released').length).toBe(hers.length);
    expect(states.filter((state) => state === 'offered').length).toBe(2);
  });

  it('두 번 눌러도 한 번만 확정되고, 다른 기관과 감사는 바꾸지 못합니다', async () => {
    const { version } = await look();
    const body = { version, planHash: '0'.repeat(64) };
    expect((await world.send(desk.officer, 'POST', `${path()}/confirm`, body)).status).toBe(409);
    const other = await world.staff(9);
    expect((await world.get(other, path())).status).toBe(404);
    expect((await world.send(other, 'POST', `${path()}/plan`, { version, pinned: [] })).status).toBe(404);
    const auditor = await world.staff(3, 'auditor');
    expect((await world.get(auditor, path())).body).toMatchObject({ mayWrite: false });
    expect((await world.send(auditor, 'POST', `${path()}/plan`, { version, pinned: [] })).status).toBe(403);
  });
});

describe('마침', () => {
  it('자격을 잃은 전문가의 배정은 멈추고, 다시 배정하면 다른 사람이 맡습니다', async () => {
    const taken = (await look()).items.flatMap(({ companyName, assignments }) =>
      assignments.filter(({ state }) => state === 'offered').map(({ expertName }) => ({ companyName, expertName })),
    )[0];
    const lost = pool[['김전문', '이전문', '박전문'].indexOf(taken?.expertName ?? '')] as SeatedExpert;
    const back = await desk.expert('최전문');
    await world.owner.query(
      `update support.expert_clearance set revoked_on = '2026-11-01', revoke_reason = '자격 정지' where expert_id = $1 and kind = 'clearance'`,
      [lost.expertId],
    );
    const plan = await planned();
    const now = plan.pairs.find(({ companyName }) => companyName === taken?.companyName);
    expect(now?.expertName).not.toBe(taken?.expertName);
    expect((await send(`${path()}/confirm`, { planHash: plan.hash })).status).toBe(200);
    const home = (await world.get(lost, '/api/expert')).body as { assignments: unknown[] };
    expect(home.assignments).toEqual([]);
    expect(back.expertId).not.toBe(lost.expertId);
  });

  it('기업이 보고서를 받아들인 뒤에야 마치고, 그 뒤에 기업이 한 번 만족도를 적고, 다음에는 아는 사람이 먼저입니다', async () => {
    const fresh = await world.company({ name: '사아정밀' });
    const one = await desk.expert('정전문');
    const engagementId = await desk.engage(fresh, one);
    const item = async () =>
      (
        (await world.get(desk.officer, '/api/desk/consulting')).body as {
          items: {
            id: string;
            version: number;
            state: string;
            assignments: { id: string; expertName: string; isReported: boolean }[];
          }[];
        }
      ).items.find(({ assignments }) => assignments.some(({ expertName }) => expertName === '정전문'));
    const before = await item();
    const url = `/api/desk/consulting/requests/${before?.id}/end`;
    const body = { version: before?.version };
    expect((await world.send(desk.officer, 'POST', url, body)).status).toBe(409);
    await world.owner.query('alter table support.engagement disable trigger user');
    await world.owner.query(
      `update support.engagement set state = 'accepted', accepted_at = now(), accepted_by = $2, reviewer_id = $3 where id = $1`,
      [engagementId, fresh.personId, pool[2]?.expertId],
    );
    await world.owner.query('alter table support.engagement enable trigger user');
    expect((await item())?.assignments[0]?.isReported).toBe(true);
    expect((await world.send(await world.staff(9), 'POST', url, body)).status).toBe(404);
    expect((await world.send(desk.officer, 'POST', url, body)).status).toBe(200);
    expect((await world.send(desk.officer, 'POST', url, body)).status).toBe(409);
    expect((await item())?.state).toBe('done');
    const rating = `/api/company/consulting/assignments/${before?.assignments[0]?.id}/rating`;
    expect((await world.send(fresh, 'POST', rating, { score: 5 })).status).toBe(201);
    expect((await world.send(fresh, 'POST', rating, { score: 1 })).status).toBe(409);
    await scopeAs(await askAs(fresh));
    expect((await send(`${path()}/requests`, {})).status).toBe(200);
    const plan = await planned();
    expect(plan.pairs.find(({ companyName }) => companyName === '사아정밀')?.expertName).toBe('정전문');
  });
});
