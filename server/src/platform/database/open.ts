import type pg from 'pg';
import type { Config } from '../config.ts';
import { joinEmbedded, type Sentence, startEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';

export type Opened = {
  /** For migrations, pack loading and backups; never for a request. */
  owner: pg.ClientConfig;
  login: pg.ClientConfig;
  version: string;
  source: 'BORU_PG_BIN' | 'distribution' | 'npm' | 'running' | 'server';
  notices: readonly Sentence[];
  /** Resolves when an embedded server is gone, wanted or not; never for a server of the operator's. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
};

/** `serve` holds the data folder alone; every other command may share the server of a running Boru. */
export const openDatabase = async (config: Config, use: 'serve' | 'command'): Promise<Opened> => {
  if (config.databaseUrl !== undefined) {
    const external = await openExternal(config.databaseUrl, config.databaseOwnerUrl);
    return { ...external, source: 'server', ended: new Promise(() => undefined), stop: async () => undefined };
  }
  const options = { dataDir: config.dataDir, binDir: config.pgBin };
  return use === 'serve' ? startEmbedded(options) : joinEmbedded(options);
};
