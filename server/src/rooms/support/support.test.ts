import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';
import { newId } from '../../kernel/ids.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

type Item = {
  id: string;
  agencyName: { ko: string };
  law: { lawName: string }[];
  verified: boolean;
  note: string | null;
  state: string;
};

describe('받을 수 있는 지원', () => {
  it('끝난 것은 빼고, 돕는 기관과 근거와 출처를 함께 보입니다', async () => {
    const { items } = (await world.get(null, '/api/support/programmes')).body as { items: Item[] };
    const shipped = world.services.pack.programmes.items;
    expect(items.length).toBeGreaterThan(5);
    expect(items.every(({ state }) => state !== 'closed')).toBe(true);
    for (const item of items) {
      const source = shipped.find(({ id }) => id === item.id);
      expect(item).toMatchObject({ source: source?.source, verified: source?.verified, asOf: source?.asOf });
      expect(item.agencyName.ko).not.toBe('');
      for (const { lawName } of item.law) expect(lawName).toMatch(/[가-힣]/);
    }
  });

  it('확인하지 못한 사업에는 무엇이 확인되지 않았는지 적혀 있습니다', async () => {
    const { items } = (await world.get(null, '/api/support/programmes')).body as { items: Item[] };
    for (const { verified, note } of items) if (!verified) expect(note).toBeTruthy();
  });
});

const rule = {
  id: 'officer',
  title: { ko: '보안 담당자', en: 'Security officer' },
  severity: 'gate',
  when: {
    kind: 'all',
    least: null,
    of: [{ kind: 'fact', fact: 'hasSecurityOfficer', op: 'is', value: true, param: null }],
  },
  basis: [{ text: '확인 필요', verified: false }],
  tests: [{ given: { hasSecurityOfficer: true }, expect: 'yes' }],
};
type Version = { version: number; state: string; content: { rules: unknown } & Record<string, unknown> };
type Detail = { id: string; versions: Version[]; may: string[] };

