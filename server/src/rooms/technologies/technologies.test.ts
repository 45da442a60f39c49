import type { CardView } from '@boru/contract/technologies';
import { compileCatalogue, screen } from '@boru/engines/screening';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';

type Company = Who & { companyId: string };
let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const input = (more: Record<string, unknown> = {}) => ({
  name: '파우치 셀',
  field: 'electrical-electronics',
  product: '전기차용 파우치 셀',
  quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg', comparator: '=' }],
  items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-ELEC-02', status: 'met' }],
  screenedOn: '2026-11-23',
  verdict: 'match',
  engine: { version: '1.0.0', catalogue: 'abc' },
  standing: 'checked',
  note: null,
  ...more,
});
const create = async (who: Company, more = {}) =>
  (await world.send(who, 'POST', '/api/technologies', input(more))).body as CardView;
const grant = (company: Company, agencyId: number, section = 'technology') =>
  world.owner.query(
    `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to)
     values (gen_random_uuid(), $1, $2, $3, 'counselling', '시험을 위한 근거', '2030-01-01')`,
    [company.companyId, section, agencyId],
  );
const deeds = async (company: Company) =>
  (
    await world.owner.query(`select action, detail from evidence.audit_entry where company_id = $1 order by id`, [
      company.companyId,
    ])
  ).rows;

describe('사전 확인 자료', () => {
  it('누구나 받고, 받은 자료만으로 브라우저가 확인할 수 있다', async () => {
    const release = (await world.get(null, '/api/technologies/screening')).body as { hash: string };
    const files = await world.get(null, `/api/technologies/screening/${release.hash}`);
    expect(files.headers['cache-control']).toContain('immutable');
    const result = screen(compileCatalogue(JSON.parse(files.text)), {
      text: '아연 제련의 헤마타이트 공정',
      on: '2026-11-23',
    });
    expect(result.candidates[0]?.item).toBe('NCT-METAL-01');
  });
  it('다른 해시의 자료는 없다', async () => {
    expect((await world.get(null, `/api/technologies/screening/${'0'.repeat(64)}`)).status).toBe(404);
  });
  it('해당하면 따르는 일을 조문과 기한과 함께 말한다', async () => {
    const { body } = await world.get(null, '/api/technologies/duties?from=2026-11-23');
    expect(body).toMatchObject({
      from: '2026-11-23',
      duties: expect.arrayContaining([expect.objectContaining({ id: 'register-as-holder' })]),
    });
    expect((await world.get(null, '/api/technologies/duties?from=2026-13-01')).status).toBe(422);
  });
  it('설명을 받는 자리는 어디에도 없다', () => {
    const taking = world.app.printRoutes({ commonPrefix: false });
    expect(taking).not.toMatch(/\/screen(ing)?.*\((?:.*, )?(?:POST|PUT)/);
  });
});

describe('기술 카드', () => {
  it('저장하면 그대로 돌아오고, 흔적에는 기업의 말이 남지 않는다', async () => {
    const company = await world.company();
    const card = await create(company);
    expect(card).toMatchObject({
      name: '파우치 셀',
      version: 1,
      archived: false,
      may: ['update', 'archive'],
      items: [{ item: 'NCT-ELEC-02', inForce: true }],
    });
    expect(card.items[0]?.text).toContain('265Wh/kg');
    expect(await deeds(company)).toEqual([
      { action: 'technology.created', detail: { version: 1, items: ['NCT-ELEC-02'], verdict: 'match' } },
    ]);
  });
  it('확인받지 않은 기업도 저장할 수 있고, 열람 역할은 저장할 수 없다', async () => {
    const held = await world.company({ status: 'unconfirmed' });
    expect((await create(held)).version).toBe(1);
    const reader = await world.staff(3);
    expect((await world.send(reader, 'POST', '/api/technologies', input())).status).toBe(403);
    expect((await world.send(null, 'POST', '/api/technologies', input())).status).toBe(401);
  });
  it('기술의 내용으로 보이면 거절하고 아무것도 남기지 않는다', async () => {
    const company = await world.company();
    const refused = await world.send(
      company,
      'POST',
      '/api/technologies',
      input({ note: '배합비는 A 40%, B 60%이고 소결 온도 프로파일은 다음과 같다' }),
    );
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'technology.too_detailed', fields: { note: expect.anything() } },
    ]);
    expect((await world.get(company, '/api/technologies')).body).toEqual({ items: [] });
    expect(await deeds(company)).toEqual([]);
  });
  it.each([
    ['긴 글', { note: '가'.repeat(501) }],
    ['긴 이름', { name: '가'.repeat(81) }],
    ['모르는 칸', { description: '비밀' }],
    [
      '없는 항목',
      { items: [{ list: 'nationalCoreTechnology', edition: '2025-10-02', item: 'NCT-NONE-99', status: 'met' }] },
    ],
    ['안 맞는 단위', { quantities: [{ quantity: 'specificEnergy', value: 1, unit: 'mAh/g', comparator: '=' }] }],
  ])('받지 않는다: %s', async (_name, more) => {
    expect((await world.send(await world.company(), 'POST', '/api/technologies', input(more))).status).toBe(422);
  });
  it('고치면 차수가 오르고 이전 내용이 남으며, 낡은 차수로는 고칠 수 없다', async () => {
    const company = await world.company();
    const card = await create(company);
    const path = `/api/technologies/cards/${card.id}`;
    const changed = await world.send(company, 'PUT', path, { version: 1, card: input({ standing: 'preparing' }) });
    expect(changed.body).toMatchObject({ version: 2, standing: 'preparing' });
    const stale = await world.send(company, 'PUT', path, { version: 1, card: input() });
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'thing.changed' }]);
    const { body } = await world.get(company, path);
    expect(body).toMatchObject({
      versions: [
        { version: 2, standing: 'preparing' },
        { version: 1, standing: 'checked' },
      ],
    });
  });
  it('치웠다가 되돌릴 수 있고 흔적이 남는다', async () => {
    const company = await world.company();
    const card = await create(company);
    const path = `/api/technologies/cards/${card.id}/archive`;
    expect((await world.send(company, 'POST', path, { version: 1, archived: true })).body).toMatchObject({
      archived: true,
      version: 2,
    });
    expect((await world.send(company, 'POST', path, { version: 2, archived: false })).body).toMatchObject({
      archived: false,
      version: 3,
    });
    expect((await deeds(company)).map((deed) => deed.action)).toEqual([
      'technology.created',
      'technology.archived',
      'technology.restored',
    ]);
  });
});

