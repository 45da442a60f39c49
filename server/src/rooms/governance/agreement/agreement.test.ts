import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('협약과 조례', () => {
  it('2024년 6월 17일의 네 분야와 열세 기관을 꾸러미 그대로 보입니다', async () => {
    const { body } = await world.get(null, '/api/governance/agreement');
    const { agreement, ordinance, agencies } = world.services.pack;
    expect(body).toMatchObject({
      signedOn: '2024-06-17',
      clauses: agreement.items.map(({ number, text }) => ({ number, text })),
    });
    const { parties } = body as { parties: { name: { ko: string } }[] };
    expect(parties).toHaveLength(13);
    expect(parties.map(({ name }) => name.ko)).toEqual(agencies.items.map(({ names }) => names.at(-1)?.ko));
    expect((body as { ordinance: object }).ordinance).toMatchObject({
      name: ordinance.name,
      articleTextKnown: false,
      verified: false,
    });
  });

  it('이름이 바뀌면 그날의 이름으로 보입니다', async () => {
    await world.owner.query(`update organisations.agency_name set valid_to = '2026-10-31' where agency_id = 7`);
    await world.owner.query(
      `insert into organisations.agency_name values (7, '새이름테크노파크', 'New name', '2026-11-01', null, '시험')`,
    );
    const { parties } = (await world.get(null, '/api/governance/agreement')).body as {
      parties: { agencyId: number; name: { ko: string } }[];
    };
    expect(parties.find(({ agencyId }) => agencyId === 7)?.name.ko).toBe('새이름테크노파크');
  });
});
