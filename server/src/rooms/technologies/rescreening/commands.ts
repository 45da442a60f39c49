import { setImmediate as breathe } from 'node:timers/promises';
import { civilOf } from '@boru/contract/civil';
import { RescreeningEvent } from '@boru/contract/events';
import type { Claim } from '@boru/contract/rescreening';
import type { Actor, CompanyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import type { Handler, Handlers } from '#platform/jobs/index';
import { rescreeningReadyLetter, technologyRescreenedLetter } from '#platform/mail/index';
import { notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { mailAddresses, secretariat } from '#rooms/organisations';
import { updateCard, type Work } from '../commands.ts';
import type { Card, CardContent } from '../model.ts';
import { engineOf } from '../screening/index.ts';
import { cardsAfter, cardsById, countLive, findCard, hasOlderResults } from '../store.ts';
import {
  addOutcomes,
  type Finding,
  isCurrent,
  isOpen,
  judge,
  noCounts,
  type Run,
  refuseOutdated,
  refuseUnless,
  viewOfRun,
} from './model.ts';
import * as store from './store.ts';

export type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

export const screenJob = 'technologies.rescreen';
export const tellJob = 'technologies.tell';
/** Cards of one transaction: short enough that nobody waits for the run's row, long enough to be cheap. */
const batch = 200;

const personOf = (actor: Actor): string | null => ('personId' in actor ? actor.personId : null);
const trace = ({ tx, actor, requestId }: Doing, action: string, run: Run): Promise<void> =>
  record(tx, actor, { requestId, action, subjectId: run.id, detail: { catalogue: run.engine.catalogue } });

const runFor = async ({ tx }: Doing, id: string): Promise<Run> => {
  const run = await store.lockRun(tx, id);
  if (!run) throw new Problem('thing.not_found');
  return run;
};

/** Begins a dry run over all cards. Asked twice, there is still one; an open one of older data is dropped for it. */
export const beginRescreening = async (doing: Doing): Promise<Run> => {
  const { tx, now, services } = doing;
  const [latest] = await store.selectRuns(tx, 1);
  if (latest && isOpen(latest)) {
    if (isCurrent(latest, services.pack)) return latest;
    await dropRescreening(doing, latest.id);
  }
  const run: Run = {
    id: newId(),
    state: 'screening',
    engine: engineOf(services.pack),
    screenedOn: civilOf(now.getTime()),
    cards: 0,
    screened: 0,
    counts: noCounts,
    told: 0,
    lastCard: null,
    begunAt: now,
    readyAt: null,
    confirmedAt: null,
    finishedAt: null,
  };
  if (!(await store.insertRun(tx, run, personOf(doing.actor)))) throw new Problem('thing.changed');
  await trace(doing, 'rescreening.begun', run);
  await services.enqueue(tx, screenJob, { rescreeningId: run.id });
  return run;
};

/** At the start of the server: a new edition begins its own dry run, once. For the system actor. */
export const beginIfNewEdition = async (doing: Doing): Promise<Run | null> => {
  const engine = engineOf(doing.services.pack);
  const [latest] = await store.selectRuns(doing.tx, 1);
  if (latest && isCurrent(latest, doing.services.pack)) return null;
  if (!(await hasOlderResults(doing.tx, engine))) return null;
  return beginRescreening(doing);
};

export const confirmRescreening = async (doing: Doing, id: string): Promise<Run> => {
  const run = await runFor(doing, id);
  refuseUnless(run, ['ready']);
  refuseOutdated(run, doing.services.pack);
  const confirmed: Run = { ...run, state: 'telling', confirmedAt: doing.now };
  await store.saveProgress(doing.tx, confirmed);
  const person = personOf(doing.actor);
  if (person !== null) await store.noteConfirmer(doing.tx, id, person);
  await trace(doing, 'rescreening.confirmed', confirmed);
  await doing.services.enqueue(doing.tx, tellJob, { rescreeningId: id });
  return confirmed;
};

export const dropRescreening = async (doing: Doing, id: string): Promise<Run> => {
  const run = await runFor(doing, id);
  refuseUnless(run, ['screening', 'ready']);
  const dropped: Run = { ...run, state: 'dropped', finishedAt: doing.now };
  await store.saveProgress(doing.tx, dropped);
  await trace(doing, 'rescreening.dropped', dropped);
  return dropped;
};

const findingOf = (doing: Doing, run: Run, card: Card, told: Claim | undefined) => {
  const { isNoted, ...judged } = judge(doing.services.pack, card, told, run.screenedOn);
  const finding: Finding = {
    id: newId(),
    rescreeningId: run.id,
    cardId: card.id,
    companyId: card.companyId,
    cardVersion: card.version,
    ...judged,
    foundAt: doing.now,
    toldAt: null,
    acceptedAt: null,
  };
  return { finding, isNoted };
};

const tellReady = async (doing: Doing, runId: string): Promise<void> => {
  const { id: agencyId } = await secretariat(doing.tx, civilOf(doing.now.getTime()));
  await notify(doing, await mailAddresses(doing.tx, { agencyId }), {
    event: 'rescreening.ready',
    key: `rescreening.ready:${runId}`,
    as: { agencyId },
    path: '/desk/rescreening',
    letter: (locale, url) => rescreeningReadyLetter({ locale, url }),
  });
};

/** One batch of the dry run; place, counts and findings stand or fall together. True: there is more. */
export const screenBatch = async (doing: Doing, id: string, most = batch): Promise<boolean> => {
  const { tx, now } = doing;
  const run = await runFor(doing, id);
  if (run.state !== 'screening') return false;
  const cards = await cardsAfter(tx, run.lastCard, most);
  const total = run.screened === 0 ? await countLive(tx) : run.cards;
  const told = await store.toldClaims(
    tx,
    cards.map((card) => card.id),
  );
  const judged: ReturnType<typeof findingOf>[] = [];
  for (const [index, card] of cards.entries()) {
    // Screening is pure computation: without a pause the requests of this process would wait for the whole batch.
    if (index % 25 === 24) await breathe();
    judged.push(findingOf(doing, run, card, told.get(card.id)));
  }
  await store.insertFindings(
    tx,
    judged.filter(({ isNoted }) => isNoted).map(({ finding }) => finding),
  );
  const screened = run.screened + cards.length;
  const isLast = cards.length < most;
  await store.saveProgress(tx, {
    ...run,
    cards: Math.max(total, screened),
    screened,
    counts: addOutcomes(
      run.counts,
      judged.map(({ finding }) => finding.outcome),
    ),
    lastCard: cards.at(-1)?.id ?? run.lastCard,
    ...(isLast ? { state: 'ready' as const, readyAt: now } : {}),
  });
  if (isLast) await tellReady(doing, id);
  return !isLast;
};

const tellCompany = async (doing: Doing, run: Run, companyId: string): Promise<boolean> => {
  if (!(await store.noteTold(doing.tx, run.id, companyId, doing.now))) return false;
  await notify(doing, await mailAddresses(doing.tx, { companyId }), {
    event: 'technology.rescreened',
    key: `technology.rescreened:${run.id}:${companyId}`,
    as: { companyId },
    path: '/company/technologies',
    letter: (locale, url) => technologyRescreenedLetter({ locale, url }),
  });
  return true;
};

/** Null: the card was put away or no longer differs, so there is nothing to tell. */
const freshened = (doing: Doing, run: Run, finding: Finding, card: Card | undefined): Finding | null => {
  if (card === undefined || card.archivedAt !== null) return null;
  if (card.version === finding.cardVersion) return finding;
  const again = findingOf(doing, run, card, undefined);
  return again.isNoted ? { ...again.finding, id: finding.id } : null;
};

const tellOne = async (doing: Doing, run: Run, finding: Finding): Promise<boolean> => {
  await store.markTold(doing.tx, { ...finding, toldAt: doing.now });
  await record(doing.tx, doing.actor, {
    requestId: doing.requestId,
    action: 'technology.rescreened',
    subjectId: finding.cardId,
    companyId: finding.companyId,
    detail: { outcome: finding.outcome, catalogue: run.engine.catalogue },
  });
  return finding.outcome !== 'unchanged' && tellCompany(doing, run, finding.companyId);
};

/** One batch of telling. True: there is more. */
export const tellBatch = async (doing: Doing, id: string, most = batch): Promise<boolean> => {
  const { tx, now } = doing;
  const run = await runFor(doing, id);
  if (run.state !== 'telling') return false;
  const findings = await store.untoldFindings(tx, id, most);
  const cards = await cardsById(
    tx,
    findings.map((finding) => finding.cardId),
  );
  let told = run.told;
  for (const known of findings) {
    const finding = freshened(doing, run, known, cards.get(known.cardId));
    if (finding === null) await store.forgetFinding(tx, known.id);
    else if (await tellOne(doing, run, finding)) told += 1;
  }
  const isLast = findings.length < most;
  await store.saveProgress(tx, { ...run, told, ...(isLast ? { state: 'done' as const, finishedAt: now } : {}) });
  return !isLast;
};

/** One step towards the goal, for the command line: begins if need be, then one batch. */
export const runRescreening = async (doing: Doing, goal: 'screen' | 'tell') => {
  const run = await beginRescreening(doing);
  const viewed = async () => viewOfRun(await runFor(doing, run.id), doing.services.pack);
  if (run.state === 'screening') {
    const more = await screenBatch(doing, run.id);
    return { view: await viewed(), more: more || goal === 'tell' };
  }
  if (goal === 'screen') return { view: await viewed(), more: false };
  if (run.state === 'ready') await confirmRescreening(doing, run.id);
  const more = await tellBatch(doing, run.id);
  return { view: await viewed(), more };
};

/** Each batch is a transaction of its own; a worker that dies leaves the rest to the next, which goes on at the same place. */
const inBatches =
  (database: Database, services: Services, step: (doing: Doing, id: string) => Promise<boolean>): Handler =>
  async (payload, run) => {
    const { rescreeningId } = RescreeningEvent.parse(payload);
    for (let more = true; more; ) {
      run.signal.throwIfAborted();
      more = await asSystem(database, 'write', (tx) => {
        const doing = { tx, actor: { kind: 'system' as const }, now: services.clock.now(), services };
        return step({ ...doing, requestId: `job-${run.id}` }, rescreeningId);
      });
    }
  };

export const rescreeningHandlers = (database: Database, services: Services): Handlers => ({
  [screenJob]: inBatches(database, services, screenBatch),
  [tellJob]: inBatches(database, services, tellBatch),
});

/** The company takes the new result over into its card: a person's deed, and a new version of the card. */
export const acceptFinding = async (
  work: Work & { actor: CompanyActor },
  cardId: string,
  seen: number,
): Promise<Card> => {
  const card = await findCard(work.tx, cardId);
  const finding = card === null ? null : await store.openFindingOf(work.tx, cardId);
  if (card === null || finding === null) throw new Problem('thing.not_found');
  const { id: _id, companyId: _company, version: _version, replay: _replay, archivedAt: _away, ...kept } = card;
  const { createdAt: _made, updatedAt: _changed, ...content } = kept;
  const taken: CardContent = {
    ...content,
    items: finding.after.items,
    verdict: finding.after.verdict,
    screenedOn: civilOf(finding.foundAt.getTime()),
    engine: engineOf(work.services.pack),
  };
  const updated = await updateCard(work, cardId, seen, taken);
  await store.markAccepted(work.tx, finding.id, work.now);
  await record(work.tx, work.actor, {
    requestId: work.requestId,
    action: 'technology.accepted',
    subjectId: cardId,
    companyId: card.companyId,
    detail: { version: updated.version, outcome: finding.outcome },
  });
  return updated;
};
