import { randomUUID } from 'node:crypto';
import type { DeskKeys, DeskReport, ReporterView, ReportingDesks } from '@boru/contract/sealed-reports';
import {
  fromText64,
  identityOf,
  joinIdentity,
  letterFor,
  lockIdentity,
  openLetter,
  recipientOf,
  reporterKeys,
  splitIdentity,
  unwrapText,
  wrapForDesk,
  wrapIdentity,
} from '@boru/engines/sealing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Desk,
  foundReportWorld,
  fresh,
  letterOf,
  must,
  nothingReadable,
  type Officer,
  officerPassphrase,
  type ReportWorld,
  strayRows,
  text64,
} from '../../../../../test/report-world.ts';
import type { Who } from '../../../../../test/world.ts';

let world: ReportWorld['world'];
let desks: ReportWorld['desks'];
let office: ReportWorld['office'];
let reports: ReportWorld['reports'];
beforeAll(async () => {
  ({ world, desks, office, reports } = await foundReportWorld());
});
afterAll(() => world.close());

const keysOf = async (who: Who) => (await world.get(who, '/api/desk/reports/keys')).body as DeskKeys;
const remove = (manager: Who, personId: string, more = {}) =>
  world.send(manager, 'POST', '/api/desk/reports/team/removals', { personId, ...more });
const isRead = async (agencyId: number) =>
  ((await world.get(null, '/api/reports/desks')).body as ReportingDesks).items.find(
    ({ agency }) => agency.id === agencyId,
  )?.read;
const shareKey = async (by: Officer, deskKeyId: string, identity: string, to: Officer) => {
  const wrapped = text64(must(await wrapIdentity(identity, [await recipientOf(to.identity)])));
  const answer = await world.send(by.who, 'POST', `/api/desk/reports/keys/${deskKeyId}/shares`, {
    officerKeyId: to.keyId,
    wrapped,
  });
  expect(answer.status, answer.text).toBe(201);
};

/** What this officer's browser can open of a report, with nothing but that officer's own key and what the server gives. */
const readBy = async ({ who, identity }: Officer, report: string): Promise<string[] | 'absent' | 'locked'> => {
  const answer = await reports.seen(who, report);
  if (answer.status !== 200) return 'absent';
  const { deskKeyId, wrapped, letters } = answer.body as DeskReport;
  const share = (await keysOf(who)).keys.find(({ id }) => id === deskKeyId)?.share ?? null;
  const desk = share === null ? null : await unwrapText(identity, share);
  if (desk?.ok !== true) return 'locked';
  const own = must(await unwrapText(desk.value, wrapped));
  return Promise.all(
    letters.map(async ({ id, body }) => must(await openLetter(own, fromText64(body) ?? new Uint8Array(), id)).text),
  );
};
const telling = ({ entropy, pass }: Awaited<ReturnType<ReportWorld['reports']['filed']>>) => ({
  view: async () => (await reports.back(pass)).body as ReporterView,
  say: async (text: string) => {
    const { reporterWrap } = (await reports.back(pass)).body as ReporterView;
    const identity = must(await unwrapText(reporterKeys(entropy).identity, reporterWrap));
    const letter = must(await letterFor(identity, letterOf(text)));
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', { ...pass, letter })).status).toBe(201);
  },
});
const told = async (agencyId: number) => {
  await world.settle();
  const { rows } = await world.owner.query<{ person: string }>(
    `select person_id as person from platform.notice where event = 'reportDesk.unread' and agency_id = $1`,
    [agencyId],
  );
  return rows.map(({ person }) => person);
};
const withMate = async (agencyId: number): Promise<{ desk: Desk; mate: Officer }> => {
  const desk = await desks.openDesk(agencyId);
  const mate = await desks.join(desk.manager, agencyId);
  await desks.share(desk, mate);
  return { desk, mate };
};
/** A new key of the same person, as after a forgotten passphrase. */
const again = async (officer: Officer): Promise<Officer> => {
  const identity = identityOf(fresh(32));
  const locked = text64(await lockIdentity(officerPassphrase, identity, 4));
  const body = { recipient: await recipientOf(identity), locked };
  const answer = await world.send(officer.who, 'POST', '/api/desk/reports/officer-keys', body);
  expect(answer.status, answer.text).toBe(201);
  return { who: officer.who, identity, keyId: (answer.body as { id: string }).id };
};
/** Two people with a paper each, at the screen of an officer whose own key is open: each key of the desk that the papers open. */
const recover = async (officer: Officer, papers: readonly [string, string]): Promise<number> => {
  const recovery = joinIdentity(...papers);
  let opened = 0;
  for (const { id, recoveryShare } of (await keysOf(officer.who)).keys) {
    const desk = recovery.ok && recoveryShare !== null ? await unwrapText(recovery.value, recoveryShare) : null;
    if (desk?.ok !== true) continue;
    await shareKey(officer, id, desk.value, officer);
    opened += 1;
  }
  return opened;
};

