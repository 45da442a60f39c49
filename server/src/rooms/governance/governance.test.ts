import { civilOf, instantOf } from '@boru/contract/civil';
import type { CouncilView, MeetingView } from '@boru/contract/council';
import type { PlanView } from '@boru/contract/plans';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../../../test/hostile.ts';
import { foundWorld, type Who, type World } from '../../../../test/world.ts';
import { newId } from '../../kernel/ids.ts';
import { asActor } from '../../platform/database/index.ts';
import { stopPress } from '../../platform/documents/index.ts';

let world: World;
let office: Who;
let members: Who[];
let councillor: Who;
let outsider: Who;
let bodyId: string;
const base = '/api/governance/council';
const secret = '○○정밀이 그 기술을 가졌습니다';

const made = async (who: Who, path: string, body: object): Promise<string> => {
  const { status, body: answer, text } = await world.send(who, 'POST', `${base}/${path}`, body);
  expect(status, text).toBe(201);
  return (answer as { id: string }).id;
};
const deed = async (who: Who, method: 'POST' | 'PUT', path: string, body: object) => {
  const { status, body: answer } = await world.send(who, method, `${base}/${path}`, body);
  return status === 200 ? 'ok' : (answer as { code: string }).code;
};
const meeting = async (who: Who, id: string) => (await world.get(who, `${base}/meetings/${id}`)).body as MeetingView;
const firstItem = async (id: string) => {
  const [one] = (await meeting(office, id)).items;
  if (one === undefined) throw new Error('no item');
  return one;
};
const item = (change: object = {}) => ({
  ...{ kind: 'decision', class: 'members', readers: [], title: '교육을 함께 엽니다', words: '해마다 네 번 엽니다.' },
  ...change,
});
const seat = (who: Who, part = 'member') =>
  made(office, `bodies/${bodyId}/seats`, {
    ...{ agencyId: who.agencyId, email: `${who.personId}@example.kr`, part, fromOn: '2026-01-01', toOn: '2027-12-31' },
  });
const run = (who: Who, text: string) =>
  asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
    ({ rows }) => rows.length,
    (error: { code?: string }) => error.code,
  );
/** Called ten days ahead, then opened with these present. */
const opened = async (items: object[], present: readonly string[], form = 'inPerson') => {
  const place = form === 'written' ? null : '소회의실';
  const id = await made(office, `bodies/${bodyId}/meetings`, { form, heldAt: '2026-12-03T05:00:00.000Z', place });
  for (const one of items) await made(office, `meetings/${id}/items`, one);
  expect(await deed(office, 'POST', `meetings/${id}/call`, { version: 1, urgentReason: null })).toBe('ok');
  if (form === 'written') return id;
  expect(await deed(office, 'POST', `meetings/${id}/opening`, { version: 2 })).toBe('ok');
  expect(await deed(office, 'PUT', `meetings/${id}/attendance`, { seatIds: present })).toBe('ok');
  return id;
};
let seats: string[];

beforeAll(async () => {
  world = await foundWorld();
  office = await world.staff(1, 'manager', '김사무');
  members = [await world.staff(4), await world.staff(5), await world.staff(7)];
  councillor = await world.staff(2, 'officer', '이의원');
  outsider = await world.staff(9);
  bodyId = await made(office, 'bodies', {
    ...{ kind: 'council', name: '산업기술보호 협의회', purpose: '함께 정합니다.', quorum: 'majority' },
  });
  seats = [];
  for (const who of [...members, councillor]) seats.push(await seat(who));
});
afterAll(async () => {
  stopPress();
  await world.close();
});

