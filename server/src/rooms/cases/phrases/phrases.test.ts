import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

type Json = Record<string, unknown>;
type Reply = Json & { id: string; name: string; body: string; version: number };
const greeting = '{회사} 귀중, 접수번호 {접수번호}로 {기한}까지 답하겠습니다.';
const keep = (who: Who, name: string, changes: Json = {}) =>
  world.send(who, 'POST', '/api/desk/saved-replies', { name, body: greeting, topic: null, ...changes });
const repliesOf = async (who: Who) =>
  (await world.get(who, '/api/desk/saved-replies')).body as { items: Reply[]; mayManage: boolean };
const first = async (who: Who): Promise<Reply> => {
  const [reply] = (await repliesOf(who)).items;
  if (!reply) throw new Error('no reply');
  return reply;
};
const change = (who: Who, { id, version, name, body, topic }: Reply, set: Json) =>
  world.send(who, 'POST', `/api/desk/saved-replies/${id}`, { version, name, body, topic, ...set });

describe('공격자: 답변은 관리자만 적고, 다른 기관에는 없는 것입니다', () => {
  it('담당자와 감사는 적지 못하고, 다른 기관의 관리자에게는 없는 답변입니다', async () => {
    const lead = await world.staff(1, 'manager', '정관리');
    const officer = await world.staff(1, 'officer', '김담당');
    const auditor = await world.staff(1, 'auditor', '감사');
    const elsewhere = await world.staff(2, 'manager', '박무관');
    for (const who of [officer, auditor]) expect((await keep(who, '인사')).status).toBe(403);
    expect((await keep(lead, '인사')).status).toBe(201);
    const reply = await first(lead);
    expect(await repliesOf(officer)).toMatchObject({ items: [{ name: '인사', body: greeting }], mayManage: false });
    expect((await repliesOf(elsewhere)).items).toEqual([]);
    expect((await change(officer, reply, { name: '가로챔' })).status).toBe(403);
    expect((await change(elsewhere, reply, { name: '가로챔' })).status).toBe(404);
    for (const who of [officer, elsewhere])
      expect([403, 404]).toContain((await world.send(who, 'DELETE', `/api/desk/saved-replies/${reply.id}`, {})).status);
    expect(await first(lead)).toEqual(reply);
    // The database says so once more, whatever an endpoint may forget.
    const company = await world.company();
    expect((await world.get(company, '/api/desk/saved-replies')).status).toBe(403);
  });
});

describe('자주 쓰는 답변', () => {
  it('모르는 자리와 나쁜 이름은 무엇이 잘못인지 말하고 저장하지 않으며, 고치고 지웁니다', async () => {
    const lead = await world.staff(3, 'manager', '정관리');
    const fieldsOf = async (name: string, changes: Json) => {
      const { status, body } = await keep(lead, name, changes);
      expect(status).toBe(422);
      return (body as { fields: Record<string, string> }).fields;
    };
    expect(await fieldsOf('인사', { body: '{회시} 귀중 {기한' })).toEqual({
      body: '모르는 자리입니다: {회시} { / Not a place we know: {회시} {',
    });
    expect((await fieldsOf(' ', {}))['name']).toMatch(/[가-힣].* \/ .*[a-z]/);
    expect((await fieldsOf('가'.repeat(61), {}))['name']).toMatch(/[가-힣].* \/ .*[a-z]/);
    expect((await fieldsOf('인사', { body: '가'.repeat(3001) }))['body']).toMatch(/3000/);
    expect(await fieldsOf('인사', { topic: 'nothing' })).toHaveProperty('topic');
    expect((await repliesOf(lead)).items).toEqual([]);
    expect((await keep(lead, '인사', { topic: 'counselling' })).status).toBe(201);
    expect((await fieldsOf(' 인사 ', {}))['name']).toMatch(/같은 이름/);
    const reply = await first(lead);
    expect((await change(lead, reply, { body: '{쓰는 사람} 드림' })).status).toBe(200);
    expect((await change(lead, reply, { body: '늦은 글' })).body).toMatchObject({ code: 'thing.changed' });
    expect(await first(lead)).toMatchObject({ body: '{쓰는 사람} 드림', topic: 'counselling', version: 2 });
    expect((await world.send(lead, 'DELETE', `/api/desk/saved-replies/${reply.id}`, {})).status).toBe(200);
    expect((await world.send(lead, 'DELETE', `/api/desk/saved-replies/${reply.id}`, {})).status).toBe(404);
    const told = await world.owner.query<{ action: string }>(
      `select action from evidence.audit_entry where subject_id = $1 order by id`,
      [reply.id],
    );
    expect(told.rows.map(({ action }) => action)).toEqual([
      'saved_reply.kept',
      'saved_reply.changed',
      'saved_reply.deleted',
    ]);
  });

  it('기관마다 백 개까지이고, 관리자 두 사람이 함께 눌러도 넘지 않습니다', async () => {
    const [one, two] = [await world.staff(4, 'manager', '정관리'), await world.staff(4, 'manager', '최관리')];
    await world.owner.query(
      `insert into cases.saved_reply (id, agency_id, place, name, body, written_by)
       select gen_random_uuid(), 4, n, '답변 ' || n, '글', $1 from generate_series(1, 99) n`,
      [one.personId],
    );
    const pressed = await Promise.all([keep(one, '첫째'), keep(two, '둘째')]);
    expect(pressed.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await keep(two, '셋째')).body).toMatchObject({ code: 'saved_reply.too_many' });
    expect((await repliesOf(two)).items).toHaveLength(100);
  });
});
