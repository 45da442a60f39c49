import type { ChainView, TiesView } from '@boru/contract/chain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundTreasury, type Treasury } from '../../../../../test/treasury.ts';
import type { Who } from '../../../../../test/world.ts';
import { effectOf, moneyByArticle } from './model.ts';

let its: Treasury;
let office: Who;
let articleId: string;
let taskId: string;
let lineId: string;
const year = 2026;

const made = async (who: Who, path: string, body: object): Promise<string> => {
  const { status, body: answer, text } = await its.world.send(who, 'POST', path, body);
  expect(status, text).toBe(201);
  return (answer as { id: string }).id;
};
const chain = async (who: Who) => (await its.world.get(who, '/api/insight/chain')).body as ChainView;
const ties = (change: object = {}) => ({
  ...{ clauses: ['field-2'], articles: [articleId], tasks: [taskId], courses: [], hasConsulting: false, lines: [] },
  ...change,
});
const tie = (who: Who, body: object, programmeId = its.programmeId) =>
  its.world.send(who, 'PUT', `/api/desk/programmes/${programmeId}/ties`, body);
const holes = async (who: Who, kind: string) =>
  (await chain(who)).holes.filter((hole) => hole.kind === kind).map(({ id }) => id);

/** So much was paid to so many companies on the line, each diagnosed before and after; as the ledger would hold it. */
const pay = async (companies: number, won: number, change: number[] = [], again = '2026-09-01'): Promise<void> => {
  const { owner } = its.world;
  for (let at = 0; at < companies; at++) {
    const company = await its.world.company();
    const award = company.companyId;
    await owner.query(
      `insert into support.account (agency_id, line_id, company_id, award_id, kind, balance) values ($1, $2, $3, $4, 'held', $5)`,
      [its.agencyId, lineId, company.companyId, award, won],
    );
    await owner.query(
      `with request as (insert into support.money_request (id, agency_id, kind, key, moves, amount_won, reason, basis, approvals_needed, needs_payer, requested_by, requested_by_name, requested_at)
              select gen_random_uuid(), $1, 'budget', gen_random_uuid(), jsonb_build_array(jsonb_build_object('from', f.id, 'to', t.id, 'won', 1)), 1, '시험', '시험', 1, false, $5, '시험', now()
                from support.account f, support.account t where f.line_id = $3 and f.kind = 'assembly' and t.line_id = $3 and t.kind = 'available' returning id),
            entry as (insert into support.ledger_entry (id, agency_id, company_id, award_id, kind, amount_won, request_id, reason, basis, posted_by, posted_by_name, posted_at)
              select gen_random_uuid(), $1, $2, $2, 'disburse', $4, id, '시험', '시험', $5, '시험', '2026-06-01T00:00Z' from request returning id)
       insert into support.posting (entry_id, ordinal, account_id, agency_id, company_id, line_id, amount_won)
       select e.id, 1, a.id, $1, $2, $3, $4 from entry e, support.account a where a.line_id = $3 and a.award_id = $2`,
      [its.agencyId, company.companyId, lineId, won, its.asker.personId],
    );
    if (change[at] === undefined) continue;
    await owner.query(
      `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x01', 'chain', 1, '{}') on conflict do nothing`,
    );
    for (const [on, total] of [
      ['2026-03-01', 50],
      [again, 50 + (change[at] ?? 0)],
    ] as const)
      await owner.query(
        `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
         values (gen_random_uuid(), $1, 'chain', 1, '\\x01', '{}', '{}', $2, 'fair', 0, $3, $3::date + $4 * interval '1 minute', $5, '2027-11-23')`,
        [company.companyId, total, on, at, company.personId],
      );
  }
};

