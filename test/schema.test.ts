import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../server/src/kernel/ids.ts';
import { foundWorld, type World } from './world.ts';

const rooms = [
  'organisations',
  'technologies',
  'diagnosis',
  'cases',
  'support',
  'reports',
  'evidence',
  'governance',
  'insight',
  'platform',
];

/** What is wrong with the database as a guard of need-to-know, in sentences. */
const schemaFaults = async (client: pg.Client): Promise<string[]> => {
  const ask = async (text: string): Promise<string[]> =>
    (await client.query<{ fault: string }>(text)).rows.map(({ fault }) => fault);
  const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_%'`;
  const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} and not (n.nspname = 'app' and c.relname = 'migration')`;
  const list = rooms.map((room) => `'${room}'`).join(', ');
  return [
    ...(await ask(
      `select format('%s.%s lies outside the rooms', n.nspname, c.relname) as fault from ${tables} and n.nspname not in (${list})`,
    )),
    ...(await ask(
      `select format('%s.%s has no row security', n.nspname, c.relname) as fault from ${tables} and not c.relrowsecurity`,
    )),
    ...(await ask(
      `select format('%s.%s does not force row security', n.nspname, c.relname) as fault from ${tables} and not c.relforcerowsecurity`,
    )),
    ...(await ask(
      `select format('%s.%s has no policy', n.nspname, c.relname) as fault from ${tables} and not exists (select 1 from pg_policy p where p.polrelid = c.oid)`,
    )),
    ...(await ask(`select format('%s.%s lets everyone write', n.nspname, c.relname) as fault from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                    where p.polcmd <> 'r' and pg_get_expr(p.polqual, p.polrelid) = 'true' and 'boru_owner'::regrole::oid <> all (p.polroles)`)),
    ...(await ask(
      `select format('%s.%s belongs to %s', n.nspname, c.relname, pg_get_userbyid(c.relowner)) as fault from ${tables} and pg_get_userbyid(c.relowner) <> 'boru_owner'`,
    )),
    ...(await ask(
      `select format('%s.%s has no Korean comment', n.nspname, c.relname) as fault from ${tables} and coalesce(obj_description(c.oid), '') !~ '[가-힣]'`,
    )),
    ...(await ask(`select format('%s.%s.%s has no Korean comment', n.nspname, c.relname, a.attname) as fault from ${tables.replace(' where', ' join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where')}
                    and not c.relispartition and coalesce(col_description(c.oid, a.attnum), '') !~ '[가-힣]'`)),
    ...(await ask(`select format('view %s.%s runs with its owner''s rights', n.nspname, c.relname) as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'v' and ${ours} and not coalesce('security_invoker=true' = any (c.reloptions), false)`)),
    ...(await ask(
      `select format('materialised view %s.%s ignores row security', n.nspname, c.relname) as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and ${ours}`,
    )),
    ...(await ask(`select format('function %s.%s is a definer without a fixed search path', n.nspname, p.proname) as fault from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.prosecdef and ${ours} and not coalesce(p.proconfig::text like '%search_path%', false)`)),
    ...(await ask(
      `select format('%s may be %s', r.rolname, case when r.rolsuper then 'superuser' else 'bypassing row security' end) as fault from pg_roles r where r.rolname in ('boru_login', 'boru_app') and (r.rolsuper or r.rolbypassrls)`,
    )),
    ...(await ask(
      `select format('%s can become the owner', r.rolname) as fault from pg_roles r where r.rolname in ('boru_login', 'boru_app') and pg_has_role(r.oid, 'boru_owner', 'member')`,
    )),
  ];
};

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('데이터베이스가 볼 수 있는 사람을 지킵니다', () => {
  it('모든 표에 강제된 행 보안과 정책, 한국어 설명이 있습니다', async () => {
    expect(await schemaFaults(world.owner)).toEqual([]);
  });

  it('정책 없는 표를 더하면 이 시험이 실패합니다', async () => {
    await world.owner.query('begin');
    await world.owner.query('create table cases.forgotten (id uuid primary key, company_id uuid)');
    const faults = await schemaFaults(world.owner);
    await world.owner.query('rollback');
    expect(faults).toEqual(
      expect.arrayContaining([
        'cases.forgotten has no row security',
        'cases.forgotten does not force row security',
        'cases.forgotten has no policy',
        'cases.forgotten has no Korean comment',
        'cases.forgotten.company_id has no Korean comment',
      ]),
    );
  });

  it('앞으로 생길 달의 조각도 지키고, 지키지 않은 조각은 알아챕니다', async () => {
    await world.owner.query('begin');
    await world.owner.query(`select evidence.ensure_partitions('2044-05-01', 3)`);
    expect(await schemaFaults(world.owner)).toEqual([]);
    await world.owner.query(
      `create table evidence.audit_entry_209901 partition of evidence.audit_entry for values from ('2099-01-01') to ('2099-02-01')`,
    );
    const faults = await schemaFaults(world.owner);
    await world.owner.query('rollback');
    expect(faults).toEqual(
      expect.arrayContaining([
        'evidence.audit_entry_209901 has no row security',
        'evidence.audit_entry_209901 does not force row security',
        'evidence.audit_entry_209901 has no policy',
      ]),
    );
  });

  it('주인의 권한으로 도는 보기(view)와 방 밖의 표도 알아챕니다', async () => {
    await world.owner.query('begin');
    await world.owner.query('create view cases.leak as select * from cases.case_file');
    await world.owner.query('create table app.stray (id integer)');
    const faults = await schemaFaults(world.owner);
    await world.owner.query('rollback');
    expect(faults).toEqual(
      expect.arrayContaining(["view cases.leak runs with its owner's rights", 'app.stray lies outside the rooms']),
    );
  });
});

describe('SQL 글로는 다른 사람이 될 수 없습니다', () => {
  const asApplication = async (statements: string[]): Promise<unknown[]> => {
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select app.enter('', 1000)`);
      const results = [];
      for (const statement of statements) results.push((await client.query(statement)).rows);
      return results;
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  };

  it('출입표를 지어내도 아무도 아닙니다', async () => {
    const company = await world.company();
    for (const forged of [company.companyId, company.personId, 'x'.repeat(43), "'; select 1 --".padEnd(43, 'x')]) {
      const [, kind, rows] = await asApplication([
        `select set_config('app.ticket', '${forged.replaceAll("'", "''")}', true)`,
        'select app.kind() as kind',
        'select count(*)::int as seen from organisations.company',
      ]);
      expect(kind).toEqual([{ kind: 'anonymous' }]);
      expect(rows).toEqual([{ seen: 0 }]);
    }
  });

  it.each([
    'set role boru_owner',
    'set session authorization boru_owner',
    'alter table cases.case_file disable row level security',
    'select * from evidence.audit_entry_rest',
    'select * from evidence.audit_entry_202611',
    'delete from evidence.log_leaf',
    'insert into evidence.unsequenced select * from evidence.unsequenced',
    'select evidence.new_salt()',
    'select app.seen_by(null, null, null, true)',
    'select secret from platform.transaction_key',
    'update platform.transaction_key set secret = secret',
    `select app.stamp('', '')`,
    `select app.remember('summary_case', '{}')`,
    `select app.remembered('summary_case')`,
    'select app.narrowing(1::smallint, null)',
    'update cases.referral set case_open = false',
    'drop policy reads on cases.case_file',
    'delete from evidence.audit_entry',
    'update cases.entry set body = null',
  ])('%s은 거절됩니다', async (statement) => {
    await expect(asApplication([statement])).rejects.toThrow(/permission denied|must be owner/);
  });

  it('한 번 알아낸 신원은 그 거래에서만 믿고, 지어내거나 옮겨 온 것은 믿지 않습니다', async () => {
    const [officer, company] = [await world.staff(1), await world.company({ name: '지켜야 할 기업' })];
    const asks = 'select (app.identity()).kind as kind, (app.identity()).agency_id as agency';
    const enter = `select app.enter('${officer.ticket}', 5000)`;
    const kept = `select current_setting('app.known') as kept, current_setting('app.turn', true) as turn`;
    const [, , found] = await asApplication([enter, asks, kept]);
    const { kept: stamped } = (found as { kept: string }[])[0] ?? { kept: '' };
    expect(stamped.slice(64)).toContain('agency');
    const [stamp, told] = [stamped.slice(0, 64), stamped.slice(64)];
    // Another agency, a company and the machine, each as if it had been found out; the stamp is the true one of an
    // earlier transaction, a made-up one, none, and the true one with the text continued behind it.
    const lies = [
      told.replace(',1,', ',2,'),
      `(company,${company.personId},${company.membershipId},${company.membershipId},,${company.companyId},representative,f,f,)`,
      '(system,,,,,,,,,)',
    ];
    const forged = lies.flatMap((lie) => [stamp + lie, '0'.repeat(64) + lie, ' '.repeat(64) + lie, lie, stamped + lie]);
    for (const text of [...forged, stamped, '', 'x'.repeat(5000)]) {
      const lying = `select set_config('app.known', '${text}', true)`;
      const [, , who, rows] = await asApplication([enter, lying, asks, 'select name from organisations.company']);
      expect(who, text).toEqual([{ kind: 'agency', agency: 1 }]);
      expect(rows).toEqual([]);
      const [, nobody] = await asApplication([lying, asks]);
      expect(nobody, text).toEqual([{ kind: 'anonymous', agency: null }]);
      const ticket = `select set_config('app.ticket', '${'x'.repeat(43)}', true)`;
      const [, , , stranger] = await asApplication([enter, lying, ticket, asks]);
      expect(stranger, text).toEqual([{ kind: 'anonymous', agency: null }]);
    }
  });

  it('같은 거래에서도 남의 출입표로 알아낸 것과 지운 목록은 쓰이지 않습니다', async () => {
    const [officer, other] = [await world.staff(1), await world.staff(2)];
    const say = (key: string, value: string) => `select set_config('${key}', '${value}', true)`;
    const copied = `select set_config('app.ticket', '${other.ticket}', true)`;
    const [, , , , agencies] = await asApplication([
      `select app.enter('${officer.ticket}', 5000)`,
      copied,
      'select app.agency() as agency',
      // What was found out for the second is left standing, and the ticket is the first one's again.
      say('app.ticket', officer.ticket),
      'select app.agency() as agency',
    ]);
    expect(agencies).toEqual([{ agency: 1 }]);
    const caseId = newId();
    const { companyId } = await world.company();
    await world.owner.query(
      `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, person_id)
       values ($1, $2, $3, 'summary', 1, 'counselling', '시험 제1조', current_date + 9, $4)`,
      [newId(), companyId, caseId, (await world.staff(1)).personId],
    );
    const listed = `select app.closed('summary', true) as keys`;
    for (const lie of ['{}', `${'0'.repeat(64)}{}`, '', 'x'.repeat(100)]) {
      const [, , keys] = await asApplication([
        `select app.enter('${officer.ticket}', 5000)`,
        say('app.list_summary_case', lie),
        listed,
      ]);
      expect(keys).toEqual([{ keys: [caseId] }]);
    }
    // A list that was found out keeps for the transaction, and not when its turn is another one.
    const [, first, , second] = await asApplication([
      `select app.enter('${officer.ticket}', 5000)`,
      listed,
      say('app.turn', 'another'),
      listed,
    ]);
    expect([first, second]).toEqual([[{ keys: [caseId] }], [{ keys: [caseId] }]]);
  });

  it('거래 안에서 열람 권한이 바뀌면 그 거래가 바로 압니다', async () => {
    const officer = await world.staff(1);
    const { companyId } = await world.company();
    const [caseId, grantId] = [newId(), newId()];
    await world.owner.query('begin');
    await world.owner.query(`select set_config('app.ticket', $1, true)`, [officer.ticket]);
    const closed = async () =>
      (await world.owner.query<{ keys: string[] }>(`select app.closed('counsel', true) as keys`)).rows[0]?.keys;
    expect(await closed()).not.toContain(caseId);
    await world.owner.query(
      `insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, until)
       values ($1, $2, $3, 'counsel', 1, 'counselling', '시험 제1조', current_date, now() - interval '1 second')`,
      [grantId, companyId, caseId],
    );
    expect(await closed()).toContain(caseId);
    await world.owner.query('update organisations.sight_grant set revoked_at = now() where id = $1', [grantId]);
    expect(await closed()).not.toContain(caseId);
    await world.owner.query('rollback');
  });

  it('역할을 되돌리면 아무 권한도 남지 않습니다', async () => {
    await expect(asApplication(['reset role', 'select * from organisations.company'])).rejects.toThrow(
      /permission denied/,
    );
  });
});
