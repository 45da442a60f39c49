import type { PendingStep, PendingSteps } from '@boru/contract/steps';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, type Json } from '../../../../../test/case-world.ts';
import type { Answer, Who } from '../../../../../test/world.ts';
import { endpoints } from '../../../entry/app.ts';
import { asActor } from '../../../platform/database/index.ts';
import { wishesToWait } from '../../../platform/steps/index.ts';

let its: CaseWorld;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

const secret = '되돌리면남지않을말';
const stepOf = (answer: Answer): PendingStep => {
  expect(answer.status, answer.text).toBe(202);
  return answer.body as PendingStep;
};
const waiting = async (who: Who): Promise<PendingStep[]> =>
  ((await its.world.get(who, '/api/account/steps')).body as PendingSteps).items;
const takeBack = (who: Who | null, id: string) => its.world.send(who, 'DELETE', `/api/account/steps/${id}`);
/** As if the seconds had passed. */
const carryOut = async (): Promise<void> => {
  await its.world.owner.query(`update platform.job set run_at = now() where kind = 'step.due' and state = 'waiting'`);
  await its.world.settle();
};
/** A case whose receipt is confirmed, and the closing of it as its officer would send it. */
const desk = async () => {
  const scene = await its.scene();
  await its.next(scene.officer, scene.id, 'acknowledge');
  const { version } = await its.show(scene.officer, scene.id);
  const body: Json = { version, outcome: 'advised', body: secret };
  const close = (who: Who = scene.officer) => its.world.press(who, 'POST', `/api/cases/${scene.id}/close`, body);
  return { ...scene, version, body, close };
};

