import type { PlanView } from '@boru/contract/plans';
import type { SurveySheet, SurveyView } from '@boru/contract/surveys';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { newId } from '../../../kernel/ids.ts';
import { asActor } from '../../../platform/database/index.ts';

let world: World;
let office: Who;
let councillor: Who;
const base = '/api/governance/surveys';
const closesAt = '2026-12-14T15:00:00.000Z';
const companies = 300;
const wish = (change: object = {}) => ({
  ...{
    title: '2026년 기술보호 실태조사',
    purpose: '무엇을 도울지 알아봅니다.',
    strata: 'size',
    allocation: 'proportional',
  },
  ...{ sample: 120, seed: '20261123-로또-7-13-22', closesAt },
  questions: [
    { text: '보안 담당자가 있나요?', options: ['있음', '없음'] },
    { text: '교육을 했나요?', options: ['두 번 넘게', '한두 번', '안 함'] },
  ],
  ...change,
});
const view = async (id: string, who = office) => (await world.get(who, `${base}/${id}`)).body as SurveyView;
const deed = async (who: Who | null, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<string> => {
  const answer = await world.send(who, method, path, body);
  return answer.status < 300 ? 'ok' : (answer.body as { code: string }).code;
};
const begun = async (change: object = {}): Promise<string> => {
  const { body, text, status } = await world.send(office, 'POST', base, wish(change));
  expect(status, text).toBe(201);
  const { id } = body as { id: string };
  expect(await deed(office, `${base}/${id}/beginning`, { version: 1 })).toBe('ok');
  await world.settle();
  return id;
};
type Link = { token: string; recipient: string };
/** The secrets as they stand in the letters, which is the only place that has them. */
const links = async (title = '2026년'): Promise<Link[]> => {
  const { rows } = await world.owner.query<{ recipient: string; body_text: string }>(
    `select recipient, body_text from platform.mail where kind = 'survey.invitation' and body_text like '%' || $1 || '%' order by id`,
    [title],
  );
  return rows.map((row) => ({
    recipient: row.recipient,
    token: /\/survey#([\w-]{43})/.exec(row.body_text)?.[1] ?? '',
  }));
};
const answer = (token: string, choices: number[], key = newId()) =>
  deed(null, '/api/survey/answer', { token, key, choices });
const look = async (token: string) =>
  (await world.send(null, 'POST', '/api/survey/look', { token })).body as SurveySheet;
const run = (who: Who, text: string) =>
  asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
    ({ rows }) => rows.length,
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  world = await foundWorld();
  office = await world.staff(1, 'manager', '김사무');
  councillor = await world.staff(2, 'officer', '이의원');
  for (let at = 0; at < companies; at++) await world.company({ name: `조사기업${at}` });
  // 200 small, 97 medium, and a stratum of three that may not stand alone.
  await world.owner.query(`
    with ordered as (select id, row_number() over (order by id) as n from organisations.company)
    update organisations.company c set size = case when o.n <= 200 then 'small' when o.n <= 297 then 'medium' else 'large' end
      from ordered o where o.id = c.id`);
});
afterAll(() => world.close());

