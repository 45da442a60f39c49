import type { BreachView } from '@boru/contract/breaches';
import type { NoticeList } from '@boru/contract/notices';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { asActor, asSystem } from '../../../platform/database/index.ts';
import { tellOfBreaches } from '../index.ts';

/** Planted in every text of a breach; nobody else may meet it. */
const secret = '남이보면안되는유출';
const none = '0192d1a0-0000-7000-8000-00000000dead';
let world: World;
let manager: Who;
let others: [string, Who | null][];
beforeAll(async () => {
  world = await foundWorld();
  manager = await world.staff(9, 'manager', '김관리');
  const { rows } = await world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  others = [
    ['담당자', await world.staff(9, 'officer')],
    ['감사', await world.staff(9, 'auditor')],
    ['다른 기관의 관리자', await world.staff(8, 'manager')],
    ['사무국의 관리자', await world.staff(rows[0]?.id ?? 0, 'manager')],
    ['운영자', await world.administrator()],
    ['기업', await world.company()],
    ['손님', null],
  ];
});
afterAll(() => world.close());

const input = (change: object = {}) => ({
  ...{ title: `${secret} 제목`, knownAt: '2026-11-20T05:00:00Z', certainty: 'confirmed', story: secret, people: 3 },
  ...{ kinds: ['name'], sensitive: 'no', identifiers: 'no', unlawfulAccess: 'no' },
  ...{ advice: secret, remedy: null, contact: secret, ...change },
});
const dispatch = (change: object = {}) => ({
  ...{ duty: 'persons', addressee: `${secret} 3명`, how: 'email', sentAt: '2026-11-22T05:00:00Z', people: 3 },
  ...{ receiptNumber: null, lateReason: null, ...change },
});
const opened = async (change: object = {}): Promise<string> => {
  const { status, body, text } = await world.send(manager, 'POST', '/api/desk/breaches', input(change));
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const view = async (id: string) => (await world.get(manager, `/api/desk/breaches/${id}`)).body as BreachView;
const step = (id: string, what: string, body: object, who: Who | null = manager) =>
  world.send(who, 'POST', `/api/desk/breaches/${id}/${what}`, body);

describe('남의 유출을 엿보는 사람', () => {
  it('다른 기관, 동료, 사무국, 운영자에게는 없는 것과 같고, 아무것도 바뀌지 않습니다', async () => {
    const id = await opened();
    const before = await view(id);
    const asked = (who: Who | null, one: string) => [
      world.get(who, `/api/desk/breaches/${one}`),
      world.get(who, `/api/desk/breaches/${one}/notice`),
      world.send(who, 'PUT', `/api/desk/breaches/${one}`, { version: 1, breach: input() }),
      step(one, 'steps', { step: 'close-way', isDone: true }, who),
      step(one, 'dispatches', dispatch(), who),
      step(one, 'state', { to: 'told', version: 1 }, who),
    ];
    for (const [name, who] of others) {
      const [real, invented] = [await Promise.all(asked(who, id)), await Promise.all(asked(who, none))];
      const codes = (answers: typeof real) =>
        answers.map(({ status, body }) => [status, (body as { code: string }).code]);
      expect(codes(real), name).toEqual(codes(invented));
      expect(Math.min(...real.map(({ status }) => status)), name).toBeGreaterThanOrEqual(400);
      const list = await world.get(who, '/api/desk/breaches');
      for (const { text } of [...real, list]) expect(text, name).not.toContain(secret);
      expect(list.text, name).not.toContain(id);
    }
    expect(await view(id)).toEqual(before);
  });

  it('데이터베이스에 바로 물어도 한 줄도 읽지 못하고, 남의 기관에 적거나 적힌 것을 고치지 못합니다', async () => {
    const id = await opened();
    await step(id, 'dispatches', dispatch());
    const run = (who: Who, text: string) =>
      asActor(world.database, who.ticket, 'write', (tx) => sql.raw(text).execute(tx)).then(
        ({ rows, numAffectedRows }) => `${rows.length}/${numAffectedRows ?? 0}`,
        (error: { code?: string }) => error.code,
      );
    for (const [name, who] of others) {
      if (who === null) continue;
      for (const table of ['breach', 'breach_step', 'breach_dispatch'])
        expect(await run(who, `select * from organisations.${table}`), `${name} ${table}`).toBe('0/0');
      expect(await run(who, `update organisations.breach set title = 'x' where id = '${id}'`), name).toBe('0/0');
      const forged = `insert into organisations.breach_dispatch values ('${none}', '${id}', 9, 'persons', 'x', 'email', now(), 1, null, false, null, now(), '${who.personId}', 'x')`;
      expect(await run(who, forged), name).toBe('42501');
    }
    for (const text of [
      `update organisations.breach_dispatch set sent_at = '2026-11-20' where breach_id = '${id}'`,
      `delete from organisations.breach_dispatch where breach_id = '${id}'`,
      `update organisations.breach set agency_id = 8 where id = '${id}'`,
      `delete from organisations.breach where id = '${id}'`,
    ])
      expect(await run(manager, text), text).toBe('42501');
  });
});

describe('유출 대응', () => {
  it('적으면 72시간을 세고, 알린 일을 적어야 나아가며, 배운 것과 함께 마치면 아무도 고치지 못합니다', async () => {
    const id = await opened({ people: null });
    const first = await view(id);
    expect(first).toMatchObject({ state: 'open', dueAt: '2026-11-23T05:00:00.000Z', isLate: false, next: [] });
    expect(first.clock.rule).toBe('PII-BREACH');
    expect(first.duties.map(({ verdict }) => verdict)).toEqual(['due', 'possible']);
    expect((await step(id, 'state', { to: 'told', version: 1 })).body).toMatchObject({ code: 'breach.untold' });

    expect((await step(id, 'steps', { step: 'no-such', isDone: true })).status).toBe(422);
    await step(id, 'steps', { step: 'close-way', isDone: true });
    await step(id, 'steps', { step: 'close-way', isDone: false });
    const ticked = (await step(id, 'steps', { step: 'keep-records', isDone: true })).body as BreachView;
    expect(ticked.steps.filter(({ isDone }) => isDone).map((one) => [one.id, one.by])).toEqual([
      ['keep-records', '김관리'],
    ]);

    expect((await step(id, 'dispatches', dispatch())).body).toMatchObject({ next: ['told'] });
    expect((await step(id, 'state', { to: 'told', version: 1 })).body).toMatchObject({ state: 'told', next: [] });
    const wish = { version: 2, breach: input({ people: 1000 }) };
    expect((await world.send(manager, 'PUT', `/api/desk/breaches/${id}`, { ...wish, version: 1 })).status).toBe(409);
    expect((await world.send(manager, 'PUT', `/api/desk/breaches/${id}`, wish)).body).toMatchObject({ people: 1000 });
    const close = { to: 'closed', version: 3, lessons: '보내기 전에 두 사람이 봅니다.' };
    expect((await step(id, 'state', close)).body).toMatchObject({ code: 'breach.untold' });

    world.clock.set('2026-11-24T00:00:00.000Z');
    expect(await view(id)).toMatchObject({ isLate: true });
    const report = { duty: 'authority', how: 'online', sentAt: '2026-11-23T23:00:00Z', receiptNumber: '2026-1' };
    expect((await step(id, 'dispatches', dispatch(report))).status).toBe(422);
    const late = (await step(id, 'dispatches', dispatch({ ...report, lateReason: '사람 수를 늦게 알았습니다.' }))).body;
    expect(late).toMatchObject({ isLate: false, next: ['closed'], dispatches: [{ isLate: false }, { isLate: true }] });
    const closed = (await step(id, 'state', close)).body;
    expect(closed).toMatchObject({ state: 'closed', lessons: close.lessons, closedBy: '김관리', may: [], next: [] });
    world.clock.set('2026-11-23T00:00:00.000Z');

    for (const answer of [
      await world.send(manager, 'PUT', `/api/desk/breaches/${id}`, { version: 4, breach: input() }),
      await step(id, 'steps', { step: 'close-way', isDone: true }),
      await step(id, 'dispatches', dispatch()),
      await step(id, 'state', { ...close, version: 4 }),
    ])
      expect(answer.body).toMatchObject({ code: 'breach.ended' });
  });

  it('한 일마다 증적이 남고, 증적에는 유출의 말이 한마디도 없습니다', async () => {
    const id = await opened();
    await world.send(manager, 'PUT', `/api/desk/breaches/${id}`, {
      version: 1,
      breach: input({ knownAt: '2026-11-21T05:00:00Z' }),
    });
    await step(id, 'dispatches', dispatch());
    const paper = await world.get(manager, `/api/desk/breaches/${id}/notice?format=hwpx`);
    expect([paper.status, paper.text.slice(0, 2)]).toEqual([200, 'PK']);
    const { rows } = await world.owner.query<{ action: string; row: string }>(
      'select action, to_jsonb(e)::text as row from evidence.audit_entry e where subject_id = $1 order by at, action',
      [id],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'breach.dispatched',
      'breach.notice_taken',
      'breach.opened',
      'breach.updated',
    ]);
    for (const { row } of rows) expect(row).not.toContain(secret);
    expect(rows.find(({ action }) => action === 'breach.updated')?.row).toContain('2026-11-20T05:00:00.000Z');
  });

  it('72시간이 다가오면 그 기관의 관리자에게만 한 번씩 알리고, 편지에는 유출이라는 말도 주소도 없습니다', async () => {
    const id = await opened({ title: `${secret} 알림` });
    const { number } = await view(id);
    const notices = async (who: Who) =>
      ((await world.get(who, '/api/account/notices')).body as NoticeList).items.filter(({ path }) => path.endsWith(id));
    const round = () =>
      asSystem(world.database, 'write', (tx) =>
        tellOfBreaches({ tx, now: world.clock.now(), services: world.services }),
      );
    world.clock.set('2026-11-22T04:00:00.000Z');
    await round();
    expect(await notices(manager)).toEqual([]);
    for (const at of ['2026-11-22T05:00:00.000Z', '2026-11-22T05:05:00.000Z', '2026-11-23T05:00:00.000Z']) {
      world.clock.set(at);
      await round();
    }
    expect(await notices(manager)).toMatchObject([1, 2].map(() => ({ event: 'manager.due', reference: number })));
    for (const [name, who] of others) if (who !== null) expect(await notices(who), name).toEqual([]);
    const { rows } = await world.owner.query<{ text: string }>(
      `select concat_ws(' ', subject, body_text, body_html) as text from platform.mail where kind = 'manager.due'`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { text } of rows) for (const word of [secret, id, '유출', '/desk/']) expect(text).not.toContain(word);
    await step(id, 'dispatches', dispatch());
    world.clock.set('2026-11-25T05:00:00.000Z');
    await round();
    expect(await notices(manager)).toHaveLength(2);
    world.clock.set('2026-11-23T00:00:00.000Z');
  });

  it('목록은 유출이 늘어도 질의 수가 같습니다', async () => {
    await world.get(manager, '/api/desk/breaches');
    const few = await world.statements(() => world.get(manager, '/api/desk/breaches'));
    await opened();
    expect(await world.statements(() => world.get(manager, '/api/desk/breaches'))).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(4);
  });
});
