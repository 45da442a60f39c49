import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundReview, type Review } from '../../../../../test/review.ts';
import { solveRun } from './solving/index.ts';

type Answer = { holds: boolean; count: number; won: number; value: number; chosen: Record<string, number> };
type Run = {
  id: string;
  state: string;
  outcome: string | null;
  fault: string | null;
  inputHash: string;
  solver: string | null;
  gap: number | null;
  solverAnswer: Answer | null;
  first: Answer;
  ordered: Answer;
  impossible: { constraints: { ko: string }[]; words: { ko: string; en: string }[] } | null;
  costs: { id: string; gain: number | null }[] | null;
  changesCost: number | null;
};
type View = {
  runs: Run[];
  proposals: { id: string; state: string; version: number }[];
  applications: { id: string; rank: number | null; outcome: string | null; reservePlace: number | null }[];
  may: string[];
};
const viewOf = async ({ done, world, officer, path }: Review) =>
  (await done(world.get(officer, `${path}/selection`))) as unknown as View;
const run = async (review: Review, changes: object[] = [], withCosts = false): Promise<Run> => {
  const { id } = await review.done(
    review.world.send(review.officer, 'POST', `${review.path}/selection/runs`, { changes, withCosts }),
  );
  await review.world.settle();
  return (await viewOf(review)).runs.find((one) => one.id === id) as Run;
};
const propose = (review: Review, runId: string, over: object = {}) =>
  review.world.send(review.officer, 'POST', `${review.path}/selection/proposals`, {
    runId,
    source: 'solver',
    reason: '예산 안에서 가장 나은 답',
    ...over,
  });
const scored = async (wish: Parameters<typeof foundReview>[0]) => {
  const review = await foundReview(wish);
  for (const one of review.experts) await review.seat(one);
  return review;
};
const finish = async (review: Review) => {
  await review.open();
  const order = review.applications.map(({ id }) => id);
  await review.scoreAll((id) => ({ need: 9 - order.indexOf(id), plan: 8 - order.indexOf(id) }));
  expect(await review.close()).toMatchObject({ isClosed: true });
};

