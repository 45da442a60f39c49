import { randomUUID } from 'node:crypto';
import type { EvidenceProof } from '@boru/contract/evidence';
import type { DeskKeys, DeskReport, DeskReports, ReporterView, ReportingDesks } from '@boru/contract/sealed-reports';
import { checkEntry, readVerifier } from '@boru/engines/merkle';
import {
  fromText64,
  identityOf,
  type Letter,
  letterFor,
  openLetter,
  passOf,
  recipientOf,
  reporterKeys,
  sealReport,
  unlockIdentity,
  unwrapText,
  wrapForDesk,
  wrapIdentity,
} from '@boru/engines/sealing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, fresh, must, reportingDesks, text64 } from '../../../../../test/report-world.ts';
import { foundWorld, type Who, type World } from '../../../../../test/world.ts';
import { buildApp } from '../../../entry/app.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { logSigner, sequence, verifyLog } from '../../evidence/index.ts';

/** Typed by people, so it may stand nowhere but in their browsers. */
const mark = '새어나가면안되는표식';

let world: World;
let desks: ReturnType<typeof reportingDesks>;
let police: Desk;
let office: Desk;
beforeAll(async () => {
  world = await foundWorld();
  desks = reportingDesks(world);
  police = await desks.openDesk(4);
  office = await desks.openDesk(5);
});
afterAll(() => world.close());

const letterOf = (text: string, from: Letter['from'] = 'reporter'): Letter => ({
  v: 1,
  id: randomUUID(),
  from,
  text,
  files: [],
});

const prepare = async (to: readonly Desk[] = [police]) => {
  const [entropy, secret, report] = [fresh(16), fresh(32), randomUUID()];
  const letter = letterOf(`${mark} 도면이 나갔습니다`);
  const keys = to.map(({ key }) => key);
  const { sealed, digest } = must(await sealReport({ entropy, secret, report, letter }, keys));
  return { entropy, pass: passOf(entropy), identity: identityOf(secret), sealed, digest };
};
const file = (body: unknown, who: Who | null = null) => world.send(who, 'POST', '/api/reports/sealed', body);
const filed = async (to?: readonly Desk[]) => {
  const prepared = await prepare(to);
  const answer = await file(prepared.sealed);
  expect(answer.status, answer.text).toBe(201);
  return prepared;
};
const back = (pass: unknown) => world.send(null, 'POST', '/api/reports/sealed/return', pass);
const seen = async (who: Who, id: string) => world.get(who, `/api/desk/reports/${id}`);
const read = async (identity: string, { id, body }: { id: string; body: string }) =>
  must(await openLetter(identity, fromText64(body) ?? new Uint8Array(), id)).text;

