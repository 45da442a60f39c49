import pg from 'pg';
import { inject } from 'vitest';
import { hashToken, newId, newToken } from '#kernel/ids';
import { connect, type Database } from '../database/index.ts';

export type FreshDatabase = {
  database: Database;
  /** A second, independent process-like view on the same database. */
  another(): Database;
  /** For a process of its own. */
  login: pg.PoolConfig;
  /** The owner's connection: founds things without row security. */
  owner: pg.Client;
  /** A session of a person; `administrator` and agency staff with their second factor. */
  session(who: { role: string; agencyId?: number; companyId?: string }): Promise<{ ticket: string; personId: string }>;
  company(name?: string): Promise<string>;
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
    const database = connect({ ...server.login, database: name }, systemTicket, 6);
    opened.push(database);
    return database;
  };
  const company = async (companyName = '견본정밀 주식회사') => {
    const id = newId();
    const number = String(1_000_000_000 + Math.floor(Math.random() * 8_999_999_999)).slice(0, 10);
    await owner.query(
      `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, status)
       values ($1, $2, $3, '홍견본', 'small', 'C26110', 'semiconductor', '43111', 'confirmed')`,
      [id, number, companyName],
    );
    return id;
  };
  const session: FreshDatabase['session'] = async ({
    role,
    agencyId = null,
    companyId = null,
  }: {
    role: string;
    agencyId?: number | null;
    companyId?: string | null;
  }) => {
    const [personId, membershipId, ticket] = [newId(), newId(), newToken()];
    if (agencyId !== null)
      await owner.query(
        `insert into organisations.agency (id, code, kind, source) values ($1::smallint, 'agency-' || $1::text, 'support', '시험') on conflict do nothing`,
        [agencyId],
      );
    await owner.query(
      `insert into organisations.person (id, email, name) values ($1::uuid, $1::text || '@example.kr', '견본')`,
      [personId],
    );
    await owner.query(
      `insert into organisations.membership (id, person_id, agency_id, company_id, role) values ($1, $2, $3, $4, $5)`,
      [membershipId, personId, agencyId, companyId, role],
    );
    await owner.query(
      `insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at, device)
       values ($1, $2, $3, $4, now(), now() + interval '1 hour', '시험')`,
      [hashToken(ticket), newId(), personId, membershipId],
    );
    return { ticket, personId };
  };
  const close = async () => {
    for (const database of opened) await database.close();
    await owner.end();
    await founder.end();
  };
  return { database: another(), another, login: { ...server.login, database: name }, owner, session, company, close };
};
