import type { MySealedCases, SealedCase, SealedCases } from '@boru/contract/sealed-cases';
import type { DeskReport } from '@boru/contract/sealed-reports';
import { fromText64 } from '@boru/engines/sealing';
import { openCaseNote } from '@boru/engines/triage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  caseNoteOf,
  type Desk,
  foundReportWorld,
  mark,
  must,
  nothingReadable,
  type ReportWorld,
  strayRows,
  triageOf,
} from '../../../../../test/report-world.ts';
import type { Who } from '../../../../../test/world.ts';

let world: ReportWorld['world'];
let desks: ReportWorld['desks'];
let police: ReportWorld['police'];
let office: ReportWorld['office'];
let reports: ReportWorld['reports'];
beforeAll(async () => {
  ({ world, desks, police, office, reports } = await foundReportWorld());
});
afterAll(() => world.close());

const base = '/api/desk/reports/cases';
const open = (who: Who, report: string, caseId: string | null = null) =>
  world.send(who, 'POST', `/api/desk/reports/${report}/case`, { caseId });
const opened = async (who: Who, report: string) => {
  const answer = await open(who, report);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as { id: string; number: string };
};
const show = async (who: Who, id: string) => (await world.get(who, `${base}/${id}`)).body as SealedCase;
const write = (who: Who, id: string, note: unknown) => world.send(who, 'POST', `${base}/${id}/notes`, { note });
const change = (who: Who, id: string, to: Record<string, unknown>) =>
  world.send(who, 'PUT', `${base}/${id}`, { state: 'open', ownerId: null, dueOn: null, note: null, ...to });
const listed = async (who: Who, state = 'open') =>
  ((await world.get(who, `${base}?state=${state}`)).body as SealedCases).items;

/** A desk with two people who read, so that one can leave. */
const withMate = async (agencyId: number): Promise<{ desk: Desk; mate: Desk['officer'] }> => {
  const desk = await desks.openDesk(agencyId);
  const mate = await desks.join(desk.manager, agencyId);
  await desks.share(desk, mate);
  return { desk, mate };
};

describe('봉인된 건', () => {
  it('제보가 봉인한 채로 건이 되어 맡기고, 기록하고, 종결하고, 다시 엽니다. 서버에는 읽을 수 있는 것이 없습니다', async () => {
    const { desk, mate } = await withMate(7);
    const [first, second] = [await reports.filed([desk]), await reports.filed([desk])];
    const who = desk.officer.who;
    await world.send(
      who,
      'PUT',
      `/api/desk/reports/${first.sealed.report}/triage`,
      await triageOf(desk, first.sealed.report),
    );
    // Two presses, and two people at once: one case.
    const answers = await Promise.all([who, mate.who, who].map((each) => opened(each, first.sealed.report)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const { id, number } = answers[0] ?? { id: '', number: '' };
    expect(number).toMatch(/^R-2026-0001$/);
    expect(((await reports.seen(who, first.sealed.report)).body as DeskReport).sealedCase).toEqual({
      id,
      number,
      state: 'open',
    });
    expect((await open(mate.who, second.sealed.report, id)).status).toBe(201);
    expect((await show(who, id)).reports.map((report) => report.id).sort()).toEqual(
      [first.sealed.report, second.sealed.report].sort(),
    );
    const other = await opened(who, (await reports.filed([desk])).sealed.report);
    expect(other.number).toBe('R-2026-0002');
    expect((await open(who, second.sealed.report, other.id)).body).toMatchObject({ code: 'report.case_there' });

    const note = await caseNoteOf(desk, id);
    expect([(await write(mate.who, id, note)).status, (await write(mate.who, id, note)).status]).toEqual([201, 201]);
    const { version } = await show(who, id);
    const to = { version, ownerId: mate.who.personId, dueOn: '2026-12-01' };
    expect((await change(who, id, to)).status).toBe(200);
    expect((await change(who, id, to)).body).toMatchObject({ code: 'thing.changed' });
    expect(((await world.get(mate.who, `${base}/mine`)).body as MySealedCases).items).toMatchObject([
      { number, dueOn: '2026-12-01', owner: { id: mate.who.personId } },
    ]);
    expect((await listed(who)).map((each) => each.id)).toEqual([id, other.id]);

    const outcome = await caseNoteOf(desk, id, { kind: 'outcome' });
    const end = { version: version + 1, state: 'closed', ownerId: mate.who.personId, note: outcome };
    expect((await change(mate.who, id, end)).status).toBe(200);
    expect((await change(mate.who, id, { ...end, version: version + 2 })).body).toMatchObject({
      code: 'report.case_closed',
    });
    expect((await write(who, id, await caseNoteOf(desk, id))).body).toMatchObject({ code: 'report.case_closed' });
    const third = (await reports.filed([desk])).sealed.report;
    expect((await open(who, third, id)).body).toMatchObject({ code: 'report.case_closed' });
    expect((await listed(who, 'closed')).map((each) => each.id)).toEqual([id]);
    const closed = await show(who, id);
    expect(closed).toMatchObject({ state: 'closed', closedOn: '2026-11-23' });
    const said = await Promise.all(
      closed.notes.map(async (each) =>
        must(await openCaseNote(desk.identity, fromText64(each.body) ?? new Uint8Array(), { id: each.id, case: id })),
      ),
    );
    expect(said.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', mark],
      ['outcome', mark],
    ]);
    expect((await change(who, id, { version: version + 2 })).status).toBe(200);
    expect(await show(who, id)).toMatchObject({ state: 'open', closedOn: null });
    await nothingReadable(world, [mark, desk.identity]);
    const { rows } = await world.owner.query(
      'select action from evidence.audit_entry where subject_id = $1 and action <> $2 order by id',
      [id, 'reportCase.read'],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'reportCase.opened',
      'reportCase.joined',
      'reportCase.noted',
      'reportCase.changed',
      'reportCase.listed',
      'reportCase.noted',
      'reportCase.changed',
      'reportCase.listed',
      'reportCase.changed',
    ]);
    const { rows: plain } = await world.owner.query('select 1 from cases.case_file');
    expect(plain).toEqual([]);
  });

  it('보관 기간이 끝난 제보가 지워지면 건에서 빠지고, 마지막 제보와 함께 건도 사라집니다', async () => {
    const [one, two] = [(await reports.filed([police, office])).sealed.report, (await reports.filed()).sealed.report];
    const { id } = await opened(police.officer.who, one);
    await open(police.officer.who, two, id);
    await write(police.officer.who, id, await caseNoteOf(police, id));
    const theirs = await opened(office.officer.who, one);
    const erase = (report: string) => world.owner.query('select organisations.erase_report($1, 4::smallint)', [report]);
    await erase(one);
    expect((await show(police.officer.who, id)).reports.map((report) => report.id)).toEqual([two]);
    await erase(two);
    expect((await world.get(police.officer.who, `${base}/${id}`)).status).toBe(404);
    const { rows } = await world.owner.query('select 1 from reports.sealed_case_note where case_id = $1', [id]);
    expect(rows).toEqual([]);
    // The other recipient keeps what is its own.
    expect((await show(office.officer.who, theirs.id)).reports).toHaveLength(1);
  });
});

