import type { TriagedReports } from '@boru/contract/report-desk';
import type { DeskKeys, DeskReport, DeskReports, ReportingDesks } from '@boru/contract/sealed-reports';
import { fromText64, wrapIdentity } from '@boru/engines/sealing';
import { openTriage } from '@boru/engines/triage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  foundReportWorld,
  mark,
  must,
  nothingReadable,
  type ReportWorld,
  strayRows,
  text64,
  triageOf,
} from '../../../../../test/report-world.ts';
import type { Who } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { logSigner, sequence } from '../../evidence/index.ts';

let world: ReportWorld['world'];
let desks: ReportWorld['desks'];
let police: ReportWorld['police'];
let office: ReportWorld['office'];
let reports: ReportWorld['reports'];
beforeAll(async () => {
  ({ world, desks, police, office, reports } = await foundReportWorld());
});
afterAll(() => world.close());

const strayed = (who: Who, table: string, report: string) => strayRows(world, who, table, report);

describe('열쇠와 팀을 노리는 사람', () => {
  it('열쇠를 바꾸면 옛 열쇠로는 받지 않고, 받은 것은 계속 읽으며, 바뀐 것이 공개됩니다', async () => {
    const desk = await desks.openDesk(7);
    const earlier = await reports.filed([desk]);
    const late = await reports.prepare([desk]);
    const next = await desks.changeKey([desk.officer], desk.recovery);
    expect((await reports.file(late.sealed)).status).toBe(409);
    expect((await reports.back(late.pass)).status).toBe(404);
    expect((await reports.seen(desk.officer.who, earlier.sealed.report)).status).toBe(200);
    const { items, logKey } = (await world.get(null, '/api/reports/desks')).body as ReportingDesks;
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
    expect(proof.body).toMatchObject({ key: logKey });
    // Who made it is not told to strangers.
    expect(proof.text).not.toContain(desk.officer.who.personId);
  });

  it('지명되지 않은 동료, 빠진 사람, 감사, 관리자, 다른 기관에게는 없는 것과 같습니다', async () => {
    const desk = await desks.openDesk(8);
    const { sealed } = await reports.filed([desk]);
    const leaving = await desks.join(desk.manager, 8);
    await desks.share(desk, leaving);
    await world.settle();
    const { rows: told } = await world.owner.query<{ person: string }>(
      `select person_id as person from platform.notice where event = 'reportTeam.named' and agency_id = 8`,
    );
    expect(told.map(({ person }) => person).sort()).toEqual([desk.officer.who.personId, leaving.who.personId].sort());
    expect((await reports.seen(leaving.who, sealed.report)).status).toBe(200);
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
      'reports.officer_passkey',
    ];
    for (const table of strays) expect(await strayed(leaving.who, table, sealed.report)).toEqual([]);
  });

  it('패스키로 잠근 열쇠는 본인만 받고, 남의 열쇠에는 걸지 못하며, 바꾸고 지워도 암호로 여는 길은 남습니다', async () => {
    const desk = await desks.openDesk(10);
    const mate = await desks.join(desk.manager, 10);
    const path = '/api/desk/reports/officer-keys/passkey';
    const passkey = (name: string) => ({
      credential: Buffer.from(`${name} of a passkey`).toString('base64'),
      salt: text64(new Uint8Array(32)),
      locked: text64(new Uint8Array(200)),
    });
    const shown = async (who: Who) => ((await world.get(who, '/api/desk/reports/keys')).body as DeskKeys).passkey;
    expect((await world.send(desk.officer.who, 'POST', `${path}/removals`, {})).status).toBe(404);
    expect((await world.send(desk.officer.who, 'POST', path, passkey('first'))).status).toBe(201);
    expect((await world.send(desk.officer.who, 'POST', path, passkey('second'))).status).toBe(201);
    expect(await shown(desk.officer.who)).toEqual(passkey('second'));
    expect([await shown(mate.who), await shown(desk.manager)]).toEqual([null, null]);
    // A manager holds no key to lock, a stranger is of no team.
    expect((await world.send(desk.manager, 'POST', path, passkey('third'))).status).toBe(404);
    expect((await world.send(await world.staff(10, 'officer'), 'POST', path, passkey('third'))).status).toBe(404);
    expect((await world.send(mate.who, 'POST', path, { ...passkey('x'), salt: 'AAAA' })).status).toBe(422);
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select * from app.enter($1, 5000, $2)', [mate.who.ticket, '']);
      const foreign = client.query(
        `insert into reports.officer_passkey (officer_key_id, person_id, credential, salt, locked)
         values ($1, $2, $3, $4, $5)`,
        [desk.officer.keyId, mate.who.personId, Buffer.alloc(20), Buffer.alloc(32), Buffer.alloc(200)],
      );
      await expect(foreign).rejects.toThrow(/row-level security/);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect((await world.send(desk.officer.who, 'POST', `${path}/removals`, {})).status).toBe(200);
    const keys = (await world.get(desk.officer.who, '/api/desk/reports/keys')).body as DeskKeys;
    expect([keys.passkey, typeof keys.locked]).toEqual([null, 'string']);
  });

  it('이해관계로 빠진 사람에게는 열쇠가 있어도 없는 제보이고, 마지막 사람은 빠지지 못합니다', async () => {
    const desk = await desks.openDesk(9);
    const { sealed } = await reports.filed([desk]);
    const leave = (who: Who, personId: string) =>
      world.send(who, 'POST', `/api/desk/reports/${sealed.report}/exclusions`, { personId });
    const { personId } = desk.officer.who;
    expect((await leave(desk.officer.who, personId)).status).toBe(409);
    const other = await desks.join(desk.manager, 9);
    // Named, but without a share: nobody could read.
    expect((await leave(other.who, personId)).status).toBe(409);
    await desks.share(desk, other);
    expect((await leave(police.officer.who, personId)).status).toBe(404);
    expect((await leave(other.who, desk.manager.personId)).status).toBe(404);
    expect((await leave(other.who, personId)).status).toBe(201);
    expect((await reports.seen(desk.officer.who, sealed.report)).status).toBe(404);
    expect((await world.get(desk.officer.who, '/api/desk/reports')).text).not.toContain(sealed.report);
    expect((await leave(desk.officer.who, other.who.personId)).status).toBe(404);
    const path = `/api/desk/reports/${sealed.report}/letters`;
    expect((await world.send(desk.officer.who, 'POST', path, { letter: sealed.letter })).status).toBe(404);
    expect((await leave(other.who, other.who.personId)).status).toBe(409);
    expect(((await reports.seen(other.who, sealed.report)).body as DeskReport).excluded).toEqual([personId]);
    const deeds = `select person_id from evidence.audit_entry where action = 'report.excluded'`;
    expect((await world.owner.query(deeds)).rows).toEqual([{ person_id: other.who.personId }]);
  });

  it('팀 밖의 열쇠에 창구를 나누거나, 너무 크거나 잘린 봉인을 넣지 못합니다', async () => {
    const stray = await wrapIdentity(police.identity, [office.key.recipient]);
    const share = { officerKeyId: office.officer.keyId, wrapped: text64(must(stray)) };
    expect(
      (await world.send(police.officer.who, 'POST', `/api/desk/reports/keys/${police.key.deskKeyId}/shares`, share))
        .status,
    ).toBe(409);
    const { sealed } = await reports.prepare();
    const bodies = [
      { ...sealed, letter: { ...sealed.letter, body: 'A'.repeat(200_000) } },
      { ...sealed, letter: { ...sealed.letter, body: sealed.letter.body.slice(0, 101) } },
      { ...sealed, recipients: [] },
      { ...sealed, recipients: Array.from({ length: 7 }, () => sealed.recipients[0]) },
      { ...sealed, extra: mark },
    ];
    for (const body of bodies) expect((await reports.file(body)).status).toBe(422);
    expect((await reports.file({ ...sealed, recipients: [sealed.recipients[0], sealed.recipients[0]] })).status).toBe(
      409,
    );
  });
});