describe('누가 보는가', () => {
  it('남의 카드는 없는 것과 같다', async () => {
    const [company, stranger] = [await world.company(), await world.company()];
    const card = await create(company);
    const there = await world.get(stranger, `/api/technologies/cards/${card.id}`);
    const nowhere = await world.get(stranger, '/api/technologies/cards/0198c0de-0000-7000-8000-000000000000');
    expect(there.status).toBe(404);
    expect({ ...(there.body as object), requestId: '' }).toEqual({ ...(nowhere.body as object), requestId: '' });
    expect(
      (await world.send(stranger, 'PUT', `/api/technologies/cards/${card.id}`, { version: 1, card: input() })).status,
    ).toBe(404);
    expect(
      (await world.send(stranger, 'POST', `/api/technologies/cards/${card.id}/archive`, { version: 1, archived: true }))
        .status,
    ).toBe(404);
  });
  it('기관은 기술 항목을 보여 주기로 한 뒤에만, 흔적을 남기고, 치우지 않은 카드만, 이전 내용 없이 본다', async () => {
    const company = await world.company();
    const card = await create(company);
    const desk = await world.staff(3);
    const list = `/api/technologies/companies/${company.companyId}/cards`;
    expect((await world.get(desk, list)).status).toBe(404);
    await grant(company, 3, 'diagnosis');
    expect((await world.get(desk, list)).status).toBe(404);
    await grant(company, 3);
    expect((await world.get(desk, list)).body).toMatchObject({ items: [{ id: card.id, may: [] }] });
    expect((await world.get(desk, `/api/technologies/cards/${card.id}`)).body).toMatchObject({
      id: card.id,
      versions: [],
    });
    expect((await world.get(await world.staff(4), list)).status).toBe(404);
    const readers = (await world.get(company, '/api/evidence/readers')).body as { items: { sections: string[] }[] };
    expect(readers.items.map((reader) => reader.sections)).toEqual([['technology'], ['technology']]);
    await world.send(company, 'POST', `/api/technologies/cards/${card.id}/archive`, { version: 1, archived: true });
    expect((await world.get(desk, list)).status).toBe(404);
  });
  it('목록은 기술 하나하나를 따로 묻지 않는다', async () => {
    const company = await world.company();
    for (let i = 0; i < 5; i++) await create(company, { name: `기술 ${i}` });
    const asked = await world.statements(() => world.get(company, '/api/technologies'));
    expect(asked.length).toBeLessThanOrEqual(3);
  });
  it('오늘 할 일에 해당할 수 있는 기술이 나온다', async () => {
    const company = await world.company();
    expect((await world.get(company, '/api/technologies/tasks')).body).toMatchObject({
      tasks: [{ kind: 'neverScreened' }],
    });
    const card = await create(company);
    expect((await world.get(company, '/api/technologies/tasks')).body).toEqual({
      tasks: [{ kind: 'mayApply', subjectId: card.id, name: '파우치 셀' }],
    });
  });
});
