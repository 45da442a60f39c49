import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

type Task = Json & { id: string; title: string; dueOn: string | null };
type Tasks = { items: Task[]; templates: { id: string }[]; mayAdd: boolean };
const tasksOf = async (who: Who, id: string): Promise<Tasks> => {
  const answer = await its.world.get(who, `/api/cases/${id}/tasks`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Tasks;
};
const mine = async (who: Who): Promise<Task[]> =>
  ((await its.world.get(who, '/api/desk/tasks')).body as { items: Task[] }).items;
const add = (who: Who, id: string, body: Json) => its.step(who, id, 'tasks', { ownerId: null, dueOn: null, ...body });

describe('할 일', () => {
  it('맡은 사람의 내 할 일에 날짜 순서로 서고, 마치면 빠지고, 되돌리면 돌아옵니다', async () => {
    const { officer, id, owner } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '이동료');
    expect((await add(officer, id, { title: '나중 일', ownerId: officer.personId, dueOn: '2026-12-20' })).status).toBe(
      201,
    );
    expect((await add(officer, id, { title: '지난 일', ownerId: officer.personId, dueOn: '2026-11-20' })).status).toBe(
      201,
    );
    expect((await add(officer, id, { title: '동료 일', ownerId: colleague.personId })).status).toBe(201);
    expect((await mine(officer)).map(({ title, late }) => [title, late])).toEqual([
      ['지난 일', true],
      ['나중 일', false],
    ]);
    expect((await mine(colleague)).map(({ title }) => title)).toEqual(['동료 일']);
    const [, past] = (await tasksOf(officer, id)).items;
    const turn = (how: string) => its.world.send(officer, 'POST', `/api/cases/${id}/tasks/${past?.id}/${how}`);
    expect([(await turn('done')).status, (await turn('done')).status]).toEqual([200, 200]);
    expect((await mine(officer)).map(({ title }) => title)).toEqual(['나중 일']);
    expect((await tasksOf(officer, id)).items[1]).toMatchObject({ doneByName: '김담당', late: false });
    expect((await turn('undone')).status).toBe(200);
    expect((await mine(officer)).map(({ title }) => title)).toEqual(['지난 일', '나중 일']);
    expect((await its.actionsOf(id)).filter((action) => action.startsWith('case.task'))).toEqual([
      'case.tasks_added',
      'case.tasks_added',
      'case.tasks_added',
      'case.task_done',
      'case.task_undone',
    ]);
  });

  it('점검표는 종류에 맞는 것만 한 번 가져오고, 두 번 눌러도 늘지 않습니다', async () => {
    const { officer, id } = await its.scene();
    const [template] = (await tasksOf(officer, id)).templates;
    expect(template?.id).toBe('counselling-first');
    const put = (name: string) => its.world.send(officer, 'POST', `/api/cases/${id}/checklists/${name}`);
    expect(await Promise.all([1, 2].map(async () => (await put('counselling-first')).status))).toEqual([201, 201]);
    expect((await put('leak-suspected')).status).toBe(404);
    const after = await tasksOf(officer, id);
    expect(after.items.map(({ dueOn }) => dueOn)).toEqual(['2026-11-23', '2026-11-26', '2026-11-26']);
    expect(after.templates).toEqual([]);
  });

  it('다른 기관과 기업은 우리 할 일을 보지 못하고, 이관받은 기관은 자기 것만 봅니다', async () => {
    const { officer, id, second, receiver, company, stranger } = await its.scene();
    await add(officer, id, { title: '우리만 아는 일' });
    for (const who of [stranger, receiver])
      expect((await its.world.get(who, `/api/cases/${id}/tasks`)).status).toBe(404);
    expect((await its.world.get(company, `/api/cases/${id}/tasks`)).status).toBe(403);
    await its.refer(officer, id, second);
    await its.consent(company, id);
    expect((await tasksOf(receiver, id)).items).toEqual([]);
    const [task] = (await tasksOf(officer, id)).items;
    expect((await its.world.send(receiver, 'POST', `/api/cases/${id}/tasks/${task?.id}/done`)).status).toBe(404);
    const outsider = await add(officer, id, { title: '남에게', ownerId: receiver.personId });
    expect(outsider.status).toBe(422);
  });
});

