import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DestructionView, RetentionPage } from '@boru/contract/retention';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, foundCaseWorld, secret } from '../../../../../test/case-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { asActor, asSystem } from '../../../platform/database/index.ts';
import { logSigner, sequence, verifyLog } from '../../evidence/index.ts';
import { destroySome, tellOfPast } from '../index.ts';

/** Planted in everything that belongs to one case; must be nowhere afterwards. */
const mark = '심어둔표시';
let its: CaseWorld;
let first: Who;
let second: Who;
let agency: number;
beforeAll(async () => {
  its = await foundCaseWorld();
});
afterAll(() => its.world.close());

type Ended = { id: string; number: string; companyId: string; company: Who & { companyId: string } };
/** A case of the desk of `agency`, with words and a paper, closed in 2020. */
const endedCase = async (): Promise<Ended> => {
  const { world } = its;
  const { company, id, number, owner, officer } = await its.scene({ title: `${mark} 제목`, body: `${mark} 본문` });
  agency = owner;
  const from = { personId: company.personId, companyId: company.companyId, caseId: id, agencyId: null };
  const spooled = await world.services.files.spool(Readable.from([Buffer.from(`%PDF-1.7\n%${mark}\n%%EOF\n`)]));
  await asActor(world.database, company.ticket, 'write', (tx) =>
    world.services.files.receive(tx, { ...spooled, name: `${mark}.pdf` }, { ...from, forCompany: true }),
  );
  expect((await its.step(officer, id, 'tasks', { title: mark, ownerId: null, dueOn: null })).status).toBeLessThan(300);
  expect((await its.next(officer, id, 'acknowledge')).status).toBe(200);
  const closed = await its.next(officer, id, 'close', { outcome: 'advised', body: `${mark} 종결` });
  expect(closed.status, closed.text).toBe(200);
  await world.owner.query(`update cases.case_file set closed_at = '2020-05-20T12:00+09:00' where id = $1`, [id]);
  await world.settle();
  return { id, number: number ?? '', companyId: company.companyId, company };
};

const page = async (who: Who): Promise<RetentionPage> => {
  const { status, body, text } = await its.world.get(who, '/api/desk/destructions');
  expect(status, text).toBe(200);
  return body as RetentionPage;
};
const classOf = async (who: Who, id: string) => (await page(who)).classes.find((one) => one.id === id);
const propose = (who: Who, kind = 'case') =>
  its.world.send(who, 'POST', '/api/desk/destructions', { class: kind, reason: '정기 파기' });
const proposed = async (who: Who, kind = 'case'): Promise<string> => {
  const { status, body, text } = await propose(who, kind);
  expect(status, text).toBe(201);
  return (body as { id: string }).id;
};
const view = async (who: Who, id: string) =>
  (await its.world.get(who, `/api/desk/destructions/${id}`)).body as DestructionView;
const approve = (who: Who, id: string) =>
  its.world.send(who, 'POST', `/api/desk/destructions/${id}/approve`, { version: 1 });
const hold = (who: Who, what: object) =>
  its.world.send(who, 'POST', '/api/desk/holds', { kind: 'audit', reason: '감사 중', until: '2027-06-30', ...what });

/** Where a text occurs: every table of the database, and every file of the data folder. */
const placesOf = async (text: string): Promise<string[]> => {
  const { owner, services } = its.world;
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await owner.query(`select 1 from ${name} t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`, [
      text,
    ]);
    if (rowCount) found.push(name);
  }
  const root = join(services.config.dataDir, 'files');
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) found.push(entry.name);
  return found;
};

