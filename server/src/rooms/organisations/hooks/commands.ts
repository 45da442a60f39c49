import { isIP } from 'node:net';
import { type HookChange, type HookSecret, mostHooks, type NewHook } from '@boru/contract/hooks';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import {
  changeHook,
  endHook,
  findHook,
  insertHook,
  insertSecret,
  insertTest,
  isPermitted,
  newHookSecret,
  retireSecrets,
  scheduleDelivery,
  selectHooks,
} from '#platform/hooks/index';
import type { Services } from '#platform/services';
import { secretsIn } from '#platform/session/index';
import { record } from '#rooms/evidence';
import { checkEvents, checkTarget, formerMs } from './model.ts';
import { leadOf } from './queries.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

const trace = ({ tx, actor, requestId }: Doing, action: string, subjectId: string, detail = {}): Promise<void> =>
  record(tx, actor, { requestId, action, subjectId, detail });

const open = async (doing: Doing, id: string) => {
  const lead = leadOf(doing.actor);
  const hook = await findHook(doing.tx, id, lead.agencyId);
  if (hook === null) throw new Problem('thing.not_found');
  return { hook, lead };
};

/** Answers the secret, which nobody can read again; the database holds it sealed for this hook. */
const giveSecret = async ({ tx, now, services }: Doing, hookId: string, agencyId: number): Promise<string> => {
  const secret = newHookSecret();
  const sealed = (await secretsIn(services.config.dataDir)).encrypt(secret, hookId);
  await insertSecret(tx, { id: newId(now.getTime()), hookId, agencyId, sealed, createdAt: now });
  return secret;
};

export const addHook = async (doing: Doing, { url, events }: NewHook): Promise<HookSecret> => {
  const { tx, now, services } = doing;
  const { agencyId, secretariat } = leadOf(doing.actor);
  const networks = services.config.hookNetworks;
  const target = checkTarget(url, {
    isClosed: (host, protocol) => isIP(host) !== 0 && !isPermitted(host, protocol, networks),
    allowsPlain: networks.rules.length > 0,
  });
  const chosen = checkEvents(events, secretariat);
  if ((await selectHooks(tx, agencyId, now)).length >= mostHooks) throw new Problem('hook.too_many');
  const id = newId(now.getTime());
  await insertHook(tx, { id, agencyId, url: target, events: chosen, createdAt: now });
  const secret = await giveSecret(doing, id, agencyId);
  await trace(doing, 'hook.added', id, { events: chosen });
  return { id, secret, formerUntil: null };
};

/** Both secrets sign for a day, so that the other side changes at its own time and misses nothing. */
export const changeSecret = async (doing: Doing, id: string): Promise<HookSecret> => {
  const { hook, lead } = await open(doing, id);
  const until = new Date(doing.now.getTime() + formerMs);
  await retireSecrets(doing.tx, hook.id, until, doing.now);
  const secret = await giveSecret(doing, hook.id, lead.agencyId);
  await trace(doing, 'hook.secret_changed', id);
  return { id, secret, formerUntil: until.toISOString() };
};

export const editHook = async (doing: Doing, id: string, { events, state }: HookChange): Promise<void> => {
  const { hook, lead } = await open(doing, id);
  const chosen = checkEvents(events, lead.secretariat);
  const next = state ?? hook.state;
  await changeHook(doing.tx, id, { events: chosen, state: next, isRevived: next === 'on' && hook.state !== 'on' });
  await trace(doing, 'hook.changed', id, { events: chosen, state: next });
};

export const testHook = async (doing: Doing, id: string): Promise<void> => {
  const { hook, lead } = await open(doing, id);
  const deliveryId = newId(doing.now.getTime());
  await insertTest(doing.tx, { id: deliveryId, hookId: hook.id, agencyId: lead.agencyId, createdAt: doing.now });
  await scheduleDelivery(doing.tx, deliveryId);
  await trace(doing, 'hook.tested', id);
};

/** Its secrets go with it; what was sent stays in the log of the database until its time is over. */
export const removeHook = async (doing: Doing, id: string): Promise<void> => {
  await open(doing, id);
  await endHook(doing.tx, id, doing.now);
  await trace(doing, 'hook.removed', id);
};
