import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildApp } from '../server/src/entry/app.ts';
import { listeners } from '../server/src/entry/listeners.ts';
import { loadPackInto } from '../server/src/entry/loading.ts';
import type { AgencyRole, CompanyRole } from '../server/src/kernel/actor.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { asSystem, type Database } from '../server/src/platform/database/index.ts';
import { filesOf } from '../server/src/platform/files/index.ts';
import type { HttpServer } from '../server/src/platform/http.ts';
import { enqueue, openJobs } from '../server/src/platform/jobs/index.ts';
import { loadPack } from '../server/src/platform/pack/index.ts';
import type { Services } from '../server/src/platform/services.ts';
import { freshDatabase } from '../server/src/platform/testing/fresh-database.ts';
import { type CompanyKind, companySeat, seat, type Who } from '../server/src/platform/testing/people.ts';
import { type Listener, listenTo } from './listening.ts';

export type { Who };

export type Answer = {
  status: number;
  body: unknown;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
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
  expert(name?: string): Promise<Who>;
  company(kind?: CompanyKind & { role?: CompanyRole }): Promise<Who & { companyId: string }>;
  colleague(of: Who & { companyId: string }, role: CompanyRole): Promise<Who & { companyId: string }>;
  get(who: Who | null, path: string): Promise<Answer>;
  send(who: Who | null, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** As the pages do where a step can be taken back for some seconds. */
  press(who: Who | null, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
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

const root = join(import.meta.dirname, '..');

/** A province of one's own: a migrated database, the real pack, the real app; nothing is shared with another test. */
export const foundWorld = async (): Promise<World> => {
  const fresh = await freshDatabase();
  const { owner, database } = fresh;
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
  await asSystem(database, 'write', (tx) => loadPackInto(tx, pack, clock.now()));
  const app = buildApp({
    database,
    services,
    version: 'test',
    perMinute: null,
    observe: () => undefined,
    fault: (error) => void faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  await app.ready();

  const ask = async (
    who: Who | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...headers,
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
    staff: (agencyId, role = 'officer', name = '담당자') => seat(owner, role, { agencyId }, name),
    administrator: () => seat(owner, 'administrator', {}, '관리자'),
    expert: (name = '전문가') => seat(owner, 'expert', {}, name),
    company: (kind) => companySeat(owner, kind),
    colleague: ({ companyId }, role) => seat(owner, role, { companyId }, '동료'),
    get: (who, path) => ask(who, 'GET', path),
    send: (who, method, path, body) => ask(who, method, path, body),
    press: (who, method, path, body) => ask(who, method, path, body, { prefer: 'respond-async' }),
    listen: (who, path = '/api/live', headers = {}) => listenTo(app, who, path, headers),
    settle: () => settle(database, services, owner),
    statements: (work) => watch(work),
    close: async () => {
      await app.close();
      await fresh.close();
      rmSync(services.config.dataDir, { recursive: true, force: true });
    },
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
