import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { backUp } from './backup.ts';
import { readArchive, writeArchive } from './backup-archive.ts';
import { restore, verifyBackup } from './restore.ts';

const { owner, template } = inject('postgres');
const agency = (id: number, code: string): string =>
  `insert into organisations.agency (id, code, kind, source) values (${id}, '${code}', 'support', '시험')`;
const now = new Date('2026-11-22T00:00:00Z');

let folder = '';
let founder: pg.Client;
const clients: pg.Client[] = [];

/** A database from the template with a data folder: one installation. */
const installation = async (): Promise<{ client: pg.Client; dataDir: string }> => {
  const name = `backup_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await founder.query(`create database ${name} template ${template}`);
  const client = new pg.Client({ ...owner, database: name });
  await client.connect();
  clients.push(client);
  const dataDir = join(folder, name);
  await mkdir(join(dataDir, 'files/ab'), { recursive: true });
  return { client, dataDir };
};
const count = async (client: pg.Client, table: string): Promise<number> =>
  Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
const refusal = (code: string): unknown => expect.objectContaining({ name: 'Refusal', code });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boru-backup-'));
  founder = new pg.Client({ ...owner, database: 'postgres' });
  await founder.connect();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await founder.end();
  await rm(folder, { recursive: true, force: true });
});

/** Every kind of trouble: quotes, tabs, NUL-like escapes, a foreign key, a partition of a far month, an identity, two big uploads. */
const fill = async (client: pg.Client, dataDir: string): Promise<void> => {
  await client.query(agency(901, 'odd\\N\t"\nname'));
  await client.query(
    `insert into organisations.agency_name (agency_id, name_ko, name_en, valid_from, source) values (901, '기관 이름', 'x', '2024-01-01', '시험')`,
  );
  await client.query(`select evidence.ensure_partitions('2035-03-01', 0)`);
  await client.query(
    `insert into evidence.audit_entry (at, request_id, actor_kind, action, subject_id) values ('2035-03-05T00:00:00Z', 'r', 'system', 'a', 's'), (now(), 'r', 'system', 'b', 's')`,
  );
  await writeFile(join(dataDir, 'files/ab/upload'), Buffer.alloc(9 * 1024 * 1024, 'boru'));
  await writeFile(join(dataDir, 'files/empty'), '');
  await writeFile(join(dataDir, 'secret.key'), 'key-of-the-backup\n');
};

describe('백업과 복원', () => {
  test('다른 설치에 복원하면 표, 순번, 달별 증적, 첨부, 비밀 키가 모두 같다', async () => {
    const from = await installation();
    await fill(from.client, from.dataDir);
    const file = join(folder, 'a.boru');
    const made = await backUp(from.client, from.dataDir, file, now);
    expect(made.tables.find(({ table }) => table === 'agency')?.rows).toBe(
      await count(from.client, 'organisations.agency'),
    );

    const into = await installation();
    await into.client.query(agency(902, 'gone-after-restore'));
    await writeFile(join(into.dataDir, 'secret.key'), 'old-key\n');
    await restore(into.client, into.dataDir, file);

    const { rows } = await into.client.query('select id, code from organisations.agency order by id');
    expect(rows).toEqual((await from.client.query('select id, code from organisations.agency order by id')).rows);
    expect(await count(into.client, 'evidence.audit_entry')).toBe(2);
    expect(await count(into.client, 'evidence.audit_entry_203503')).toBe(1);
    await into.client.query(
      `insert into evidence.audit_entry (request_id, actor_kind, action, subject_id) values ('r', 'system', 'c', 's')`,
    );
    expect((await into.client.query('select count(distinct id)::int as n from evidence.audit_entry')).rows[0].n).toBe(
      3,
    );
    expect(
      (await readFile(join(into.dataDir, 'files/ab/upload'))).equals(
        await readFile(join(from.dataDir, 'files/ab/upload')),
      ),
    ).toBe(true);
    expect(readFileSync(join(into.dataDir, 'secret.key'), 'utf8')).toBe('key-of-the-backup\n');
    expect(readFileSync(join(into.dataDir, 'secret.key.before-restore'), 'utf8')).toBe('old-key\n');
  });

  test('복원한 뒤에도 참조와 행 보안이 그대로 지켜진다', async () => {
    const from = await installation();
    await fill(from.client, from.dataDir);
    const shape = `select (select count(*) from pg_constraint)::int as constraints,
                          (select count(*) from pg_policy)::int as policies,
                          (select count(*) from pg_class where relforcerowsecurity)::int as forced,
                          (select count(*) from pg_trigger where tgenabled = 'O')::int as triggers`;
    const file = join(folder, 'a.boru');
    await backUp(from.client, from.dataDir, file, now);
    const into = await installation();
    await restore(into.client, into.dataDir, file);
    expect((await into.client.query(shape)).rows).toEqual((await from.client.query(shape)).rows);
    await expect(
      into.client.query(
        `insert into organisations.agency_name (agency_id, name_ko, name_en, valid_from, source) values (9999, 'x', 'x', '2024-01-01', 'x')`,
      ),
    ).rejects.toThrow(/foreign key/);
  });

  test('백업하는 동안 들어온 변경은 섞이지 않는다', async () => {
    const { client, dataDir } = await installation();
    const other = new pg.Client({ ...owner, database: clients.at(-1)?.database });
    await other.connect();
    clients.push(other);
    await fill(client, dataDir);
    const before = await count(client, 'organisations.agency');
    let wrote = false;
    const made = await backUp(client, dataDir, join(folder, 'a.boru'), now, () => {
      if (wrote) return;
      wrote = true;
      void other.query(agency(903, 'during'));
    });
    expect(made.tables.find(({ table }) => table === 'agency')?.rows).toBe(before);
  });

  test('잘린 백업, 바뀐 백업은 옛 상태를 그대로 둔다', async () => {
    const { client, dataDir } = await installation();
    await fill(client, dataDir);
    const file = join(folder, 'a.boru');
    await backUp(client, dataDir, file, now);
    const whole = await readFile(file);
    await client.query(agency(904, 'present'));
    const present = await count(client, 'organisations.agency');

    for (const length of [0, 10, Math.floor(whole.length / 2), whole.length - 1]) {
      const cut = join(folder, 'cut.boru');
      await writeFile(cut, whole);
      await truncate(cut, length);
      await expect(restore(client, dataDir, cut)).rejects.toEqual(refusal('backup.damaged'));
    }
    const forged = writeArchive(join(folder, 'forged.boru'));
    for await (const { name, content } of readArchive(file))
      await forged.add(
        name,
        name.startsWith('tables/organisations.agency/') ? Buffer.concat([content, content]) : content,
      );
    await forged.finish();
    await expect(restore(client, dataDir, join(folder, 'forged.boru'))).rejects.toEqual(refusal('backup.damaged'));
    await expect(restore(client, dataDir, join(folder, 'none.boru'))).rejects.toEqual(refusal('backup.missing'));
    expect(await count(client, 'organisations.agency')).toBe(present);
    expect(existsSync(join(dataDir, 'secret.key.restoring'))).toBe(false);
  });

  test('중간에 실패한 복원은 되돌려진다', async () => {
    const { client, dataDir } = await installation();
    await fill(client, dataDir);
    const file = join(folder, 'a.boru');
    await backUp(client, dataDir, file, now);
    await client.query(agency(905, 'present'));
    const present = await count(client, 'organisations.agency');
    const stop = () => {
      throw new Error('the power went out');
    };
    await expect(restore(client, dataDir, file, stop)).rejects.toThrow('the power went out');
    expect(await count(client, 'organisations.agency')).toBe(present);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('key-of-the-backup\n');
  });

  test('모르는 마이그레이션으로 만든 백업과 폴더 밖을 가리키는 백업을 거절한다', async () => {
    const { client, dataDir } = await installation();
    const file = join(folder, 'a.boru');
    await backUp(client, dataDir, file, now);
    const rewrite = async (change: (manifest: Record<string, unknown>) => void): Promise<string> => {
      const path = join(folder, `changed-${Math.random()}.boru`);
      const writer = writeArchive(path);
      for await (const { name, content } of readArchive(file)) {
        const manifest = name === 'manifest.json' ? JSON.parse(content.toString('utf8')) : null;
        if (manifest !== null) change(manifest);
        await writer.add(name, manifest === null ? content : Buffer.from(JSON.stringify(manifest)));
      }
      await writer.finish();
      return path;
    };
    const newer = await rewrite((manifest) => {
      manifest['migrations'] = [{ number: 9999, name: 'future', hash: 'x' }];
    });
    await expect(restore(client, dataDir, newer)).rejects.toEqual(refusal('backup.newer'));
    const empty = {
      name: 'data/x',
      size: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    };
    const climbing = await rewrite((manifest) => {
      manifest['files'] = [{ ...empty, path: 'files/../../etc/passwd' }];
    });
    await expect(verifyBackup(climbing)).rejects.toEqual(refusal('backup.damaged'));
  });

  test('돌고 있는 보루가 있으면 복원하지 않는다', async () => {
    const { client, dataDir } = await installation();
    const file = join(folder, 'a.boru');
    await backUp(client, dataDir, file, now);
    const running = new pg.Client({ ...owner, database: clients.at(-1)?.database, application_name: 'boru' });
    await running.connect();
    clients.push(running);
    await expect(restore(client, dataDir, file)).rejects.toEqual(refusal('restore.in_use'));
  });
});