describe('기업 300곳의 실태조사', () => {
  it('공개한 씨앗으로 뽑고, 링크로 답하고, 무게를 주어 결과를 냅니다', async () => {
    const id = await begun();
    const open = await view(id);
    expect(open).toMatchObject({ state: 'open', frame: companies, results: null });
    // 200 : 97 : 3 of 120 by the largest remainder, at least two.
    expect(open.strataRows.map(({ size, drawn }) => [size, drawn]).sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0))).toEqual([
      [200, 79],
      [97, 39],
      [3, 2],
    ]);
    const sent = await links();
    expect(sent).toHaveLength(120);
    expect(new Set(sent.map(({ token }) => token)).size).toBe(120);
    // Drawn again from the same frame and seed, the same companies are in it.
    const drawnOnce = async (survey: string) =>
      (
        await world.owner.query('select company_id from governance.survey_invitation where survey_id = $1 order by 1', [
          survey,
        ])
      ).rows;
    const again = await begun({ title: '다시 뽑은 조사' });
    expect(await drawnOnce(again)).toEqual(await drawnOnce(id));
    const other = await begun({ title: '다른 씨앗', seed: '다른 씨앗' });
    expect(await drawnOnce(other)).not.toEqual(await drawnOnce(id));

    for (const [at, { token }] of sent.slice(0, 90).entries()) {
      if (at % 9 === 0) expect(await deed(null, '/api/survey/draft', { token, choices: [0, null] }, 'PUT')).toBe('ok');
      expect(await answer(token, [at % 3 === 0 ? 0 : 1, at < 4 ? 0 : at % 2 === 0 ? 1 : 2])).toBe('ok');
    }
    expect((await view(id, councillor)).answered).toBe(null);
    world.clock.set('2026-12-14T15:00:01.000Z');
    const over = await view(id, councillor);
    expect(over).toMatchObject({ state: 'closed', answered: 90 });
    expect(over.responsePercent).toBeGreaterThan(70);
    const [first, second] = over.results ?? [];
    expect(first?.options.map(({ count }) => count)).toEqual([30, 60]);
    const [has, hasNot] = first?.options ?? [];
    expect((has?.percent ?? 0) + (hasNot?.percent ?? 0)).toBeCloseTo(100, 0);
    expect((has?.low ?? 0) < (has?.percent ?? 0) && (has?.percent ?? 0) < (has?.high ?? 0)).toBe(true);
    // Four answers are not told, nor what would tell them.
    expect(second?.options[0]).toMatchObject({ count: null, percent: null });
    expect(second?.options.filter(({ count }) => count === null).length).toBeGreaterThan(1);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('두 번 낸 응답은 한 번이고, 넘겨받은 링크는 기업도 응답도 보여 주지 않습니다', async () => {
    await begun({ title: '두 번 내기' });
    const [one] = await links('두 번 내기');
    const token = one?.token ?? '';
    expect(await deed(null, '/api/survey/draft', { token, choices: [1, null] }, 'PUT')).toBe('ok');
    expect((await look(token)).choices).toEqual([1, null]);
    expect(await answer(token, [1])).toBe('request.invalid');
    expect(await answer(token, [1, 6])).toBe('request.invalid');
    const key = newId();
    expect(await Promise.all([answer(token, [1, 2], key), answer(token, [1, 2], key)])).toEqual(['ok', 'ok']);
    expect(await answer(token, [0, 0])).toBe('survey.answered');
    expect(await deed(null, '/api/survey/draft', { token, choices: [0, 0] }, 'PUT')).toBe('survey.answered');
    const forwarded = await world.send(null, 'POST', '/api/survey/look', { token });
    expect(forwarded.body).toMatchObject({ state: 'answered', questions: [], choices: [] });
    expect(forwarded.text).not.toContain('조사기업');
    expect(await answer('A'.repeat(43), [0, 0])).toBe('thing.not_found');
    const { rows } = await world.owner.query(
      `select answers, draft from governance.survey_invitation where answer_key = $1`,
      [key],
    );
    expect(rows).toEqual([{ answers: [1, 2], draft: null }]);
  });

  it('마지막 순간에 낸 응답은 받고, 그 순간이 되면 받지 않습니다', async () => {
    const id = await begun({ title: '마지막 순간' });
    const [one, two] = await links('마지막 순간');
    world.clock.set('2026-12-14T14:59:59.999Z');
    expect(await answer(one?.token ?? '', [0, 0])).toBe('ok');
    world.clock.set(closesAt);
    expect(await answer(two?.token ?? '', [0, 0])).toBe('survey.over');
    expect((await look(two?.token ?? '')).state).toBe('over');
    const late = `update governance.survey_invitation set answers = '[0,0]', answer_key = gen_random_uuid(), answered_at = $2 where survey_id = $1 and answered_at is null`;
    await expect(world.owner.query(late, [id, closesAt])).rejects.toMatchObject({ code: 'BR001' });
    expect((await view(id)).answered).toBe(null);
    expect(await deed(office, `${base}/${id}/reminder`, { version: 3 })).toBe('survey.not_now');
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('다시 알리는 편지는 응답하지 않은 곳에만 가고, 앞의 링크도 그대로 쓸 수 있습니다', async () => {
    const id = await begun({ title: '다시 알리기' });
    const before = await links('다시 알리기');
    expect(await answer(before[0]?.token ?? '', [0, 0])).toBe('ok');
    expect(await deed(office, `${base}/${id}/reminder`, { version: 3 })).toBe('survey.reminded');
    world.clock.set('2026-11-25T00:00:00.000Z');
    expect(await deed(office, `${base}/${id}/reminder`, { version: 3 })).toBe('ok');
    await world.settle();
    const after = (await links('다시 알리기')).slice(before.length);
    expect(after).toHaveLength(119);
    expect(after.map(({ recipient }) => recipient)).not.toContain(before[0]?.recipient);
    expect(await answer(before[1]?.token ?? '', [1, 1])).toBe('ok');
    const same = after.find(({ recipient }) => recipient === before[1]?.recipient);
    expect((await look(same?.token ?? '')).state).toBe('answered');
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('누가 뽑혔고 무엇이라고 답했는지는 사무국도 도의원도 데이터베이스에서조차 읽지 못합니다', async () => {
    const id = await begun({ title: '엿보기' });
    const [one] = await links('엿보기');
    expect(await answer(one?.token ?? '', [0, 0])).toBe('ok');
    for (const who of [office, councillor, await world.staff(9), await world.company(), await world.administrator()]) {
      for (const table of ['survey_invitation', 'survey_link'])
        expect(await run(who, `select 1 from governance.${table}`)).toBe(0);
      expect(await run(who, `select * from governance.survey_frame('size')`)).toBe(0);
      expect(await run(who, `select * from governance.survey_addresses('${id}')`)).toBe(0);
      // Nothing is counted by answer while somebody can still answer.
      expect(await run(who, `select * from governance.survey_tally('${id}', '2026-11-24')`)).toBe(0);
      expect((await world.get(who, `${base}/${id}`)).text).not.toContain('조사기업');
    }
    expect(await run(councillor, `select * from governance.survey_answered('${id}', '2026-11-24')`)).toBe(0);
    expect(await deed(councillor, `${base}/${id}/reminder`, { version: 3 })).toBe('role.insufficient');
    expect((await world.get(null, `${base}/${id}`)).status).toBe(401);
    // The secrets stand in the letters alone.
    const { rows } = await world.owner.query(
      `select 1 from evidence.audit_entry where detail::text like '%' || $1 || '%' union all select 1 from platform.job where payload::text like '%' || $1 || '%'`,
      [one?.token ?? ''],
    );
    expect(rows).toEqual([]);
  });
});

describe('지표', () => {
  it('무게를 준 몫이 계획의 지표가 되고, 작은 수는 되지 않습니다', async () => {
    const made = async (path: string, body: object) => {
      const { body: got, text, status } = await world.send(office, 'POST', `/api/governance/plans${path}`, body);
      expect(status, text).toBe(201);
      return (got as { id: string }).id;
    };
    const plan = await made('', { kind: 'yearly', title: '2026년 시행계획', fromYear: 2026, toYear: 2026 });
    const task = {
      agencyId: 1,
      owner: '팀',
      budgetLine: null,
      budgetWon: null,
      fromOn: '2026-01-01',
      toOn: '2026-12-31',
    };
    const part = (kind: string, parentId: string | null) => ({
      ...{ kind, parentId, title: '교육', detail: '교육', task: kind === 'task' ? task : null },
    });
    const goal = await made(`/${plan}/nodes`, part('goal', null));
    const strategy = await made(`/${plan}/nodes`, part('strategy', goal));
    const node = await made(`/${plan}/nodes`, part('task', strategy));
    const indicator = await world.send(office, 'POST', `/api/governance/plan-nodes/${node}/indicators`, {
      ...{ title: '담당자를 둔 기업', definition: '실태조사', unit: '%', source: 'entered', target: 50 },
    });
    expect(indicator.status, indicator.text).toBe(201);
    expect(await deed(office, `/api/governance/plans/${plan}/state`, { version: 1, state: 'inForce' })).toBe('ok');
    const id = await begun({ title: '지표 조사' });
    for (const [at, { token }] of (await links('지표 조사')).slice(0, 60).entries())
      expect(await answer(token, [at % 4 === 0 ? 0 : 1, at < 2 ? 0 : 1])).toBe('ok');
    const feed = (question: number) => ({
      indicatorId: (indicator.body as { id: string }).id,
      indicatorVersion: 1,
      question,
      option: 0,
    });
    expect(await deed(office, `${base}/${id}/feeding`, feed(0))).toBe('survey.not_now');
    world.clock.set('2026-12-15T00:00:00.000Z');
    expect(await deed(office, `${base}/${id}/feeding`, feed(1))).toBe('survey.small');
    const told = (await view(id)).results?.[0]?.options[0]?.percent ?? Number.NaN;
    expect(await deed(office, `${base}/${id}/feeding`, feed(0))).toBe('ok');
    const shown = (await world.get(office, `/api/governance/plans/${plan}`)).body as PlanView;
    expect(JSON.stringify(shown)).toContain(`"actual":${Math.round(told)}`);
    expect(await deed(office, `${base}/${id}/feeding`, feed(0))).toBe('thing.changed');
    world.clock.set('2026-11-23T00:00:00.000Z');
  });
});
