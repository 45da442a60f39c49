import type { BarCount, RoundState } from '@boru/contract/consulting';
import type { Bar, BarKind, Plan } from '@boru/engines/assignment';
import { Problem } from '#kernel/problem';

/** A plan as it is kept: numbers and reasons, no names. */
export type KeptPlan = { pinned: { requestId: string; expertId: string }[]; result: Plan };
export type Round = {
  id: string;
  agencyId: number;
  title: string;
  fromOn: string;
  untilOn: string;
  state: RoundState;
  plan: KeptPlan | null;
  planHash: string | null;
  plannedAt: Date | null;
  publishedAt: Date | null;
  version: number;
};

/** Another agency's round, a gone one and one that never was are one answer. */
export const requireRound = (round: Round | undefined, agencyId: number, seen?: number): Round => {
  if (round?.agencyId !== agencyId) throw new Problem('thing.not_found');
  if (seen !== undefined && (round.version !== seen || round.state === 'cancelled')) throw new Problem('thing.changed');
  return round;
};

/** The proposal that still waits for a person. Once confirmed it has no hash any more: it is in the assignments. */
export const openPlan = ({ plan, planHash, plannedAt }: Round) =>
  plan === null || planHash === null || plannedAt === null ? null : { plan, planHash, plannedAt };

/** Confirmed is what the person saw, made of what is true now. */
export const requireFresh = (round: Round, seen: string, now: string): KeptPlan => {
  const open = openPlan(round);
  if (open === null) throw new Problem('thing.changed');
  if (open.planHash !== seen || open.planHash !== now) throw new Problem('consulting.plan_stale');
  return open.plan;
};

export const barCounts = (bars: Readonly<Partial<Record<BarKind, number>>>): BarCount[] =>
  (Object.entries(bars) as [BarKind, number][])
    .map(([kind, experts]) => ({ kind, experts }))
    .toSorted((a, b) => b.experts - a.experts || a.kind.localeCompare(b.kind));

export const barView = (bar: Bar) => ({
  kind: bar.kind,
  skill: bar.kind === 'skill' ? bar.skill : null,
  name: bar.kind === 'tie' ? bar.name : null,
});