describe('봉인된 제보', () => {
  it('보내고, 팀이 읽고 답하고, 열두 낱말로 돌아와 읽고 더 쓰고, 다른 기관에 넘겨도 서버에는 읽을 수 있는 것이 없습니다', async () => {
    const { sealed, pass, entropy, digest } = await filed();
    const inbox = (await world.get(police.officer.who, '/api/desk/reports')).body as DeskReports;
    const listed = inbox.items.find(({ id }) => id === sealed.report);
    expect(listed).toMatchObject({ waiting: true, letters: 1 });
    const report = (await seen(police.officer.who, sealed.report)).body as DeskReport;
    expect(report.digest).toBe(digest);

    const keys = (await world.get(police.officer.who, '/api/desk/reports/keys')).body as DeskKeys;
    const own = must(await unlockIdentity('담당자의 긴 암호', fromText64(keys.locked ?? '') ?? new Uint8Array()));
    const desk = must(await unwrapText(own, keys.keys.find(({ id }) => id === report.deskKeyId)?.share ?? ''));
    const identity = must(await unwrapText(desk, report.wrapped));
    expect(await read(identity, report.letters[0] ?? { id: '', body: '' })).toContain(mark);

    const answer = must(await letterFor(identity, letterOf(`${mark} 답합니다`, 'desk')));
    const say = () =>
      world.send(police.officer.who, 'POST', `/api/desk/reports/${report.id}/letters`, { letter: answer });
    expect([(await say()).status, (await say()).status]).toEqual([201, 201]);

    const view = (await back(pass)).body as ReporterView;
    const mine = must(await unwrapText(reporterKeys(entropy).identity, view.reporterWrap));
    expect(await Promise.all(view.letters.map((letter) => read(mine, letter)))).toEqual([
      `${mark} 도면이 나갔습니다`,
      `${mark} 답합니다`,
    ]);
    const more = { ...pass, letter: must(await letterFor(mine, letterOf(`${mark} 더 있습니다`))) };
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', more)).status).toBe(201);

    expect((await seen(office.officer.who, report.id)).status).toBe(404);
    const { deskKeyId, wrapped, recoveryWrapped } = must(await wrapForDesk(identity, office.key));
    const forward = { deskKeyId, wrapped, recoveryWrapped, reason: '수사보다 행정조사가 먼저입니다' };
    const passOn = () => world.send(police.officer.who, 'POST', `/api/desk/reports/${report.id}/recipients`, forward);
    expect([(await passOn()).status, (await passOn()).status]).toEqual([201, 409]);
    const there = (await seen(office.officer.who, report.id)).body as DeskReport;
    const theirs = must(await unwrapText(office.identity, there.wrapped));
    expect(await Promise.all(there.letters.map((letter) => read(theirs, letter)))).toHaveLength(3);
    expect(
      ((await back(pass)).body as ReporterView).recipients.map(({ from, reason }) => [from !== null, reason]),
    ).toEqual([
      [false, ''],
      [true, '수사보다 행정조사가 먼저입니다'],
    ]);
    await nothingReadable([
      text64(reporterKeys(entropy).lookup),
      pass.login,
      mine,
      police.identity,
      '담당자의 긴 암호',
    ]);
  });

  it('누가 읽고 답하고 넘겼는지 증적에 남고, 제보한 사람의 것은 시각까지 남지 않습니다', async () => {
    const company = await world.company();
    const prepared = await prepare();
    // Signed in by accident: still nobody, and the session does not show that it was used then.
    const used = () => world.owner.query('select * from platform.session where person_id = $1', [company.personId]);
    const before = (await used()).rows;
    expect((await file(prepared.sealed, company)).status).toBe(201);
    await world.send(company, 'POST', '/api/reports/sealed/return', prepared.pass);
    await world.get(company, '/api/reports/desks');
    expect((await used()).rows).toEqual(before);
    expect(before).toHaveLength(1);
    await seen(police.officer.who, prepared.sealed.report);
    const { rows } = await world.owner.query(
      `select action, actor_kind, person_id, address, request_id, extract(minute from at) + extract(second from at) as fraction
         from evidence.audit_entry where subject_id = $1 order by id`,
      [prepared.sealed.report],
    );
    expect(rows).toMatchObject([
      {
        action: 'report.filed',
        actor_kind: 'anonymous',
        person_id: null,
        address: null,
        request_id: prepared.sealed.report,
      },
      { action: 'report.read', actor_kind: 'agency', person_id: police.officer.who.personId },
    ]);
    expect(Number(rows[0].fraction)).toBe(0);
    await world.get(police.officer.who, '/api/desk/reports');
    const listed = await world.owner.query(
      `select person_id from evidence.audit_entry where action = 'report.listed' and detail -> 'reports' ? $1`,
      [prepared.sealed.report],
    );
    expect(listed.rows).toMatchObject([{ person_id: police.officer.who.personId }]);
  });

  it('제보를 보낸 요청은 요청 기록에 적지 않습니다', async () => {
    const observed: string[] = [];
    const app = buildApp({
      database: world.database,
      services: world.services,
      version: 'test',
      perMinute: null,
      observe: ({ endpoint }) => void observed.push(endpoint),
      fault: () => undefined,
    });
    const headers = { 'x-boru-request': '1' };
    await app.inject({ method: 'POST', url: '/api/reports/sealed/return', headers, payload: {} });
    await app.inject('/api/reports/desks');
    await app.inject('/api/reports/contacts');
    await app.close();
    expect(observed).toEqual(['/api/reports/contacts']);
  });

  it('접수 증명은 보루 없이도 확인되고, 나무는 처음부터 맞습니다', async () => {
    const { pass, sealed, digest } = await filed([police, office]);
    const signer = await logSigner(world.services.config.dataDir);
    await asSystem(world.database, 'write', (tx) => sequence(tx, signer));
    const proof = (await world.send(null, 'POST', '/api/reports/sealed/proof', pass)).body as EvidenceProof;
    const log = readVerifier(proof.key);
    const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
    const checked = (fields: Record<string, string | null>) =>
      log !== null &&
      checkEntry(
        {
          head: proof.entry,
          commitment: bytes(proof.commitment),
          content: { salt: bytes(proof.content?.salt ?? ''), fields },
          proof: proof.proof,
        },
        log,
      ).holds;
    const fields = proof.content?.fields ?? {};
    expect(checked(fields)).toBe(true);
    expect(checked({ ...fields, detail: String(fields['detail']).replace(digest, digest.replace(/^./, 'x')) })).toBe(
      false,
    );
    expect(fields).toMatchObject({ subjectId: sealed.report, personId: null, address: null });
    expect(fields['detail']).toContain(digest);
    const found = await asSystem(world.database, 'read', (tx) => verifyLog(tx, signer, []));
    expect(found).toMatchObject({ sound: true, fault: null, waiting: 0 });
  });
});

