import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../../../server/src/kernel/ids.ts';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

type Chosen = { id: string; version: number };
const at = async (who: Who, ids: readonly string[]): Promise<Chosen[]> =>
  Promise.all(ids.map(async (id) => ({ id, version: (await its.show(who, id)).version })));
const assign = (who: Who, personId: string, cases: readonly Chosen[]) =>
  its.world.send(who, 'POST', '/api/desk/assignments', { personId, cases });
const inCharge = async (ids: readonly string[]): Promise<(string | null)[]> =>
  (
    await its.world.owner.query<{ assignee_name: string | null }>(
      'select assignee_name from cases.case_file where id = any($1) order by id',
      [ids],
    )
  ).rows.map((row) => row.assignee_name);
const traces = async (ids: readonly string[]): Promise<number> =>
  (
    await its.world.owner.query(
      `select 1 from evidence.audit_entry where action = 'case.assigned' and case_id = any($1)`,
      [ids],
    )
  ).rows.length;

/** A desk with some cases whose receipt its officer has confirmed, and a colleague. */
const desk = async (count: number) => {
  const scene = await its.scene();
  const { officer, company, owner } = scene;
  const ids = [scene.id];
  while (ids.length < count) ids.push((await its.ask(company, { title: `건 ${ids.length}` })).id);
  for (const id of ids) await its.next(officer, id, 'acknowledge');
  const colleague = await its.world.staff(owner, 'officer', '이동료');
  return { ...scene, ids, colleague };
};

describe('공격자: 한꺼번에 배정해도 볼 수 없는 것은 없는 것과 같습니다', () => {
  it('남의 건이 섞이면 없는 번호와 같은 까닭을 듣고, 자기 건도 하나도 바뀌지 않습니다', async () => {
    const { officer, ids, colleague, stranger, receiver, owner } = await desk(2);
    const chosen = await at(officer, ids);
    const hidden = await its.scene();
    // Another agency names the cases, and a colleague of its own; then one that does not exist.
    const mate = await its.world.staff(stranger.agencyId ?? 0, 'officer', '한패');
    const told = await assign(stranger, mate.personId, chosen);
    const nothing = await assign(stranger, mate.personId, [{ id: newId(), version: 1 }]);
    const whyOf = ({ body }: { body: unknown }) => (body as { refused: { why: Json }[] }).refused.map(({ why }) => why);
    expect(told.body).toMatchObject({ assigned: 0, unchanged: 0 });
    expect(new Set(whyOf(told).map((why) => JSON.stringify(why)))).toEqual(
      new Set(whyOf(nothing).map((why) => JSON.stringify(why))),
    );
    // Whoever is not on the desk gets nothing, and a company or an auditor may not ask at all.
    expect((await assign(officer, receiver.personId, chosen)).status).toBe(422);
    const auditor = await its.world.staff(owner, 'auditor', '감사');
    expect((await assign(auditor, colleague.personId, chosen)).status).toBe(403);
    expect((await assign(hidden.company, colleague.personId, chosen)).status).toBe(403);
    expect(await inCharge(ids)).toEqual(['김담당', '김담당']);
    expect(await traces(ids)).toBe(0);
  });

  it('그 동료가 볼 수 없게 봉인한 건은 혼자서도 한꺼번에도 배정되지 않습니다', async () => {
    const { officer, ids, colleague } = await desk(2);
    const [sealed = ''] = ids;
    await its.step(officer, sealed, 'seal', { people: [officer.personId], reason: '민감한 일' });
    const answer = await assign(officer, colleague.personId, await at(officer, ids));
    expect(answer.body).toMatchObject({ assigned: 0, refused: [{ id: sealed, why: { ko: /봉인/ } }] });
    expect((await its.next(officer, sealed, 'assign', { personId: colleague.personId })).body).toMatchObject({
      code: 'case.sealed_from_colleague',
    });
    expect(await traces(ids)).toBe(0);
    await its.step(officer, sealed, 'unseal', {});
    expect((await assign(officer, colleague.personId, await at(officer, ids))).body).toMatchObject({ assigned: 2 });
  });
});

describe('한꺼번에 배정', () => {
  it('고른 건이 모두 넘어가고, 건마다 증적이 남고, 이미 맡은 건은 그대로입니다', async () => {
    const { officer, ids, colleague } = await desk(3);
    const [first = ''] = ids;
    await its.next(officer, first, 'assign', { personId: colleague.personId });
    const before = await traces(ids);
    expect((await assign(officer, colleague.personId, await at(officer, ids))).body).toEqual({
      assigned: 2,
      unchanged: 1,
      refused: [],
    });
    expect(await inCharge(ids)).toEqual(['이동료', '이동료', '이동료']);
    expect(await traces(ids)).toBe(before + 2);
  });

  it('하나라도 안 되면 줄마다 까닭을 말하고 하나도 배정하지 않습니다', async () => {
    const { officer, ids, colleague, company } = await desk(4);
    const [changed = '', closed = '', open = ''] = ids;
    const chosen = await at(officer, ids);
    const fresh = await its.ask(company, { title: '아직 접수를 확인하지 않은 건' });
    await its.next(officer, changed, 'answer', { body: '답입니다.' });
    await its.next(officer, closed, 'close', { outcome: 'advised', body: '마칩니다.' });
    const now = (await at(officer, [closed])).at(0) ?? { id: closed, version: 0 };
    const wish = [
      ...chosen.filter(({ id }) => id !== closed),
      now,
      ...(await at(officer, [fresh.id])),
      { id: newId(), version: 1 },
    ];
    const { body, status } = await assign(officer, colleague.personId, wish);
    expect(status).toBe(200);
    const { refused, assigned } = body as { assigned: number; refused: { id: string; why: { ko: string } }[] };
    const why = new Map(refused.map((one) => [one.id, one.why.ko]));
    expect(assigned).toBe(0);
    expect(why.size).toBe(4);
    expect([why.get(changed), why.get(closed), why.get(fresh.id), why.get(open)]).toEqual([
      '그사이 다른 사람이 먼저 고쳤습니다.',
      '이미 종결된 건입니다.',
      '아직 접수를 확인하지 않은 건입니다.',
      undefined,
    ]);
    expect(await traces([...ids, fresh.id])).toBe(0);
    expect(await inCharge([open])).toEqual(['김담당']);
  });

  it('비었거나 겹치거나 쉰 건이 넘으면 받지 않고, 두 사람이 함께 눌러도 한 사람 것이 됩니다', async () => {
    const { officer, ids, colleague } = await desk(2);
    const chosen = await at(officer, ids);
    const many = Array.from({ length: 51 }, () => ({ id: newId(), version: 1 }));
    for (const wrong of [[], [...chosen, ...chosen], many])
      expect((await assign(officer, colleague.personId, wrong)).status).toBe(422);
    const answers = await Promise.all([
      assign(officer, colleague.personId, chosen),
      assign(colleague, officer.personId, [...chosen].reverse()),
      assign(officer, colleague.personId, chosen),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(await inCharge(ids)).size).toBe(1);
  });
});
