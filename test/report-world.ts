import { randomBytes, randomUUID } from 'node:crypto';
import type { DeskReport } from '@boru/contract/sealed-reports';
import {
  type DeskKey,
  fromText64,
  identityOf,
  type Letter,
  lockIdentity,
  passOf,
  recipientOf,
  sealReport,
  type Taken,
  wrapIdentity,
} from '@boru/engines/sealing';
import {
  type CaseNote,
  receiptVerifier,
  sealCaseNote,
  sealTriage,
  signReceipt,
  type Triage,
} from '@boru/engines/triage';
import { expect } from 'vitest';
import { foundWorld, type Who, type World } from './world.ts';

/** Typed by people, so it may stand nowhere but in their browsers. */
export const mark = '새어나가면안되는표식';

export const officerPassphrase = '담당자의 긴 암호';

export type Officer = { who: Who; identity: string; keyId: string };
export type Desk = { manager: Who; officer: Officer; identity: string; recovery: string; key: DeskKey };

export const must = <Value>(found: Taken<Value>): Value => {
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};
export const fresh = (size: number) => Uint8Array.from(randomBytes(size));
export const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export const letterOf = (text: string, from: Letter['from'] = 'reporter'): Letter => ({
  v: 1,
  id: randomUUID(),
  from,
  text,
  files: [],
});

/** The whole database as text, and everything the server wrote down: no mark, no secret. */
export const nothingReadable = async (world: World, secrets: readonly string[]) => {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  let read = 0;
  for (const { name } of tables) {
    const { rows } = await world.owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows) {
      read += 1;
      const plain = row.replace(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString('utf8'));
      for (const secret of secrets)
        expect(row.includes(secret) || plain.includes(secret), `${name}: ${secret}`).toBe(false);
    }
  }
  expect(read).toBeGreaterThan(50);
};

/** What a stray statement of this person finds in a table about something. */
export const strayRows = async (world: World, who: Who, table: string, text: string) => {
  const client = await world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select * from app.enter($1, 5000, $2)', [who.ticket, '']);
    const row = `to_jsonb(${table.split('.')[1]})::text`;
    return (await client.query(`select 1 from ${table} where ${row} like '%' || $1 || '%'`, [text])).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** Reporting desks as their pages would found them: a named team, keys of their own, the desk's key shared. */
export const reportingDesks = (world: Pick<World, 'staff' | 'send'>) => {
  const join = async (manager: Who, agencyId: number): Promise<Officer> => {
    const who = await world.staff(agencyId, 'officer');
    expect((await world.send(manager, 'POST', '/api/desk/reports/team', { personId: who.personId })).status).toBe(200);
    const identity = identityOf(fresh(32));
    const locked = text64(await lockIdentity(officerPassphrase, identity, 4));
    const answer = await world.send(who, 'POST', '/api/desk/reports/officer-keys', {
      recipient: await recipientOf(identity),
      locked,
    });
    expect(answer.status, answer.text).toBe(201);
    return { who, identity, keyId: (answer.body as { id: string }).id };
  };

  const changeKey = async (officers: readonly Officer[], recovery: string) => {
    const identity = identityOf(fresh(32));
    const [recipient, recoveryRecipient] = [await recipientOf(identity), await recipientOf(recovery)];
    const wrap = async (to: string) => text64(must(await wrapIdentity(identity, [to])));
    const answer = await world.send(officers[0]?.who ?? null, 'POST', '/api/desk/reports/keys', {
      recipient,
      recoveryRecipient,
      recoveryWrapped: await wrap(recoveryRecipient),
      shares: await Promise.all(
        officers.map(async (officer) => ({
          officerKeyId: officer.keyId,
          wrapped: await wrap(await recipientOf(officer.identity)),
        })),
      ),
    });
    expect(answer.status, answer.text).toBe(201);
    return { identity, key: { deskKeyId: (answer.body as { id: string }).id, recipient, recoveryRecipient } };
  };

  const openDesk = async (agencyId: number): Promise<Desk> => {
    const manager = await world.staff(agencyId, 'manager');
    const officer = await join(manager, agencyId);
    const recovery = identityOf(fresh(32));
    return { manager, officer, recovery, ...(await changeKey([officer], recovery)) };
  };

  /** The desk's key for a colleague of the team. */
  const share = async (desk: Desk, to: Officer): Promise<void> => {
    const wrapped = text64(must(await wrapIdentity(desk.identity, [await recipientOf(to.identity)])));
    const path = `/api/desk/reports/keys/${desk.key.deskKeyId}/shares`;
    const answer = await world.send(desk.officer.who, 'POST', path, { officerKeyId: to.keyId, wrapped });
    expect(answer.status, answer.text).toBe(201);
  };

  return { join, share, changeKey, openDesk };
};

/** What the team of a desk says about a report to itself, as its page would seal it. */
export const triageOf = async (desk: Desk, report: string, version = 1, said: Partial<Triage> = {}) => {
  const about = { v: 1, report, version, state: 'triaged', kind: 'cyber', urgency: 'now', territory: '' } as const;
  const triage = { ...about, title: mark, company: '', note: '', ...said };
  return { deskKeyId: desk.key.deskKeyId, version, body: text64(must(await sealTriage(desk.identity, triage))) };
};

/** What the team of a desk notes in a sealed case, as its page would seal it. */
export const caseNoteOf = async (desk: Desk, caseId: string, said: Partial<CaseNote> = {}) => {
  const note = { v: 1, id: randomUUID(), case: caseId, kind: 'note', text: mark, ...said } as const;
  const body = text64(must(await sealCaseNote(desk.identity, note)));
  return { id: note.id, deskKeyId: desk.key.deskKeyId, body };
};

/** What a desk's page would sign when it has opened a report: with which secret of the report, on which day. */
export const receiptOf = (
  desk: Desk,
  agency: number,
  report: DeskReport,
  { identity, on }: { identity: string; on: string },
) => {
  const { deskKeyId } = desk.key;
  const letters = report.letters.map(({ body }) => fromText64(body) ?? new Uint8Array());
  const received = { report: report.id, digest: report.digest, agency, deskKey: deskKeyId, on, letters };
  const note = signReceipt(desk.identity, identity, received) ?? '';
  return { deskKeyId, verifier: receiptVerifier(desk.identity, deskKeyId) ?? '', note };
};

/** A reporter's calls, and what the desk sees of them; without a desk named, reports go to `usual`. */
export const reporting = (world: Pick<World, 'send' | 'get'>, usual: Desk) => {
  const prepare = async (to: readonly Desk[] = [usual]) => {
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
  return { prepare, file, filed, back, seen };
};

/** A world with two desks that take reports, of which `police` is the usual one. */
export const foundReportWorld = async () => {
  const world = await foundWorld();
  const desks = reportingDesks(world);
  const police = await desks.openDesk(4);
  const office = await desks.openDesk(5);
  return { world, desks, police, office, reports: reporting(world, police) };
};
export type ReportWorld = Awaited<ReturnType<typeof foundReportWorld>>;
