import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { buildApp } from '../server/src/entry/app.ts';
import { listeners } from '../server/src/entry/listeners.ts';
import type { AgencyRole, CompanyRole } from '../server/src/kernel/actor.ts';
import { hashToken, newId, newToken } from '../server/src/kernel/ids.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { asSystem, connect, type Database } from '../server/src/platform/database/index.ts';
import { filesOf } from '../server/src/platform/files/index.ts';
import type { HttpServer } from '../server/src/platform/http.ts';
import { enqueue, openJobs } from '../server/src/platform/jobs/index.ts';
import { loadPack } from '../server/src/platform/pack/index.ts';
import type { Services } from '../server/src/platform/services.ts';
import { loadRegion } from '../server/src/rooms/organisations/index.ts';

/** Somebody who can ask: a session cookie and what it stands for. */
export type Who = { ticket: string; personId: string; membershipId: string; agencyId?: number; companyId?: string };
export type Answer = {
  status: number;
  body: unknown;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
};

/** An open page: what it has been told so far. */
export type Listener = {
  status: number;
  text(): string;
  heard(): { event: string; data: unknown; id: string | null }[];
  /** Waits until something like this was told; what was told before stands in `heard`. */
  until(event: string, test?: (data: unknown) => boolean): Promise<unknown>;
  /** Waits until the server has ended it. */
  ended(): Promise<void>;
  close(): void;
};

