import { readVerifier, signCheckpoint, signerOf, writeVerifier } from '@boru/engines/merkle';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';
import { asSystem } from '../../../platform/database/index.ts';
import { erasePayload, logSigner, record, sequence, type Verified, verifyLog } from '../index.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const signer = () => logSigner(world.services.config.dataDir);
const place = async (): Promise<number> => {
  const key = await signer();
  return asSystem(world.database, 'write', (tx) => sequence(tx, key));
};
const verify = async (notes: readonly string[] = []): Promise<Verified> => {
  const key = await signer();
  return asSystem(world.database, 'read', (tx) => verifyLog(tx, key, notes));
};
const write = (count: number, action = 'seed.done') =>
  world.owner.query(
    `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id, detail)
     select 'r' || i, 'system', $2, 's', jsonb_build_object('number', i, 'text', '한글 "따옴표" \\ ') from generate_series(1, $1::int) i`,
    [count, action],
  );
const read = async (companyId: string) => {
  const officer = await world.staff(9);
  await world.owner.query(
    `insert into evidence.access_entry (request_id, person_id, agency_id, reader_name, agency_name, company_id, sections, endpoint)
     values ('r', $1, 9, '읽은 사람', '기관', $2, '{summary,contact}', 'test.read')`,
    [officer.personId, companyId],
  );
};

/** The place of a deed in the middle of the log. */
const somePlace = async (): Promise<number> => {
  const { rows } = await world.owner.query<{ at: string }>(
    `select min(leaf_index) as at from evidence.log_leaf where kind = 'audit' and leaf_index >= 10`,
  );
  return Number(rows[0]?.at);
};

/** What a person with the owner's password could do; undone afterwards, so that each trial begins with a sound log. */
const tampered = async (statements: readonly string[], look: (found: Verified) => void): Promise<void> => {
  await world.owner.query(
    'create table if not exists public.kept_audit as select * from evidence.audit_entry with no data',
  );
  const tables = ['audit_entry', 'access_entry', 'log_leaf', 'log_tile', 'checkpoint', 'unsequenced'];
  for (const table of tables) {
    await world.owner.query(`drop table if exists public.kept_${table}`);
    await world.owner.query(`create table public.kept_${table} as select * from evidence.${table}`);
  }
  await world.owner.query('alter table evidence.audit_entry disable trigger user');
  await world.owner.query('alter table evidence.access_entry disable trigger user');
  try {
    for (const statement of statements) {
      const { rowCount } = await world.owner.query(statement);
      expect(rowCount, statement).not.toBe(0);
    }
    look(await verify());
  } finally {
    for (const table of tables) {
      await world.owner.query(`delete from evidence.${table}`);
      const identity = table.endsWith('_entry') ? 'overriding system value' : '';
      await world.owner.query(`insert into evidence.${table} ${identity} select * from public.kept_${table}`);
    }
    await world.owner.query('alter table evidence.audit_entry enable trigger user');
    await world.owner.query('alter table evidence.access_entry enable trigger user');
  }
  expect((await verify()).fault).toBeNull();
};

