import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ConnectionParameters } from '../server/src/platform/database/embedded.ts';
import type { Statement } from './statements.ts';

/** PostgreSQL's own load program, where the machine has it. */
export const findPgbench = (): string | null => {
  const places = (process.env['PATH'] ?? '').split(':');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((major) => join(debian, major, 'bin')) : [];
  return (
    [...versions.reverse(), ...places].map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null
  );
};

/** A colon before a letter would be a variable to pgbench, also within quotes. */
const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  const quoted = pg.escapeLiteral(String(value));
  if (!/:[A-Za-z_]/.test(quoted)) return quoted;
  const escaped = (quoted.trimStart().startsWith('E') ? quoted.trimStart().slice(2, -1) : quoted.slice(1, -1)).replace(
    /:(?=[A-Za-z_])/g,
    '\\072',
  );
  return ` E'${escaped}'`;
};

export const scriptOf = (statements: readonly Statement[]): string =>
  statements
    .map(({ text, values }) => text.replace(/\$(\d+)/g, (_all, place: string) => literal(values[Number(place) - 1])))
    .map(
      (text) =>
        `${text
          .replace(/--[^\n]*/g, '')
          .replace(/\s*\n\s*/g, ' ')
          .replace(/;\s*$/, '')};`,
    )
    .join('\n');

export type Direct = {
  program: string;
  login: ConnectionParameters;
  file: string;
  statements: readonly Statement[];
  clients: number;
  seconds: number;
  /** `extended` parses each time, as the server's driver does; `prepared` parses once a connection. */
  protocol: 'extended' | 'prepared';
};

/** The same transactions, with no Boru in between. */
export const transactionsPerSecond = (direct: Direct): number => {
  const { program, login, file, statements, clients, seconds, protocol } = direct;
  writeFileSync(file, scriptOf(statements));
  const where = ['-h', login.host, '-p', String(login.port), '-U', login.user];
  const how = ['-n', '-f', file, '-c', String(clients), '-j', '1', '-T', String(seconds), '-M', protocol];
  const { stdout, stderr, status } = spawnSync(program, [...where, ...how, login.database], { encoding: 'utf8' });
  const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  if (status !== 0 || tps === undefined || /number of failed transactions: [1-9]/.test(stdout))
    throw new Error(`pgbench: ${stderr}${stdout}`);
  return Number(tps);
};
