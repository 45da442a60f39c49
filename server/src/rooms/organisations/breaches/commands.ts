import type { BreachInput, BreachTick, BreachTurn, NewDispatch } from '@boru/contract/breaches';
import { newId } from '#kernel/ids';
import type { Tx } from '#platform/database/index';
import { noticeLetter } from '#platform/mail/index';
import { alreadyTold, type News, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { mailAddresses, personName } from '../members/index.ts';
import { memberOf, receiptOf } from '../retention/model.ts';
import type { Doing } from '../sign-in/index.ts';
import {
  type Breach,
  dueOf,
  dutiesOf,
  latenessOf,
  reminderOf,
  requireKnown,
  requireOpen,
  requireStep,
  requireTurn,
} from './model.ts';
import {
  insertBreach,
  insertDispatch,
  insertTick,
  saveBreach,
  saveClosing,
  selectBreach,
  selectDispatches,
  selectOpen,
} from './store.ts';

/** The trace says what was done to which record, never a word of what leaked or whose. */
const leaveTrace = (doing: Doing, id: string, deed: string, detail: Record<string, unknown> = {}): Promise<void> =>
  record(doing.tx, doing.actor, {
    requestId: doing.requestId,
    action: `breach.${deed}`,
    subjectId: id,
    detail,
  });

const contentOf = ({ knownAt, ...wish }: BreachInput, now: Date) => {
  const at = new Date(knownAt);
  requireKnown(at, now);
  return { ...wish, knownAt: at };
};

const author = async ({ tx, actor }: Doing) => {
  const { personId, agencyId } = memberOf(actor);
  return { personId, agencyId, personName: await personName(tx, personId) };
};

export const openBreach = async (doing: Doing, wish: BreachInput): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { personId, agencyId, personName: openedByName } = await author(doing);
  const id = newId(now.getTime());
  const begun = { state: 'open' as const, openedByName, openedAt: now, version: 1 };
  const ended = { lessons: null, closedByName: null, closedAt: null };
  const number = receiptOf(id, now, 'B');
  await insertBreach(tx, { id, agencyId, number, ...contentOf(wish, now), ...begun, ...ended }, personId);
  await leaveTrace(doing, id, 'opened');
  return { id };
};

/** Locked. The database locks no closed record, so that one is looked at without. */
const found = async ({ tx }: Doing, id: string, version?: number): Promise<Breach> =>
  requireOpen((await selectBreach(tx, id, true)) ?? (await selectBreach(tx, id)), version);

/** A moved beginning moves the clock: the trace keeps both moments. */
export const changeBreach = async (
  doing: Doing,
  id: string,
  wish: { version: number; breach: BreachInput },
): Promise<void> => {
  const breach = await found(doing, id, wish.version);
  const content = contentOf(wish.breach, doing.now);
  await saveBreach(doing.tx, { ...breach, ...content });
  const moved = { from: breach.knownAt.toISOString(), to: content.knownAt.toISOString() };
  await leaveTrace(doing, id, 'updated', moved.from === moved.to ? {} : { knownAt: moved });
};

export const tickStep = async (doing: Doing, id: string, { step, isDone }: BreachTick): Promise<void> => {
  const { tx, now, services } = doing;
  await found(doing, id);
  requireStep(services.pack, step);
  const by = await author(doing);
  await insertTick(tx, { id: newId(now.getTime()), breachId: id, step, isDone, writtenAt: now, ...by });
  await leaveTrace(doing, id, isDone ? 'stepDone' : 'stepUndone', { step });
};

/** What was sent to whom and when; it went out elsewhere, before. */
export const noteDispatch = async (doing: Doing, id: string, wish: NewDispatch): Promise<void> => {
  const { tx, now, services } = doing;
  const breach = await found(doing, id);
  const isLate = latenessOf(services.pack, breach, wish, now);
  const by = await author(doing);
  const row = { ...wish, sentAt: new Date(wish.sentAt), isLate, writtenAt: now, ...by };
  await insertDispatch(tx, { id: newId(now.getTime()), breachId: id, ...row });
  await leaveTrace(doing, id, 'dispatched', { duty: wish.duty, how: wish.how, isLate });
};

export const turnBreach = async (doing: Doing, id: string, wish: BreachTurn): Promise<void> => {
  const { tx, now, services } = doing;
  const breach = await found(doing, id, wish.version);
  requireTurn(breach.state, dutiesOf(services.pack, breach, await selectDispatches(tx, [id])), wish.to);
  if (wish.to === 'closed') {
    const { personId: closedBy, personName: closedByName } = await author(doing);
    await saveClosing(tx, breach, { lessons: wish.lessons, closedBy, closedByName, closedAt: now });
  } else await saveBreach(tx, { ...breach, state: wish.to });
  await leaveTrace(doing, id, wish.to, { from: breach.state });
};

type Telling = { tx: Tx; now: Date; services: Services };
const month = 30 * 86_400_000;

/** The mail leads to one's own notices: whoever sees the list of mails must not learn that there is a breach. */
const tellManagers = async (doing: Telling, { id, number, agencyId }: Breach, key: string): Promise<void> => {
  const url = `${doing.services.config.origin}/account/notices`;
  const letter: News['letter'] = (locale) => noticeLetter({ locale, event: 'manager.due', url });
  const to = await mailAddresses(doing.tx, { agencyId, role: 'manager' });
  const path = `/desk/breaches/${id}` as const;
  // The agency's own system is read by others.
  const news = { as: { agencyId }, isSealed: true, reference: number, path, letter };
  await notify(doing, to, { event: 'manager.due', key, ...news });
};

/** The round of the machine: a day and six hours before the hours are over, and once they are, while somebody is not told. */
export const tellOfBreaches = async (doing: Telling): Promise<void> => {
  const { tx, now, services } = doing;
  const breaches = await selectOpen(tx, new Date(now.getTime() - month));
  const dispatches = await selectDispatches(
    tx,
    breaches.map(({ id }) => id),
  );
  const due = breaches.flatMap((breach) => {
    const told = dispatches.filter(({ breachId }) => breachId === breach.id);
    const stage = reminderOf(dueOf(services.pack, breach.knownAt), dutiesOf(services.pack, breach, told), now);
    return stage === null ? [] : [{ breach, key: `manager.due:${breach.id}:${stage}` }];
  });
  const known = await alreadyTold(
    tx,
    due.map(({ key }) => key),
  );
  for (const { breach, key } of due) if (!known.has(key)) await tellManagers(doing, breach, key);
};