export type World = {
  app: HttpServer;
  database: Database;
  services: Services;
  /** The owner's connection: looks behind row security. */
  owner: pg.Client;
  clock: { now(): Date; set(to: string): void };
  staff(agencyId: number, role?: AgencyRole, name?: string): Promise<Who>;
  administrator(): Promise<Who>;
  company(options?: {
    name?: string;
    status?: 'unconfirmed' | 'confirmed';
    role?: CompanyRole;
    municipality?: string;
    industry?: string;
  }): Promise<Who & { companyId: string }>;
  colleague(of: Who & { companyId: string }, role: CompanyRole): Promise<Who & { companyId: string }>;
  get(who: Who | null, path: string): Promise<Answer>;
  send(who: Who | null, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** Keeps a page open; an answer that is no stream is read to its end. */
  listen(who: Who | null, path?: string, headers?: Record<string, string>): Promise<Listener>;
  /** Runs what the outbox holds until it is empty. */
  settle(): Promise<void>;
  /** Statements sent to the database while `work` runs (transaction control not counted). */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
};

/** Nine in the morning of a Monday in Seoul, a working day. */
const firstMoment = '2026-11-23T00:00:00.000Z';
const faults: string[] = [];

let serial = 0;
export const businessNumber = (): string => {
  serial += 1;
  const stem = String(100_000_000 + ((process.pid * 7919 + serial * 104_729 + Date.now()) % 899_999_999)).slice(0, 9);
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum =
    weights.reduce((total, weight, index) => total + weight * Number(stem[index]), 0) +
    Math.floor((Number(stem[8]) * 5) / 10);
  return `${stem}${(10 - (sum % 10)) % 10}`;
};

const freshDatabase = async () => {
  const server = inject('postgres');
  const name = `world_${newId().replaceAll('-', '')}`;
  const founder = new pg.Client({ ...server.owner, database: 'postgres' });
  await founder.connect();
  await founder.query(`create database ${name} template ${server.template}`);
  await founder.end();
  const owner = new pg.Client({ ...server.owner, database: name });
  await owner.connect();
  const systemTicket = newToken();
  await owner.query(
    `insert into platform.system_ticket (token_hash, expires_at) values ($1, now() + interval '1 day')`,
    [hashToken(systemTicket)],
  );
  return { owner, database: connect({ ...server.login, database: name }, systemTicket, 8) };
};

const root = join(import.meta.dirname, '..');

/** A province of one's own: a migrated database, the real pack, the real app; nothing is shared with another test. */
export const foundWorld = async (): Promise<World> => {
  const { owner, database } = await freshDatabase();
  let moment = new Date(firstMoment);
  const clock = {
    now: () => moment,
    set: (to: string) => {
      moment = new Date(to);
    },
  };
  const pack = await loadPack(root);
  const config = {
    ...readConfig({ BORU_DATA: mkdtempSync(join(tmpdir(), 'boru-world-')) }),
    origin: 'http://localhost:8080',
  };
  const services: Services = { config, clock, pack, enqueue, files: filesOf(config, clock) };
  await asSystem(database, 'write', (tx) => loadRegion(tx, pack));
  const app = buildApp({
    database,
    services,
    version: 'test',
    perMinute: null,
    observe: () => undefined,
    fault: (error) => void faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  await app.ready();

  const person = async (name: string): Promise<string> => {
    const id = newId();
    await owner.query(`insert into organisations.person (id, email, name) values ($1, $2, $3)`, [
      id,
      `${id}@example.kr`,
      name,
    ]);
    return id;
  };
  const member = async (personId: string, role: string, agencyId: number | null, companyId: string | null) => {
    const [membershipId, ticket] = [newId(), newToken()];
    await owner.query(
      `insert into organisations.membership (id, person_id, role, agency_id, company_id) values ($1, $2, $3, $4, $5)`,
      [membershipId, personId, role, agencyId, companyId],
    );
    await owner.query(
      `insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at) values ($1, $2, $3, $4, now(), now() + interval '10 years')`,
      [hashToken(ticket), newId(), personId, membershipId],
    );
    return { ticket, personId, membershipId };
  };
  const ask = async (
    who: Who | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(who ? { cookie: `boru_session=${who.ticket}` } : {}),
        ...(method === 'GET' ? {} : { 'x-boru-request': '1' }),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const text = response.body;
    const isJson = String(response.headers['content-type']).includes('json');
    if (response.statusCode >= 500)
      throw new Error(`${method} ${url} → ${response.statusCode}\n${faults.at(-1) ?? text}`);
    return {
      status: response.statusCode,
      text,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };

  return {
    app,
    database,
    services,
    owner,
    clock,
    staff: async (agencyId, role = 'officer', name = '담당자') => ({
      ...(await member(await person(name), role, agencyId, null)),
      agencyId,
    }),
    administrator: async () => member(await person('관리자'), 'administrator', null, null),
    company: async (options = {}) => {
      const companyId = newId();
      const personId = await person('대표자');
      await owner.query(
        `insert into organisations.company (id, business_number, name, representative_name, size, ksic_code, industry, municipality, status) values ($1, $2, $3, '대표자', 'small', '26111', $4, $5, $6)`,
        [
          companyId,
          businessNumber(),
          options.name ?? `견본기업 ${serial}`,
          options.industry ?? 'semiconductor',
          options.municipality ?? '4311000000',
          options.status ?? 'confirmed',
        ],
      );
      await owner.query(
        `insert into organisations.contact (id, company_id, person_id, name, email, phone) values ($1, $2, $3, '대표자', 'contact@example.kr', '043-000-0000')`,
        [newId(), companyId, personId],
      );
      return { ...(await member(personId, options.role ?? 'representative', null, companyId)), companyId };
    },
    colleague: async (of, role) => ({
      ...(await member(await person('동료'), role, null, of.companyId)),
      companyId: of.companyId,
    }),
    get: (who, path) => ask(who, 'GET', path),
    send: (who, method, path, body) => ask(who, method, path, body),
    listen: (who, path = '/api/live', headers = {}) => listenTo(app, who, path, headers),
    settle: () => settle(database, services, owner),
    statements: (work) => watch(work),
    close: async () => {
      await app.close();
      await database.close();
      await owner.end();
      rmSync(services.config.dataDir, { recursive: true, force: true });
    },
  };
};

const listenTo = async (
  app: HttpServer,
  who: Who | null,
  url: string,
  headers: Record<string, string>,
): Promise<Listener> => {
  const cookie = who ? { cookie: `boru_session=${who.ticket}` } : {};
  const response = await app.inject({ method: 'GET', url, headers: { ...headers, ...cookie }, payloadAsStream: true });
  const source = response.stream();
  let text = '';
  let isOver = false;
  source.on('data', (chunk: Buffer) => {
    text += String(chunk);
  });
  source.on('close', () => {
    isOver = true;
  });
  source.on('error', () => undefined);
  const heard = () =>
    [...text.matchAll(/(?:id: (.*)\n)?event: (.*)\ndata: (.*)\n\n/g)].map(([, id, event, data]) => ({
      id: id ?? null,
      event: event ?? '',
      data: JSON.parse(data ?? 'null') as unknown,
    }));
  const wait = async (isThere: () => boolean, what: string): Promise<void> => {
    const end = performance.now() + 8_000;
    while (!isThere()) {
      if (performance.now() > end) throw new Error(`waited in vain for ${what}; told so far:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  if (response.statusCode !== 200) await wait(() => isOver, 'the refusal');
  return {
    status: response.statusCode,
    text: () => text,
    heard,
    until: async (event, test = () => true) => {
      const found = () => heard().find((one) => one.event === event && test(one.data));
      await wait(() => found() !== undefined, event);
      return found()?.data;
    },
    ended: () => wait(() => isOver, 'the end'),
    // As a socket that closes.
    close: () => void response.raw.res.destroy(),
  };
};

const settle = async (database: Database, services: Services, owner: pg.Client): Promise<void> => {
  const jobs = openJobs(database);
  const handlers = listeners(database, services);
  jobs.work(handlers);
  try {
    for (let tries = 0; tries < 400; tries++) {
      const { rows } = await owner.query<{ open: number }>(
        `select count(*)::int as open from platform.job where state in ('waiting', 'running') and kind = any ($1)`,
        [Object.keys(handlers)],
      );
      if (rows[0]?.open === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('the outbox did not become empty');
  } finally {
    await jobs.stop();
  }
};

/** Every statement goes through a pooled client; its query method is watched while `work` runs. */
const watch = async (work: () => Promise<unknown>): Promise<string[]> => {
  const seen: string[] = [];
  const original = pg.Client.prototype.query;
  const spy = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text =
      typeof first === 'string'
        ? first
        : first && typeof first === 'object' && 'text' in first
          ? String(first.text)
          : '';
    if (
      text &&
      !/^\s*(begin|start transaction|commit|rollback|savepoint|release)/i.test(text) &&
      !text.includes('app.enter')
    )
      seen.push(text);
    return Reflect.apply(original, this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { value: spy, configurable: true, writable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', { value: original, configurable: true, writable: true });
  }
  return seen;
};
