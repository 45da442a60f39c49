import { addDays, addMonths, instantOf } from '@boru/contract/civil';
import { DestructionEvent } from '@boru/contract/events';
import { type HoldWish, mostProposed } from '@boru/contract/retention';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import type { Handlers } from '#platform/jobs/index';
import { alreadyTold, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { eraseOldPayloads, record } from '#rooms/evidence';
import { mailAddresses, personName } from '../members/index.ts';
import type { Doing } from '../sign-in/index.ts';
import {
  type Action,
  batchOf,
  type ClassId,
  cutoffOf,
  everyCutoff,
  memberOf,
  mostErased,
  receiptOf,
  requireLastDay,
  requireStep,
  termsOf,
  todayOf,
} from './model.ts';
import {
  destroyNext,
  dropBlobs,
  finishDestruction,
  insertHold,
  insertProposal,
  isOpen,
  type Settled,
  saveDecision,
  saveRelease,
  selectAgenciesWithPast,
  selectBlobs,
  selectDestruction,
  selectStanding,
  settleItem,
} from './store.ts';

export const proposeDestruction = async (
  doing: Doing,
  wish: { class: ClassId; reason: string },
): Promise<{ id: string }> => {
  const { tx, actor, now, requestId, services } = doing;
  if (await isOpen(tx, wish.class)) throw new Problem('destruction.open_already');
  const id = newId(now.getTime());
  const today = todayOf(now);
  const items = await insertProposal(tx, {
    ...wish,
    id,
    receipt: receiptOf(id, now),
    cutoff: cutoffOf(services.pack, wish.class, today),
    terms: termsOf(services.pack, wish.class, today),
    at: now,
    most: mostProposed,
  });
  if (items === 0) throw new Problem('destruction.nothing_due');
  const detail = { class: wish.class, items };
  await record(tx, actor, { requestId, action: 'destruction.proposed', subjectId: id, detail, reason: wish.reason });
  await services.enqueue(tx, 'destruction.proposed', { destructionId: id });
  return { id };
};

const outcomes = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** Four eyes: decided here in words, and by the database in any case. */
export const decideDestruction = async (
  doing: Doing,
  id: string,
  { step, version, reason }: { step: Action; version: number | null; reason: string | null },
): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const who = memberOf(actor);
  const destruction = requireStep(await selectDestruction(tx, id), who, step, version);
  const state = outcomes[step];
  const by = { decidedBy: who.personId, decidedByName: await personName(tx, who.personId), decidedAt: now };
  if (!(await saveDecision(tx, id, destruction.version, { state, ...by, decisionReason: reason })))
    throw new Problem('thing.changed');
  const detail = { class: destruction.class, items: destruction.items };
  await record(tx, actor, { requestId, action: `destruction.${state}`, subjectId: id, detail, reason: reason ?? '' });
  if (state === 'approved') await services.enqueue(tx, 'destruction.approved', { destructionId: id });
};

/** The trace names neither company nor case: a company must not learn from it that somebody looks into it. */
export const placeHold = async (doing: Doing, wish: HoldWish): Promise<{ id: string }> => {
  const { tx, actor, now, requestId } = doing;
  requireLastDay(wish.until, now);
  const id = newId(now.getTime());
  if (!(await insertHold(tx, id, wish, now))) throw new Problem('hold.not_possible');
  const detail = { kind: wish.kind, until: wish.until };
  await record(tx, actor, { requestId, action: 'hold.placed', subjectId: id, detail });
  return { id };
};

export const releaseHold = async (doing: Doing, id: string, reason: string): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { personId } = memberOf(actor);
  const by = { releasedBy: personId, releasedByName: await personName(tx, personId), releasedAt: now };
  if (!(await saveRelease(tx, id, { ...by, releaseReason: reason }))) throw new Problem('thing.not_found');
  await record(tx, actor, { requestId, action: 'hold.released', subjectId: id });
};

// ── carried out by the machine ───────────────────────────────────────────────

type Work = { tx: Tx; actor: { kind: 'system' }; now: Date; requestId: string; services: Services };
type Mine = { class: ClassId; agencyId: number; basis: string };

