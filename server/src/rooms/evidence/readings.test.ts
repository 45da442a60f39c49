import type { History } from '@boru/contract/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLaw, type CaseWorld, foundCaseWorld } from '../../../../test/case-world.ts';
import type { Who } from '../../../../test/world.ts';
import { endpoints } from '../../entry/app.ts';
import { newId } from '../../kernel/ids.ts';
import { stopPress } from '../../platform/documents/index.ts';

let its: CaseWorld;
let scene: Awaited<ReturnType<CaseWorld['scene']>>;
let places: Record<string, string>;

beforeAll(async () => {
  its = await foundCaseWorld();
  scene = await its.scene({ share: ['diagnosis', 'technology'] });
  const [companyId, personId] = [scene.company.companyId, scene.company.personId];
  const card = await its.world.send(scene.company, 'POST', '/api/technologies', {
    name: '파우치 셀',
    field: 'electrical-electronics',
    product: '전기차용 파우치 셀',
    quantities: [],
    items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
    screenedOn: '2026-11-23',
    verdict: 'match',
    engine: { version: '1.0.0', catalogue: 'abc' },
    standing: 'checked',
    note: null,
  });
  expect(card.status, card.text).toBe(201);
  await its.world.owner.query(
    `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'techsec-ko', 1, '{}') on conflict do nothing`,
  );
  const outcomeId = newId();
  await its.world.owner.query(
    `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
     values ($1, $2, 'techsec-ko', 1, '\\x00', '{}', '{}', 50, 'fair', 0, '2026-11-23', now(), $3, '2027-11-23')`,
    [outcomeId, companyId, personId],
  );
  await its.world.owner.query(
    `insert into platform.file (id, name, kind, media_type, size, sha256, store, store_key, store_region, state, company_id, case_id, uploaded_by)
     values ($1::uuid, '붙임.txt', 'text', 'text/plain', 1, sha256('x'), 'folder', $1::text, 'KR', 'clean', $2, $3, $4)`,
    [newId(), companyId, scene.id, personId],
  );
  places = {
    id: scene.id,
    caseId: scene.id,
    companyId,
    outcomeId,
    technologyId: String((card.body as { id: string }).id),
  };
});
afterAll(async () => {
  stopPress();
  await its.world.close();
});

const readings = async (): Promise<number> =>
  (
    await its.world.owner.query<{ n: number }>(
      'select count(*)::int as n from evidence.access_entry where company_id = $1 and agency_id = $2',
      [scene.company.companyId, scene.owner],
    )
  ).rows[0]?.n ?? -1;

/** Answers that name a file but tell nothing of the company: the desks of a region that could take a case. */
const tellsNothing = new Set(['cases.listReferralOptions']);
/** What lies at an address that this scene does not have: a paper, a finding of a re-screening. Their rooms test them. */
const elsewhere = new Set(['cases.openPaper', 'technologies.finding', 'documents.previewTemplate']);

const files = endpoints.filter(
  ({ id, method, path, may }) =>
    method === 'GET' && path.includes(':') && may.includes('agency.officer') && !elsewhere.has(id),
);

describe('기관이 기업의 자료를 여는 모든 주소', () => {
  it.each(files.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: 답하면 열람 기록이 남고, 답하지 않으면 남지 않습니다',
    async (id, endpoint) => {
      // A company page and a case are both asked for as :id.
      const path = endpoint.path.startsWith('/api/companies/')
        ? endpoint.path.replace(':id', scene.company.companyId)
        : endpoint.path;
      const url = path.replace(/:([A-Za-z]+)/g, (_all, name: string) => places[name] ?? name);
      const query = ['', '?format=pdf', '?format=pdf&reason=test'];
      const before = await readings();
      let answered = 0;
      for (const more of query) {
        const { status } = await its.world.get(scene.officer, `${url}${more}`).catch(() => ({ status: 500 }));
        if (status === 200) answered += 1;
      }
      const left = (await readings()) - before;
      if (tellsNothing.has(id)) return;
      // A paper that carries the company's name as well leaves a line for each.
      expect(left, `${url} answered ${answered} times`).toBeGreaterThanOrEqual(answered);
      if (answered === 0) expect(left).toBe(0);
    },
    60_000,
  );

  it('적어도 여덟 주소가 이 기업의 자료로 답했습니다', async () => {
    const { rows } = await its.world.owner.query<{ endpoint: string; basis: string[] }>(
      'select endpoint, basis from evidence.access_entry where company_id = $1',
      [scene.company.companyId],
    );
    expect(new Set(rows.map(({ endpoint }) => endpoint)).size).toBeGreaterThanOrEqual(8);
    for (const { endpoint, basis } of rows) expect(basis.length, endpoint).toBeGreaterThan(0);
  });
});

