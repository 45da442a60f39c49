import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const everything = { view: 'open', search: '', topic: null, urgency: null, charge: null, shared: false };
const save = (who: Who, name: string, changes: Json = {}) =>
  its.world.send(who, 'POST', '/api/desk/views', { ...everything, name, ...changes });
type View = Json & { id: string; name: string; version: number; mine: boolean; mayDelete: boolean };
const viewsOf = async (who: Who): Promise<View[]> =>
  ((await its.world.get(who, '/api/desk/views')).body as { items: View[] }).items;
const named = async (who: Who, name: string): Promise<View> => {
  const view = (await viewsOf(who)).find((one) => one.name === name);
  if (!view) throw new Error(`no view ${name}`);
  return view;
};
const change = (who: Who, view: View, set: Json) =>
  its.world.send(who, 'POST', `/api/desk/views/${view.id}`, {
    version: view.version,
    name: view.name,
    shared: view['shared'],
    ...set,
  });
const remove = (who: Who, { id }: View) => its.world.send(who, 'DELETE', `/api/desk/views/${id}`, {});

describe('공격자: 저장한 보기는 남의 것을 보여 주지 않습니다', () => {
  it('남의 보기와 다른 기관의 공유 보기는 보이지도 바뀌지도 지워지지도 않습니다', async () => {
    const mine = await its.world.staff(1, 'officer', '김담당');
    const colleague = await its.world.staff(1, 'officer', '이동료');
    const manager = await its.world.staff(1, 'manager', '정관리');
    const elsewhere = await its.world.staff(2, 'manager', '박무관');
    await save(mine, '나만 보는 것', { search: '가온머티리얼즈' });
    await save(mine, '함께 보는 것', { shared: true });
    expect((await viewsOf(colleague)).map(({ name }) => name)).toEqual(['함께 보는 것']);
    expect(await viewsOf(elsewhere)).toEqual([]);
    const [hidden, shared] = [await named(mine, '나만 보는 것'), await named(mine, '함께 보는 것')];
    for (const who of [colleague, manager, elsewhere]) {
      expect((await change(who, hidden, { name: '가로챔' })).status).toBe(404);
      expect((await change(who, shared, { name: '가로챔' })).status).toBe(404);
      expect((await remove(who, hidden)).status).toBe(404);
    }
    for (const who of [colleague, elsewhere]) expect((await remove(who, shared)).status).toBe(404);
    expect(await viewsOf(mine)).toHaveLength(2);
    // What has been left behind before the whole desk is cleared away by a manager.
    expect((await remove(manager, shared)).status).toBe(200);
    expect(await viewsOf(mine)).toMatchObject([{ name: '나만 보는 것', mine: true, mayDelete: true }]);
    const told = await its.world.owner.query(
      `select detail from evidence.audit_entry where action like 'saved_view.%'`,
    );
    expect(told.rows).toHaveLength(3);
    expect(JSON.stringify(told.rows)).not.toContain('가온');
  });

  it('공유한 보기로도 저마다 자기가 볼 수 있는 것만 봅니다', async () => {
    const { officer, owner, id } = await its.scene({ title: '봉인할 건 하나' });
    const colleague = await its.world.staff(owner, 'officer', '이동료');
    await save(officer, '봉인할 건', { search: '봉인할 건', shared: true });
    const found = async (who: Who): Promise<string[]> => {
      const view = await named(who, '봉인할 건');
      const path = `/api/desk/inbox?view=open&search=${encodeURIComponent(String(view['search']))}`;
      return ((await its.world.get(who, path)).body as { items: { id: string }[] }).items.map((item) => item.id);
    };
    expect(await found(colleague)).toEqual([id]);
    await its.step(officer, id, 'seal', { people: [officer.personId], reason: '민감한 일' });
    expect(await found(colleague)).toEqual([]);
    expect(await found(officer)).toEqual([id]);
  });
});

describe('저장한 보기', () => {
  it('주제·급한 정도·맡은 사람으로 좁히고, 모르는 값은 받지 않습니다', async () => {
    const { officer, id, company } = await its.scene({ urgency: 'urgent' });
    const other = await its.ask(company);
    const ids = async (query: string) =>
      ((await its.world.get(officer, `/api/desk/inbox?${query}`)).body as { items: { id: string }[] }).items.map(
        (item) => item.id,
      );
    expect(await ids('urgency=urgent')).toEqual([id]);
    expect(await ids('topic=counselling&charge=nobody')).toEqual(expect.arrayContaining([id, other.id]));
    expect(await ids('topic=dispute')).toEqual([]);
    await its.next(officer, id, 'acknowledge');
    expect(await ids('charge=me')).toEqual([id]);
    expect(await ids('charge=nobody')).not.toContain(id);
    for (const wrong of ['topic=nothing', 'urgency=very', 'charge=everyone', 'colour=red'])
      expect((await its.world.get(officer, `/api/desk/inbox?${wrong}`)).status, wrong).toBe(422);
  });

  it('이름이 비었거나 길거나 같으면 까닭을 말하고 아무것도 저장하지 않으며, 이름과 공유를 바꿉니다', async () => {
    const officer = await its.world.staff(3, 'officer');
    const auditor = await its.world.staff(3, 'auditor', '감사');
    expect((await save(officer, '급한 건', { urgency: 'urgent' })).status).toBe(201);
    for (const wrong of ['', '   ', '가'.repeat(41), '줄\n바꿈', '급한  건', ' 급한 건 ']) {
      const answer = await save(officer, wrong);
      expect(answer.status, JSON.stringify(wrong)).toBe(422);
      expect((answer.body as { fields: Json }).fields['name']).toMatch(/[가-힣].* \/ .*[a-z]/);
    }
    for (const wrong of [
      { view: 'nothing' },
      { search: '가'.repeat(81) },
      { search: 'a\u0000b' },
      { name: '\u0000' },
      { charge: 'all' },
    ])
      expect((await save(officer, '다른 이름', wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect(await viewsOf(officer)).toHaveLength(1);
    const view = await named(officer, '급한 건');
    expect((await change(officer, view, { name: '아주 급한 건', shared: true })).status).toBe(200);
    // The other window still shows the view as it was.
    expect((await change(officer, view, { name: '늦은 이름' })).body).toMatchObject({ code: 'thing.changed' });
    expect(await viewsOf(auditor)).toMatchObject([{ name: '아주 급한 건', mine: false, mayDelete: false }]);
    expect((await save(auditor, '감사의 보기')).status).toBe(201);
    expect((await save(auditor, '모두의 보기', { shared: true })).status).toBe(403);
    expect((await remove(officer, await named(officer, '아주 급한 건'))).status).toBe(200);
    expect((await remove(officer, view)).status).toBe(404);
  });

  it('한 사람에 스무 개까지이고, 한꺼번에 눌러도 넘지 않습니다', async () => {
    const officer = await its.world.staff(4, 'officer');
    for (let count = 1; count <= 18; count++) expect((await save(officer, `보기 ${count}`)).status).toBe(201);
    const pressed = await Promise.all(Array.from({ length: 6 }, (_, count) => save(officer, `한꺼번에 ${count}`)));
    expect(pressed.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(2);
    for (const { status } of pressed) expect([201, 409]).toContain(status);
    while ((await viewsOf(officer)).length < 20) await save(officer, `채움 ${(await viewsOf(officer)).length}`);
    expect((await save(officer, '스물하나')).body).toMatchObject({ code: 'saved_view.too_many' });
    expect(await viewsOf(officer)).toHaveLength(20);
  });
});
