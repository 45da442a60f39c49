import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../test/world.ts';

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
