import type pg from 'pg';
import { Refusal } from '../refusal.ts';

/** Owns the tables and runs migrations. Its policies let it see all, so no request ever runs as it. */
export const ownerRole = 'boru_owner';
/** Signs in and owns nothing: it may only become `boru_app`. */
export const loginRole = 'boru_login';
/** What a request is while it runs: the row-level policies are written for it. */
export const applicationRole = 'boru_app';

const duplicate = new Set(['42710', '23505']);

/** Roles belong to the whole server, and several databases of one server may be prepared at the same moment. */
const createRole = async (client: pg.ClientBase, name: string, attributes: string): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create role ${name} ${attributes}`);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    if (duplicate.has(code)) return;
    if (code !== '42501') throw fault;
    throw new Refusal(
      'roles.missing',
      `데이터베이스에 ${name} 역할이 없고 만들 권한도 없습니다. 관리자에게 docs/operations.md의 "PostgreSQL 준비" 구문을 실행해 달라고 하세요.`,
      `The database lacks the role ${name} and this account may not create it. Ask its administrator to run the statements under "Preparing PostgreSQL" in docs/operations.md.`,
    );
  }
};

/** Idempotent. Embedded: all three roles. On a server of yours the two sign-in roles are the administrator's. */
export const ensureRoles = async (client: pg.ClientBase, { embedded }: { embedded: boolean }): Promise<void> => {
  await createRole(client, applicationRole, 'nologin');
  if (!embedded) return;
  await createRole(client, ownerRole, 'login createdb');
  await createRole(client, loginRole, 'login noinherit');
  await client.query(`grant ${applicationRole} to ${loginRole}`);
};