const eraseTraces = async (work: Work, mine: Mine, row: Settled): Promise<boolean> => {
  const { tx, now, requestId, services } = work;
  const by = { requestId, article: mine.basis };
  if (mine.class === 'trace' || mine.class === 'operator') {
    const from = new Date(instantOf(`${row.thingId}-01`));
    const before = new Date(instantOf(addMonths(`${row.thingId}-01`, 1)));
    const id = mine.class === 'operator' ? null : mine.agencyId;
    const agency = { id, from, except: await selectStanding(tx) };
    return (await eraseOldPayloads(tx, { before, personId: null, most: mostErased, agency }, by)) < mostErased;
  }
  // A log has a period of its own: what is younger stays until that is over (안전성 확보조치 기준 제8조).
  const before = new Date(instantOf(addDays(cutoffOf(services.pack, 'trace', todayOf(now)), 1)));
  const matter = { caseId: row.thingId, companyId: row.companyId };
  for (let left = true; left; )
    left = (await eraseOldPayloads(tx, { before, personId: null, most: mostErased, matter }, by)) === mostErased;
  return true;
};

/** One transaction: the next few things of the list, whole. True while there may be more. */
export const destroySome = async (work: Work, id: string): Promise<boolean> => {
  const { tx, now, services } = work;
  const destruction = await selectDestruction(tx, id);
  if (destruction?.state !== 'approved') return false;
  const { agencyId, terms } = destruction;
  const mine = { class: destruction.class, agencyId, basis: terms.basis };
  const cutoff = cutoffOf(services.pack, mine.class, todayOf(now));
  const rows = await destroyNext(tx, id, cutoff, batchOf(mine.class));
  for (const row of rows) {
    if (mine.class === 'case' && row.outcome === 'destroyed') await eraseTraces(work, mine, row);
    if (row.outcome === 'waiting' && (await eraseTraces(work, mine, row))) await settleItem(tx, id, row.place);
  }
  return rows.length > 0;
};

/** After the commit that noted them: contents outside the database. Asked for again as long as one is noted. */
const removeContents = async (database: Database, services: Services, id: string): Promise<void> => {
  for (;;) {
    const keys = await asSystem(database, 'read', (tx) => selectBlobs(tx, id));
    if (keys.length === 0) return;
    for (const key of keys) await services.files.remove(key);
    await asSystem(database, 'write', (tx) => dropBlobs(tx, id, keys));
  }
};

const finish = async ({ tx, actor, now, requestId }: Work, id: string): Promise<void> => {
  if (!(await finishDestruction(tx, id, now))) return;
  const done = await selectDestruction(tx, id);
  const detail = { class: done?.class, items: done?.items, destroyed: done?.destroyed };
  await record(tx, actor, { requestId, action: 'destruction.done', subjectId: id, detail });
};

/** Safe to repeat: a worker that dies between two steps leaves a list that says what is left. */
export const destructionHandlers = (database: Database, services: Services): Handlers => ({
  'destruction.approved': async (payload, run) => {
    const { destructionId } = DestructionEvent.parse(payload);
    const within = <Result>(step: (work: Work) => Promise<Result>) =>
      asSystem(database, 'write', (tx) =>
        step({ tx, actor: { kind: 'system' }, now: services.clock.now(), requestId: `job-${run.id}`, services }),
      );
    for (let more = true; more; ) {
      run.signal.throwIfAborted();
      more = await within((work) => destroySome(work, destructionId));
      await removeContents(database, services, destructionId);
    }
    await within((work) => finish(work, destructionId));
  },
});

const tellManagers = async (
  doing: Pick<Work, 'tx' | 'now' | 'services'>,
  agencyId: number,
  key: string,
  path: string,
) =>
  notify(doing, await mailAddresses(doing.tx, { agencyId, role: 'manager' }), {
    event: 'destruction.waiting',
    key,
    as: { agencyId },
    path: `/desk/${path}`,
  });

export const tellOfProposal = async (doing: Work, id: string): Promise<void> => {
  const destruction = await selectDestruction(doing.tx, id);
  // Who might be left out of a sealed report is not told that one goes: the team sees it on the page.
  if (destruction?.state === 'proposed' && destruction.class !== 'report')
    await tellManagers(doing, destruction.agencyId, `destruction:${id}`, `destruction/${id}`);
};

/** Once a month per agency, on the first day on which something is past its period. */
export const tellOfPast = async (doing: Work): Promise<void> => {
  const { tx, now, services } = doing;
  const today = todayOf(now);
  const keyOf = (agencyId: number) => `destruction.due:${agencyId}:${today.slice(0, 7)}`;
  const agencies = await selectAgenciesWithPast(tx, everyCutoff(services.pack, today));
  const told = await alreadyTold(tx, agencies.map(keyOf));
  for (const agencyId of agencies)
    if (!told.has(keyOf(agencyId))) await tellManagers(doing, agencyId, keyOf(agencyId), 'destruction');
};