beforeAll(async () => {
  its = await foundTreasury();
  office = await its.world.staff(1, 'manager');
  articleId = await made(office, '/api/governance/articles', {
    ...{ kind: 'ordinance', statute: '충청북도 산업기술보호 및 지원 조례' },
    edition: {
      ...{ number: '제8조', title: '재정 지원', words: '예산의 범위에서 지원할 수 있다.', validFrom: '2024-05-17' },
      ...{ validTo: null, source: '시험', isVerified: true },
    },
  });
  const plan = await made(office, '/api/governance/plans', {
    kind: 'yearly',
    title: '2026년 계획',
    fromYear: year,
    toYear: year,
  });
  const node = (kind: string, parentId: string | null, task: object | null) =>
    made(office, `/api/governance/plans/${plan}/nodes`, { kind, parentId, title: kind, detail: '자세히', task });
  const strategy = await node('strategy', await node('goal', null, null), null);
  taskId = await node('task', strategy, {
    ...{ agencyId: 9, owner: '지원팀', budgetLine: null, budgetWon: null, fromOn: '2026-01-01', toOn: '2026-12-31' },
  });
  lineId = await its.openLine('보안설비');
});
afterAll(() => its.world.close());

describe('근거에서 성과까지', () => {
  it('우리 기관의 사업만 잇고, 없는 조항이나 보이지 않는 과제에는 이을 수 없습니다', async () => {
    expect((await tie(its.asker, ties({ clauses: ['field-9'], tasks: [] }))).body).toMatchObject({
      code: 'request.invalid',
    });
    // The plan is still being drawn up: only the secretariat sees its tasks.
    expect((await tie(its.asker, ties())).status).toBe(404);
    expect((await tie(await its.world.staff(4), ties({ tasks: [] }))).status).toBe(404);
    expect((await tie(its.asker, ties({ tasks: [] }))).status).toBe(200);
    const plan = (await its.world.get(office, '/api/governance/plans')).body as {
      plans: { id: string; version: number }[];
    };
    const { id, version } = plan.plans[0] as { id: string; version: number };
    await its.world.send(office, 'POST', `/api/governance/plans/${id}/state`, { version, state: 'inForce' });
    for (const _twice of [1, 2]) expect((await tie(its.asker, ties())).status).toBe(200);
    const { rows } = await its.world.owner.query(`select kind from support.programme_tie order by kind`);
    expect(rows.map(({ kind }) => kind)).toEqual(['article', 'clause', 'task']);
    const view = (await its.world.get(its.asker, `/api/desk/programmes/${its.programmeId}/ties`)).body as TiesView;
    expect(view).toMatchObject({ clauses: ['field-2'], articles: [articleId], tasks: [taskId] });
    expect(view.lines[0]).toMatchObject({ articleText: '지원 조례 제9조', articleId: null });
  });

  it('자유롭게 적었던 말은 그대로 있고, 공개하지 않은 사업과 남의 예산 항목은 다른 기관에 없습니다', async () => {
    const own = await chain(its.asker);
    expect(own.programmes.find(({ id }) => id === its.programmeId)).toMatchObject({
      isPublished: false,
      articles: [articleId],
    });
    expect(own.lines).toMatchObject([{ id: lineId, paidWon: 0 }]);
    const other = await chain(await its.world.staff(4));
    expect(other.programmes.map(({ id }) => id)).not.toContain(its.programmeId);
    expect(other.lines).toEqual([]);
    expect(other.supports).toEqual([]);
    expect(JSON.stringify(other)).not.toContain(its.programmeId);
    expect((await its.world.get(await its.world.company(), '/api/insight/chain')).status).toBe(403);
  });

  it('돈은 썼는데 효과 측정이 없는 조문을 찾고, 네 기업이 받은 돈은 다른 기관에 적지 않습니다', async () => {
    expect(await holes(its.asker, 'moneyWithoutEffect')).toEqual([]);
    await pay(4, 3_000_000, [4, 6, 8, 10]);
    expect(await holes(its.asker, 'moneyWithoutEffect')).toEqual([articleId]);
    expect(await holes(office, 'moneyWithoutEffect')).toEqual([articleId]);
    const money = async (who: Who) => (await chain(who)).money.find((row) => row.articleId === articleId);
    expect(await money(its.asker)).toMatchObject({ paidWon: 12_000_000 });
    expect(await money(office)).toMatchObject({ paidWon: null });
    expect((await chain(its.asker)).effects).toEqual([]);
  });

  it('다섯 곳이 되면 변화를 말하고, 여섯째가 와도 그대로이며, 그때는 끊긴 곳이 아닙니다', async () => {
    await pay(1, 3_000_000, [12], '2026-09-02');
    const told = { programmeId: its.programmeId, companies: 5, mean: 8, low: 4.1, high: 11.9 };
    expect((await chain(its.asker)).effects).toEqual([told]);
    expect(await holes(its.asker, 'moneyWithoutEffect')).toEqual([]);
    expect((await chain(office)).money.find((row) => row.articleId === articleId)?.paidWon).toBe(15_000_000);
    await pay(1, 3_000_000, [50], '2026-09-03');
    expect((await chain(its.asker)).effects).toEqual([told]);
  });

  it('사업 없는 조문과 조문 없는 사업을 찾고, 조문을 떼면 다시 나타납니다', async () => {
    expect(await holes(its.asker, 'articleWithoutProgramme')).not.toContain(articleId);
    expect(await holes(its.asker, 'programmeWithoutArticle')).not.toContain(its.programmeId);
    expect((await tie(its.asker, ties({ articles: [] }))).status).toBe(200);
    expect(await holes(its.asker, 'articleWithoutProgramme')).toContain(articleId);
    expect(await holes(its.asker, 'programmeWithoutArticle')).toContain(its.programmeId);
    const byLine = ties({ articles: [], lines: [{ id: lineId, articleId }] });
    expect((await tie(its.asker, byLine)).status).toBe(200);
    expect(await holes(its.asker, 'programmeWithoutArticle')).not.toContain(its.programmeId);
  });

  it('질의 수는 사업과 조문이 늘어도 같습니다', async () => {
    const ask = async () => (await its.world.statements(() => chain(its.asker))).length;
    await ask();
    const few = await ask();
    for (let at = 0; at < 5; at++) {
      const id = await its.made(its.asker, '/api/desk/programmes', {
        ...{ kind: 'subsidy', noticeId: null, name: { ko: `사업 ${at}`, en: `Programme ${at}` } },
      });
      expect((await tie(its.asker, ties({ tasks: [taskId] }), id)).status).toBe(200);
    }
    expect(await ask()).toBe(few);
    expect(few).toBeLessThanOrEqual(6);
  });
});

