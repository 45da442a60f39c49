// A process of its own for bench/run.ts: Boru without the limit of requests per minute, on a free port of this machine.
// node bench/server.ts <data folder>. Says where it listens; a line with an address on stdin is answered with the
// statements that request sends to the database.
import { createInterface } from 'node:readline';
import { buildApp } from '../server/src/entry/app.ts';
import { openRuntime } from '../server/src/entry/runtime.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { statementsOf } from './statements.ts';

const [dataDir = ''] = process.argv.slice(2);
const runtime = await openRuntime(
  readConfig({ ...process.env, BORU_DATA: dataDir, BORU_LOG_LEVEL: 'silent' }),
  'serve',
);
const app = buildApp({
  database: runtime.database,
  services: runtime.services,
  version: runtime.version,
  perMinute: null,
  observe: () => undefined,
  fault: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
});
await app.listen({ host: '127.0.0.1', port: 0 });
const bound = app.server.address();

/** A value as PostgreSQL writes it. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(textOf(item))).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const said = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
said({
  port: typeof bound === 'object' && bound !== null ? bound.port : 0,
  login: runtime.opened.login,
  version: runtime.opened.version,
});
for await (const line of createInterface({ input: process.stdin })) {
  const { path, cookie } = JSON.parse(line) as { path: string; cookie: string };
  const statements = await statementsOf(() => app.inject({ method: 'GET', url: path, headers: { cookie } }));
  // As literals, the way pgbench reads them.
  said(statements.map(({ text, values }) => ({ text, values: values.map(textOf) })));
}
await app.close();
await runtime.close();