const plantOldEvidence = async ({ id, companyId }: Ended): Promise<void> => {
  const { owner } = its.world;
  await owner.query(`select evidence.ensure_partitions('2021-01-01', 2)`);
  await owner.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, agency_id, company_id, case_id, action, subject_id, reason)
     values ('2021-02-03', 'r', 'agency', $3, $1, $2::uuid, 'case.closed', $2::uuid::text, $4)`,
    [companyId, id, agency, mark],
  );
  await owner.query(
    `insert into evidence.access_entry (at, request_id, person_id, agency_id, reader_name, agency_name, company_id, case_id, sections, endpoint, reason)
     values ('2021-02-03', 'r', $3, $4, $5, '기관', $1, $2, '{counsel}', 'cases.showCase', $5)`,
    [companyId, id, first.personId, agency, mark],
  );
};

describe('파기', () => {
  let target: Ended;
  let held: Ended;
  beforeAll(async () => {
    target = await endedCase();
    held = await endedCase();
    first = await its.world.staff(agency, 'manager', '김제안');
    second = await its.world.staff(agency, 'manager', '이승인');
    await plantOldEvidence(target);
  });

  it('보류된 것과 그 까닭이 보이고, 다른 기관에는 까닭이 보이지 않습니다', async () => {
    expect((await hold(first, { caseNumber: held.number })).status).toBe(201);
    const seen = await classOf(first, 'case');
    expect(seen).toMatchObject({ due: 1, oldest: '2020-05-20', verified: false });
    expect(seen?.items).toMatchObject([{ label: target.number, keptUntil: '2025-12-31' }]);
    expect(seen?.held).toMatchObject([
      { label: held.number, hold: { kind: 'audit', reason: '감사 중', by: '김제안', until: '2027-06-30' } },
    ]);
    const stranger = await its.world.staff(agency === 7 ? 6 : 7, 'manager');
    expect((await page(stranger)).holds).toEqual([]);
    expect((await hold(stranger, { caseNumber: held.number })).body).toMatchObject({ code: 'hold.not_possible' });
    expect((await hold(first, { caseNumber: held.number, until: '2040-01-01' })).status).toBe(422);
    expect((await hold(first, { caseNumber: held.number, businessNumber: '1111111119' })).status).toBe(422);
  });

  it('같은 사람, 관리자가 아닌 사람, 다른 기관, 기업, SQL로도 혼자서는 파기하지 못합니다', async () => {
    const { world } = its;
    const outsider = await world.staff(agency === 7 ? 6 : 7, 'manager');
    for (const who of [await world.staff(agency, 'intake'), await world.staff(agency, 'auditor'), target.company])
      expect((await propose(who)).status).toBe(403);
    expect((await propose(outsider)).body).toMatchObject({ code: 'destruction.nothing_due' });
    const id = await proposed(first);
    expect((await propose(second)).body).toMatchObject({ code: 'destruction.open_already' });
    expect((await approve(first, id)).body).toMatchObject({ code: 'destruction.same_person' });
    expect((await approve(await world.staff(agency, 'officer'), id)).status).toBe(403);
    expect((await approve(outsider, id)).status).toBe(404);
    expect((await world.get(outsider, `/api/desk/destructions/${id}`)).status).toBe(404);
    const attempts: [Who, ReturnType<typeof sql>, RegExp | null][] = [
      [
        first,
        sql`update organisations.destruction set state = 'approved', decided_by = ${first.personId}`,
        /four_eyes/,
      ],
      [
        first,
        sql`update organisations.destruction set state = 'approved', decided_by = ${second.personId}`,
        /security/,
      ],
      [second, sql`update organisations.destruction set state = 'done', decided_by = ${second.personId}`, /security/],
      [first, sql`update organisations.destruction set proposed_by = ${second.personId}`, /permission denied/],
      [
        first,
        sql`insert into organisations.destruction_item (destruction_id, place, agency_id, label, happened_on) values (${id}, 9, ${agency}, 'x', now())`,
        /permission denied/,
      ],
      [second, sql`select organisations.destroy_next(${id}, '2030-01-01', 9)`, /only the system actor/],
      [second, sql`select organisations.erase_case(${id}, ${target.id}, '')`, /permission denied/],
      [outsider, sql`update organisations.legal_hold set released_at = now()`, null],
    ];
    for (const [who, attempt, refusal] of attempts) {
      const tried = asActor(world.database, who.ticket, 'write', (tx) => attempt.execute(tx));
      if (refusal) await expect(tried).rejects.toThrow(refusal);
      else expect((await tried).numAffectedRows).toBe(0n);
    }
    // The machine itself does nothing without the second person.
    await asSystem(world.database, 'write', (tx) => destroySome(workOf(tx), id));
    expect((await view(second, id)).list).toMatchObject([{ label: target.number, outcome: 'waiting' }]);
    expect((await world.send(first, 'POST', `/api/desk/destructions/${id}/withdraw`, {})).body).toMatchObject({
      state: 'withdrawn',
    });
  });

  it('제안한 뒤에 바뀐 건과 그사이 보류된 건은 승인해도 남습니다', async () => {
    const { world } = its;
    const changed = await endedCase();
    const stopped = await endedCase();
    const away = await endedCase();
    const id = await proposed(first);
    await world.owner.query(`update cases.case_file set version = version + 1 where id = $1`, [changed.id]);
    await world.owner.query(`update cases.case_file set version = version + 1 where id = $1`, [target.id]);
    await world.owner.query(`update cases.case_file set closed_at = '2026-11-01T12:00+09:00' where id = $1`, [away.id]);
    const number = await world.owner.query(`select business_number from organisations.company where id = $1`, [
      stopped.companyId,
    ]);
    // Another desk that works for the company holds it, and this agency is not told why.
    expect((await hold(second, { businessNumber: number.rows[0]?.business_number, kind: 'litigation' })).status).toBe(
      201,
    );
    expect((await approve(second, id)).body).toMatchObject({ state: 'approved' });
    await world.settle();
    const done = await view(first, id);
    expect(done).toMatchObject({ state: 'done', destroyed: 0 });
    const said = new Map(done.list.map((item) => [item.label, item.outcome]));
    expect([changed, stopped, away].map((one) => said.get(one.number))).toEqual(['changed', 'held', 'changed']);
    await world.owner.query(`update cases.case_file set closed_at = now() where id = any ($1)`, [
      [changed.id, away.id],
    ]);
    expect((await placesOf(mark)).length).toBeGreaterThan(5);
  });

  it('두 사람이 승인하면, 도중에 멈추더라도 심어 둔 표시가 어디에도 남지 않고 증적의 증명은 섭니다', async () => {
    const { world } = its;
    // What is not part of the destroyed case must not confuse the search.
    await world.owner.query(`delete from organisations.legal_hold`);
    const others = await page(first);
    expect(others.classes.find(({ id }) => id === 'case')?.due).toBe(3);
    for (const open of (await world.owner.query(`select id from cases.case_file where closed_at > '2026-01-01'`)).rows)
      await world.owner.query(`update cases.case_file set closed_at = '2020-06-01' where id = $1`, [open.id]);
    const key = await logSigner(world.services.config.dataDir);
    await asSystem(world.database, 'write', (tx) => sequence(tx, key));
    expect(await placesOf(mark)).toEqual(
      expect.arrayContaining(['cases.case_file', 'cases.entry', 'cases.task', 'platform.file', 'evidence.audit_entry']),
    );
    const id = await proposed(first);
    await world.owner.query(`delete from platform.job where state in ('done', 'dead')`);
    expect((await approve(second, id)).status).toBe(200);
    // A worker that dies after its first commit: rows are gone, contents are noted and still there.
    await asSystem(world.database, 'write', (tx) => destroySome(workOf(tx), id));
    expect((await world.owner.query(`select 1 from organisations.destruction_blob`)).rowCount).toBe(5);
    expect((await placesOf(mark)).length).toBeGreaterThan(0);
    expect((await view(first, id)).state).toBe('approved');
    await world.settle();
    expect(await placesOf(mark)).toEqual([]);
    expect(await placesOf(secret)).toEqual([]);
    // The record of access has a period of its own; of the case itself only the pledge of silence is left.
    const left = (await placesOf(target.id)).filter((place) => !place.startsWith('evidence.'));
    expect(left).toEqual(['organisations.pledge']);
    expect(await view(first, id)).toMatchObject({ state: 'done', destroyed: 5, decidedBy: '이승인', isOwn: true });
    expect((await world.get(second, `/api/cases/${target.id}`)).status).toBe(404);
    await asSystem(world.database, 'write', (tx) => sequence(tx, key));
    const verify = () => asSystem(world.database, 'read', (tx) => verifyLog(tx, key, []));
    expect((await verify()).sound).toBe(true);
    await world.owner.query('begin');
    await world.owner.query(`update evidence.audit_entry set action = 'case.answered' where erased_at is not null`);
    await world.owner.query('commit');
    expect((await verify()).sound).toBe(false);
    await world.owner.query(`update evidence.audit_entry set action = 'case.closed' where erased_at is not null`);
    expect((await verify()).sound).toBe(true);
  });

  it('파기 확인서에 누가 언제 몇 건을 했는지 있고 내용은 없습니다', async () => {
    const { world } = its;
    const done = (await page(first)).destructions.find(({ destroyed }) => destroyed > 0);
    const paper = async (format: string) =>
      world.app.inject({
        url: `/api/desk/destructions/${done?.id}/certificate?format=${format}`,
        headers: { cookie: `boru_session=${first.ticket}` },
      });
    expect((await paper('pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const hwpx = await paper('hwpx');
    expect(hwpx.statusCode).toBe(200);
    const { unzipSync } = await import('fflate');
    const text = new TextDecoder().decode(unzipSync(hwpx.rawPayload)['Contents/section0.xml']);
    const { listHash } = await view(first, done?.id ?? '');
    for (const said of ['김제안', '이승인', '5', listHash, '시행령 제16조제1항제1호']) expect(text).toContain(said);
    expect(text).not.toContain(target.number);
    const open = await world.send(first, 'POST', '/api/desk/destructions', { class: 'case', reason: 'x' });
    expect(open.body).toMatchObject({ code: 'destruction.nothing_due' });
  });

  it('소속이 끝난 계정과 보관 기간이 지난 접속기록도 같은 길로 파기합니다', async () => {
    const { world } = its;
    const gone = await world.staff(agency, 'officer', mark);
    await world.owner.query(
      `update organisations.membership set created_at = '2020-01-01', ended_at = '2022-01-01' where person_id = $1`,
      [gone.personId],
    );
    await plantOldEvidence({ ...target, id: held.id });
    for (const kind of ['account', 'trace']) {
      const id = await proposed(first, kind);
      expect((await approve(second, id)).status).toBe(200);
      await world.settle();
      expect(await view(first, id)).toMatchObject({ state: 'done', destroyed: 1 });
    }
    expect(await placesOf(mark)).toEqual([]);
  });

  it('파기할 것이 있는 기관의 관리자에게 달마다 한 번 알립니다', async () => {
    const { world } = its;
    await endedCase();
    const count = async () =>
      (
        await world.owner.query(
          `select 1 from platform.notice where event = 'destruction.waiting' and path = '/desk/destruction' and person_id = $1`,
          [second.personId],
        )
      ).rowCount;
    for (let day = 0; day < 2; day++) {
      await asSystem(world.database, 'write', (tx) => tellOfPast(workOf(tx)));
      expect(await count()).toBe(1);
    }
  });
});

const workOf = (tx: Parameters<typeof destroySome>[0]['tx']) => ({
  tx,
  actor: { kind: 'system' as const },
  now: its.world.clock.now(),
  requestId: 'test',
  services: its.world.services,
});