describe('기관의 지원사업', () => {
  let officer: Who;
  let manager: Who;
  let elsewhere: Who;
  let id: string;
  const path = (rest = '') => `/api/desk/programmes/${id}${rest}`;
  const send = async (who: Who, rest: string, body: unknown, method: 'POST' | 'PUT' = 'POST') =>
    world.send(who, method, path(rest), body);
  const newest = async (): Promise<Version> => {
    const [first] = ((await world.get(officer, path())).body as Detail).versions;
    if (first === undefined) throw new Error('no version');
    return first;
  };
  const write = async (rules: unknown[]) => {
    const { content, version, state } = await newest();
    const body = {
      content: { ...content, rules: { rules, parameters: [], benefit: null } },
      noticeOn: '2026-11-23',
      version: state === 'draft' ? version : null,
    };
    return send(officer, '/draft', body, 'PUT');
  };
  const shown = async () => ((await world.get(null, '/api/programmes')).body as { items: { id: string }[] }).items;

  beforeAll(async () => {
    officer = await world.staff(13, 'officer');
    manager = await world.staff(13, 'manager');
    elsewhere = await world.staff(5, 'manager');
    const wish = {
      kind: 'facility',
      noticeId: 'security-equipment-2026',
      name: { ko: '보안설비', en: 'Security equipment' },
    };
    const made = await world.send(officer, 'POST', '/api/desk/programmes', wish);
    expect(made.status, made.text).toBe(201);
    id = (made.body as { id: string }).id;
  });

  it('초안은 다른 기관과 바깥에 없는 것과 같습니다', async () => {
    expect(await shown()).toEqual([]);
    expect((await world.get(elsewhere, path())).status).toBe(404);
    expect((await send(elsewhere, '/publish', { version: 1, reason: '몰래' })).status).toBe(404);
    const list = (await world.get(elsewhere, '/api/desk/programmes')).body as { items: unknown[] };
    expect(list.items).toEqual([]);
    expect((await newest()).content).toMatchObject({ basis: [{ verified: false }], source: expect.any(Array) });
  });

  it('앞뒤가 맞지 않거나 확인 예가 틀린 규칙은 제안되지 않습니다', async () => {
    expect((await write([{ ...rule, tests: [{ given: {}, expect: 'yes' }] }])).status).toBe(200);
    const refused = await send(officer, '/propose', { version: (await newest()).version, reason: '올해 사업' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('content.rules.rules.0.tests.0');
    expect((await newest()).state).toBe('draft');
  });

  it('제안한 사람이 아닌 관리자가 공개하며, 공개된 판은 데이터베이스에서도 바뀌지 않습니다', async () => {
    expect((await write([rule])).status).toBe(200);
    const { version } = await newest();
    expect((await send(officer, '/propose', { version: version - 1, reason: '올해 사업' })).status).toBe(409);
    expect((await send(manager, '/propose', { version, reason: '올해 사업' })).status).toBe(200);
    const own = await send(manager, '/publish', { version: version + 1, reason: '혼자' });
    expect([own.status, (own.body as { code: string }).code]).toEqual([403, 'programme.same_person']);
    expect((await write([])).status).toBe(409);
    expect((await send(manager, '/withdraw', { version: version + 1 })).status).toBe(200);
    expect((await send(officer, '/propose', { version: version + 2, reason: '올해 사업' })).status).toBe(200);
    expect(await shown()).toEqual([]);
    const published = await send(manager, '/publish', { version: version + 3, reason: '확인함' });
    expect(published.status, published.text).toBe(200);
    expect((await send(manager, '/publish', { version: version + 3, reason: '두 번' })).status).toBe(409);
    expect((await shown()).map((one) => one.id)).toEqual([id]);
    const change = (set: string) =>
      world.owner.query(`update support.programme_version set ${set} where programme_id = $1`, [id]);
    await expect(change("reason = '다른 까닭'")).rejects.toThrow(/does not change/);
    await expect(
      world.owner
        .query('alter table support.programme_version disable trigger hold_version')
        .then(() => change('decided_by = proposed_by')),
    ).rejects.toThrow(/four_eyes/);
    await world.owner.query('alter table support.programme_version enable trigger hold_version');
    const trail = await world.owner.query('select action from evidence.audit_entry where subject_id = $1 order by id', [
      id,
    ]);
    expect(trail.rows.map(({ action }) => action)).toEqual(
      ['founded', 'drafted', 'drafted', 'proposed', 'withdrawn', 'proposed', 'published'].map(
        (verb) => `programme.${verb}`,
      ),
    );
  });

  it('다음 판의 초안은 공개된 판을 바꾸지 않습니다', async () => {
    expect((await write([rule, { ...rule, id: 'tax', tests: [] }])).status).toBe(200);
    const [item] = (await shown()) as { id: string; number?: number; content?: { rules: { rules: unknown[] } } }[];
    expect(item).toMatchObject({ number: 1, content: { rules: { rules: [{ id: 'officer' }] } } });
    expect(item?.content?.rules.rules).toHaveLength(1);
  });

  it('기업은 스스로 적은 사실로 답이 바뀌고, 그 사실은 다른 기업도 기관도 보지 못합니다', async () => {
    const [company, other] = [await world.company(), await world.company()];
    for (const { companyId } of [company, other])
      await world.owner.query(
        `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values ($1, $2, 'summary', 13, 'counselling', '시험', '2099-12-31')`,
        [newId(), companyId],
      );
    const facts = async (who: Who) => {
      const answer = await world.get(who, '/api/company/support');
      expect(answer.status, answer.text).toBe(200);
      return Object.fromEntries(
        (answer.body as { facts: { key: string; value: unknown }[] }).facts.map(({ key, value }) => [key, value]),
      );
    };
    expect(await facts(company)).not.toHaveProperty('hasSecurityOfficer');
    const state = (key: string, value: unknown) =>
      world.send(company, 'PUT', '/api/company/support/facts', { key, value });
    expect((await state('hasSecurityOfficer', true)).status).toBe(200);
    expect((await state('hasSecurityOfficer', 'yes')).status).toBe(422);
    expect((await state('size', 'large')).status).toBe(422);
    expect(await facts(company)).toMatchObject({ hasSecurityOfficer: true });
    expect(await facts(other)).not.toHaveProperty('hasSecurityOfficer');
    const count = async (rules: unknown[]) =>
      (
        await world.send(officer, 'POST', '/api/desk/programmes/count', {
          rules: { rules, parameters: [], benefit: null },
          noticeOn: '2026-11-23',
        })
      ).body;
    expect(await count([rule])).toMatchObject({ of: 2, eligible: 0, ineligible: 0, unknown: 2 });
    const confirmed = { ...rule, tests: [], when: { ...rule.when, of: [{ ...rule.when.of[0], fact: 'isConfirmed' }] } };
    expect(await count([confirmed])).toMatchObject({ of: 2, unknown: 0 });
    expect(
      (
        await world.send(elsewhere, 'POST', '/api/desk/programmes/count', {
          rules: { rules: [], parameters: [], benefit: null },
          noticeOn: '2026-11-23',
        })
      ).body,
    ).toMatchObject({ of: 0 });
    expect((await state('hasSecurityOfficer', null)).status).toBe(200);
    expect(await facts(company)).not.toHaveProperty('hasSecurityOfficer');
    const trail = await world.owner.query(
      `select detail::text from evidence.audit_entry where company_id = $1 and action = 'support.fact_stated' order by id`,
      [company.companyId],
    );
    // The trace names the fact, never its value.
    expect(trail.rows.map(({ detail }) => JSON.parse(String(detail)))).toEqual(
      [false, true].map((isTakenBack) => ({ fact: 'hasSecurityOfficer', isTakenBack })),
    );
  });
});
