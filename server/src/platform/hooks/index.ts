import { type HookEvent, hookEvents } from '@boru/contract/hooks';
import { z } from 'zod';
import type { Clock } from '#kernel/clock';
import type { Config } from '../config.ts';
import { asSystem, type Database, type Tx } from '../database/index.ts';
import { enqueue, type Handler } from '../jobs/index.ts';
import { secretsIn } from '../session/index.ts';
import { bodyOf, outcomeOf } from './model.ts';
import { postTo } from './post.ts';
import { signedHeaders } from './sign.ts';
import {
  type Due,
  dropWaiting,
  forgetDeliveries,
  type HookNews,
  insertDeliveries,
  lockHook,
  putOff,
  saveHook,
  saveTried,
  selectDue,
  selectSecrets,
} from './store.ts';

export { isPermitted, networksOf } from './address.ts';
export { newHookSecret } from './sign.ts';
export {
  type Cursor,
  changeHook,
  endHook,
  findHook,
  findHookToRead,
  insertHook,
  insertSecret,
  insertTest,
  retireSecrets,
  selectDeliveries,
  selectHooks,
} from './store.ts';

const deliverJob = 'hook.deliver';
const timeoutMs = 10_000;
const daysToKeep = 90;
const payloadShape = z.object({ deliveryId: z.uuid() });

/** The job of one delivery, in the transaction in which it was written. */
export const scheduleDelivery = (tx: Tx, deliveryId: string, runAt?: Date): Promise<unknown> =>
  enqueue(tx, deliverJob, { deliveryId }, runAt === undefined ? {} : { runAt });

const isHookEvent = (event: string): event is HookEvent => hookEvents.some((one) => one === event);

/** Tells the agency's own systems what its desk is told, each once. For the machine. */
export const tellHooks = async (tx: Tx, agencyId: number, news: HookNews): Promise<void> => {
  if (!isHookEvent(news.event)) return;
  for (const deliveryId of await insertDeliveries(tx, agencyId, news)) await scheduleDelivery(tx, deliveryId);
};

export const dropOldDeliveries = ({ tx, now }: { tx: Tx; now: Date }): Promise<void> =>
  forgetDeliveries(tx, new Date(now.getTime() - daysToKeep * 86_400_000));

type Services = { config: Pick<Config, 'dataDir' | 'origin' | 'hookNetworks'>; clock: Clock };

type Call = { due: Due; secrets: string[] };

/** What is to be called now, or nothing: sent already, no longer wanted, or its hook rests. */
const openCall = (database: Database, services: Services, deliveryId: string): Promise<Call | null> =>
  asSystem(database, 'write', async (tx) => {
    const now = services.clock.now();
    const due = await selectDue(tx, deliveryId);
    if (due === null) return null;
    if (!due.isWanted) {
      await dropWaiting(tx, due.hookId);
      return null;
    }
    if (due.restUntil !== null && due.restUntil > now && due.event !== 'hook.test') {
      // Spread over the minute after the rest, so that what waited together does not come together.
      const until = new Date(due.restUntil.getTime() + Math.random() * 60_000);
      await putOff(tx, due.id, until);
      await scheduleDelivery(tx, due.id, until);
      return null;
    }
    const keys = await secretsIn(services.config.dataDir);
    const sealed = await selectSecrets(tx, due.hookId, now);
    return { due, secrets: sealed.map((row) => keys.decrypt(row.sealed, row.owner)) };
  });

const settleCall = (
  database: Database,
  services: Services,
  due: Due,
  answer: Awaited<ReturnType<typeof postTo>>,
): Promise<void> =>
  asSystem(database, 'write', async (tx) => {
    const now = services.clock.now();
    const hook = await lockHook(tx, due.hookId);
    if (hook === null) return;
    const attempts = due.attempts + 1;
    const isTest = due.event === 'hook.test';
    const found = outcomeOf(answer, { attempts, failingSince: hook.failingSince }, now, Math.random());
    // A person waits for the result of a test and can press again; it says nothing about how long the system is away.
    const outcome =
      isTest && answer.fault !== null
        ? { ...found, state: 'failed' as const, nextAt: null, hook: 'failing' as const }
        : found;
    await saveTried(tx, due.id, { ...answer, attempts }, outcome, now);
    if (isTest && answer.fault !== null) return;
    if (outcome.nextAt !== null) await scheduleDelivery(tx, due.id, outcome.nextAt);
    if (hook.state !== 'on' && !isTest) return;
    await saveHook(tx, due.hookId, outcome, now);
    if (outcome.hook !== 'stopped') return;
    await dropWaiting(tx, due.hookId);
    await enqueue(tx, 'hook.stopped', { hookId: due.hookId, agencyId: hook.agencyId });
  });

/** For a worker of its own: a system that answers slowly must not keep a letter waiting. */
export const hookHandlers = (database: Database, services: Services): Readonly<Record<string, Handler>> => ({
  [deliverJob]: async (payload, { signal }) => {
    const { deliveryId } = payloadShape.parse(payload);
    const call = await openCall(database, services, deliveryId);
    if (call === null) return;
    const { due, secrets } = call;
    const body = bodyOf({ ...due, link: `${services.config.origin}${due.path}` });
    const answer = await postTo({
      url: due.url,
      headers: signedHeaders(secrets, `msg_${due.id}`, services.clock.now(), body),
      body,
      networks: services.config.hookNetworks,
      timeoutMs,
      signal,
    });
    // A server that is shutting down is not a failure of the other side: the job runs again, with the same id.
    if (signal.aborted) throw signal.reason;
    await settleCall(database, services, due, answer);
  },
});
