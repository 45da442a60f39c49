import type { Capacity } from '../server/src/kernel/actor.ts';
import type { Who, World } from './world.ts';

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const texts = [
  "'; drop table cases.case_file; --",
  "1' or '1'='1",
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("return process")()}}',
  '#{7*7}',
  '../../../../etc/passwd',
  '%00',
  '\\u0000',
  '=cmd|calc',
  '\u202e\u2066',
  '🏳️‍🌈'.repeat(50),
  'ᄀ'.repeat(500),
  '',
  ' ',
  '\n\r\t',
  'null',
  'a'.repeat(10_000),
];
const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0,
  2 ** 53,
  0.1,
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  { toString: 1 },
  ...texts,
];

/** Raw JSON, because some of these cannot be held by a JavaScript value. */
const rawBodies: readonly string[] = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '1e999',
  '{"a":1,}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":"\\ud800"}',
  '{"a":"\\u0000"}',
  '{"\\u0000":1}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"a":"${'x'.repeat(200_000)}"}`,
  `[${'1,'.repeat(50_000)}1]`,
];

/** One body that no strict schema accepts: wrong types everywhere, keys nobody declared, and hostile text in between. */
export const hostileBody = (random: () => number, keys: readonly string[]): string => {
  if (random() < 0.35) return pick(random, rawBodies);
  const body: Record<string, unknown> = {};
  for (const key of keys) if (random() < 0.7) body[key] = pick(random, values);
  body[
    pick(random, ['constructor', 'hasOwnProperty', 'visibleTo', 'visible_to', 'companyId ', 'id;--', 'undeclared'])
  ] = pick(random, values);
  return JSON.stringify(body);
};

export const hostileSegments = [
  '0192d1a0-0000-7000-8000-000000000000',
  'null',
  '-1',
  "'%20or%201=1--",
  '%00',
  '..%2f..%2fetc',
  '%ff',
  'x'.repeat(190),
  '%F0%9F%8F%B3',
  '__proto__',
];

/** One caller for each capacity, so that every endpoint is reached by somebody who may use it. */
export const castOf = async (world: World): Promise<{ callerFor(may: readonly Capacity[]): Who | null }> => {
  const company = await world.company();
  const members = new Map<Capacity, Who>([
    ['company.representative', company],
    ['company.securityOfficer', await world.colleague(company, 'securityOfficer')],
    ['company.staff', await world.colleague(company, 'staff')],
    ['company.proxy', await world.colleague(company, 'proxy')],
    ['secretariat', await world.staff(1)],
    ['agency.intake', await world.staff(7, 'intake')],
    ['agency.officer', await world.staff(7)],
    ['agency.manager', await world.staff(7, 'manager')],
    ['agency.auditor', await world.staff(7, 'auditor')],
    ['administrator', await world.administrator()],
    ['expert', await world.expert()],
    ['signedIn', company],
  ]);
  return {
    callerFor: (may) => {
      if (may.includes('anyone')) return null;
      const found = may.map((capacity) => members.get(capacity)).find(Boolean);
      if (!found) throw new Error(`nobody may use it: ${may.join(', ')}`);
      return found;
    },
  };
};

/** Rows of every table, to prove that nothing was stored. */
export const rowCounts = async (world: World): Promise<Record<string, number>> => {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'app')`,
  );
  const counting = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`);
  const { rows } = await world.owner.query<{ name: string; n: number }>(`${counting.join(' union all ')} order by 1`);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
};
