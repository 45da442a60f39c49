import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '#kernel/ids';
import type { Database } from './index.ts';

export type Listening = {
  /** Says something on the channel, to this server and to every other. */
  say(words: unknown): Promise<void>;
  close(): Promise<void>;
};

/** A connection through a pooler that gives it away after each transaction would never hear anything: better to know. */
const proofMs = 5_000;

/**
 * One connection of its own, because what is said on a channel comes to the connection that listens. Settles when a word of
 * its own has come back. `lost` is called once, when the connection breaks although nobody closed it.
 */
export const listen = async (
  database: Database,
  channel: string,
  { heard, lost }: { heard: (words: unknown) => void; lost: () => void },
): Promise<Listening> => {
  const { options } = database.pool;
  // The pool hides its password from whoever copies its options.
  const secret = options.password === undefined ? {} : { password: options.password };
  const client = new pg.Client({ ...options, ...secret, application_name: 'boru live' });
  let isOpen = true;
  const proof = Promise.withResolvers<void>();
  const nonce = newId();
  client.on('error', () => undefined); // The end follows, and says all there is to say.
  client.on('end', () => {
    if (isOpen) lost();
    isOpen = false;
    proof.reject(new Error('the connection ended'));
  });
  client.on('notification', ({ payload }) => {
    const words: unknown = JSON.parse(payload ?? 'null');
    if (words === nonce) proof.resolve();
    else if (typeof words !== 'string') heard(words);
  });
  let before: Promise<unknown> = Promise.resolve();
  // One after the other, as a connection wants it; what failed before does not hold up what follows.
  const say = async (words: unknown): Promise<void> => {
    const said = before.then(() => client.query('select pg_notify($1, $2)', [channel, JSON.stringify(words)]));
    before = said.catch(() => undefined);
    await said;
  };
  const close = async (): Promise<void> => {
    isOpen = false;
    await client.end().catch(() => undefined);
  };
  const ending = new AbortController();
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    await say(nonce);
    await Promise.race([
      proof.promise,
      pause(proofMs, undefined, { signal: ending.signal }).then(() => {
        throw new Error('nothing is heard on this connection');
      }),
    ]);
    return { say, close };
  } catch (fault) {
    proof.promise.catch(() => undefined);
    await close();
    throw fault;
  } finally {
    ending.abort();
  }
};
