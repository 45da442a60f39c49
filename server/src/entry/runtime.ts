import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '@boru/contract/pack';
import pg from 'pg';
import { systemClock } from '#kernel/clock';
import { hashToken, newToken } from '#kernel/ids';
import type { Config } from '#platform/config';
import { connect, type Database } from '#platform/database/index';
import { migrate } from '#platform/database/migrate';
import { type Opened, openDatabase } from '#platform/database/open';
import { filesOf } from '#platform/files/index';
import { enqueue } from '#platform/jobs/index';
import type { Services } from '#platform/services';
import { packOf, root } from './region.ts';

/** Everything a command or the server stands on, opened in order and closed in the other. */
export type Runtime = {
  config: Config;
  opened: Opened;
  database: Database;
  pack: Pack;
  services: Services;
  version: string;
  owner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

export const versionOf = (): string => {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.version;
};

/** The owner's connection lives only as long as the work that needs it. */
export const asOwner = async <Result>(
  opened: Opened,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(opened.owner);
  client.on('error', () => undefined); // The query that is waiting reports the lost connection.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A new secret for this process; those of processes long gone are removed. */
const newSystemTicket = async (client: pg.Client): Promise<string> => {
  const ticket = newToken();
  await client.query('delete from platform.system_ticket where expires_at < now()');
  await client.query(
    `insert into platform.system_ticket (token_hash, expires_at) values ($1, now() + interval '400 days')`,
    [hashToken(ticket)],
  );
  return ticket;
};

const forgetTicket = (opened: Opened, ticket: string): Promise<unknown> =>
  asOwner(opened, (client) =>
    client.query('delete from platform.system_ticket where token_hash = $1', [hashToken(ticket)]),
  );

export type MigrationNews = (file: string) => void;

/** Opens the database and brings it up to the code. Used where nothing else is needed: backup, restore, migrate. */
export const openMigrated = async (
  config: Config,
  use: 'serve' | 'command',
  news: MigrationNews = () => undefined,
  ahead: Promise<Opened> | null = null,
): Promise<Opened> => {
  const opened = await (ahead ?? openDatabase(config, use));
  try {
    await asOwner(opened, (client) => migrate(client, undefined, ({ file }) => news(file)));
    return opened;
  } catch (fault) {
    await opened.stop();
    throw fault;
  }
};

/** A broken pack is refused before anything is changed; a database that is already starting is stopped again. */
const soundPack = async (config: Config, ahead: Promise<Opened> | null): Promise<Pack> => {
  try {
    return await packOf(config);
  } catch (fault) {
    await ahead?.then(({ stop }) => stop()).catch(() => undefined);
    throw fault;
  }
};

export const openRuntime = async (
  config: Config,
  use: 'serve' | 'command',
  news?: MigrationNews,
  ahead: Promise<Opened> | null = null,
): Promise<Runtime> => {
  const pack = await soundPack(config, ahead);
  const opened = await openMigrated(config, use, news, ahead);
  try {
    const ticket = await asOwner(opened, newSystemTicket);
    const database = connect(opened.login, ticket, use === 'serve' ? 20 : 4);
    const services: Services = {
      config,
      clock: systemClock,
      pack,
      enqueue,
      files: filesOf(config, systemClock),
    };
    return {
      config,
      opened,
      database,
      pack,
      services,
      version: versionOf(),
      owner: (work) => asOwner(opened, work),
      async close() {
        await database.close();
        await forgetTicket(opened, ticket).catch(() => undefined);
        await opened.stop();
      },
    };
  } catch (fault) {
    await opened.stop();
    throw fault;
  }
};
