import type { Pack } from '@boru/contract/pack';
import type { Clock } from '#kernel/clock';
import type { Config } from './config.ts';
import { endpointsFor } from './endpoint.ts';
import type { Files } from './files/index.ts';
import type { enqueue } from './jobs/index.ts';

/** What handlers are given. Built once in entry; a test builds the same with a fixed clock. */
export type Services = {
  config: Config;
  clock: Clock;
  pack: Pack;
  /** Says, in the same transaction, that something happened or must be done; entry/listeners.ts says what follows. */
  enqueue: typeof enqueue;
  files: Files;
};

export const { endpoint, download, upload, stream } = endpointsFor<Services>();
