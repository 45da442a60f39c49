import { randomUUID } from 'node:crypto';
import type { RetentionPage } from '@boru/contract/retention';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';

/** Planted in whatever is destroyed; must be in no row of what is told afterwards. */
const mark = '남아있으면안되는것';
let world: World;
let office: [Who, Who];
let desk: [Who, Who];
let officer: Who;
let elsewhere: Who;
beforeAll(async () => {
  world = await foundWorld();
  const { rows } = await world.owner.query<{ id: number }>('select id from organisations.agency where secretariat');
  const secretariat = rows[0]?.id ?? 0;
  office = [await world.staff(secretariat, 'manager'), await world.staff(secretariat, 'manager')];
  desk = [await world.staff(9, 'manager'), await world.staff(9, 'manager')];
  officer = await world.staff(9, 'officer');
  elsewhere = await world.staff(8, 'manager');
});
afterAll(() => world.close());

const page = async (who: Who) => (await world.get(who, '/api/desk/destructions')).body as RetentionPage;
const dueOf = async (who: Who, id: string) => (await page(who)).classes.find((one) => one.id === id)?.due;
const propose = (who: Who, kind: string) =>
  world.send(who, 'POST', '/api/desk/destructions', { class: kind, reason: '정기 파기' });
const destroy = async ([one, other]: [Who, Who], kind: string, while_?: (id: string) => Promise<void>) => {
  const proposed = await propose(one, kind);
  expect(proposed.status, proposed.text).toBe(201);
  const { id } = proposed.body as { id: string };
  await while_?.(id);
  const approved = await world.send(other, 'POST', `/api/desk/destructions/${id}/approve`, { version: 1 });
  expect(approved.status, approved.text).toBe(200);
  await world.settle();
  expect((await world.get(one, `/api/desk/destructions/${id}`)).body).toMatchObject({ state: 'done', destroyed: 1 });
};
const count = async (text: string, ...values: unknown[]) => (await world.owner.query(text, values)).rowCount;

it('마친 유출 기록은 그 기관의 관리자만 보고 파기하며, 담당자와 다른 기관에는 그런 파기도 없는 것과 같습니다', async () => {
  const id = randomUUID();
  await world.owner.query(
    `insert into organisations.breach (id, agency_id, number, title, known_at, certainty, story, kinds, sensitive, identifiers, unlawful_access, state,
       lessons, opened_by, opened_by_name, opened_at, closed_by, closed_by_name, closed_at)
     values ($1, 9, 'B-20220101-00000001', $2, '2022-01-01', 'confirmed', $2, '{name}', 'no', 'no', 'no', 'closed', $2, $3, '김', '2022-01-01', $3, '김', '2022-01-09')`,
    [id, mark, desk[0].personId],
  );
  expect(await dueOf(desk[0], 'breach')).toBe(1);
  for (const who of [officer, elsewhere, ...office]) expect((await dueOf(who, 'breach')) ?? 0).toBe(0);
  for (const who of [officer, elsewhere])
    expect((await propose(who, 'breach')).body).toMatchObject({ code: 'destruction.nothing_due' });
  await destroy(desk, 'breach', async (destruction) => {
    for (const who of [officer, elsewhere]) {
      expect((await world.get(who, `/api/desk/destructions/${destruction}`)).status).toBe(404);
      expect((await world.get(who, '/api/desk/destructions')).text).not.toContain(destruction);
    }
  });
  expect(await count('select 1 from organisations.breach where id = $1', id)).toBe(0);
});