describe('공격자: 기다리는 일은 누른 사람의 것입니다', () => {
  it('동료도 상사도 관리자도 기업도 남이 누른 일을 보거나 되돌리지 못하고, 없는 번호와 답이 같습니다', async () => {
    const { world } = its;
    const { officer, owner, company, close } = await desk();
    const { id } = stepOf(await close());
    const others = [
      company,
      null,
      await world.staff(owner, 'officer', '이동료'),
      await world.staff(owner, 'manager', '최상사'),
      await world.administrator(),
    ];
    const plain = ({ status, text }: Answer) => [status, text.replace(/"requestId":"[^"]+"/, '')];
    for (const who of others) {
      const nothing = await takeBack(who, '0192d1a0-0000-7000-8000-00000000dead');
      expect(plain(await takeBack(who, id))).toEqual(plain(nothing));
      expect((await world.get(who, '/api/account/steps')).text).not.toContain(id);
    }
    expect(await waiting(officer)).toMatchObject([{ id }]);
    // The same person as a member of another agency: what was pressed here is not shown there.
    await world.owner.query(
      `with m as (insert into organisations.membership (id, person_id, role, agency_id) values (gen_random_uuid(), $1, 'officer', $2) returning id)
       update platform.session s set membership_id = m.id from m where s.person_id = $1`,
      [officer.personId, owner === 9 ? 8 : 9],
    );
    expect(await waiting(officer)).toEqual([]);
    expect((await takeBack(officer, id)).status).toBe(410);
    await world.owner.query('update platform.session set membership_id = $2 where person_id = $1', [
      officer.personId,
      officer.membershipId,
    ]);
    expect((await takeBack(officer, id)).status).toBe(200);
  });

  it('데이터베이스에 대고도 남의 이름으로 일을 맡기거나 실행 표를 만들 수 없습니다', async () => {
    const { world } = its;
    const { officer, close } = await desk();
    const { id } = stepOf(await close());
    const refused = (text: string) =>
      expect(
        asActor(world.database, officer.ticket, 'write', (tx) => sql.raw(text).execute(tx)),
        text,
      ).rejects.toMatchObject({ code: '42501' });
    await refused(`select * from app.act_on('${id}')`);
    await refused(`select app.end_step('${id}')`);
    await refused(
      `insert into platform.pending_step (id, person_id, membership_id, session_id, second_factor, endpoint, about, telling, input, request_id, address, pressed_at, due_at)
       select gen_random_uuid(), person_id, membership_id, session_id, true, endpoint, '{}', telling, input, request_id, address, pressed_at, due_at from platform.pending_step`,
    );
    const changed = await asActor(world.database, officer.ticket, 'write', (tx) =>
      sql.raw(`update platform.pending_step set ticket_hash = '\\x00' where id = '${id}' returning id`).execute(tx),
    );
    expect(changed.rows).toEqual([]);
    const jobs = await world.owner.query(`select payload::text as payload from platform.job where kind = 'step.due'`);
    expect(JSON.stringify(jobs.rows)).not.toContain(secret);
    expect((await takeBack(officer, id)).status).toBe(200);
  });

  it('누른 뒤에 소속이 끝났거나 계정이 멈춘 사람의 일은 실행되지 않습니다', async () => {
    const { world } = its;
    const left = await desk();
    stepOf(await left.close());
    await world.owner.query('update organisations.membership set ended_at = now() where id = $1', [
      left.officer.membershipId,
    ]);
    const stopped = await desk();
    const { id } = stepOf(await stopped.close());
    await world.owner.query('update organisations.person set disabled_at = now() where id = $1', [
      stopped.officer.personId,
    ]);
    await carryOut();
    const { rows } = await world.owner.query('select id, status from cases.case_file where id = any ($1)', [
      [left.id, stopped.id],
    ]);
    expect(rows.map(({ status }) => status)).toEqual(['acknowledged', 'acknowledged']);
    const kept = await world.owner.query(
      'select id, refused_code from platform.pending_step where person_id = any ($1)',
      [[left.officer.personId, stopped.officer.personId]],
    );
    expect(kept.rows).toEqual([{ id, refused_code: 'role.insufficient' }]);
  });
});

describe('누르면 기다리고, 되돌리면 없던 일이 됩니다', () => {
  it('기다리는 동안 아무것도 바뀌지 않고, 되돌리면 쓴 글이 돌아오며 증적 한 줄만 남습니다', async () => {
    const { world } = its;
    const { officer, company, id, version, close } = await desk();
    const step = stepOf(await close());
    expect(step).toMatchObject({ says: { ko: '건을 종결합니다' }, about: [id], words: secret, refused: null });
    expect(step.leftMs).toBeGreaterThan(8_000);
    expect(step.leftMs).toBeLessThanOrEqual(10_000);
    expect(await its.show(officer, id)).toMatchObject({ status: 'acknowledged', version });
    expect((await world.get(company, `/api/cases/${id}`)).text).not.toContain(secret);
    const before = await its.actionsOf(id);
    expect((await takeBack(officer, step.id)).body).toMatchObject({ words: secret });
    expect(await waiting(officer)).toEqual([]);
    await carryOut();
    expect(await its.show(officer, id)).toMatchObject({ status: 'acknowledged', version });
    expect(await its.actionsOf(id)).toEqual(before);
    const { rows } = await world.owner.query(
      `select person_id, detail::text as detail from evidence.audit_entry where action = 'step.undone' and subject_id = $1`,
      [step.id],
    );
    expect(rows).toMatchObject([{ person_id: officer.personId }]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await takeBack(officer, step.id)).status).toBe(410);
  });

  it('때가 되면 누른 사람의 이름으로, 누른 때를 그 일의 때로 하여 실행합니다', async () => {
    const { world } = its;
    const { officer, company, id, close } = await desk();
    const pressedAt = world.clock.now().toISOString();
    const step = stepOf(await close());
    expect(step.pressedAt).toBe(pressedAt);
    // Signed out in between: whoever presses and goes home has pressed.
    await world.owner.query('update platform.session set revoked_at = now() where person_id = $1', [officer.personId]);
    world.clock.set(new Date(Date.parse(pressedAt) + 12_000).toISOString());
    await carryOut();
    const { rows } = await world.owner.query(
      `select a.person_id, a.agency_id, f.closed_at, f.status from cases.case_file f
         join evidence.audit_entry a on a.case_id = f.id and a.action = 'case.closed' where f.id = $1`,
      [id],
    );
    expect(rows).toMatchObject([
      { person_id: officer.personId, agency_id: officer.agencyId, closed_at: new Date(pressedAt), status: 'closed' },
    ]);
    expect((await world.get(company, `/api/cases/${id}`)).text).toContain(secret);
    const left = await world.owner.query(
      'select done_at is not null as done, ticket_hash, input from platform.pending_step where id = $1',
      [step.id],
    );
    expect(left.rows).toEqual([{ done: true, ticket_hash: null, input: {} }]);
  });

  it('두 번 누르면 하나이고, 같은 건에 다른 일을 겹쳐 누르면 기다리라고 합니다', async () => {
    const { officer, id, second, version, close } = await desk();
    const [first, again] = await Promise.all([close(), close()]);
    expect(stepOf(again).id).toBe(stepOf(first).id);
    expect(
      (await its.world.owner.query(`select 1 from platform.job where payload ->> 'stepId' = $1`, [stepOf(first).id]))
        .rows,
    ).toHaveLength(1);
    const body = {
      version,
      toAgency: second,
      sections: ['summary', 'counsel'],
      reason: '이관',
      basis: { kind: 'consent' },
    };
    const other = await its.world.press(officer, 'POST', `/api/cases/${id}/referrals`, body);
    expect(other).toMatchObject({ status: 409, body: { code: 'step.one_waits' } });
    await carryOut();
    await carryOut();
    expect((await its.actionsOf(id)).filter((action) => action === 'case.closed')).toHaveLength(1);
  });

  it('거절될 일은 누를 때 바로 거절하고, 기다리면 안 되는 일과 한 일이 없는 것은 바로 답합니다', async () => {
    const { world } = its;
    const { officer, receiver, id, second, body } = await desk();
    const late = await world.press(officer, 'POST', `/api/cases/${id}/close`, { ...body, version: 1 });
    expect(late).toMatchObject({ status: 409, body: { code: 'thing.changed' } });
    const chosen = { personId: officer.personId, cases: [{ id, version: 1 }] };
    expect((await world.press(officer, 'POST', '/api/desk/assignments', chosen)).status).toBe(200);
    const referred = await its.refer(officer, id, second, {
      basis: { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' },
    });
    expect(referred.status, referred.text).toBe(201);
    const referral = await its.lastReferral(receiver, id);
    const reply = (answer: Json) =>
      world.press(receiver, 'POST', `/api/cases/${id}/referrals/${referral.id}/reply`, answer);
    expect((await reply({ answer: 'acknowledge', version: referral['version'] })).status).toBe(200);
    const { version } = await its.lastReferral(receiver, id);
    const declined = stepOf(await reply({ answer: 'decline', version, reason: secret }));
    expect(await its.stubOf(receiver, id)).toBeDefined();
    await carryOut();
    expect(await its.stubOf(receiver, id)).toBeUndefined();
    expect(await waiting(receiver)).toMatchObject([{ id: declined.id, isDone: true, words: null }]);
    expect((await takeBack(receiver, declined.id)).status).toBe(410);
    expect(declined.words).toBe(secret);
    expect(await waiting(officer)).toEqual([]);
  });

  it('그사이 건이 바뀌어 못 하게 되면 아무것도 하지 않고 누른 사람에게 알리며, 쓴 글은 남습니다', async () => {
    const { world } = its;
    const { officer, company, id, version, close } = await desk();
    const step = stepOf(await close());
    expect((await its.step(company, id, 'reply', { version, body: '하나 더 여쭙니다' })).status).toBe(200);
    await carryOut();
    expect(await its.show(officer, id)).toMatchObject({ status: 'acknowledged' });
    expect(await its.actionsOf(id)).not.toContain('case.closed');
    const [refused] = await waiting(officer);
    expect(refused).toMatchObject({ id: step.id, words: secret, refused: { ko: expect.stringMatching('먼저 고쳤') } });
    const notices = (await world.get(officer, '/api/account/notices')).body as { items: Json[] };
    expect(notices.items.filter(({ event }) => event === 'step.refused')).toMatchObject([
      { path: `/desk/cases/${id}` },
    ]);
    // Put away; and what nobody puts away goes after a week.
    expect((await takeBack(officer, step.id)).status).toBe(200);
    expect(await waiting(officer)).toEqual([]);
  });
});

describe('어느 일이 기다리는지', () => {
  it('열람을 끝내거나 접수를 확인하거나 문을 여는 일은 하나도 기다리지 않습니다', () => {
    const never =
      /withdraw(Consent|$)|consent|emergency|acknowledge|recordWithdrawal|cancelReferral|seal$|endMembership|endSession|signOut|pledge|accept|withdrawInvitation/i;
    const undoable = endpoints.filter((endpoint) => endpoint.undoable !== null);
    expect(undoable.map(({ id }) => id).filter((id) => never.test(id) && id !== 'cases.unseal')).toEqual([]);
    expect(undoable.length).toBeGreaterThanOrEqual(10);
    for (const { undoable: step, id } of undoable)
      for (const words of [step?.says, step?.said]) {
        expect(words?.ko, id).toMatch(/[가-힣]+(니다)$/);
        expect(words?.en, id).not.toMatch(/[가-힣]/);
      }
  });

  it('꺼 두었거나 바라지 않으면 기다리지 않습니다', () => {
    expect(its.world.services.config.undoSeconds).toBe(10);
    expect(wishesToWait({ prefer: 'respond-async' }, 0)).toBe(false);
    expect(wishesToWait({ prefer: 'return=minimal, Respond-Async' }, 10)).toBe(true);
    expect(wishesToWait({}, 10)).toBe(false);
  });
});
