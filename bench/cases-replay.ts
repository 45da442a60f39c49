// The SQL of a request said again: as somebody at the desk under row security, and as the owner, whose policies are `true`.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Stage } from './cases-stage.ts';
import { type Statement, statementsOf } from './statements.ts';

/** What belongs to the transaction and not to the work in it. */
const isFrame = (text: string): boolean =>
  /^\s*(begin|start|commit|rollback)/i.test(text) || text.includes('app.enter') || text.includes('app.touch');

/** Every statement of one request that reads, the frame of the transaction left out. */
export const watchReading = async (work: () => Promise<unknown>): Promise<Statement[]> =>
  // The trace of the reading is written by a transaction of its own; only what is read is compared.
  (await statementsOf(work)).filter(({ text }) => /^\s*(select|with)/i.test(text) && !isFrame(text));

/** Every statement of a command, what it writes included. */
export const watchWriting = async (work: () => Promise<unknown>): Promise<Statement[]> =>
  (await statementsOf(work)).filter(({ text }) => !isFrame(text));

type Way = { client: pg.Client; ticket: string; bare: boolean; mode: 'read only' | 'read write' };

/**
 * Milliseconds of the whole transaction. In both columns it is found out who asks, once: that costs the same with and without
 * sight, and the functions that ask it know it in both. What was written is taken back, so that it can be said again.
 */
export const replay = async (way: Way, statements: readonly Statement[]): Promise<number> => {
  const { client, ticket, bare, mode } = way;
  const begun = performance.now();
  await client.query(`begin ${mode}`);
  if (bare)
    await client.query(`select set_config('statement_timeout', '60000', true), set_config('app.ticket', $1, true)`, [
      ticket,
    ]);
  await client.query(bare ? 'select app.identity()' : 'select app.enter($1, 60000)', bare ? [] : [ticket]);
  for (const { text, values } of statements) await client.query(text, [...values]);
  await client.query(mode === 'read only' ? 'commit' : 'rollback');
  return performance.now() - begun;
};

let turns = 0;

/** Once under row security and once without, each first in turn, so that a busy moment falls on both. */
export const replayBoth = async (
  stage: Stage,
  ticket: string,
  mode: Way['mode'],
  statements: readonly Statement[],
): Promise<{ sql: number; bare: number }> => {
  const sighted = () => replay({ client: stage.login, ticket, bare: false, mode }, statements);
  const open = () => replay({ client: stage.owner, ticket, bare: true, mode }, statements);
  turns += 1;
  // Whoever is second finds the pages warm.
  if (turns % 2 === 0) return { sql: await sighted(), bare: await open() };
  const bare = await open();
  return { sql: await sighted(), bare };
};

const uuidForm = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The same command for another case: what names the first case, its company, or was made for it by this request names the
 * other's, and every identifier the request made is a new one.
 */
export const forAnother = (
  statements: readonly Statement[],
  names: ReadonlyMap<string, string>,
  since: number,
): Statement[] => {
  const made = new Map(names);
  // A version 7 identifier begins with its moment.
  const isMade = (id: string): boolean => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= since;
  const other = (id: string): string => {
    const known = made.get(id);
    if (known !== undefined) return known;
    if (!isMade(id)) return id;
    const fresh = randomUUID();
    made.set(id, fresh);
    return fresh;
  };
  const moved = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(uuidForm, other);
    if (Array.isArray(value)) return value.map(moved);
    return value;
  };
  return statements.map(({ text, values }) => ({ text, values: values.map(moved) }));
};