it('봉인 제보는 지명된 사람만 보고 파기하며, 한 건에서 빠진 사람에게는 아무것도 없고, 다른 기관이 받은 것은 남습니다', async () => {
  const [lead, second] = [await world.staff(9, 'manager'), await world.staff(9, 'manager')];
  const out = await world.staff(9, 'officer');
  for (const { personId } of [lead, second, out])
    await world.owner.query('insert into reports.team_member (agency_id, person_id, named_by) values (9, $1, $2)', [
      personId,
      desk[0].personId,
    ]);
  const shared = randomUUID();
  const alone = randomUUID();
  for (const [report, agencies] of [
    [shared, [8, 9]],
    [alone, [9]],
  ] as const) {
    await world.owner.query(
      `insert into reports.report (id, lookup_hash, login_hash, reporter_wrap, digest, last_on)
       values ($1::uuid, sha256($1::uuid::text::bytea), sha256('x'), decode(repeat('00', 120), 'hex'), repeat('0', 64), '2020-05-05')`,
      [report],
    );
    for (const agency of agencies) {
      const key = randomUUID();
      const recipient = (letter: string) =>
        `age1${`${letter}${key.replace(/[^ac-hj-np-z02-9]/g, '')}`.padEnd(58, 'q').slice(0, 58)}`;
      await world.owner.query('update reports.desk_key set retired_on = current_date where agency_id = $1', [agency]);
      await world.owner.query(
        `insert into reports.desk_key (id, agency_id, recipient, recovery_recipient, made_on) values ($1, $2, $3, $4, '2020-01-01')`,
        [key, agency, recipient('x'), recipient('z')],
      );
      await world.owner.query(
        `insert into reports.recipient (report_id, agency_id, desk_key_id, wrapped, recovery_wrapped, added_on)
         values ($1, $2, $3, decode(repeat('00', 120), 'hex'), decode(repeat('00', 120), 'hex'), '2020-05-05')`,
        [report, agency, key],
      );
    }
    await world.owner.query(
      `insert into reports.letter (id, report_id, sender, body, sent_on) values (gen_random_uuid(), $1, 'reporter', decode(repeat('00', 300), 'hex'), '2020-05-05')`,
      [report],
    );
  }
  await world.owner.query(
    'insert into reports.exclusion (report_id, agency_id, person_id, excluded_by) values ($1, 9, $2, $3)',
    [alone, out.personId, lead.personId],
  );
  expect(await dueOf(lead, 'report')).toBe(2);
  for (const who of [desk[0], officer, out, ...office]) expect(await dueOf(who, 'report')).toBeUndefined();
  for (const who of [desk[0], out])
    expect((await propose(who, 'report')).body).toMatchObject({ code: 'destruction.nothing_due' });
  const proposed = await propose(lead, 'report');
  const { id } = proposed.body as { id: string };
  for (const who of [desk[0], out]) {
    expect((await world.get(who, `/api/desk/destructions/${id}`)).status).toBe(404);
    expect((await world.send(who, 'POST', `/api/desk/destructions/${id}/approve`, { version: 1 })).status).not.toBe(
      200,
    );
  }
  await world.settle();
  expect(await count(`select 1 from platform.notice where strpos(path, $1) > 0`, id)).toBe(0);
  expect((await world.send(second, 'POST', `/api/desk/destructions/${id}/approve`, { version: 1 })).status).toBe(200);
  await world.settle();
  expect((await world.get(lead, `/api/desk/destructions/${id}`)).body).toMatchObject({ state: 'done', destroyed: 2 });
  const left = await world.owner.query<{ id: string; visible_to: number[] }>(
    'select id, visible_to from reports.report',
  );
  expect(left.rows).toEqual([{ id: shared, visible_to: [8] }]);
  expect(await count('select 1 from reports.letter where visible_to = $1', [8])).toBe(1);
  expect(await count('select 1 from reports.letter where report_id = $1', alone)).toBe(0);
});

it('떠난 기업에 남은 것과 운영자의 접속기록은 사무국이 파기하고, 남아 있는 기업은 그대로입니다', async () => {
  const [gone, here] = [await world.company({ name: '떠난기업' }), await world.company({ name: '남은기업' })];
  for (const { companyId } of [gone, here])
    await world.owner.query(
      `insert into organisations.contact (id, company_id, name, position, email, phone) values (gen_random_uuid(), $1, $2, '부장', 'x@example.kr', '043-000-0000')`,
      [companyId, mark],
    );
  await world.owner.query(`update organisations.company set created_at = '2020-01-01'`);
  await world.owner.query(
    `update organisations.membership set created_at = '2020-01-01', ended_at = '2022-01-01' where company_id = $1`,
    [gone.companyId],
  );
  await world.owner.query(
    `update organisations.sight_grant set valid_from = '2020-01-01', valid_to = '2020-02-01', revoked_at = '2020-02-01' where company_id = $1`,
    [gone.companyId],
  );
  expect(await dueOf(office[0], 'company')).toBe(1);
  expect(await dueOf(elsewhere, 'company')).toBeUndefined();
  expect((await propose(elsewhere, 'company')).body).toMatchObject({ code: 'destruction.nothing_due' });
  await destroy(office, 'company');
  expect(await count('select 1 from organisations.contact where company_id = $1', gone.companyId)).toBe(0);
  expect(
    await count('select 1 from organisations.contact where company_id = $1 and name = $2', here.companyId, mark),
  ).toBe(1);
  expect(
    await count(
      `select 1 from organisations.company where id = $1 and representative_name = '-' and erased_at is not null`,
      gone.companyId,
    ),
  ).toBe(1);
  expect(await dueOf(office[0], 'company')).toBe(0);

  await world.owner.query(`select evidence.ensure_partitions('2021-03-01', 1)`);
  await world.owner.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, action, subject_id, reason)
     values ('2021-03-03', 'r', 'administrator', null, 'account.locked', 's', $1), ('2021-03-03', 'r', 'company', null, 'company.updated', 's', $1)`,
    [mark],
  );
  expect(await dueOf(office[0], 'operator')).toBe(1);
  expect((await propose(elsewhere, 'operator')).body).toMatchObject({ code: 'destruction.nothing_due' });
  await destroy(office, 'operator');
  const { rows } = await world.owner.query<{ actor_kind: string; reason: string }>(
    `select actor_kind, reason from evidence.audit_entry where at = '2021-03-03' order by actor_kind`,
  );
  expect(rows).toMatchObject([{ actor_kind: 'administrator' }, { actor_kind: 'company', reason: mark }]);
  expect(rows[0]?.reason ?? '').not.toContain(mark);
});
