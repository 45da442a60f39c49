import { smallestCell } from '@boru/contract/insight';
import { IncidentFact } from '@boru/contract/notice-routes';
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

  it('마친 사고는 기업이 더하기로 한 것만, 5곳부터 수로 보이고, 빼면 바로 빠집니다', async () => {
    const officer = await world.staff(1);
    const at = world.clock.now().toISOString();
    const facts = Object.fromEntries(IncidentFact.options.map((fact) => [fact, 'unsure']));
    const rest = {
      suspicion: '기록',
      noticedAt: at,
      cardId: null,
      technology: null,
      facts,
      people: null,
      systems: null,
    };
    const learn = async (channels: string[]) => {
      const company = await world.company();
      const post = async (path: string, body: object) => {
        const answer = await world.send(company, 'POST', `/api/reports/incidents${path}`, body);
        expect(answer.status, answer.text).toBeLessThan(300);
        return answer.body as { id: string };
      };
      const { id } = await post('', { ...rest, title: '사고', channels });
      const early = await world.send(company, 'POST', `/api/reports/incidents/${id}/learning`, { shares: true });
      expect(early.status).toBe(409);
      await post(`/${id}/state`, { version: 1, to: 'closed', reason: '끝남' });
      const lesson = { lesson: 'reporting-line', decision: 'accepted', reason: null };
      await post(`/${id}/lessons`, lesson);
      expect((await world.send(company, 'POST', `/api/reports/incidents/${id}/lessons`, lesson)).status).toBe(409);
      return { company, id, share: (shares: boolean) => post(`/${id}/learning`, { shares }) };
    };
    const shown = async () =>
      (await world.get(officer, '/api/insight/incidents')).body as { channels: Cells; lessons: Cells };
    const told = [];
    for (let index = 0; index < 10; index++) told.push(await learn(index < 5 ? ['usb'] : ['mail', 'pc']));
    // Closed, accepted, and not agreed to: nobody is counted.
    expect((await shown()).channels.total).toBeNull();
    for (const { share } of told) await share(true);
    const { channels, lessons } = await shown();
    expect([channels.total, countOf(channels, 'usb'), countOf(channels, 'pc')]).toEqual([10, 5, 5]);
    // All ten accepted it: that none did not is a statement about every one of them.
    expect(countOf(lessons, 'reporting-line')).toBeNull();
    await told[0]?.share(false);
    const fewer = (await shown()).channels;
    expect([fewer.total, countOf(fewer, 'usb'), countOf(fewer, 'pc')]).toEqual([9, null, null]);
    // Neither an agency nor another company reads what one company learned.
    const path = `/api/reports/incidents/${told[1]?.id}/lessons`;
    expect((await world.get(officer, path)).status).toBe(403);
    expect((await world.get(told[2]?.company ?? null, path)).status).toBe(404);
    const own = await world.get(told[1]?.company ?? null, '/api/reports/lessons');
    expect((own.body as { items: unknown[] }).items).toMatchObject([{ lesson: 'reporting-line', question: 'TS-45' }]);
  });
});
