import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

type Page = { items: { id: number; at: string; action?: string; readerName?: string }[]; nextCursor: string | null };
const seed = (companyId: string, count: number) =>
  world.owner.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, company_id, action, subject_id)
     select '2026-11-20T00:00:00Z'::timestamptz + (i / 2) * interval '170 microseconds', 'r' || i, 'system', $1, 'seed.' || i, 's' from generate_series(1, $2::int) i`,
    [companyId, count],
  );

describe('증적', () => {
  it('쪽을 넘겨도 빠지거나 겹치지 않습니다', async () => {
    const company = await world.company();
    await seed(company.companyId, 120);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = (await world.get(company, `/api/evidence/deeds${cursor ? `?cursor=${cursor}` : ''}`))
        .body as Page;
      seen.push(...page.items.map(({ action }) => action ?? ''));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen[0]).toBe('seed.120');
  });

  it('기업은 자기 것만 봅니다', async () => {
    const [one, two] = [await world.company(), await world.company()];
    await seed(one.companyId, 3);
    expect(((await world.get(two, '/api/evidence/deeds')).body as Page).items).toEqual([]);
    expect((await world.get(await world.staff(1), '/api/evidence/deeds')).status).toBe(403);
  });

  it('아무도, 시스템도 고치거나 지우지 못합니다', async () => {
    const client = await world.database.pool.connect();
    try {
      for (const statement of [
        'update evidence.audit_entry set action = $$x$$',
        'delete from evidence.access_entry',
        'truncate evidence.audit_entry',
      ]) {
        await client.query('begin');
        await client.query('select app.enter($1, 1000)', [world.database.systemTicket]);
        await expect(client.query(statement)).rejects.toThrow(/permission denied/);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });

  it('열람 기록을 남기지 못하면 아무것도 보여 주지 않습니다', async () => {
    const company = await world.company({ name: '보이면안되는이름' });
    const officer = await world.staff(9);
    await world.owner.query(
      `insert into organisations.sight_grant (id, company_id, section, agency_id, purpose, legal_basis, valid_to) values (gen_random_uuid(), $1, 'summary', 9, 'counselling', '시험을 위한 근거', '2030-01-01')`,
      [company.companyId],
    );
    expect((await world.get(officer, `/api/companies/${company.companyId}`)).status).toBe(200);
    await world.owner.query('revoke insert on evidence.access_entry from boru_app');
    const refused = await world.get(officer, `/api/companies/${company.companyId}`);
    await world.owner.query('grant insert on evidence.access_entry to boru_app');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.text).not.toContain('보이면안되는이름');
  });
});