/** The whole database as text, and everything the server wrote down: no mark, no secret. */
const nothingReadable = async (secrets: readonly string[]) => {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  let read = 0;
  for (const { name } of tables) {
    const { rows } = await world.owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows) {
      read += 1;
      const plain = row.replace(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString('utf8'));
      for (const secret of [mark, ...secrets])
        expect(row.includes(secret) || plain.includes(secret), `${name}: ${secret}`).toBe(false);
    }
  }
  expect(read).toBeGreaterThan(50);
};

describe('공격하는 사람', () => {
  it('낱말이 틀린 것과 없는 제보는 같은 답이고 같은 시간이 걸립니다', async () => {
    const { pass } = await filed();
    const nobody = passOf(fresh(16));
    const wrong = { ...pass, login: nobody.login };
    const shape = async (given: unknown) => {
      const { status, body } = await back(given);
      const { requestId: _one, instance: _two, ...rest } = body as Record<string, unknown>;
      return { status, rest };
    };
    expect(await shape(wrong)).toEqual(await shape(nobody));
    expect((await shape(nobody)).status).toBe(404);
    const times: Record<'wrong' | 'nobody', number[]> = { wrong: [], nobody: [] };
    for (let turn = 0; turn < 40; turn++)
      for (const [name, given] of [
        ['wrong', wrong],
        ['nobody', nobody],
      ] as const) {
        const start = performance.now();
        await back(given);
        times[name].push(performance.now() - start);
      }
    const median = (values: number[]) => values.sort((a, b) => a - b)[20] ?? 0;
    const [one, other] = [median(times.wrong), median(times.nobody)];
    expect(Math.abs(one - other)).toBeLessThan(Math.max(one, other) * 0.5);
  });

  it('같은 것을 두 번 보내면 한 번이고, 남의 번호로는 아무것도 넣지 못합니다', async () => {
    const first = await filed();
    const again = await file(first.sealed);
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ digest: first.digest });
    const other = await prepare();
    const count = async () => Number((await world.owner.query('select count(*) as n from reports.letter')).rows[0].n);
    const before = await count();
    for (const body of [
      { ...other.sealed, report: first.sealed.report },
      { ...other.sealed, lookupHash: first.sealed.lookupHash },
      { ...first.sealed, loginHash: other.sealed.loginHash },
      { ...other.sealed, letter: { ...other.sealed.letter, id: first.sealed.letter.id } },
    ])
      expect((await file(body)).status).toBe(409);
    const stolen = { ...first.pass, letter: { ...other.sealed.letter, id: first.sealed.letter.id } };
    expect((await world.send(null, 'POST', '/api/reports/sealed/letters', stolen)).status).toBe(409);
    expect(await count()).toBe(before);
  });

  it('열쇠를 바꾸면 옛 열쇠로는 받지 않고, 받은 것은 계속 읽으며, 바뀐 것이 공개됩니다', async () => {
    const desk = await desks.openDesk(7);
    const earlier = await filed([desk]);
    const late = await prepare([desk]);
    const next = await desks.changeKey([desk.officer], desk.recovery);
    expect((await file(late.sealed)).status).toBe(409);
    expect((await back(late.pass)).status).toBe(404);
    expect((await seen(desk.officer.who, earlier.sealed.report)).status).toBe(200);
    const { items } = (await world.get(null, '/api/reports/desks')).body as ReportingDesks;
    const shown = items.find(({ agency }) => agency.id === 7);
    expect(shown?.key?.recipient).toBe(next.key.recipient);
    expect(shown?.retired.map(({ recipient }) => recipient)).toEqual([desk.key.recipient]);
    const { rows } = await world.owner.query(
      `select action, detail ->> 'recipient' as recipient from evidence.audit_entry where action like 'reportKey.%ed' and subject_id = any ($1) and actor_kind = 'system' order by id`,
      [[desk.key.deskKeyId, next.key.deskKeyId]],
    );
    expect(rows).toEqual([
      { action: 'reportKey.published', recipient: desk.key.recipient },
      { action: 'reportKey.retired', recipient: desk.key.recipient },
      { action: 'reportKey.published', recipient: next.key.recipient },
    ]);
    await asSystem(world.database, 'write', async (tx) => sequence(tx, await logSigner(world.services.config.dataDir)));
    const proof = await world.get(null, `/api/reports/keys/${next.key.deskKeyId}/proof`);
    expect(proof.text).toContain(next.key.recipient);
    // Who made it is not told to strangers.
    expect(proof.text).not.toContain(desk.officer.who.personId);
  });

  it('지명되지 않은 동료, 빠진 사람, 감사, 관리자, 다른 기관에게는 없는 것과 같습니다', async () => {
    const desk = await desks.openDesk(8);
    const { sealed } = await filed([desk]);
    const leaving = await desks.join(desk.manager, 8);
    await world.send(desk.officer.who, 'POST', `/api/desk/reports/keys/${desk.key.deskKeyId}/shares`, {
      officerKeyId: leaving.keyId,
      wrapped: text64(must(await wrapIdentity(desk.identity, [await recipientOf(leaving.identity)]))),
    });
    expect((await seen(leaving.who, sealed.report)).status).toBe(200);
    expect(
      (await world.send(desk.manager, 'POST', '/api/desk/reports/team/removals', { personId: leaving.who.personId }))
        .status,
    ).toBe(200);
    const outsiders = [
      leaving.who,
      await world.staff(8, 'officer'),
      desk.manager,
      await world.staff(8, 'auditor'),
      await world.administrator(),
      await world.company(),
      police.officer.who,
      null,
    ];
    for (const who of outsiders) {
      const found = await world.get(who, `/api/desk/reports/${sealed.report}`);
      expect([401, 403, 404]).toContain(found.status);
      expect(found.text).not.toContain(sealed.letter.body.slice(0, 40));
      if (who && 'agencyId' in who && who !== outsiders[3]) expect(found.status).toBe(404);
    }
    expect((await world.get(leaving.who, '/api/desk/reports/keys')).status).toBe(404);
    const { rows } = await world.owner.query('select 1 from reports.desk_share where officer_key_id = $1', [
      leaving.keyId,
    ]);
    expect(rows).toEqual([]);
    // By a stray statement, too: the policies decide, not these endpoints.
    const strays = [
      'reports.report',
      'reports.letter',
      'reports.recipient',
      'reports.desk_share',
      'reports.officer_lock',
    ];
    for (const table of strays) {
      const client = await world.database.pool.connect();
      try {
        await client.query('begin');
        await client.query('select * from app.enter($1, 5000, $2)', [leaving.who.ticket, '']);
        const found = await client.query(
          `select 1 from ${table} where to_jsonb(${table.split('.')[1]})::text like '%' || $1 || '%'`,
          [sealed.report],
        );
        expect(found.rows).toEqual([]);
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  });

  it('팀 밖의 열쇠에 창구를 나누거나, 너무 크거나 잘린 봉인을 넣지 못합니다', async () => {
    const stray = await wrapIdentity(police.identity, [office.key.recipient]);
    const share = { officerKeyId: office.officer.keyId, wrapped: text64(must(stray)) };
    expect(
      (await world.send(police.officer.who, 'POST', `/api/desk/reports/keys/${police.key.deskKeyId}/shares`, share))
        .status,
    ).toBe(409);
    const { sealed } = await prepare();
    const bodies = [
      { ...sealed, letter: { ...sealed.letter, body: 'A'.repeat(200_000) } },
      { ...sealed, letter: { ...sealed.letter, body: sealed.letter.body.slice(0, 101) } },
      { ...sealed, recipients: [] },
      { ...sealed, recipients: Array.from({ length: 7 }, () => sealed.recipients[0]) },
      { ...sealed, extra: mark },
    ];
    for (const body of bodies) expect((await file(body)).status).toBe(422);
    expect((await file({ ...sealed, recipients: [sealed.recipients[0], sealed.recipients[0]] })).status).toBe(409);
  });

  it('쏟아지는 제보 속에서도 다른 사람은 바로 답을 받습니다', async () => {
    const many = Number(process.env['BORU_FLOOD'] ?? 60);
    const { sealed } = await prepare();
    const flood = Promise.all(
      Array.from({ length: many }, () =>
        file({
          ...sealed,
          report: randomUUID(),
          lookupHash: text64(fresh(32)),
          letter: { ...sealed.letter, id: randomUUID() },
        }),
      ),
    );
    const start = performance.now();
    expect((await world.get(null, '/api/reports/first-hour')).status).toBe(200);
    const waited = performance.now() - start;
    const answers = await flood;
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(waited).toBeLessThan(many > 60 ? 30_000 : 3_000);
  });
});
