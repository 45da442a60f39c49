import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ConnectionParameters } from '../server/src/platform/database/embedded.ts';
import { seat } from '../server/src/platform/testing/people.ts';
import { asOwnerOf } from '../test/processes/boru.ts';
import { requestsPerSecond } from './load.ts';
import { median } from './measure.ts';
import { findPgbench, transactionsPerSecond } from './pgbench.ts';
import type { Statement } from './statements.ts';

export type Serving = {
  page: string;
  statements: number;
  /** Requests per second through Boru. */
  boru: number;
  /** The same SQL by pgbench: parsed each time as our driver does, and parsed once a connection. */
  extended: number | null;
  prepared: number | null;
};

const connections = 8;
const rounds = 3;
const seconds = 2;

type Page = { page: string; path: string; cookie: string };

/** An officer of the busiest desk, and the company with the longest case. */
const pagesOf = (dataDir: string): Promise<Page[]> =>
  asOwnerOf(dataDir, async (owner) => {
    const one = async <Row extends object>(text: string): Promise<Row> => {
      const { rows } = await owner.query<Row>(text);
      if (!rows[0]) throw new Error('the sample world lacks what is measured');
      return rows[0];
    };
    const { id: agencyId } = await one<{ id: number }>(
      `select owner_agency as id from cases.case_file where owner_agency is not null group by 1 order by count(*) desc limit 1`,
    );
    const file = await one<{ id: string; companyId: string }>(
      `select case_id as id, company_id as "companyId" from cases.entry group by 1, 2 order by count(*) desc limit 1`,
    );
    const card = await one<{ id: string; companyId: string }>(
      `select id, company_id as "companyId" from technologies.card order by id limit 1`,
    );
    const cookie = async (role: string, at: { agencyId?: number; companyId?: string }): Promise<string> =>
      `boru_session=${(await seat(owner, role, at)).ticket}`;
    await owner.query('analyze');
    return [
      { page: 'inbox of the busiest desk', path: '/api/desk/inbox', cookie: await cookie('officer', { agencyId }) },
      {
        page: 'point read: one technology card',
        path: `/api/technologies/cards/${card.id}`,
        cookie: await cookie('representative', { companyId: card.companyId }),
      },
      {
        page: 'one case with its timeline',
        path: `/api/cases/${file.id}`,
        cookie: await cookie('representative', { companyId: file.companyId }),
      },
    ];
  });

const openServer = async (dataDir: string) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <Value>(): Promise<Value> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the server to be measured ended');
    return JSON.parse(value) as Value;
  };
  const place = await next<{ port: number; login: ConnectionParameters; version: string }>();
  return {
    ...place,
    statementsOf: (page: Page): Promise<Statement[]> => {
      child.stdin.write(`${JSON.stringify(page)}\n`);
      return next<Statement[]>();
    },
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
};

type Server = Awaited<ReturnType<typeof openServer>>;

const measurePage = async (server: Server, page: Page, dataDir: string): Promise<Serving> => {
  const load = { ...page, port: server.port, connections };
  await requestsPerSecond({ ...load, milliseconds: 1500 });
  const statements = await server.statementsOf(page);
  const program = findPgbench();
  const file = join(dataDir, 'bench.sql');
  const direct = (protocol: 'extended' | 'prepared'): number =>
    program === null
      ? Number.NaN
      : transactionsPerSecond({
          program,
          login: server.login,
          file,
          statements,
          clients: connections,
          seconds,
          protocol,
        });
  // Taken in turns, so that a noisy minute of the machine meets all three.
  const figures: { boru: number[]; extended: number[]; prepared: number[] } = { boru: [], extended: [], prepared: [] };
  for (let round = 0; round < rounds; round++) {
    figures.boru.push(await requestsPerSecond({ ...load, milliseconds: seconds * 1000 }));
    figures.extended.push(direct('extended'));
    figures.prepared.push(direct('prepared'));
  }
  rmSync(file, { force: true });
  const asked = (values: number[]): number | null => (program === null ? null : median(values));
  return {
    page: page.page,
    statements: statements.length,
    boru: median(figures.boru),
    extended: asked(figures.extended),
    prepared: asked(figures.prepared),
  };
};

/** Requests per second of what people open most, beside the very same SQL on the same server in the same run. */
export const measureServing = async (dataDir: string): Promise<{ postgres: string; pages: Serving[] }> => {
  const server = await openServer(dataDir);
  try {
    const pages: Serving[] = [];
    for (const page of await pagesOf(dataDir)) pages.push(await measurePage(server, page, dataDir));
    return { postgres: server.version, pages };
  } finally {
    await server.stop();
  }
};
