import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor } from '#platform/database/index';
import { foundReview, type Review } from '../../../../../test/review.ts';

type View = {
  judges: { id: string; name: string; isKnown: boolean; assigned: number; voided: number }[];
  conflicts: { judgeId: string; applicationId: string; source: string; words: string }[];
  applications: { id: string; sheets: number; lacking: number }[];
  state: string;
  version: number;
};
let review: Review;
let judges: string[];
const shown = async () => (await review.panel()) as unknown as View;
const application = (at: number) => review.applications[at] as Review['applications'][number];
const expert = (at: number) => review.experts[at] as Review['experts'][number];
const sheetPath = (id: string) => `/api/reviews/${review.callId}/applications/${id}`;
const firstOf = async (at: number) => (await review.own(expert(at)))[0]?.applicationId ?? '';

beforeAll(async () => {
  review = await foundReview();
  const { world, officer, pool } = review;
  judges = [];
  for (const one of review.experts) judges.push(await review.seat(one));
  // Nobody declared it: the pool knows that the second judge works for the first company.
  const { rows } = await world.owner.query<{ business_number: string }>(
    'select business_number from support.application where id = $1',
    [application(0).id],
  );
  await world.send(officer, 'POST', `/api/desk/experts/${expert(1).expertId}/ties`, {
    ...{ kind: 'employer', name: '이름이 다른 곳', businessNumber: rows[0]?.business_number ?? '' },
    ...pool.days,
  });
});
afterAll(() => review.world.close());