describe('주고받는 동안 열쇠가 바뀌어도', () => {
  it('창구의 열쇠를 바꾸고, 담당자의 열쇠를 잃고, 넘기는 사이에 글 하나도 잃지 않고 남은 읽지 못합니다', async () => {
    const { desk, mate } = await withMate(7);
    const filed = await reports.filed([desk]);
    const { say, view } = telling(filed);
    const report = filed.sealed.report;
    const first = (await readBy(desk.officer, report)).slice(0, 1)[0] ?? '';
    await say('열쇠를 바꾸기 전');
    const next = await desks.changeKey([desk.officer, mate], desk.recovery);
    await say('열쇠를 바꾼 뒤');
    const all = [first, '열쇠를 바꾸기 전', '열쇠를 바꾼 뒤'];
    for (const officer of [desk.officer, mate]) expect(await readBy(officer, report)).toEqual(all);

    // A forgotten passphrase: until a colleague shares again, that person reads nothing; the conversation goes on.
    const late = await again(desk.officer);
    expect(await readBy(late, report)).toBe('locked');
    await say('담당자가 열쇠를 새로 만든 사이');
    expect(await readBy(mate, report)).toEqual([...all, '담당자가 열쇠를 새로 만든 사이']);
    await shareKey(mate, desk.key.deskKeyId, desk.identity, late);
    await shareKey(mate, next.key.deskKeyId, next.identity, late);
    expect(await readBy(late, report)).toHaveLength(4);

    // Taken off the team with a copy of the desk's former key: nothing through Boru, and nothing new with the copy.
    expect((await remove(desk.manager, mate.who.personId)).status).toBe(200);
    expect(await readBy(mate, report)).toBe('absent');
    const last = await desks.changeKey([late], desk.recovery);
    const secret = await reports.filed([{ ...desk, ...last }]);
    const kept = (await reports.seen(late.who, secret.sealed.report)).body as DeskReport;
    for (const copy of [desk.identity, next.identity, mate.identity])
      expect((await unwrapText(copy, kept.wrapped)).ok).toBe(false);
    expect(await readBy(late, secret.sealed.report)).toHaveLength(1);

    // Sealed to a key that was changed meanwhile: said, nothing taken, and passed on again to the new one.
    const { deskKeyId, wrapped, recoveryWrapped } = must(await wrapForDesk(filed.identity, office.key));
    const changed = await desks.changeKey([office.officer], office.recovery);
    const pass = { deskKeyId, wrapped, recoveryWrapped, reason: '소관' };
    const path = `/api/desk/reports/${report}/recipients`;
    expect((await world.send(late.who, 'POST', path, pass)).body).toMatchObject({ code: 'report.desk_changed' });
    const to = must(await wrapForDesk(filed.identity, changed.key));
    expect((await world.send(late.who, 'POST', path, { ...to, reason: '소관' })).status).toBe(201);
    await say('넘긴 뒤');
    expect(await readBy(office.officer, report)).toHaveLength(5);
    expect(await readBy(late, report)).toHaveLength(5);
    expect((await view()).letters).toHaveLength(5);
    await nothingReadable(world, [desk.identity, next.identity, late.identity, '열쇠를 바꾼 뒤', '넘긴 뒤']);
  });
});

