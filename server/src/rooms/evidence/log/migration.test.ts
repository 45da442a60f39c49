import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { hashToken, newId, newToken } from '../../../kernel/ids.ts';
import { asSystem, connect } from '../../../platform/database/index.ts';
import { migrate, migrationsFolder } from '../../../platform/database/migrate.ts';
import { logSigner, sequence, verifyLog } from '../index.ts';

const first = 15;

/** The program as it was before the log, then this one, on a database of its own. */
it('나무가 생기기 전에 쓴 줄도 잎을 얻고 처음부터 맞습니다', async () => {
  const server = inject('postgres');
  const folder = mkdtempSync(join(tmpdir(), 'boru-older-'));
  for (const file of readdirSync(migrationsFolder))
    if (Number(file.slice(0, 4)) < first) cpSync(join(migrationsFolder, file), join(folder, file));
  const name = `older_${newId().replaceAll('-', '')}`;
  const founder = new pg.Client({ ...server.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${name} template template0`);
  const owner = new pg.Client({ ...server.owner, database: name });
  await owner.connect();
  try {
    await migrate(owner, folder);
    await owner.query(
      `insert into evidence.audit_entry (at, request_id, actor_kind, action, subject_id, detail)
       select now() - i * interval '9 days', 'r' || i, 'system', 'older.done', 's', jsonb_build_object('n', i) from generate_series(1, 400) i`,
    );
    await owner.query(
      `insert into evidence.access_entry (request_id, person_id, agency_id, reader_name, agency_name, company_id, sections, endpoint)
       select 'r' || i, gen_random_uuid(), 3, '옛 담당자', '옛 기관', gen_random_uuid(), '{summary}', 'organisations.showCompany' from generate_series(1, 30) i`,
    );
    await migrate(owner);
    const ticket = newToken();
    await owner.query(
      `insert into platform.system_ticket (token_hash, expires_at) values ($1, now() + interval '1 day')`,
      [hashToken(ticket)],
    );
    const database = connect({ ...server.login, database: name }, ticket, 2);
    try {
      const signer = await logSigner(folder);
      expect(await asSystem(database, 'write', (tx) => sequence(tx, signer))).toBe(430);
      const found = await asSystem(database, 'read', (tx) => verifyLog(tx, signer, []));
      expect(found).toMatchObject({ sound: true, fault: null, size: 430, entries: 430, waiting: 0 });
    } finally {
      await database.close();
    }
  } finally {
    await owner.end();
    // The database stays with the throw-away server: an autovacuum at work in it would forbid us to drop it.
    await founder.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