describe('선정', () => {
  let review: Review;
  beforeAll(async () => {
    review = await scored({
      count: 5,
      budgetWon: 60_000_000,
      panel: {
        judgesEach: null,
        quotas: [
          {
            id: 'small',
            name: { ko: '소기업 1건 이상', en: 'One small company' },
            kind: 'leastCount',
            tag: 'size',
            among: ['small'],
            amount: 1,
          },
        ],
      },
    });
    await finish(review);
  });
  afterAll(() => review.world.close());

  it('평가를 마친 뒤에야 순위가 있고, 공식 순위 옆에 보정한 순위가 있습니다', async () => {
    const { done, world, officer, path, applications } = review;
    const { rows, places } = (await done(world.get(officer, `${path}/ranking`))) as unknown as {
      rows: { applicationId: string; rank: number; calibratedRank: number; total: number }[];
      places: number;
    };
    expect(rows.map(({ applicationId }) => applicationId)).toEqual(applications.map(({ id }) => id));
    expect(rows.map(({ rank, calibratedRank }) => [rank, calibratedRank])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect([rows[0]?.total, places]).toEqual([8_600, 3]);
  });

  it('먼저 답을 보이고 해법기가 증명하며, 같은 입력에는 같은 답을 다시 계산하지 않고 냅니다', async () => {
    const one = await run(review);
    expect(one).toMatchObject({ state: 'done', outcome: 'proven', first: { holds: true, count: 3 } });
    expect(one.solverAnswer).toMatchObject({ holds: true, count: 3, won: 60_000_000 });
    expect(one.solver).toMatch(/^HiGHS /);
    expect(one.gap).toBeLessThanOrEqual(1_000);
    expect((await run(review)).id).toBe(one.id);
  });

  it('손으로 바꾼 것은 까닭과 함께 남고 치른 값이 보입니다', async () => {
    const last = review.applications[4]?.id ?? '';
    const changed = await run(review, [{ applicationId: last, permille: 1000, reason: '지역 균형' }], true);
    expect(changed.solverAnswer?.chosen[last]).toBe(1000);
    // The third (7 and 6 of ten) makes room for the fifth (5 and 4): 66 − 46 points.
    expect(changed.changesCost).toBe(2_000);
    expect(changed.costs).toEqual([{ id: 'small', name: expect.anything(), gain: 0 }]);
    const wrong = { changes: [{ applicationId: last, permille: 500, reason: '반만' }], withCosts: false };
    expect((await review.world.send(review.officer, 'POST', `${review.path}/selection/runs`, wrong)).status).toBe(422);
  });

  it('올린 사람은 결정하지 못하고, 두 사람이 함께 결정해도 한 번만 결정됩니다', async () => {
    const { world, manager, other, path, done, callId } = review;
    const best = (await viewOf(review)).runs.at(-1) as Run;
    const [first, second] = await Promise.all([propose(review, best.id), propose(review, best.id)]);
    const [one] = [first, second].filter(({ status }) => status === 201);
    const id = (one as { body: { id: string } }).body.id;
    expect((await propose(review, best.id)).body).toEqual({ id });
    const decision = { version: 1, decision: 'decide', reason: '원안대로' };
    const at = `${path}/selection/proposals/${id}/decision`;
    await world.owner.query('update support.selection_proposal set proposed_by = $1 where id = $2', [
      manager.personId,
      id,
    ]);
    expect((await world.send(manager, 'POST', at, decision)).body).toMatchObject({ code: 'selection.same_person' });
    await world.owner.query('update support.selection_proposal set proposed_by = $1 where id = $2', [
      review.officer.personId,
      id,
    ]);
    const answers = await Promise.all([
      world.send(manager, 'POST', at, decision),
      world.send(other, 'POST', at, decision),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const view = await viewOf(review);
    expect(view.applications.map(({ outcome, reservePlace }) => [outcome, reservePlace])).toEqual([
      ...[
        ['selected', null],
        ['selected', null],
        ['selected', null],
      ],
      ...[
        ['reserve', 1],
        ['reserve', 2],
      ],
    ]);
    const { rows } = await world.owner.query<{ state: string; state_reason: string }>(
      'select state, state_reason from support.application where call_id = $1 order by state_reason',
      [callId],
    );
    expect(rows.map(({ state }) => state).sort()).toEqual(['reserve', 'reserve', 'selected', 'selected', 'selected']);
    expect(rows[0]?.state_reason).toContain('공식 순위 1위, 총점 86.00점. 지원 금액 20,000,000원');
    expect(await done(world.get(manager, `/api/desk/grant-calls/${callId}`))).toMatchObject({ state: 'decided' });
    expect(view.may).toEqual([]);
    expect((await world.send(other, 'POST', at, decision)).body).toMatchObject({ code: 'selection.decided' });
  });

  it('회의록에는 기준, 위원, 순위, 조건, 결정, 예비 순위가 모두 있습니다', async () => {
    const { world, officer, path } = review;
    for (const format of ['pdf', 'hwpx']) {
      const paper = await world.get(officer, `${path}/minutes?format=${format}`);
      expect([paper.status, paper.text.length > 2_000]).toEqual([200, true]);
    }
  });
});

describe('이룰 수 없는 선정과 고장', () => {
  it('예산이 최소 선정 수에 모자라면 얼마가 모자란지 말하고, 올릴 수 없습니다', async () => {
    const least = {
      id: 'least',
      name: { ko: '3건 이상', en: 'At least three' },
      kind: 'leastAll',
      tag: null,
      among: [],
      amount: 3,
    };
    const review = await scored({ count: 4, budgetWon: 50_000_000, panel: { judgesEach: null, quotas: [least] } });
    await finish(review);
    const told = await run(review);
    expect(told).toMatchObject({ state: 'done', outcome: 'impossible', solverAnswer: null, first: { holds: false } });
    expect(told.impossible?.constraints.map(({ ko }) => ko)).toEqual(['공모 예산', '3건 이상']);
    expect(told.impossible?.words[0]?.ko).toBe(
      '‘3건 이상’을 지키려면 3건을 뽑아야 하고, 가장 적은 금액으로만 골라도 60,000,000원이 듭니다. ‘공모 예산’은 50,000,000원이므로 10,000,000원이 모자랍니다.',
    );
    expect((await propose(review, told.id, { source: 'first' })).body).toMatchObject({ code: 'selection.not_held' });
    await review.world.close();
  });

  it('해법기가 끝까지 가지 못하면 그렇다고 말하고, 먼저 보여 준 답은 남아 올릴 수 있습니다', async () => {
    const review = await scored({ count: 3, budgetWon: 40_000_000, panel: { judgesEach: null } });
    await finish(review);
    const { world, officer, path, done } = review;
    const { id } = await done(world.send(officer, 'POST', `${path}/selection/runs`, { changes: [], withCosts: false }));
    const { signal } = new AbortController();
    await solveRun({ database: world.database, now: () => world.clock.now(), signal, megabytes: 1 }, String(id));
    const told = (await viewOf(review)).runs.find((one) => one.id === id);
    expect(told).toMatchObject({ state: 'failed', fault: 'memory', first: { holds: true, count: 2 } });
    // The job comes after it and leaves it as it is.
    await world.settle();
    expect((await viewOf(review)).runs[0]).toMatchObject({ state: 'failed' });
    expect((await propose(review, String(id), { source: 'first' })).status).toBe(201);
    await world.close();
  });

  it('사람이 멈추라고 하면 멈추고, 남의 계산은 멈추지 못합니다', async () => {
    const review = await scored({ count: 2, panel: { judgesEach: null } });
    await finish(review);
    const { world, officer, path, done } = review;
    const { id } = await done(world.send(officer, 'POST', `${path}/selection/runs`, { changes: [], withCosts: false }));
    const outsider = await world.staff(3, 'manager');
    const stopping = `${path}/selection/runs/${String(id)}/stopping`;
    expect((await world.send(outsider, 'POST', stopping)).status).toBe(404);
    await done(world.send(officer, 'POST', stopping));
    await done(world.send(officer, 'POST', stopping));
    await world.settle();
    expect((await viewOf(review)).runs[0]).toMatchObject({
      state: 'stopped',
      fault: 'cancelled',
      first: { holds: true },
    });
    await world.close();
  });
});