describe('증적의 나무', () => {
  it('줄을 쓰면 잎이 함께 남고, 차례를 받으면 서명된 뿌리가 생깁니다', async () => {
    await write(3);
    const { rows } = await world.owner.query(`select count(*)::int as n from evidence.unsequenced`);
    expect(rows[0].n).toBeGreaterThanOrEqual(3);
    expect(await place()).toBe(rows[0].n);
    expect(await place()).toBe(0);
    const found = await verify();
    expect(found).toMatchObject({ sound: true, fault: null, size: rows[0].n, checkpoints: 1, waiting: 0, erased: 0 });
  });

  it('되돌린 트랜잭션은 잎도 남기지 않습니다', async () => {
    const before = (await verify()).waiting;
    await world.owner.query('begin');
    await write(5);
    await world.owner.query('rollback');
    expect((await verify()).waiting).toBe(before);
  });

  it('두 조각을 넘는 나무도, 여러 번에 나눈 나무도 처음부터 다시 셈해 맞습니다', async () => {
    const company = await world.company();
    for (const count of [1, 254, 300, 7]) {
      await write(count);
      await read(company.companyId);
      await place();
    }
    const found = await verify();
    expect(found).toMatchObject({ sound: true, fault: null });
    expect(found.checkpoints).toBeGreaterThanOrEqual(5);
    expect(found.entries).toBe(found.size);
    expect(found.size).toBeGreaterThan(560);
  });

  it('두 서버가 한꺼번에 차례를 매겨도 겹치거나 비지 않습니다', async () => {
    await write(40);
    const placed = await Promise.all([place(), place(), place(), place()]);
    expect(placed.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect((await verify()).fault).toBeNull();
  });

  it('응용 프로그램은 잎, 차례, 조각을 지어내거나 지우지 못합니다', async () => {
    const client = await world.database.pool.connect();
    try {
      for (const statement of [
        `insert into evidence.log_leaf values (0, 'audit', now(), 1, sha256(''))`,
        'update evidence.log_leaf set leaf_index = leaf_index',
        'delete from evidence.log_leaf',
        'delete from evidence.unsequenced',
        'delete from evidence.log_tile',
        'update evidence.checkpoint set note = note',
        'delete from evidence.checkpoint',
        `insert into evidence.audit_entry (at, request_id, actor_kind, action, subject_id) values ('2020-01-01', 'r', 'system', 'a', 's')`,
        `insert into evidence.audit_entry (salt, request_id, actor_kind, action, subject_id) values ('x', 'r', 'system', 'a', 's')`,
        `insert into evidence.audit_entry (address, request_id, actor_kind, action, subject_id) values ('x', 'r', 'system', 'a', 's')`,
      ]) {
        await client.query('begin');
        await client.query('select app.enter($1, 1000)', [world.database.systemTicket]);
        await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
        await client.query('rollback');
      }
      await client.query('begin');
      await client.query(`select app.enter('', 1000)`);
      await expect(client.query('select * from evidence.sequence(10)')).rejects.toThrow(/only the system actor/);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});

describe('주인의 권한으로 고친 것을 찾아냅니다', () => {
  beforeEach(async () => {
    await write(20);
    await read((await world.company()).companyId);
    await place();
    await write(5);
    await place();
  });

  const content: readonly [string, string][] = [
    ['한 일', `action = 'nothing.done'`],
    ['한 사람의 이름', `actor_name = '다른 사람'`],
    ['한 사람', `person_id = gen_random_uuid()`],
    ['대상 기업', `company_id = gen_random_uuid()`],
    ['접속한 주소', `address = '192.0.2.1'`],
    ['까닭', `reason = '그럴듯한 까닭'`],
    ['덧붙임', `detail = detail || '{"number": 0}'`],
    ['기관', `agency_id = 3`],
    ['소금', `salt = sha256('x')`],
  ];
  it.each(content)('증적의 %s', async (_what, set) => {
    await tampered(
      [`update evidence.audit_entry set ${set} where id = (select max(id) - 2 from evidence.audit_entry)`],
      (found) => {
        expect(found.fault).toMatchObject({ code: 'entry.changed', where: { kind: 'audit', id: expect.any(String) } });
      },
    );
  });

  it('때를 옮기면 그 자리의 줄이 없습니다', async () => {
    await tampered(
      [
        `update evidence.audit_entry set at = at + interval '1 microsecond' where id = (select max(id) from evidence.audit_entry)`,
      ],
      (found) => expect(found.fault?.code).toBe('entry.missing'),
    );
  });

  it.each([
    ['본 항목', `sections = '{summary}'`],
    ['읽은 사람', `reader_name = '없는 사람'`],
    ['연 화면', `endpoint = 'other.page'`],
    ['근거', `basis = '{law/지어낸 조문}'`],
  ])('열람 기록의 %s', async (_what, set) => {
    await tampered(
      [`update evidence.access_entry set ${set} where id = (select max(id) from evidence.access_entry)`],
      (found) => expect(found.fault).toMatchObject({ code: 'entry.changed', where: { kind: 'access' } }),
    );
  });

  it('줄을 지우거나, 잎까지 함께 지우거나, 몰래 넣거나', async () => {
    const last = '(select max(id) from evidence.audit_entry)';
    await tampered([`delete from evidence.audit_entry where id = ${last}`], (found) =>
      expect(found.fault).toMatchObject({ code: 'entry.missing', where: { index: found.size - 1 } }),
    );
    const at = await somePlace();
    await tampered(
      [
        `delete from evidence.audit_entry where id = (select entry_id from evidence.log_leaf where leaf_index = ${at})`,
        `delete from evidence.log_leaf where leaf_index = ${at}`,
      ],
      (found) => expect(found.fault).toEqual({ code: 'log.gap', where: { index: at } }),
    );
    await tampered(
      ['delete from evidence.log_leaf where leaf_index = (select max(leaf_index) from evidence.log_leaf)'],
      (found) => expect(found.fault?.code).toBe('log.short'),
    );
    await tampered(
      [
        `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id, salt) values ('r', 'system', 'a', 's', sha256('x'))`,
      ],
      (found) => expect(found.fault?.code).toBe('entry.unlogged'),
    );
  });

  it('줄과 잎을 함께 앞뒤가 맞게 고쳐도 서명된 뿌리가 다릅니다', async () => {
    const at = await somePlace();
    await tampered(
      [
        `update evidence.audit_entry set actor_name = '다른 사람' where id = (select entry_id from evidence.log_leaf where leaf_index = ${at})`,
        `update evidence.log_leaf l set leaf = evidence.leaf('audit', e.id, e.at, e.action, e.actor_kind, e.agency_id, evidence.audit_commitment(e))
           from evidence.audit_entry e where l.leaf_index = ${at} and e.id = l.entry_id`,
      ],
      (found) => expect(found.fault).toMatchObject({ code: 'checkpoint.root' }),
    );
  });

  it('차례를 맞바꾸면', async () => {
    await tampered(
      [
        'update evidence.log_leaf set leaf_index = 1000000 where leaf_index = 2',
        'update evidence.log_leaf set leaf_index = 2 where leaf_index = 3',
        'update evidence.log_leaf set leaf_index = 3 where leaf_index = 1000000',
      ],
      (found) => expect(found.fault?.code).toBe('checkpoint.root'),
    );
  });

  it('조각을 고치면, 그리고 고친 나무 위에는 서명하지 않습니다', async () => {
    const spoil = `update evidence.log_tile set hashes = overlay(hashes placing '\\xdead' from 1) where level = 0 and tile_index = (select max(tile_index) from evidence.log_tile where level = 0)`;
    await tampered([spoil], (found) => expect(found.fault).toMatchObject({ code: 'tile.changed' }));
    await world.owner.query('create temporary table sound_tile as select * from evidence.log_tile');
    await write(1);
    await world.owner.query(spoil);
    await expect(place()).rejects.toThrow(/not what was signed/);
    await world.owner.query(
      'update evidence.log_tile t set hashes = s.hashes from sound_tile s where s.level = t.level and s.tile_index = t.tile_index',
    );
    await world.owner.query('drop table sound_tile');
    expect(await place()).toBe(1);
  });

  it('확인점의 뿌리나 글을 고치거나, 다른 열쇠로 다시 서명하거나, 지우면', async () => {
    const last = '(select max(size) from evidence.checkpoint)';
    await tampered([`update evidence.checkpoint set root = sha256('x') where size = ${last}`], (found) =>
      expect(found.fault).toMatchObject({ code: 'checkpoint.root', where: { size: found.size } }),
    );
    await tampered(
      [`update evidence.checkpoint set note = replace(note, E'\\n', E'\\n\\n') where size = ${last}`],
      (found) => expect(found.fault?.code).toBe('checkpoint.signature'),
    );
    const own = await signer();
    const thief = signerOf(own.name, new Uint8Array(32).fill(7));
    const { size, root } = (await world.owner.query(`select size, root from evidence.checkpoint where size = ${last}`))
      .rows[0];
    const forged = signCheckpoint({ origin: thief.name, size: BigInt(size), root: new Uint8Array(root) }, thief);
    await tampered([`update evidence.checkpoint set note = '${forged}' where size = ${last}`], (found) =>
      expect(found.fault?.code).toBe('checkpoint.signature'),
    );
    await tampered([`delete from evidence.checkpoint where size = ${last}`], (found) =>
      expect(found.fault?.code).toBe('log.unsigned'),
    );
  });

  it('기다리는 줄도 고치면 드러납니다', async () => {
    await write(2);
    await tampered(
      [`update evidence.audit_entry set subject_id = 'x' where id = (select max(id) from evidence.audit_entry)`],
      (found) => expect(found.fault).toMatchObject({ code: 'entry.changed', where: { kind: 'audit' } }),
    );
    await tampered(
      [`delete from evidence.unsequenced where entry_id = (select max(entry_id) from evidence.unsequenced)`],
      (found) => expect(found.fault?.code).toBe('entry.unlogged'),
    );
    await place();
  });

  it('처음부터 새로 지은 나무는 스스로는 맞지만, 밖에 둔 확인점과 어긋납니다', async () => {
    const kept = (await world.owner.query('select note from evidence.checkpoint order by size desc limit 1')).rows[0]
      .note;
    expect((await verify([kept])).fault).toBeNull();
    await write(3);
    await place();
    expect((await verify([kept])).fault).toBeNull();
    const key = await signer();
    const other = signCheckpoint({ origin: key.name, size: 5n, root: new Uint8Array(32) }, key);
    expect((await verify([other])).fault).toEqual({ code: 'pinned.rewritten', where: { size: 5 } });
    const beyond = signCheckpoint({ origin: key.name, size: 10_000_000n, root: new Uint8Array(32) }, key);
    expect((await verify([beyond])).fault?.code).toBe('log.short');
    expect((await verify(['아무 글\n'])).fault?.code).toBe('pinned.signature');
    expect(readVerifier(writeVerifier(key))?.name).toBe(key.name);
  });
});

describe('법에 따라 지우기', () => {
  it('내용을 지워도 나무는 그대로 맞고, 지웠다는 줄이 남습니다', async () => {
    const company = await world.company();
    await asSystem(world.database, 'write', (tx) =>
      record(
        tx,
        { kind: 'system' },
        {
          requestId: 'r',
          action: 'case.opened',
          subjectId: 's',
          companyId: company.companyId,
          detail: { secret: 'x' },
        },
      ),
    );
    await read(company.companyId);
    await place();
    const before = await verify();
    const { rows } = await world.owner.query<{ kind: 'audit' | 'access'; id: string; at: string }>(
      `select 'audit' as kind, id::text, (extract(epoch from at) * 1000000)::bigint::text as at from evidence.audit_entry where company_id = $1
       union all select 'access', id::text, (extract(epoch from at) * 1000000)::bigint::text from evidence.access_entry where company_id = $1`,
      [company.companyId],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const entry = { kind: row.kind, at: row.at, id: Number(row.id) };
      const erase = () =>
        asSystem(world.database, 'write', (tx) =>
          erasePayload(tx, entry, { requestId: 'erase', article: '개인정보 보호법 제36조' }),
        );
      expect(await erase()).toBe(true);
      expect(await erase()).toBe(false);
    }
    const left = await world.owner.query(
      `select to_jsonb(e)::text || coalesce((select string_agg(to_jsonb(a)::text, '') from evidence.access_entry a where a.erased_at is not null), '') as text
         from evidence.audit_entry e where e.erased_at is not null`,
    );
    expect(left.rows).toHaveLength(1);
    expect(left.rows[0].text).not.toContain(company.companyId);
    expect(left.rows[0].text).not.toMatch(/secret|읽은 사람/);
    expect(await verify()).toMatchObject({ sound: true, size: before.size, erased: 2 });
    await place();
    expect(await verify()).toMatchObject({ sound: true, erased: 2, size: before.size + 2 });
  });

  it('지웠다는 줄은 지울 수 없고, 기록 없이 사라진 내용은 드러납니다', async () => {
    const { rows } = await world.owner.query<{ id: string; at: string }>(
      `select id::text, (extract(epoch from at) * 1000000)::bigint::text as at from evidence.audit_entry where action = 'evidence.erased' limit 1`,
    );
    const [deed] = rows;
    if (!deed) throw new Error('nothing was erased');
    const again = await asSystem(world.database, 'write', (tx) =>
      erasePayload(tx, { kind: 'audit', at: deed.at, id: Number(deed.id) }, { requestId: 'e', article: 'x' }),
    );
    expect(again).toBe(false);
    await tampered(
      [
        `update evidence.audit_entry e set commitment = evidence.audit_commitment(e), salt = null, erased_at = now(), request_id = '', person_id = null, actor_name = '',
           company_id = null, case_id = null, subject_id = '', detail = '{}', address = null, reason = ''
          where action = 'seed.done' and id = (select max(id) from evidence.audit_entry where action = 'seed.done')`,
      ],
      (found) => expect(found.fault).toMatchObject({ code: 'entry.erased_without_trace', where: { kind: 'audit' } }),
    );
  });

  it('요청을 처리하는 사람은 지울 수 없습니다', async () => {
    const client = await world.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.enter($1, 1000)', [(await world.staff(1, 'manager')).ticket]);
      await expect(client.query(`select evidence.erase('audit', now(), 1)`)).rejects.toThrow(/only the system actor/);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});