describe('셈', () => {
  const part = (agencyId: number, companies: number, paidWon: number) => ({
    ...{ articleId: 'A', agencyId, lines: 1, budgetWon: 100, paidWon, companies },
  });
  it.each([
    ['한 기관이라도 적으면 합을 적지 않습니다', [part(7, 6, 60), part(8, 2, 20)], null, null],
    ['우리 몫은 알아도 남은 것이 적으면 적지 않습니다', [part(7, 60, 60), part(8, 4, 20)], 7, null],
    ['우리 몫이 적은 것은 우리에게 가리지 않습니다', [part(7, 2, 60), part(8, 5, 20)], 7, 80],
    ['모두 다섯 곳 이상이면 적습니다', [part(7, 5, 60), part(8, 5, 20)], null, 80],
    ['아무도 받지 않았으면 영입니다', [part(7, 0, 0)], null, 0],
  ] as const)('%s', (_title, parts, own, paid) => {
    expect(moneyByArticle(parts, own)).toMatchObject([{ budgetWon: 100 * parts.length, paidWon: paid }]);
  });
  it('신뢰구간은 표본이 클수록 좁고, 다섯 곳이 안 되면 없습니다', () => {
    const row = (companies: number) => effectOf({ programmeId: 'P', companies, mean: 5, deviation: 10 });
    expect(row(4)).toBeNull();
    expect(row(5)).toMatchObject({ low: -7.4, high: 17.4 });
    expect(row(100)).toMatchObject({ low: 3, high: 7 });
  });
});