describe('봉인된 건을 노리는 사람', () => {
  it('팀 밖의 동료, 관리자, 감사, 다른 받은 기관, 빠진 사람에게는 없는 것과 같습니다', async () => {
    const { desk, mate } = await withMate(8);
    const { sealed } = await reports.filed([desk, office]);
    const excluded = await desks.join(desk.manager, 8);
    await desks.share(desk, excluded);
    const { id, number } = await opened(excluded.who, sealed.report);
    await write(mate.who, id, await caseNoteOf(desk, id));
    const leave = { personId: excluded.who.personId };
    const away = `/api/desk/reports/${sealed.report}/exclusions`;
    expect((await world.send(mate.who, 'POST', away, leave)).status).toBe(201);
    expect(await show(mate.who, id)).toMatchObject({ owner: null });
    const outsiders = [
      excluded.who,
      await world.staff(8, 'officer'),
      desk.manager,
      await world.staff(8, 'auditor'),
      office.officer.who,
      await world.company(),
      null,
    ];
    const note = await caseNoteOf(desk, id);
    for (const who of outsiders) {
      const tries = [
        await world.get(who, `${base}/${id}`),
        await world.get(who, base),
        await world.get(who, `${base}/mine`),
        await world.send(who, 'POST', `${base}/${id}/notes`, { note }),
        await world.send(who, 'PUT', `${base}/${id}`, {
          version: 1,
          state: 'open',
          ownerId: null,
          dueOn: null,
          note: null,
        }),
        await world.send(who, 'POST', `/api/desk/reports/${sealed.report}/case`, { caseId: id }),
      ];
      for (const found of tries) expect(found.text).not.toContain(id);
      for (const at of [0, 3, 4]) expect([401, 403, 404]).toContain(tries[at]?.status);
      if (who !== null && 'agencyId' in who)
        for (const table of ['reports.sealed_case', 'reports.sealed_case_report', 'reports.sealed_case_note'])
          expect(await strayRows(world, who, table, id)).toEqual([]);
    }
    // A recipient of the same report opens a case of its own and learns of no other.
    const own = await opened(office.officer.who, sealed.report);
    expect(own.id).not.toBe(id);
    expect((await listed(mate.who)).map((each) => each.id)).toEqual([id]);
    // An ordinary page of the desk says nothing of it.
    expect((await world.get(mate.who, '/api/desk/inbox')).text).not.toContain(number);
  });

  it('읽을 수 없는 사람에게 맡기지 못하고, 팀에서 빠진 사람의 건은 맡은 사람이 없어지며, 지난 열쇠로는 기록하지 못합니다', async () => {
    const { desk, mate } = await withMate(9);
    const { sealed } = await reports.filed([desk]);
    const { id } = await opened(mate.who, sealed.report);
    const named = await desks.join(desk.manager, 9);
    for (const ownerId of [named.who.personId, desk.manager.personId, office.officer.who.personId])
      expect((await change(mate.who, id, { version: 1, ownerId })).body).toMatchObject({ code: 'report.case_owner' });
    const gone = { personId: mate.who.personId };
    expect((await world.send(desk.manager, 'POST', '/api/desk/reports/team/removals', gone)).status).toBe(200);
    expect(await show(desk.officer.who, id)).toMatchObject({ owner: null, version: 2 });
    expect((await world.get(mate.who, `${base}/${id}`)).status).toBe(404);
    expect(((await world.get(mate.who, `${base}/mine`)).body as MySealedCases).items).toEqual([]);
    const before = await caseNoteOf(desk, id);
    const next = await desks.changeKey([desk.officer], desk.recovery);
    expect((await write(desk.officer.who, id, before)).body).toMatchObject({ code: 'report.key_changed' });
    const now = { ...desk, ...next };
    const note = await caseNoteOf(now, id);
    expect((await write(desk.officer.who, id, note)).status).toBe(201);
    // The number of a note cannot be taken for other words, or in another case.
    const again = { ...(await caseNoteOf(now, id)), id: note.id };
    expect((await write(desk.officer.who, id, again)).body).toMatchObject({ code: 'report.taken' });
    for (const wrong of [
      { ...note, body: note.body.slice(0, 4_000) },
      { ...note, extra: mark },
    ])
      expect((await write(desk.officer.who, id, wrong)).status).toBe(422);
  });
});