describe('분류', () => {
  const path = (id: string) => `/api/desk/reports/${id}/triage`;
  const list = async (who: Who) => (await world.get(who, '/api/desk/reports/triage')).body as TriagedReports;

  it('창구가 분류하면 새로 온 것에서 빠져 분류한 것에 보이고, 서버에는 무엇이라 분류했는지 남지 않습니다', async () => {
    const { sealed } = await reports.filed();
    const fresh = async () =>
      ((await world.get(police.officer.who, '/api/desk/reports?only=fresh')).body as DeskReports).items.map(
        ({ id }) => id,
      );
    expect(await fresh()).toContain(sealed.report);
    const put = async (version: number, said = {}) =>
      world.send(police.officer.who, 'PUT', path(sealed.report), await triageOf(police, sealed.report, version, said));
    expect((await put(1)).status).toBe(200);
    expect(await fresh()).not.toContain(sealed.report);
    expect((await put(1)).status).toBe(409);
    expect((await put(3)).status).toBe(409);
    expect((await put(2, { state: 'handedOff', note: mark })).status).toBe(200);
    const found = (await list(police.officer.who)).items.find(({ id }) => id === sealed.report);
    const body = fromText64(found?.triage.body ?? '') ?? new Uint8Array();
    expect(must(await openTriage(police.identity, body, { report: sealed.report, version: 2 }))).toMatchObject({
      title: mark,
      state: 'handedOff',
    });
    await nothingReadable(world, [mark, 'handedOff']);
    const deeds = `select detail from evidence.audit_entry where action = 'report.triaged' and subject_id = $1 order by id`;
    const { rows } = await world.owner.query(deeds, [sealed.report]);
    expect(rows).toEqual([{ detail: { version: 1 } }, { detail: { version: 2 } }]);
  });

  it('팀 밖의 동료, 관리자, 다른 기관, 빠진 사람은 분류를 읽지도 쓰지도 못하고, 넘겨받은 기관도 넘긴 기관의 분류를 보지 못합니다', async () => {
    const desk = await desks.openDesk(10);
    const excluded = await desks.join(desk.manager, 10);
    await desks.share(desk, excluded);
    const { sealed } = await reports.filed([desk, office]);
    const own = await triageOf(desk, sealed.report);
    expect((await world.send(desk.officer.who, 'PUT', path(sealed.report), own)).status).toBe(200);
    const leave = { personId: excluded.who.personId };
    const away = `/api/desk/reports/${sealed.report}/exclusions`;
    expect((await world.send(desk.officer.who, 'POST', away, leave)).status).toBe(201);
    for (const who of [await world.staff(10, 'officer'), desk.manager, police.officer.who, excluded.who]) {
      expect((await world.send(who, 'PUT', path(sealed.report), { ...own, version: 2 })).status).toBe(404);
      const listed = await world.get(who, '/api/desk/reports/triage');
      expect(listed.text).not.toContain(sealed.report);
      const seen = await strayed(who, 'reports.triage', sealed.report);
      expect(seen).toEqual([]);
    }
    // The other recipient has a triage of its own, and cannot write under the key of somebody else's desk.
    expect(((await reports.seen(office.officer.who, sealed.report)).body as DeskReport).triage).toBeNull();
    expect(await strayed(office.officer.who, 'reports.triage', sealed.report)).toEqual([]);
    expect((await world.send(office.officer.who, 'PUT', path(sealed.report), own)).status).toBe(409);
    const theirs = await triageOf(office, sealed.report);
    expect((await world.send(office.officer.who, 'PUT', path(sealed.report), theirs)).status).toBe(200);
    expect(((await reports.seen(desk.officer.who, sealed.report)).body as DeskReport).triage?.body).toBe(own.body);
  });
});
