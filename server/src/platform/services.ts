import type { Pack } from '@boru/contract/pack';
import type { Clock } from '#kernel/clock';
import type { Config } from './config.ts';
import type { Tx } from './database/index.ts';
import { endpointsFor } from './endpoint.ts';

export type EnqueueOptions = { runAt?: Date; key?: string };

/** The half of the jobs that rooms may use: say, in the same transaction, that something happened or must be done. */
export type Enqueue = (
  tx: Tx,
  kind: string,
  payload: Record<string, unknown>,
  options?: EnqueueOptions,
) => Promise<void>;

/** What handlers are given. Built once in entry; a test builds the same with a fixed clock. */
export type Services = {
  config: Config;
  clock: Clock;
  pack: Pack;
  enqueue: Enqueue;
};

export const { endpoint, download, upload } = endpointsFor<Services>();
