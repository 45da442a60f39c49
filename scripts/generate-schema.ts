/** Writes server/src/platform/database/schema.ts from a freshly migrated throw-away database. Run: npm run schema */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startForTests } from '../server/src/platform/database/embedded.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'server/src/platform/database/schema.ts');
const schemas = 'organisations,platform,evidence,technologies,diagnosis,cases,support,reports,governance,insight';

const embedded = await startForTests(join(tmpdir(), `boru-schema-${process.pid}`));
const client = new pg.Client(embedded.owner);
try {
  await client.connect();
  const folder = join(root, 'server/migrations');
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort())
    await client.query(`begin; ${readFileSync(join(folder, name), 'utf8')}; commit`);
  const url = `postgresql://boru_owner@/${embedded.owner.database}?host=${embedded.socketDir}`;
  execFileSync(
    join(root, 'node_modules/.bin/kysely-codegen'),
    [
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      target,
      '--camel-case',
      '--date-parser',
      'string',
      '--include-pattern',
      `{${schemas}}.*`,
      '--exclude-pattern',
      'evidence.*_{2*,rest}',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // Counts and won amounts are read as safe integers (see database/index.ts).
  const text = readFileSync(target, 'utf8')
    .replace(/export type Int8 = .*/, 'export type Int8 = ColumnType<number, number, number>;')
    .replace('export interface DB ', 'export interface Schema ')
    .replace(/\n {2}\/\*\*\n {3}\* .*\n {3}\*\//g, '');
  writeFileSync(target, text);
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', target], { stdio: 'ignore' });
} finally {
  await client.end();
  await embedded.stop();
}
process.exit(0);
