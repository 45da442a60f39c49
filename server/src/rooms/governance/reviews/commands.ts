import { civilOf } from '@boru/contract/civil';
import type { ReviewEntryInput } from '@boru/contract/commitments';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import { notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { mailAddresses, secretariat } from '#rooms/organisations';
import {
  authorOf,
  type Commitment,
  governs,
  holdsIn,
  leaveTrace,
  memberOf,
  partiesIn,
  selectCommitments,
  spansOf,
} from '../commitments/index.ts';
import {
  type Entry,
  requireActual,
  requireOpen,
  requireReason,
  requireRound,
  requireWriting,
  requireWritten,
  requireYear,
  waitingOf,
} from './model.ts';
import {
  countedIn,
  insertEntry,
  insertRound,
  insertStep,
  saveEntry,
  saveRound,
  selectEntries,
  selectRound,
  selectRounds,
  selectSteps,
  takeTurn,
} from './store.ts';

type Doing = Context<Services>;

/** For those who lead the secretariat; for everybody else it is not there. */
const requireGoverning = ({ actor }: Doing): void => {
  if (!governs(actor)) throw new Problem('thing.not_found');
};
const tell = ({ tx, services }: Doing, roundId: string, news: 'opened' | 'submitted' | 'returned', agencyId?: number) =>
  services.enqueue(tx, 'yearlyReview.step', { roundId, news, ...(agencyId === undefined ? {} : { agencyId }) });

export const openRound = async (doing: Doing, wish: { year: number; dueOn: string }): Promise<{ id: string }> => {
  requireGoverning(doing);
  const { tx, now } = doing;
  const taken = (await selectRounds(tx)).map(({ year }) => year);
  requireYear(wish.year, wish.dueOn, civilOf(now.getTime()), taken);
  const id = newId(now.getTime());
  const { writtenBy: openedBy, writtenByName: openedByName } = await authorOf(doing);
  await insertRound(tx, { id, ...wish, openedAt: now, openedBy, openedByName });
  await leaveTrace(doing, id, 'yearlyReview.opened', wish);
  await tell(doing, id, 'opened');
  return { id };
};

const stepOf = async (tx: Tx, roundId: string, agencyId: number) =>
  (await selectSteps(tx, [roundId])).find((step) => step.agencyId === agencyId);

/** The own agency's turn in a round: open, a party of that year, not handed in. */
const takeOwnTurn = async (doing: Doing, roundId: string) => {
  const { agencyId } = memberOf(doing.actor);
  const round = requireOpen(await selectRound(doing.tx, roundId));
  if (!partiesIn(await spansOf(doing), round.year).includes(agencyId)) throw new Problem('commitment.no_party');
  await takeTurn(doing.tx, roundId, agencyId);
  requireWriting(await stepOf(doing.tx, roundId, agencyId));
  const entries = (await selectEntries(doing.tx, [roundId])).filter((entry) => entry.agencyId === agencyId);
  return { round, agencyId, entries };
};

/** Boru counts now, and the entry says when: a case that is closed tomorrow does not change what was handed in. */
const figureOf = async (doing: Doing, source: Entry['source'], wish: ReviewEntryInput, year: number) =>
  source === 'entered'
    ? { actual: wish.actual, countedAt: null }
    : { actual: await countedIn(doing.tx, source, year), countedAt: doing.now };

const promiseOf = async (
  { tx }: Doing,
  agencyId: number,
  year: number,
  before: Entry | undefined,
  id: string,
): Promise<Pick<Commitment, 'clause' | 'title' | 'owner' | 'indicator' | 'unit' | 'source' | 'target'>> => {
  const found = (await selectCommitments(tx, agencyId)).find(
    (one) => one.id === id && (before !== undefined || holdsIn(one, year)),
  );
  if (!found) throw new Problem('thing.not_found');
  const { clause, title, owner, indicator, unit, source, target } = found;
  return { clause, title, owner, indicator, unit, source, target };
};

export const writeEntry = async (
  doing: Doing,
  roundId: string,
  commitmentId: string,
  wish: ReviewEntryInput,
): Promise<void> => {
  const { tx, now } = doing;
  const { round, agencyId, entries } = await takeOwnTurn(doing, roundId);
  const before = entries.find((entry) => entry.commitmentId === commitmentId);
  const promise = await promiseOf(doing, agencyId, round.year, before, commitmentId);
  requireActual(wish, promise.source);
  requireReason(wish);
  if ((before?.version ?? null) !== wish.version) throw new Problem('thing.changed');
  const { version, ...said } = wish;
  const content = { ...promise, ...said, ...(await figureOf(doing, promise.source, wish, round.year)) };
  const whole = {
    id: before?.id ?? newId(now.getTime()),
    roundId,
    commitmentId,
    agencyId,
    ...content,
    ...(await authorOf(doing)),
  };
  if (version === null) await insertEntry(tx, whole);
  else if (!(await saveEntry(tx, whole, version))) throw new Problem('thing.changed');
  await leaveTrace(doing, whole.id, 'yearlyReview.written', {
    year: round.year,
    actual: content.actual,
    standing: wish.standing,
  });
};

export const handIn = async (doing: Doing, roundId: string): Promise<void> => {
  const { tx, now } = doing;
  const { round, agencyId, entries } = await takeOwnTurn(doing, roundId);
  const promises = (await selectCommitments(tx, agencyId)).filter((one) => holdsIn(one, round.year));
  requireWritten(waitingOf(promises, entries), entries.length);
  await insertStep(tx, {
    id: newId(now.getTime()),
    roundId,
    agencyId,
    kind: 'submitted',
    reason: null,
    ...(await authorOf(doing)),
  });
  await leaveTrace(doing, roundId, 'yearlyReview.submitted', { year: round.year, agencyId });
  await tell(doing, roundId, 'submitted', agencyId);
};

export const handBack = async (
  doing: Doing,
  roundId: string,
  { agencyId, reason }: { agencyId: number; reason: string },
): Promise<void> => {
  requireGoverning(doing);
  const { tx, now } = doing;
  const round = requireOpen(await selectRound(tx, roundId));
  await takeTurn(tx, roundId, agencyId);
  if ((await stepOf(tx, roundId, agencyId))?.kind !== 'submitted') throw new Problem('thing.changed');
  await insertStep(tx, {
    id: newId(now.getTime()),
    roundId,
    agencyId,
    kind: 'returned',
    reason,
    ...(await authorOf(doing)),
  });
  await leaveTrace(doing, roundId, 'yearlyReview.returned', { year: round.year, agencyId });
  await tell(doing, roundId, 'returned', agencyId);
};

export const closeRound = async (
  doing: Doing,
  roundId: string,
  { version, summary }: { version: number; summary: string },
): Promise<void> => {
  requireGoverning(doing);
  const round = requireOpen(await selectRound(doing.tx, roundId), version);
  const { writtenBy: closedBy, writtenByName: closedByName, writtenAt: closedAt } = await authorOf(doing);
  if (!(await saveRound(doing.tx, round, { state: 'closed', summary, closedBy, closedByName, closedAt })))
    throw new Problem('thing.changed');
  await leaveTrace(doing, roundId, 'yearlyReview.closed', { year: round.year });
};

export const publishRound = async (
  doing: Doing,
  roundId: string,
  { version, isPublic }: { version: number; isPublic: boolean },
): Promise<void> => {
  requireGoverning(doing);
  const round = requireRound(await selectRound(doing.tx, roundId), version);
  if (round.state !== 'closed') throw new Problem('commitment.round_open');
  if (!(await saveRound(doing.tx, round, { isPublic }))) throw new Problem('thing.changed');
  await leaveTrace(doing, roundId, isPublic ? 'yearlyReview.published' : 'yearlyReview.unpublished', {
    year: round.year,
  });
};

/** For the machine: the managers of the parties when a round begins, of one when its results come back, the secretariat when they are in. */
export const tellOfReviewStep = async (
  doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>,
  {
    roundId,
    news,
    agencyId,
  }: { roundId: string; news: 'opened' | 'submitted' | 'returned'; agencyId?: number | undefined },
): Promise<void> => {
  const { tx, now, requestId } = doing;
  const round = await selectRound(tx, roundId);
  if (!round) return;
  const ofRound = async () => partiesIn(await spansOf(doing), round.year);
  const told =
    news === 'submitted'
      ? [(await secretariat(tx, civilOf(now.getTime()))).id]
      : agencyId === undefined
        ? await ofRound()
        : [agencyId];
  for (const one of told)
    await notify(doing, await mailAddresses(tx, { agencyId: one, role: 'manager' }), {
      event:
        news === 'submitted'
          ? 'yearlyReview.submitted'
          : news === 'returned'
            ? 'yearlyReview.returned'
            : 'yearlyReview.opened',
      key: `${requestId}:${one}`,
      as: { agencyId: one },
      path: `/desk/agreement/reviews/${roundId}`,
    });
};