describe('함께한 일', () => {
  const historyOf = async (who: Who, companyId: string, cursor = ''): Promise<History> => {
    const answer = await its.world.get(who, `/api/companies/${companyId}/history${cursor && `?cursor=${cursor}`}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as History;
  };
  const linesOf = async (who: Who, companyId: string) =>
    (await historyOf(who, companyId)).items.map(({ side, action }) => `${side} ${action}`);

  it('우리 기관이 한 일과 기업이 보낸 것이 새것부터 보이고, 다른 기관이 한 일은 보이지 않습니다', async () => {
    const { company, officer, id, second, receiver, stranger } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    await its.next(officer, id, 'ask', { body: '언제인가요?' });
    // Traces carry the database's time, words the clock of this world.
    its.world.clock.set(new Date().toISOString());
    await its.next(company, id, 'reply', { body: '다음 달입니다.' });
    const referred = await its.refer(officer, id, second, { basis: byLaw });
    expect(referred.status, referred.text).toBe(201);
    await its.accept(receiver, id);
    const ours = await linesOf(officer, company.companyId);
    const order = [
      'agency referral.requested',
      'company case.replied',
      'agency case.asked',
      'agency case.acknowledged',
    ];
    expect(ours.filter((line) => order.includes(line))).toEqual(order);
    expect(ours.at(-1)).toMatch(/^company /);
    expect((await historyOf(officer, company.companyId)).items[0]?.case).toMatchObject({
      id,
      title: expect.any(String),
    });
    // Another agency has its own story with the same company; the words open to it only with its own pledge.
    const theirs = await linesOf(receiver, company.companyId);
    expect(theirs).toContain('agency referral.accepted');
    for (const hidden of order) expect(theirs).not.toContain(hidden);
    // Who may not see the company learns as little as of one that does not exist.
    const plain = ({ status, body }: { status: number; body: unknown }) => ({
      status,
      ...(body as object),
      requestId: '',
    });
    const hidden = await its.world.get(stranger, `/api/companies/${company.companyId}/history`);
    expect(plain(hidden)).toEqual(plain(await its.world.get(stranger, `/api/companies/${newId()}/history`)));
    expect(hidden.status).toBe(404);
  });

  it('봉인한 건은 이름이 없는 동료의 차례에 한 줄도 남기지 않습니다', async () => {
    const { company, officer, owner, id } = await its.scene();
    await its.ask(company);
    const colleague = await its.world.staff(owner, 'officer', '최동료');
    await its.next(officer, id, 'acknowledge');
    expect(await linesOf(colleague, company.companyId)).toContain('agency case.acknowledged');
    expect((await its.step(officer, id, 'seal', { people: [officer.personId], reason: '민감한 일' })).status).toBe(200);
    const { items } = await historyOf(colleague, company.companyId);
    expect(items.filter((line) => line.case === null || line.case.id === id)).toEqual([]);
    expect(items.map(({ action }) => action)).not.toContain('case.acknowledged');
    expect(await linesOf(officer, company.companyId)).toContain('agency case.sealed');
  });

  it('쉰 줄씩 이어지고, 같은 순간의 줄도 빠지거나 겹치지 않으며, 망가진 자리표는 처음부터입니다', async () => {
    const { company, officer, owner } = await its.scene();
    await its.world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, company_id, action, subject_id)
       select now(), 'test', 'agency', $1, $2, 'company.noted', n::text from generate_series(1, 120) n`,
      [owner, company.companyId],
    );
    const first = await historyOf(officer, company.companyId);
    const second = await historyOf(officer, company.companyId, first.nextCursor ?? '');
    const third = await historyOf(officer, company.companyId, second.nextCursor ?? '');
    const keys = [first, second, third].flatMap(({ items }) => items.map((line) => line.id));
    expect([first.items.length, second.items.length, third.nextCursor]).toEqual([50, 50, null]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(120);
    expect((await historyOf(officer, company.companyId, '9.x')).items).toEqual(first.items);
  });
});
