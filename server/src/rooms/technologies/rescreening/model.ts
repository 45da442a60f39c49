import type { Pack } from '@boru/contract/pack';
import {
  Claim,
  type EngineEdition,
  type RescreeningOutcome,
  type RescreeningState,
  type RescreeningView,
} from '@boru/contract/rescreening';
import { claimOfCard, outcomeOf } from '@boru/engines/rescreening';
import { Problem } from '#kernel/problem';
import type { Card } from '../model.ts';
import { bundleOf, engineOf } from '../screening/model.ts';

export type Counts = Record<RescreeningOutcome, number>;
export type Run = {
  id: string;
  state: RescreeningState;
  engine: EngineEdition;
  screenedOn: string;
  cards: number;
  screened: number;
  counts: Counts;
  told: number;
  lastCard: string | null;
  begunAt: Date;
  readyAt: Date | null;
  confirmedAt: Date | null;
  finishedAt: Date | null;
};
export type Finding = {
  id: string;
  rescreeningId: string;
  cardId: string;
  companyId: string;
  cardVersion: number;
  outcome: RescreeningOutcome;
  before: Claim;
  after: Claim;
  foundAt: Date;
  toldAt: Date | null;
  acceptedAt: Date | null;
};

export const isCurrent = (run: Run, pack: Pack): boolean => {
  const engine = engineOf(pack);
  return run.engine.version === engine.version && run.engine.catalogue === engine.catalogue;
};

const openStates: ReadonlySet<RescreeningState> = new Set(['screening', 'ready', 'telling']);
export const isOpen = (run: Run): boolean => openStates.has(run.state);

export const refuseUnless = (run: Run, states: readonly RescreeningState[]): void => {
  if (!states.includes(run.state)) throw new Problem('thing.changed');
};

/** A dry run of a list that is no longer the newest says nothing any more. */
export const refuseOutdated = (run: Run, pack: Pack): void => {
  if (!isCurrent(run, pack)) throw new Problem('thing.changed');
};

/** What the company was told last about this version of its card, else what the card said when it was saved. */
export const baselineOf = (card: Card, told: Claim | undefined): { claim: Claim; reproduces: boolean } => {
  const reproduces = card.replay?.reproduces ?? false;
  return { claim: told ?? Claim.parse(card.replay ?? card), reproduces };
};

const text = (claim: Claim): string =>
  `${claim.verdict} ${claim.items
    .map(({ list, edition, item, status }) => `${list} ${edition} ${item} ${status}`)
    .sort()
    .join(' ')}`;

/** One card under the data of today. `isNoted`: something differs, if only the name of an item, so the finding is kept. */
export const judge = (pack: Pack, card: Card, told: Claim | undefined, on: string) => {
  const { claim: before, reproduces } = baselineOf(card, told);
  const after = claimOfCard(bundleOf(pack).dictionary, card, on);
  const outcome = outcomeOf(before, after, reproduces);
  return { before, after, outcome, isNoted: outcome !== 'unchanged' || text(before) !== text(after) };
};

export const addOutcomes = (counts: Counts, outcomes: readonly RescreeningOutcome[]): Counts => {
  const sum = { ...counts };
  for (const outcome of outcomes) sum[outcome] += 1;
  return sum;
};
export const noCounts: Counts = { mayApplyNow: 0, noLonger: 0, toCheck: 0, unchanged: 0 };

export const viewOfRun = (run: Run, pack: Pack): RescreeningView => ({
  id: run.id,
  state: run.state,
  engine: run.engine,
  screenedOn: run.screenedOn,
  cards: run.cards,
  screened: run.screened,
  counts: run.counts,
  told: run.told,
  begunAt: run.begunAt.toISOString(),
  readyAt: run.readyAt?.toISOString() ?? null,
  confirmedAt: run.confirmedAt?.toISOString() ?? null,
  finishedAt: run.finishedAt?.toISOString() ?? null,
  may: [
    ...(run.state === 'ready' && isCurrent(run, pack) ? (['confirm'] as const) : []),
    ...(run.state === 'screening' || run.state === 'ready' ? (['drop'] as const) : []),
  ],
});
