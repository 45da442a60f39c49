import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { type Actor, agencyRoles, companyRoles } from '#kernel/actor';
import type { Schema } from './schema.ts';

/** A transaction that the database itself has bound to one actor. There is no other way to the data. */
export type Tx = Transaction<Schema>;
export type Database = {
  kysely: Kysely<Schema>;
  pool: pg.Pool;
  /** The secret of the system actor: known to this process and, hashed, to the database. */
  systemTicket: string;
  close(): Promise<void>;
};

export type Mode = 'read' | 'write';

// Civil dates stay text: a Date would move them by nine hours. Big integers are counts and money: safe as numbers here.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));

export const connect = (connection: pg.PoolConfig, systemTicket: string, max = 10): Database => {
  const pool = new pg.Pool({ ...connection, max, application_name: 'boru', idleTimeoutMillis: 30_000 });
  pool.on('error', () => undefined); // A broken idle connection is replaced at the next use; the query that needs it reports.
  // A connection that breaks in use reports through its query; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { kysely, pool, systemTicket, close: () => kysely.destroy() };
};

type IdentityRow = {
  kind: Actor['kind'];
  personId: string | null;
  membershipId: string | null;
  agencyId: number | null;
  companyId: string | null;
  role: string | null;
  secretariat: boolean | null;
  secondFactor: boolean | null;
};

const roleIn = <Role extends string>(roles: readonly Role[], value: string | null): Role => {
  const role = roles.find((known) => known === value);
  if (!role) throw new Error('the database named an unknown role');
  return role;
};

const actorOf = (row: IdentityRow): Actor => {
  const { personId, membershipId } = row;
  if (row.kind === 'system') return { kind: 'system' };
  if (row.kind === 'anonymous' || !personId) return { kind: 'anonymous' };
  const secondFactor = row.secondFactor ?? false;
  if (row.kind === 'visitor' || !membershipId) return { kind: 'visitor', personId, membershipId, secondFactor };
  if (row.kind === 'company' && row.companyId)
    return {
      kind: 'company',
      personId,
      membershipId,
      companyId: row.companyId,
      role: roleIn(companyRoles, row.role),
      secondFactor,
    };
  if (row.kind === 'agency' && row.agencyId)
    return {
      kind: 'agency',
      personId,
      membershipId,
      agencyId: row.agencyId,
      role: roleIn(agencyRoles, row.role),
      secretariat: row.secretariat ?? false,
      secondFactor: true,
    };
  if (row.kind === 'administrator') return { kind: 'administrator', personId, membershipId, secondFactor: true };
  if (row.kind === 'expert') return { kind: 'expert', personId, membershipId, secondFactor: true };
  throw new Error('the database named an unknown actor');
};

/**
 * Runs `work` in one transaction as whoever holds `ticket` (null: nobody). The role and the ticket are set inside the
 * transaction and die with it, so a pooled connection carries nothing over, also behind pgbouncer.
 */
export const asActor = async <Result>(
  db: Database,
  ticket: string | null,
  mode: Mode,
  work: (tx: Tx, actor: Actor) => Promise<Result>,
  timeoutMs = 15_000,
  /** Where the request came from; evidence keeps it. Nobody's when the machine itself acts. */
  address = '',
): Promise<Result> =>
  db.kysely
    .transaction()
    .setAccessMode(mode === 'read' ? 'read only' : 'read write')
    .execute(async (tx) => {
      const { rows } =
        await sql<IdentityRow>`select * from app.enter(${ticket ?? ''}, ${timeoutMs}, ${address})`.execute(tx);
      const row = rows[0];
      if (!row) throw new Error('the database did not say who is asking');
      return work(tx, actorOf(row));
    });

/** The machine itself: jobs, sign-in before a session exists, the pack at start. */
export const asSystem = <Result>(db: Database, mode: Mode, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  asActor(db, db.systemTicket, mode, (tx, actor) => {
    if (actor.kind !== 'system') throw new Error('the system ticket is not valid');
    return work(tx);
  });

/**
 * Carries a step out as whoever pressed it, in one transaction that also ends it. Null when it was taken back, done or
 * refused before. Who that is, and whether they still may, the database finds out itself (decision 0026).
 */
export const asPresser = <Result>(
  db: Database,
  stepId: string,
  work: (tx: Tx, actor: Actor) => Promise<Result>,
): Promise<Result | null> =>
  asSystem(db, 'write', async (tx) => {
    const { rows } = await sql<IdentityRow>`select * from app.act_on(${stepId})`.execute(tx);
    return rows[0] === undefined ? null : work(tx, actorOf(rows[0]));
  });