describe('마지막 사람이 떠나면', () => {
  it('빼기 전에 묻고, 아무도 못 읽는다고 모두에게 말하고, 종이 두 장으로 다시 열면 그사이 온 것까지 다 읽습니다', async () => {
    const desk = await desks.openDesk(8);
    const papers = must(splitIdentity(desk.recovery, fresh(32))).map((words) => words.join(' ')) as [string, string];
    const filed = await reports.filed([desk]);
    const { say, view } = telling(filed);
    const report = filed.sealed.report;
    const { personId } = desk.officer.who;
    const seat = (await keysOf(desk.manager)).people.find(({ id }) => id === personId);
    expect(seat).toMatchObject({ hasKey: true, reads: true, alone: true, keyId: null, recipient: null });
    expect((await remove(desk.manager, personId)).body).toMatchObject({ code: 'report.last_of_desk' });
    expect([await isRead(8), (await readBy(desk.officer, report)).length]).toEqual([true, 1]);
    expect((await remove(desk.manager, personId, { leavesNobody: true })).status).toBe(200);
    expect(await isRead(8)).toBe(false);
    expect((await keysOf(desk.manager)).unread).toEqual([desk.key.deskKeyId]);
    expect(await told(8)).toEqual([desk.manager.personId]);
    // Who reports is told, and what is sent all the same is not lost.
    expect((await view()).recipients.map(({ read }) => read)).toEqual([false]);
    await say('아무도 없는 사이');
    const alone = await reports.filed([desk]);

    const [one, two] = [await desks.join(desk.manager, 8), await desks.join(desk.manager, 8)];
    expect(await readBy(one, report)).toBe('locked');
    for (const wrong of [
      [papers[0], papers[0]],
      [papers[0], must(splitIdentity(identityOf(fresh(32)), fresh(32)))[1].join(' ')],
      [papers[1], ''],
    ] as const)
      expect(await recover(one, wrong)).toBe(0);
    expect(await isRead(8)).toBe(false);
    expect(await recover(one, [papers[1], papers[0]])).toBe(1);
    await desks.share({ ...desk, officer: one }, two);
    expect(await isRead(8)).toBe(true);
    expect((await keysOf(desk.manager)).unread).toEqual([]);
    for (const officer of [one, two]) {
      expect((await readBy(officer, report)).slice(1)).toEqual(['아무도 없는 사이']);
      expect(await readBy(officer, alone.sealed.report)).toHaveLength(1);
    }
    expect(await readBy(desk.officer, report)).toBe('absent');
    // With a colleague who reads, nobody is asked.
    expect((await keysOf(desk.manager)).people.filter(({ alone }) => alone)).toEqual([]);
    expect((await remove(desk.manager, one.who.personId)).status).toBe(200);
    const { rows } = await world.owner.query(
      `select detail from evidence.audit_entry where action = 'reportTeam.removed' and agency_id = 8 order by id`,
    );
    expect(rows.map(({ detail }) => detail)).toEqual([{ last: true }, {}]);
  });

  it('기관을 떠난 사람은 팀에서도 빠지고, 다시 들어와도 지명되고 나누어 받기 전에는 읽지 못합니다', async () => {
    const { desk, mate } = await withMate(9);
    const { sealed } = await reports.filed([desk]);
    const administrator = await world.administrator();
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from organisations.membership where person_id = $1',
      [mate.who.personId],
    );
    const end = await world.send(administrator, 'DELETE', `/api/administration/memberships/${rows[0]?.id}`);
    expect(end.status, end.text).toBe(200);
    const shares = 'select 1 from reports.desk_share where officer_key_id = $1';
    expect((await world.owner.query(shares, [mate.keyId])).rows).toEqual([]);
    expect(await told(9)).toEqual([]);
    await world.owner.query(
      `insert into organisations.membership (id, person_id, agency_id, role) values ($1, $2, 9, 'officer')`,
      [randomUUID(), mate.who.personId],
    );
    expect(await readBy(mate, sealed.report)).toBe('absent');
    expect((await world.get(mate.who, '/api/desk/reports/keys')).status).not.toBe(200);
    for (const table of ['reports.report', 'reports.letter', 'reports.desk_share'])
      expect(await strayRows(world, mate.who, table, sealed.report)).toEqual([]);
    // The last one is stopped for a while: said at once, and over when it is over.
    const stop = (how: string) =>
      world.send(administrator, 'POST', `/api/administration/people/${desk.officer.who.personId}/${how}`, {});
    expect((await stop('disable')).status).toBe(200);
    expect(await isRead(9)).toBe(false);
    expect(await told(9)).toEqual([desk.manager.personId]);
    expect((await stop('enable')).status).toBe(200);
    expect(await isRead(9)).toBe(true);
  });

  it('혼자 읽던 사람이 열쇠를 새로 만들면 관리자에게 알리고, 종이 두 장으로 돌아옵니다', async () => {
    const desk = await desks.openDesk(10);
    const papers = must(splitIdentity(desk.recovery, fresh(32))).map((words) => words.join(' ')) as [string, string];
    const { sealed } = await reports.filed([desk]);
    const late = await again(desk.officer);
    expect([await readBy(late, sealed.report), await isRead(10)]).toEqual(['locked', false]);
    expect(await told(10)).toEqual([desk.manager.personId]);
    expect(await recover(late, papers)).toBe(1);
    expect([(await readBy(late, sealed.report)).length, await isRead(10)]).toEqual([1, true]);
    // The list of such desks is for the machine.
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select * from app.enter($1, 5000, $2)', [desk.manager.ticket, '']);
      await expect(client.query('select * from app.unread_desks()')).rejects.toThrow(/system actor/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