describe('종결 뒤', () => {
  it('종결하면 30일과 180일 뒤의 할 일이 남고, 기업은 만족도를 한 번 알려 줍니다', async () => {
    const { officer, id, company } = await its.scene();
    await its.next(officer, id, 'acknowledge');
    const closed = await its.next(officer, id, 'close', { outcome: 'advised', body: '안내를 마칩니다.' });
    expect(closed.status, closed.text).toBe(200);
    expect((await tasksOf(officer, id)).items).toMatchObject([
      { kind: 'followUp', dueOn: '2026-12-23', mine: true },
      { kind: 'followUp', dueOn: '2027-05-22', mine: true },
    ]);
    expect((await its.next(company, id, 'rating', { score: 6, body: null })).status).toBe(422);
    expect((await its.next(company, id, 'rating', { score: 4, body: '친절했습니다.' })).status).toBe(200);
    expect((await its.next(company, id, 'rating', { score: 1, body: null })).status).toBe(409);
    expect(await its.show(officer, id)).toMatchObject({
      satisfaction: 4,
      timeline: expect.arrayContaining([
        expect.objectContaining({ fact: 'rated', body: '친절했습니다.', detail: { score: 4 } }),
      ]),
    });
    expect((await its.next(officer, id, 'rating', { score: 5, body: null })).status).toBe(403);
    await its.next(company, id, 'reopen', { reason: '남은 일이 있습니다.' });
    expect(await its.show(company, id)).toMatchObject({
      satisfaction: null,
      may: expect.not.arrayContaining(['rate']),
    });
    // A second end moves what is still open, and does not double it.
    its.world.clock.set('2026-12-01T00:00:00.000Z');
    await its.next(officer, id, 'acknowledge');
    const again = await its.next(officer, id, 'close', { outcome: 'advised', body: '다시 마칩니다.' });
    expect(again.status, again.text).toBe(200);
    expect((await tasksOf(officer, id)).items.map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
      'followUp 2026-12-31',
      'followUp 2027-05-30',
    ]);
    its.world.clock.set('2026-11-23T00:00:00.000Z');
  });
});

describe('메모에서 동료 부르기', () => {
  it('불린 동료에게만 편지가 가고, 메모의 내용은 편지에 없습니다', async () => {
    const { officer, id, owner, receiver, company } = await its.scene();
    const colleague = await its.world.staff(owner, 'officer', '이동료');
    await its.world.settle();
    const before = (await its.world.owner.query('select count(*)::int as n from platform.mail')).rows[0].n;
    const note = { body: '@이동료 비밀메모를 봐 주세요', mentions: [colleague.personId] };
    const answer = await its.step(officer, id, 'notes', note);
    expect(answer.status, answer.text).toBe(201);
    await its.world.settle();
    const mails = await its.world.owner.query(
      'select recipient, body_text from platform.mail order by created_at, id offset $1',
      [before],
    );
    expect(mails.rows.map(({ recipient }) => recipient)).toEqual([`${colleague.personId}@example.kr`]);
    expect(mails.rows[0].body_text).not.toContain('비밀메모');
    expect((await its.step(officer, id, 'notes', { body: 'x', mentions: [receiver.personId] })).status).toBe(422);
    expect(JSON.stringify(await its.show(company, id))).not.toContain('이동료');
    // Sealed to one person: whoever is named in it and may not see it learns nothing, not even its number.
    const sealed = await its.step(officer, id, 'seal', { people: [officer.personId], reason: '조사' });
    expect(sealed.status, sealed.text).toBeLessThan(300);
    expect((await its.step(officer, id, 'notes', note)).status).toBe(201);
    await its.world.settle();
    const told = await its.world.owner.query(
      `select 1 from platform.notice where person_id = $1 and event = 'case.mentioned'`,
      [colleague.personId],
    );
    expect(told.rowCount).toBe(1);
  });
});