describe('협의회의 자료를 엿보려는 사람', () => {
  it('도의원과 위원이 아닌 담당자, 기업, 손님은 지정 안건을 화면에서도 데이터베이스에서도 찾지 못합니다', async () => {
    const named = item({ class: 'named', readers: [4], title: '보유 현황', words: secret });
    const id = await opened([named, item()], seats);
    expect((await meeting(members[0] as Who, id)).items.map(({ title }) => title)).toContain('보유 현황');
    const company = await world.company();
    for (const who of [members[1] as Who, councillor, outsider, company, await world.administrator()]) {
      for (const path of [`meetings/${id}`, '', `bodies/${bodyId}`, `meetings/${id}/minutes?format=hwpx`])
        expect((await world.get(who, `${base}/${path}`)).text).not.toContain('보유 현황');
      expect(await run(who, `select 1 from governance.agenda_item where class = 'named'`)).toBe(0);
    }
    expect((await world.get(null, `${base}/meetings/${id}`)).status).toBe(401);
    // Not even the secretariat can name the provincial council as a reader: the database refuses it, too.
    const another = await made(office, `bodies/${bodyId}/meetings`, {
      ...{ form: 'inPerson', heldAt: '2026-12-20T05:00:00.000Z', place: '소회의실' },
    });
    const wish = item({ class: 'named', readers: [2], words: secret });
    expect(await deed(office, 'POST', `meetings/${another}/items`, wish)).toBe('request.invalid');
    const itemId = await made(office, `meetings/${another}/items`, item());
    expect(
      await run(office, `update governance.agenda_item set class = 'named', readers = '{2}' where id = '${itemId}'`),
    ).toBe('BR001');
    // A plan that was not called is seen by nobody else.
    expect((await world.get(members[0] as Who, `${base}/meetings/${another}`)).status).toBe(404);
  });

  it('물러난 위원과 나오지 않은 위원, 참관인은 데이터베이스에 바로 적어도 표를 낼 수 없습니다', async () => {
    const watcher = await world.staff(8);
    const watching = await seat(watcher, 'observer');
    const id = await opened([item()], [seats[0], seats[1], watching] as string[]);
    const { id: itemId } = await firstItem(id);
    expect(await deed(office, 'POST', `items/${itemId}/asking`, { version: 1 })).toBe('ok');
    const back = { seatId: seats[0], reason: '우리 기관의 일입니다.' };
    expect(await deed(members[1] as Who, 'POST', `items/${itemId}/recusals`, back)).toBe('thing.not_found');
    expect(await deed(members[0] as Who, 'POST', `items/${itemId}/recusals`, back)).toBe('ok');
    for (const [who, own] of [
      [members[0], seats[0]],
      [members[2], seats[2]],
      [watcher, watching],
    ] as [Who, string][]) {
      expect(await deed(who, 'PUT', `items/${itemId}/vote`, { choice: 'inFavour' })).toBe('council.no_vote');
      expect(await run(who, `insert into governance.vote values ('${itemId}', '${own}', 'inFavour', now())`)).toBe(
        'BR001',
      );
    }
    // Another one's seat is not hers to vote from, and nobody sees how another one voted.
    expect(
      await run(outsider, `insert into governance.vote values ('${itemId}', '${seats[1]}', 'inFavour', now())`),
    ).toBe('42501');
    expect(await deed(members[1] as Who, 'PUT', `items/${itemId}/vote`, { choice: 'inFavour' })).toBe('ok');
    expect(await run(office, 'select 1 from governance.vote')).toBe(0);
    // One of three who may vote is there: no quorum, whatever the secretariat asks for.
    expect(await deed(office, 'POST', `items/${itemId}/decision`, { version: 2, resolution: '엽니다.' })).toBe('ok');
    const [decided] = (await meeting(office, id)).items;
    expect(decided).toMatchObject({
      outcome: 'noQuorum',
      counts: { seated: 3, present: 1, inFavour: 1, recused: 1 },
    });
    expect(
      await deed(office, 'POST', `items/${itemId}/actions`, {
        ...{ title: '일', agencyId: 5, owner: '팀', dueOn: '2026-12-31' },
      }),
    ).toBe('council.not_now');
    expect(await run(office, `update governance.agenda_item set state = 'waiting' where id = '${itemId}'`)).toBe(
      'BR001',
    );
  });
});

