import { smallestCell } from '@boru/contract/insight';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../test/world.ts';

type Cells = { cells: { key: string; count: number | null }[]; total: number | null };
let world: World;
beforeAll(async () => {
  world = await foundWorld();
  for (let index = 0; index < 9; index++)
    await world.company({ municipality: '4311400000', industry: 'semiconductor' });
  for (let index = 0; index < 6; index++) await world.company({ municipality: '4313000000', industry: 'bio' });
  for (let index = 0; index < 2; index++) await world.company({ municipality: '4375000000', industry: 'display' });
  await world.company({ municipality: '4315000000', industry: 'ict', status: 'unconfirmed' });
});
afterAll(() => world.close());

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

  it('확인되지 않은 기업은 세지 않습니다', async () => {
    expect((await overview()).municipalities.total).toBe(17);
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
});
