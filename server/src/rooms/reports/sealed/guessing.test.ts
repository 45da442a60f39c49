import { randomUUID } from 'node:crypto';
import type { EvidenceProof } from '@boru/contract/evidence';
import type { ReportingDesks } from '@boru/contract/sealed-reports';
import { checkEntry, readVerifier } from '@boru/engines/merkle';
import { identityOf, letterFor, passOf, recipientOf } from '@boru/engines/sealing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundReportWorld, fresh, letterOf, must, type ReportWorld, text64 } from '../../../../../test/report-world.ts';
import { buildApp } from '../../../entry/app.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { logSigner, sequence } from '../../evidence/index.ts';

let world: ReportWorld['world'];
let police: ReportWorld['police'];
let office: ReportWorld['office'];
let reports: ReportWorld['reports'];
beforeAll(async () => {
  ({ world, police, office, reports } = await foundReportWorld());
});
afterAll(() => world.close());

/** An answer without the number of the request, which differs each time. */
const shapeOf = ({ status, body }: { status: number; body: unknown }) => {
  const { requestId: _number, ...rest } = body as Record<string, unknown>;
  return JSON.stringify({ status, rest });
};

describe('낱말과 번호를 찍어 보는 사람', () => {
  it('찾는 번호를 알아도 몰라도, 어느 문에서도 같은 답이고 아무것도 적히지 않습니다', async () => {
    const { pass, identity } = await reports.filed();
    const nobody = passOf(fresh(16));
    const letter = must(await letterFor(identity, letterOf('끼어들기')));
    const file = randomUUID();
    const doors: [string, Record<string, unknown>][] = [
      ['return', {}],
      ['letters', { letter }],
      ['proof', {}],
      ['files', { file, bytes: 70_000 }],
      ['chunks', { file, place: 0, body: text64(fresh(500)) }],
    ];
    const state = async () =>
      (
        await world.owner.query(
          `select (select count(*) from reports.letter) as letters, (select count(*) from reports.file) as files,
                  (select count(*) from evidence.audit_entry) as deeds, (select count(*) from reports.report) as reports`,
        )
      ).rows;
    const before = await state();
    // The right number with wrong words, the right words under another number, and nothing right at all.
    const guesses = [
      { ...pass, login: nobody.login },
      { ...nobody, login: pass.login },
      nobody,
      ...Array.from({ length: 20 }, () => passOf(fresh(16))),
    ];
    for (const [door, more] of doors) {
      const shapes = new Set<string>();
      for (const guess of guesses)
        shapes.add(shapeOf(await world.send(null, 'POST', `/api/reports/sealed/${door}`, { ...guess, ...more })));
      expect([door, shapes.size]).toEqual([door, 1]);
      expect([...shapes][0]).toContain('"status":404');
    }
    expect(await state()).toEqual(before);
    expect((await reports.back(pass)).status).toBe(200);
  });

  it('제보의 번호를 훑는 다른 창구에는 있는 제보와 없는 제보가 같고, 열쇠의 번호로는 공개된 것만 나옵니다', async () => {
    const { sealed } = await reports.filed();
    const letter = must(await letterFor(identityOf(fresh(32)), letterOf('답', 'desk')));
    for (const [path, body] of [
      ['', null],
      ['/letters', { letter }],
      ['/exclusions', { personId: office.officer.who.personId }],
      ['/case', { caseId: null }],
      [`/files/${randomUUID()}/0`, null],
    ] as const) {
      const at = (id: string) => `/api/desk/reports/${id}${path}`;
      const ask = (id: string) =>
        body === null ? world.get(office.officer.who, at(id)) : world.send(office.officer.who, 'POST', at(id), body);
      const [there, nowhere] = [await ask(sealed.report), await ask(randomUUID())];
      expect(there.status, path).toBe(404);
      expect(shapeOf(there)).toBe(shapeOf(nowhere));
    }
    expect((await world.get(null, `/api/reports/keys/${sealed.report}/proof`)).status).toBe(404);
  });

  it('틀린 낱말은 느려지고, 느려진 동안에는 맞는 낱말도 같은 답이어서 맞았는지 알 수 없습니다', async () => {
    const { pass } = await reports.filed();
    const observed: string[] = [];
    const app = buildApp({
      database: world.database,
      services: world.services,
      version: 'test',
      perMinute: 300,
      observe: ({ endpoint }) => void observed.push(endpoint),
      fault: () => undefined,
    });
    const back = async (payload: unknown, remoteAddress: string) => {
      const headers = { 'x-boru-request': '1' };
      const url = '/api/reports/sealed/return';
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url,
        headers,
        remoteAddress,
        payload: payload as object,
      });
      return { status: statusCode, body: JSON.parse(body) };
    };
    try {
      const statuses = new Set<number>();
      for (let turn = 0; turn < 30; turn++) statuses.add((await back(passOf(fresh(16)), '192.0.2.7')).status);
      expect([...statuses]).toEqual([404]);
      const [wrong, right] = [await back(passOf(fresh(16)), '192.0.2.7'), await back(pass, '192.0.2.7')];
      expect([wrong.status, right.status]).toEqual([429, 429]);
      expect(shapeOf(wrong)).toBe(shapeOf(right));
      expect(Number(right.body.retryAfterSeconds)).toBeGreaterThan(0);
      // Somebody else is not kept waiting, and none of it was written to the log of requests.
      expect((await back(pass, '198.51.100.9')).status).toBe(200);
      expect(observed).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

describe('받는 곳의 열쇠를 바꿔치기한 사람', () => {
  it('데이터베이스에서 공개 열쇠를 바꾸면, 보루 밖에서 확인되는 증적이 처음 알린 열쇠를 말합니다', async () => {
    const signer = await logSigner(world.services.config.dataDir);
    await asSystem(world.database, 'write', (tx) => sequence(tx, signer));
    const thief = await recipientOf(identityOf(fresh(32)));
    // With the owner's rights: nobody else may touch a published key.
    await world.owner.query('update reports.desk_key set recipient = $1 where id = $2', [thief, police.key.deskKeyId]);
    try {
      const { items, logKey } = (await world.get(null, '/api/reports/desks')).body as ReportingDesks;
      const shown = items.find(({ key }) => key?.id === police.key.deskKeyId)?.key;
      expect(shown?.recipient).toBe(thief);
      const proof = (await world.get(null, `/api/reports/keys/${police.key.deskKeyId}/proof`)).body as EvidenceProof;
      const log = readVerifier(logKey);
      const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
      const fields = proof.content?.fields ?? {};
      const content = { salt: bytes(proof.content?.salt ?? ''), fields };
      const given = { head: proof.entry, commitment: bytes(proof.commitment), content, proof: proof.proof };
      expect(log !== null && checkEntry(given, log).holds).toBe(true);
      expect(fields['detail']).toContain(police.key.recipient);
      expect(fields['detail']).not.toContain(thief);
      // The change left a line of its own, which says that a key was published anew.
      const { rows } = await world.owner.query(
        `select detail ->> 'recipient' as recipient from evidence.audit_entry where subject_id = $1 and action = 'reportKey.published' order by id`,
        [police.key.deskKeyId],
      );
      expect(rows.map(({ recipient }) => recipient)).toEqual([police.key.recipient, thief]);
    } finally {
      await world.owner.query('update reports.desk_key set recipient = $1 where id = $2', [
        police.key.recipient,
        police.key.deskKeyId,
      ]);
    }
  });
});
