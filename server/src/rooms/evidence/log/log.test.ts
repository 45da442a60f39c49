import { randomBytes } from 'node:crypto';
import { entryCommitment, entryLeaf } from '@boru/engines/merkle';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundWorld, type World } from '../../../../../test/world.ts';
import { startSequencer } from '../../../entry/sequencer.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((value) => value.isWellFormed() && !value.includes('\u0000'));
const maybe = fc.option(text, { nil: null });

describe('두 벌로 적은 같은 바이트', () => {
  it('데이터베이스와 엔진의 잎이 어떤 글에서도 같습니다', async () => {
    const salt = randomBytes(32);
    await fc.assert(
      fc.asyncProperty(fc.array(maybe, { minLength: 9, maxLength: 9 }), text, fc.nat(), async (values, what, id) => {
        const names = [
          'requestId',
          'personId',
          'actorName',
          'companyId',
          'caseId',
          'subjectId',
          'detail',
          'address',
          'reason',
        ];
        const content = Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]));
        const { rows } = await world.owner.query<{ commitment: Buffer; leaf: Buffer; at: string }>(
          `with c as (select sha256($1::bytea || evidence.field($2) || evidence.field($3) || evidence.field($4) || evidence.field($5) || evidence.field($6)
             || evidence.field($7) || evidence.field($8) || evidence.field($9) || evidence.field($10)) as commitment)
           select commitment, evidence.leaf('audit', $11::bigint, '2026-11-23T01:02:03.456789Z', $12, 'agency', 9::smallint, commitment) as leaf,
             evidence.microseconds('2026-11-23T01:02:03.456789Z') as at from c`,
          [salt, ...values, id, what],
        );
        const [row] = rows;
        const commitment = entryCommitment('audit', salt, content);
        expect(Buffer.from(commitment).equals(row?.commitment ?? Buffer.alloc(0))).toBe(true);
        const head = {
          kind: 'audit' as const,
          id: String(id),
          at: row?.at ?? '',
          what,
          actorKind: 'agency',
          agencyId: '9',
        };
        expect(head.at).toBe('1795395723456789');
        expect(Buffer.from(entryLeaf(head, commitment)).equals(row?.leaf ?? Buffer.alloc(0))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('같은 글이라도 소금이 달라 잎이 다릅니다', async () => {
    await world.owner.query(
      `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id) select 'r', 'system', 'twin.done', 's' from generate_series(1, 50)`,
    );
    const { rows } = await world.owner.query<{ salts: number; leaves: number; all: number }>(
      `select count(distinct e.salt) as salts, count(distinct u.leaf) as leaves, count(*) as all
         from evidence.audit_entry e join evidence.unsequenced u on u.kind = 'audit' and u.entry_id = e.id where e.action = 'twin.done'`,
    );
    expect(rows).toEqual([{ salts: 50, leaves: 50, all: 50 }]);
  });
});

describe('1초마다 차례를 매기는 일꾼', () => {
  it('쓴 줄이 곧 서명된 나무에 들어가고, 멈추라면 멈춥니다', async () => {
    const faults: unknown[] = [];
    const quiet = () => undefined;
    const log = {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: quiet,
      fault: (_event: string, fault: unknown) => void faults.push(fault),
    };
    const sequencer = startSequencer({ database: world.database, config: world.services.config }, log);
    await world.owner.query(
      `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id) values ('r', 'system', 'late.done', 's')`,
    );
    const waiting = async () =>
      Number((await world.owner.query('select count(*) as n from evidence.unsequenced')).rows[0].n);
    for (let tries = 0; tries < 100 && (await waiting()) > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await waiting()).toBe(0);
    await sequencer.stop();
    await world.owner.query(
      `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id) values ('r', 'system', 'later.done', 's')`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await waiting()).toBe(1);
    expect(faults).toEqual([]);
  });
});

describe('달마다 나눈 표', () => {
  it('앞으로의 달도 강제된 행 보안과 방아쇠를 갖고 생깁니다', async () => {
    await world.owner.query(`select evidence.ensure_partitions('2041-01-15', 2)`);
    const { rows } = await world.owner.query<{
      name: string;
      forced: boolean;
      policies: string;
      triggers: string;
      granted: boolean;
    }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
              (select string_agg(p.polname, ',') from pg_policy p where p.polrelid = c.oid) as policies,
              (select string_agg(t.tgname, ',') from pg_trigger t where t.tgrelid = c.oid) as triggers,
              has_table_privilege('boru_app', c.oid, 'select') as granted
         from pg_class c where c.relnamespace = 'evidence'::regnamespace and c.relname ~ '_20410[123]$' order by 1`,
    );
    expect(rows).toHaveLength(6);
    for (const row of rows)
      expect(row).toMatchObject({ forced: true, policies: 'owner_all', triggers: 'commit_to', granted: false });
    await world.owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, action, subject_id) values ('2041-02-01T00:00:00Z', 'r', 'system', 'future.done', 's')`,
    );
    const { rows: kept } = await world.owner.query(
      `select salt is not null as salted from evidence.audit_entry_204102 where action = 'future.done'`,
    );
    expect(kept).toEqual([{ salted: true }]);
  });

  it('날마다의 일이 한 해 앞까지 마련합니다', async () => {
    const { rows } = await world.owner.query<{ ahead: boolean }>(
      `select to_regclass('evidence.audit_entry_' || to_char(now() + interval '11 months', 'YYYYMM')) is not null as ahead`,
    );
    expect(rows).toEqual([{ ahead: true }]);
  });
});
