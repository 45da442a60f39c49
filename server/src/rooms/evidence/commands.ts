import { civilOf } from '@boru/contract/civil';
import type { Actor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import type { Reading } from '#platform/endpoint';
import type { Deed } from './model.ts';
import { createPartitions, insertDeed, insertDeeds, insertReadings, type Reader } from './store.ts';

/** Writes the trace of a deed in the deed's own transaction: both stand or fall. `actorName` is the name shown to the company. */
export const record = (tx: Tx, actor: Actor, deed: Deed, actorName = ''): Promise<void> =>
  insertDeed(tx, actor, deed, actorName);

/** As `record`, for many deeds of one piece of work; at most a few hundred at once. */
export const recordMany = (tx: Tx, actor: Actor, deeds: readonly Deed[]): Promise<void> =>
  insertDeeds(tx, actor, deeds);

/** Writes who read which parts of which companies' files. One row per company and case, however many parts. */
export const recordReadings = (
  tx: Tx,
  reader: Reader,
  readings: readonly Reading[],
  endpoint: string,
  requestId: string,
): Promise<void> => insertReadings(tx, reader, readings, endpoint, requestId);

/** For the daily job of the system actor. */
export const ensurePartitions = (tx: Tx, now: Date): Promise<void> => createPartitions(tx, civilOf(now.getTime()));
