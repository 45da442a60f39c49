import { undoMergerDays } from '@boru/contract/case-mergers';
import type { CaseStatus } from '@boru/contract/cases';
import type { ProblemCode } from '@boru/contract/problems';
import { Problem } from '#kernel/problem';
import { stop } from '../clocks/model.ts';
import { type CaseFile, type Change, each, type Scene } from '../files/model.ts';

export type Merger = {
  id: string;
  keptId: string;
  mergedId: string;
  byAgency: number;
  byName: string;
  at: Date;
  priorStatus: CaseStatus;
  keptVersion: number;
  mergedVersion: number;
};
type End = Pick<CaseFile, 'id' | 'companyId' | 'ownerAgency' | 'status' | 'submittedAt'>;
/** What the two files do not say: whether another agency is being asked, and what was merged before. */
export type Standing = { referralOpen: boolean; isMerged: boolean; hasMerged: boolean };

/** The earlier receipt counts, never a later one: so the case that was received first stays, whichever page was open. */
export const inOrderOfReceipt = <One extends End>(one: One, other: One): { kept: One; merged: One } => {
  const at = (end: End): string => `${end.submittedAt?.toISOString() ?? '9'} ${end.id}`;
  return at(one) <= at(other) ? { kept: one, merged: other } : { kept: other, merged: one };
};

/**
 * State of the case that stays × state of the one that is merged. While the one that stays waits for the company or has been
 * answered, no period runs on it: a case whose period runs must not be merged into it and lose it.
 */
export const mergeTable: Readonly<Partial<Record<CaseStatus, readonly CaseStatus[]>>> = {
  submitted: ['submitted', 'acknowledged', 'asked', 'answered'],
  acknowledged: ['submitted', 'acknowledged', 'asked', 'answered'],
  asked: ['asked', 'answered'],
  answered: ['answered'],
};

/** The one reason why not; null when these two may be merged. */
export const refusalOf = (kept: End, merged: End, standing: Standing, agencyId: number): ProblemCode | null => {
  if (kept.id === merged.id || kept.companyId !== merged.companyId) return 'thing.not_found';
  if (kept.ownerAgency !== agencyId || merged.ownerAgency !== agencyId) return 'thing.not_found';
  if (standing.isMerged || standing.hasMerged) return 'case.merged';
  const open = mergeTable[kept.status];
  if (open === undefined || mergeTable[merged.status] === undefined) return 'case.closed';
  if (standing.referralOpen) return 'case.merge_referral_open';
  return open.includes(merged.status) ? null : 'case.merge_stops_clock';
};

const day = 86_400_000;
export const undoUntil = (at: Date): Date => new Date(at.getTime() + undoMergerDays * day);

export type Undoable = Pick<Merger, 'at' | 'byAgency' | 'keptVersion' | 'mergedVersion'>;
export const mayUndo = (
  merger: Undoable,
  ends: { kept: number; merged: number },
  agencyId: number,
  now: Date,
): boolean =>
  merger.byAgency === agencyId &&
  now <= undoUntil(merger.at) &&
  ends.kept === merger.keptVersion &&
  ends.merged === merger.mergedVersion;

export const checkUndo = (
  merger: Undoable,
  ends: { kept: number; merged: number },
  agencyId: number,
  now: Date,
): void => {
  if (merger.byAgency !== agencyId) throw new Problem('role.insufficient');
  if (!mayUndo(merger, ends, agencyId, now)) throw new Problem('case.merge_settled');
};

/** Ends without an outcome and without a word in its story: who sees only this case must not learn that there is another. */
export const end = (scene: Scene, mergerId: string): Change => ({
  set: { status: 'closed', closedAt: scene.now },
  entries: [],
  clocks: each(scene, ['acknowledge', 'answer', 'forward'], stop),
  started: [],
  action: 'case.merged_away',
  detail: { mergerId },
});

export const keep = (mergerId: string, action: 'case.merged' | 'case.unmerged'): Change => ({
  set: {},
  entries: [],
  clocks: [],
  started: [],
  action,
  detail: { mergerId },
});

/** As it stood: the periods that ended at that instant go on as if they never had. */
export const revive = (scene: Scene, merger: Merger): Change => ({
  set: { status: merger.priorStatus, closedAt: null },
  entries: [],
  clocks: scene.clocks
    .filter(({ stoppedAt }) => stoppedAt?.getTime() === merger.at.getTime())
    .map((clock) => ({ ...clock, stoppedAt: null })),
  started: [],
  action: 'case.unmerged_away',
  detail: { mergerId: merger.id },
});