describe('평가위원회', () => {
  it('초대를 수락하지 않아 누구인지 모르는 위원에게는 아무것도 배정하지 않습니다', async () => {
    const { world, officer, path, seat, pool } = review;
    const stranger = await pool.expert('미확인');
    await world.owner.query('update support.expert set person_id = null where id = $1', [stranger.expertId]);
    const judgeId = await seat(stranger);
    await review.done(world.send(officer, 'POST', `${path}/panel/assignments`, undefined));
    expect((await shown()).judges.find(({ id }) => id === judgeId)).toMatchObject({ isKnown: false, assigned: 0 });
    const forced = world.owner.query(
      `insert into support.review_assignment (judge_id, application_id, call_id, agency_id, assigned_by_name, assigned_at) values ($1, $2, $3, 9, 'x', now())`,
      [judgeId, application(0).id, review.callId],
    );
    await expect(forced).rejects.toMatchObject({ code: 'BV001' });
  });

  it('아무도 알리지 않은 이해충돌을 자료에서 찾아 배정에서 뺍니다', async () => {
    await review.open();
    const view = await shown();
    expect(view.conflicts).toMatchObject([{ judgeId: judges[1], applicationId: application(0).id, source: 'derived' }]);
    expect(view.applications.every(({ sheets, lacking }) => sheets === 2 && lacking === 0)).toBe(true);
    expect((await review.own(expert(1))).map(({ applicationId }) => applicationId)).not.toContain(application(0).id);
    expect((await review.world.get(expert(1), sheetPath(application(0).id))).status).toBe(404);
    const forced = review.world.owner.query(
      `insert into support.review_assignment (judge_id, application_id, call_id, agency_id, assigned_by_name, assigned_at) values ($1, $2, $3, 9, 'x', now())`,
      [judges[1], application(0).id, review.callId],
    );
    await expect(forced).rejects.toMatchObject({ code: 'BV002' });
  });

  it('평가 기준은 평가를 시작한 뒤 바뀌지 않습니다', async () => {
    const { world, officer, path } = review;
    const { version } = await shown();
    const { panel } = (await review.panel()) as unknown as { panel: object };
    const change = { version, panel: { ...panel, rule: 'median' } };
    expect((await world.send(officer, 'PUT', `${path}/panel`, change)).body).toMatchObject({ code: 'review.not_now' });
    const forced = asActor(world.database, officer.ticket, 'write', (tx) =>
      sql`update support.review_panel set rule = 'median' where call_id = ${review.callId}`.execute(tx),
    );
    await expect(forced).rejects.toMatchObject({ code: '42501' });
  });

  it('위원은 평가하라고 준 답만 읽고, 연 것은 기업의 열람 기록에 남습니다', async () => {
    const id = await firstOf(0);
    const { body } = await review.world.get(expert(0), sheetPath(id));
    const { answers } = body as { answers: { key: string }[] };
    expect(answers.map(({ key }) => key)).toEqual(['purpose']);
    const one = review.applications.find((it) => it.id === id);
    const readers = await review.world.get(one?.company ?? null, '/api/evidence/readers');
    expect(readers.text).toContain('지원사업 평가');
  });

  it('자기 평가표를 내기 전에는 남의 점수가 SQL로도 한 줄 없고, 낸 뒤에 보입니다', async () => {
    const { world, sheet, done } = review;
    const id = await firstOf(0);
    const peer = (await Promise.all([1, 2].map(async (at) => [at, await review.own(expert(at))] as const))).find(
      ([, own]) => own.some(({ applicationId }) => applicationId === id),
    )?.[0] as number;
    await done(sheet(expert(peer), id, { need: 7, plan: 6 }));
    const rows = (who: { ticket: string }) =>
      asActor(world.database, who.ticket, 'read', async (tx) =>
        Number((await sql<{ n: string }>`select count(*) as n from support.score_sheet`.execute(tx)).rows[0]?.n),
      );
    expect(await rows(expert(0))).toBe(0);
    expect((await world.get(expert(0), sheetPath(id))).body).toMatchObject({ others: null });
    // The desk neither, while it is scored.
    expect(await rows(review.manager)).toBe(0);
    await done(sheet(expert(0), id, { need: 5, plan: 5 }, { submit: false }));
    expect(await rows(expert(0))).toBe(1);
    await done(sheet(expert(0), id, { need: 5, plan: 5 }, { version: 1 }));
    expect((await world.get(expert(0), sheetPath(id))).body).toMatchObject({
      others: [{ marks: { need: 7, plan: 6 } }],
    });
  });

  it('낸 평가표는 고칠 수 없고, 두 번 누른 것은 한 번입니다', async () => {
    const { world, sheet } = review;
    const id = (await review.own(expert(0))).find(({ state }) => state === 'submitted')?.applicationId ?? '';
    expect((await sheet(expert(0), id, { need: 10, plan: 10 }, { version: 2 })).body).toMatchObject({
      code: 'thing.changed',
    });
    expect((await sheet(expert(0), id, { need: 10, plan: 10 })).body).toMatchObject({ code: 'thing.changed' });
    const forced = asActor(world.database, expert(0).ticket, 'write', (tx) =>
      sql`update support.score_sheet set marks = '{"need": 10}' where application_id = ${id}`.execute(tx),
    );
    await forced.catch(() => undefined);
    const { rows } = await world.owner.query<{ marks: object }>(
      'select marks from support.score_sheet where judge_id = $1',
      [judges[0]],
    );
    expect(rows).toEqual([{ marks: { need: 5, plan: 5 } }]);
  });

  it('빠진 점수, 높은 점수, 까닭 없는 만점은 받지 않고 아무것도 바뀌지 않습니다', async () => {
    const { sheet } = review;
    const id = (await review.own(expert(2))).find(({ state }) => state === 'assigned')?.applicationId ?? '';
    for (const [marks, over] of [
      [{ need: 5 }, {}],
      [{ need: 11, plan: 5 }, {}],
      [{ need: 5, plan: 5, other: 1 }, {}],
      [{ need: null, plan: null }, {}],
      [{ need: 10, plan: 5 }, { words: null }],
    ] as const)
      expect((await sheet(expert(2), id, marks, over)).status, JSON.stringify(marks)).toBe(422);
  });

  it('뒤늦게 알게 된 이해충돌은 그 평가표만 무효로 하고, 빈 자리만 다른 위원에게 줍니다', async () => {
    const { world, officer, path, done } = review;
    const before = (await shown()).judges;
    const id = (await review.own(expert(0))).find(({ state }) => state === 'submitted')?.applicationId ?? '';
    const wish = { applicationId: id, ground: 'family', words: '대표의 친족으로 확인' };
    const free = judges.filter((one, at) => at !== 0 && !before.find(({ id: is }) => is === one)?.voided);
    const told = await done(world.send(officer, 'POST', `${path}/panel/judges/${judges[0]}/conflicts`, wish));
    const view = await shown();
    const has = view.applications.find((one) => one.id === id);
    expect(told).toMatchObject({ voided: 1 });
    expect([told['assigned'], has?.lacking]).toEqual(has?.sheets === 2 ? [1, 0] : [0, 1]);
    expect(view.judges.find((one) => one.id === judges[0])).toMatchObject({ voided: 1 });
    // Nobody else's assignment was moved.
    for (const one of before.filter((it) => free.includes(it.id)))
      expect(view.judges.find((it) => it.id === one.id)?.assigned ?? 0).toBeGreaterThanOrEqual(one.assigned);
    expect((await world.get(expert(0), sheetPath(id))).status).toBe(404);
    const { rows } = await world.owner.query<{ state: string }>(
      'select state from support.score_sheet where judge_id = $1 and application_id = $2',
      [judges[0], id],
    );
    expect(rows).toEqual([{ state: 'void' }]);
  });

  it('위원이 스스로 알린 이해충돌은 그 순간 그 신청을 닫습니다', async () => {
    const { world, callId } = review;
    const id = (await review.own(expert(2))).find(({ state }) => state === 'assigned')?.applicationId ?? '';
    const wish = { applicationId: id, ground: 'client', words: '거래처입니다' };
    expect((await world.send(expert(2), 'POST', `/api/reviews/${callId}/conflicts`, wish)).status).toBe(201);
    expect((await world.get(expert(2), sheetPath(id))).status).toBe(404);
    const forced = asActor(world.database, expert(2).ticket, 'write', (tx) =>
      sql`delete from support.judge_conflict`.execute(tx),
    );
    await expect(forced).rejects.toMatchObject({ code: '42501' });
  });

  it('다른 기관, 기업, 위원이 아닌 전문가에게는 없는 것과 같습니다', async () => {
    const { world, path, pool } = review;
    const id = application(1).id;
    const outsider = await world.staff(3, 'manager', '남의 관리자');
    const bystander = await pool.expert('구경꾼');
    for (const part of ['panel', 'ranking', 'selection', 'minutes'])
      expect((await world.get(outsider, `${path}/${part}`)).status, part).toBe(404);
    expect((await world.get(bystander, sheetPath(id))).status).toBe(404);
    expect((await world.get(outsider, sheetPath(id))).status).toBe(404);
    const counts = await Promise.all(
      [outsider, bystander, application(1).company].map(({ ticket }) =>
        asActor(world.database, ticket, 'read', async (tx) => {
          const tables = [
            'review_panel',
            'judge',
            'judge_conflict',
            'review_assignment',
            'score_sheet',
            'selection_run',
            'selection_proposal',
          ];
          let sum = 0;
          for (const table of tables)
            sum += Number(
              (await sql<{ n: string }>`select count(*) as n from ${sql.table(`support.${table}`)}`.execute(tx)).rows[0]
                ?.n,
            );
          return sum;
        }),
      ),
    );
    expect(counts).toEqual([0, 0, 0]);
  });
});