describe('소집에서 조치까지', () => {
  it('7일 전이 지나면 까닭 없이는 소집되지 않고, 알림에는 안건이 없습니다', async () => {
    const id = await made(office, `bodies/${bodyId}/meetings`, {
      ...{ form: 'inPerson', heldAt: '2026-11-26T05:00:00.000Z', place: '소회의실' },
    });
    expect(await deed(office, 'POST', `meetings/${id}/call`, { version: 1, urgentReason: null })).toBe(
      'council.no_items',
    );
    await made(office, `meetings/${id}/items`, item({ title: '숨길 제목' }));
    expect(await deed(office, 'POST', `meetings/${id}/call`, { version: 1, urgentReason: null })).toBe(
      'council.late_notice',
    );
    expect(await deed(office, 'POST', `meetings/${id}/call`, { version: 1, urgentReason: '급합니다.' })).toBe('ok');
    await world.settle();
    const { rows } = await world.owner.query<{ text: string; recipient: string }>(
      `select body_text as text, recipient from platform.mail where body_text like '%' || $1 || '%'`,
      [`/desk/council/meetings/${id}`],
    );
    expect(rows.map(({ recipient }) => recipient)).toContain(`${councillor.personId}@example.kr`);
    for (const { text } of rows) expect(text).not.toContain('숨길 제목');
    expect(await deed(office, 'POST', `meetings/${id}/cancelling`, { version: 2 })).toBe('ok');
  });

  it('서면으로 의결하고, 조치사항은 마칠 때까지 다음 회의로 넘어가며, 회의록은 언제 받아도 같습니다', async () => {
    const first = await opened([item()], [], 'written');
    const { id: itemId } = await firstItem(first);
    const decide = { version: 1, resolution: '해마다 네 번 엽니다.' };
    for (const who of members) {
      expect(await deed(office, 'POST', `items/${itemId}/decision`, decide)).toBe('council.not_now');
      expect(await deed(who, 'PUT', `items/${itemId}/vote`, { choice: 'inFavour' })).toBe('ok');
    }
    expect(await deed(councillor, 'PUT', `items/${itemId}/vote`, { choice: 'against' })).toBe('ok');
    expect(await deed(office, 'POST', `items/${itemId}/decision`, decide)).toBe('ok');
    expect((await meeting(office, first)).items[0]).toMatchObject({
      outcome: 'passed',
      counts: { inFavour: 3, against: 1 },
    });
    const actionId = await made(office, `items/${itemId}/actions`, {
      ...{ title: '일정을 짭니다', agencyId: 9, owner: '교육팀', dueOn: '2026-12-31' },
    });
    expect(await deed(office, 'POST', `meetings/${first}/closing`, { version: 2 })).toBe('ok');
    const second = await opened([item({ kind: 'report' })], seats);
    const carried = async (id: string) => (await meeting(office, id)).carried.map(({ id: one }) => one);
    expect(await carried(second)).toEqual([actionId]);
    const end = { version: 1, state: 'done', words: '짰습니다.' };
    expect(await deed(members[0] as Who, 'POST', `actions/${actionId}/ending`, end)).toBe('thing.not_found');
    expect(await deed(outsider, 'POST', `actions/${actionId}/ending`, end)).toBe('ok');
    const { id: report, version } = await firstItem(second);
    expect(await deed(office, 'POST', `meetings/${second}/closing`, { version: 3 })).toBe('council.items_left');
    expect(await deed(office, 'POST', `items/${report}/decision`, { version, resolution: null })).toBe('ok');
    expect(await deed(office, 'POST', `meetings/${second}/closing`, { version: 3 })).toBe('ok');
    const third = await opened([item()], seats);
    expect(await carried(third)).toEqual([]);
    const paper = async () => (await world.get(office, `${base}/meetings/${second}/minutes?format=pdf`)).text;
    expect(await paper()).toBe(await paper());
    const { actions } = (await world.get(office, base)).body as CouncilView;
    expect(actions.find(({ id }) => id === actionId)).toMatchObject({ state: 'done', words: '짰습니다.' });
  });
});

const node = (change: object = {}) => ({
  kind: 'goal',
  parentId: null,
  title: '지킵니다',
  detail: '함께',
  task: null,
  ...change,
});
const taskOf = (agencyId: number) => ({
  ...{
    agencyId,
    owner: '교육팀',
    budgetLine: '기술보호',
    budgetWon: 5_000_000,
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
  },
});
const plans = '/api/governance/plans';
const nodes = '/api/governance/plan-nodes';
const write = async (who: Who, path: string, body: object, method: 'POST' | 'PUT' = 'POST') => {
  const { status, body: answer } = await world.send(who, method, path, body);
  return status < 300 ? String((answer as { id?: string }).id ?? 'ok') : (answer as { code: string }).code;
};
const planSeen = async (who: Who, id: string) => (await world.get(who, `${plans}/${id}`)).body as PlanView;

