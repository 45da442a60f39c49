import pg from 'pg';
import { inject } from 'vitest';
import { hashToken, newToken } from '#kernel/ids';
import { connect, type Database } from '../database/index.ts';
import { type Place, seat, type Who } from './people.ts';

export type FreshDatabase = {
  database: Database;
  /** A second, independent process-like view on the same database. */
  another(): Database;
  /** For a process of its own. */
  login: pg.PoolConfig;
  /** The owner's connection: founds things without row security. */
  owner: pg.Client;
  /** A session of a person; `administrator` and agency staff with their second factor. */
  session(who: Place & { role: string }): Promise<Who>;
  close(): Promise<void>;
};

let serial = 0;

/** A migrated database of one's own, from the template of the run. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const server = inject('postgres');
  serial += 1;
  const name = `platform_${process.pid}_${Date.now()}_${serial}`;
  const founder = new pg.Client({ ...server.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${name} template ${server.template}`);
  const owner = new pg.Client({ ...server.owner, database: name });
  await owner.connect();
  const systemTicket = newToken();
  await owner.query(
    `insert into platform.system_ticket (token_hash, expires_at) values ($1, now() + interval '1 day')`,
    [hashToken(systemTicket)],
  );
  const opened: Database[] = [];
  const another = () => {
    const database = connect({ ...server.login, database: name }, systemTicket, 8);
    opened.push(database);
    return database;
  };
  const session: FreshDatabase['session'] = async ({ role, ...at }) => {
    // A template holds no region: the agency is laid down with its first person.
    if (at.agencyId !== undefined)
      await owner.query(
        `insert into organisations.agency (id, code, kind, source) values ($1::smallint, 'agency-' || $1::text, 'support', '시험') on conflict do nothing`,
        [at.agencyId],
      );
    return seat(owner, role, at);
  };
  const close = async () => {
    for (const database of opened) await database.close();
    await owner.end();
    await founder.end();
  };
  return { database: another(), another, login: { ...server.login, database: name }, owner, session, close };
};
