import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld } from '../../../../test/case-world.ts';
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
      const query = ['', '?format=pdf'];
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