/** A plan in force with one task of agency 5 and these indicators. */
const planned = async (
  sources: readonly string[],
): Promise<{ planId: string; taskId: string; indicators: string[] }> => {
  const planId = await write(office, plans, { kind: 'yearly', title: '2026년 계획', fromYear: 2026, toYear: 2026 });
  const goal = await write(office, `${plans}/${planId}/nodes`, node());
  const strategy = await write(office, `${plans}/${planId}/nodes`, node({ kind: 'strategy', parentId: goal }));
  const task = node({ kind: 'task', parentId: strategy, title: '교육', task: taskOf(5) });
  const taskId = await write(office, `${plans}/${planId}/nodes`, task);
  const indicators = [];
  for (const source of sources) {
    const wish = { title: '요청', definition: '접수한 날로 셉니다.', unit: '건', source, target: 10 };
    indicators.push(await write(office, `${nodes}/${taskId}/indicators`, wish));
  }
  expect(await write(office, `${plans}/${planId}/state`, { version: 1, state: 'inForce' })).toBe('ok');
  return { planId, taskId, indicators };
};

describe('계획과 지표', () => {
  it('확정하지 않은 계획은 사무국만 보고, 남의 과제는 적지 못하며, 계획과 다르면 까닭이 필요합니다', async () => {
    const draft = await write(office, plans, { kind: 'yearly', title: '감춘 계획', fromYear: 2027, toYear: 2027 });
    for (const who of [members[0] as Who, councillor, await world.company()]) {
      expect([403, 404]).toContain((await world.get(who, `${plans}/${draft}`)).status);
      expect(await run(who, `select 1 from governance.plan where title = '감춘 계획'`)).toBe(0);
    }
    expect(await write(office, `${plans}/${draft}/state`, { version: 1, state: 'inForce' })).toBe('plan.empty');
    expect(await write(office, `${plans}/${draft}/nodes`, node({ kind: 'task', task: taskOf(5) }))).toBe(
      'request.invalid',
    );
    const { planId, taskId } = await planned([]);
    const report = { version: 1, standing: 'underWay', percent: 10, words: '하고 있습니다.', reason: null };
    expect(await write(members[0] as Who, `${nodes}/${taskId}/progress`, report)).toBe('thing.not_found');
    expect(
      await run(members[0] as Who, `update governance.plan_node set percent = 99 where id = '${taskId}' returning id`),
    ).toBe(0);
    // 23 November: nine tenths of the days are over, and a tenth is done.
    const owner = members[1] as Who;
    expect(await write(owner, `${nodes}/${taskId}/progress`, report)).toBe('request.invalid');
    expect(await write(owner, `${nodes}/${taskId}/progress`, { ...report, percent: 100 })).toBe('request.invalid');
    expect(await write(owner, `${nodes}/${taskId}/progress`, { ...report, reason: '강사가 모자랍니다.' })).toBe('ok');
    expect(await write(owner, `${nodes}/${taskId}/progress`, { ...report, reason: '다시' })).toBe('thing.changed');
    expect((await planSeen(councillor, planId)).nodes.at(-1)?.task).toMatchObject({ percent: 10, expected: 89 });
    const next = await write(office, `${plans}/${planId}/next`, { version: 2 });
    expect((await planSeen(office, next)).nodes.at(-1)?.task).toMatchObject({
      fromOn: '2027-01-01',
      percent: 0,
      isCarried: true,
    });
    expect(await write(office, `${plans}/${planId}/next`, { version: 2 })).toBe('plan.rolled_over');
  });

  it('세지 못한 지표는 그렇다고 말하고, 마지막으로 센 값과 때를 지킵니다', async () => {
    const { planId, indicators } = await planned(['requestsReceived', 'casesClosed', 'entered']);
    const seen = async () => (await planSeen(office, planId)).nodes.at(-1)?.indicators ?? [];
    expect(await write(office, `${plans}/${planId}/counting`, {})).toBe('ok');
    const before = await seen();
    expect(before.map(({ actual }) => actual)).toEqual([0, 0, null]);
    await world.owner.query('alter function governance.plan_counted rename to plan_broken');
    world.clock.set('2026-11-24T00:00:00.000Z');
    const { body } = await world.send(office, 'POST', `${plans}/${planId}/counting`, {});
    expect(body).toEqual({ counted: 0, failed: 2 });
    const after = await seen();
    await world.owner.query('alter function governance.plan_broken rename to plan_counted');
    world.clock.set('2026-11-23T00:00:00.000Z');
    expect(after.map(({ actual, valueAt }) => [actual, valueAt])).toEqual(
      before.map(({ actual, valueAt }) => [actual, valueAt]),
    );
    expect(after[0]?.failedAt).toBe('2026-11-24T00:00:00.000Z');
    const value = { version: 1, actual: 7 };
    expect(await write(office, `/api/governance/indicators/${indicators[0]}/value`, { ...value, version: 3 })).toBe(
      'request.invalid',
    );
    expect(await write(members[0] as Who, `/api/governance/indicators/${indicators[2]}/value`, value)).toBe(
      'thing.not_found',
    );
    expect(await write(members[1] as Who, `/api/governance/indicators/${indicators[2]}/value`, value)).toBe('ok');
  });

  it('센 값은 따로 센 값과 어느 세상에서나 같습니다', async () => {
    const { companyId, personId } = await world.company();
    const random = seeded(2026);
    const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
    // Around the turns of the years of Seoul, where a count by another clock would differ.
    const turns = [2025, 2026, 2027].map((one) => instantOf(`${one}-01-01`));
    const moment = () => (turns[between(0, 3)] ?? 0) + between(-40, 40) * 3_600_000;
    for (let round = 0; round < Number(process.env['BORU_PLAN_WORLDS'] ?? 6); round++) {
      const cases = Array.from({ length: between(0, 12) }, () => {
        const submitted = moment();
        return { submitted, closed: random() < 0.5 ? submitted + between(0, 60) * 3_600_000 : null, state: random() };
      });
      const done = Array.from({ length: between(0, 8) }, moment);
      await world.owner.query('begin');
      for (const [at, { submitted, closed, state }] of cases.entries())
        await world.owner.query(
          `insert into cases.case_file (id, number, company_id, company_name, request_key, topic, urgency, title, status, owner_agency, submitted_at, closed_at)
           values ($1, $2, $3, '기업', $1, 'counselling', 'normal', '건', $4, 5, $5, $6)`,
          [
            newId(),
            `세상-${round}-${at}`,
            companyId,
            closed === null ? 'submitted' : state < 0.7 ? 'closed' : 'withdrawn',
            new Date(submitted),
            closed === null ? null : new Date(closed),
          ],
        );
      await world.owner.query(
        `insert into diagnosis.edition (hash, set_id, version, content) values ('\\x00', 'w', 1, '{}') on conflict do nothing`,
      );
      for (const at of done)
        await world.owner.query(
          `insert into diagnosis.outcome (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
           values ($1, $2, 'w', 1, '\\x00', '{}', '{}', 50, 'fair', 0, $3, $4, $5, '2028-01-01')`,
          [newId(), companyId, civilOf(at), new Date(at), personId],
        );
      const [fromYear, toYear] = [between(2024, 2027), 2026];
      const within = (at: number | null) =>
        at !== null && Number(civilOf(at).slice(0, 4)) >= fromYear && Number(civilOf(at).slice(0, 4)) <= toYear;
      const expected = {
        requestsReceived: cases.filter(({ submitted }) => within(submitted)).length,
        casesClosed: cases.filter(({ closed, state }) => state < 0.7 && within(closed)).length,
        diagnosesCompleted: done.filter(within).length,
      };
      await world.owner.query(`select set_config('app.ticket', $1, true)`, [office.ticket]);
      for (const [source, count] of Object.entries(expected)) {
        const { rows } = await world.owner.query<{ n: string }>('select governance.plan_counted($1, $2, $3) as n', [
          source,
          fromYear,
          toYear,
        ]);
        expect(Number(rows[0]?.n), `${round} ${source} ${fromYear}`).toBe(count);
      }
      await world.owner.query('rollback');
    }
  });
});
