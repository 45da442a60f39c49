import type { PanelAction, PanelState, PanelWords } from '@boru/contract/review';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Panel = PanelWords & {
  callId: string;
  agencyId: number;
  state: PanelState;
  openedByName: string | null;
  openedAt: Date | null;
  closedByName: string | null;
  closedAt: Date | null;
  version: number;
};
export type Judge = {
  id: string;
  callId: string;
  expertId: string | null;
  personId: string | null;
  name: string;
  affiliation: string | null;
  removedReason: string | null;
};
export type Pair = { judgeId: string; applicationId: string };
/** What became of an assignment; `assigned` where no sheet was begun. */
export type Progress = Pair & { state: 'assigned' | 'draft' | 'submitted' | 'void' | 'voided' };

/** What people wrote of it, without where it stands. */
export const wordsOf = ({
  rule,
  criteria,
  leastTotal,
  tieBreak,
  judgesEach,
  objective,
  levels,
  quotas,
}: Panel): PanelWords => ({
  ...{ rule, criteria, leastTotal, tieBreak, judgesEach, objective, levels, quotas },
});

export const worksOnPanel = ({ role }: Pick<AgencyActor, 'role'>): boolean => role === 'officer' || role === 'manager';

export const mayDo = (panel: Pick<Panel, 'state'> | undefined, callState: string, who: AgencyActor): PanelAction[] => {
  if (!worksOnPanel(who) || callState === 'decided' || callState === 'cancelled') return [];
  if (panel === undefined) return ['save'];
  if (panel.state === 'preparing') return ['save', 'seat', 'pin', 'assign', 'open'];
  return panel.state === 'scoring' ? ['seat', 'pin', 'assign', 'close'] : ['pin', 'assign'];
};

/** Throws unless this person may take this step on this panel now. */
export const requireStep = (panel: Panel | undefined, callState: string, who: AgencyActor, step: PanelAction): void => {
  if (!worksOnPanel(who)) throw new Problem('role.insufficient');
  if (!mayDo(panel, callState, who).includes(step)) throw new Problem('review.not_now');
};

/** All sheets that are owed are in, and each application has the judges it needs. */
export const requireComplete = (progress: readonly Progress[], lacking: number): void => {
  const open = progress.filter(({ state }) => state === 'assigned' || state === 'draft').length;
  if (open > 0 || lacking > 0) throw new Problem('review.sheets_missing', { extra: { open, lacking } });
};

type Wish = {
  applications: readonly string[];
  /** Who is seated and known. */
  judges: readonly string[];
  each: number | null;
  /** Assignments that stand; they are kept. */
  kept: readonly Pair[];
  /** Pairs that may not be: conflicts, and what was voided before. */
  barred: readonly Pair[];
};
const keyOf = ({ judgeId, applicationId }: Pair): string => `${judgeId} ${applicationId}`;

/**
 * New assignments beside those that stand: each application gets as many judges as are asked for, those with the least work
 * first, and nothing that stands is taken away: the least change. `lacking`: how many judges an application still needs,
 * because conflicts leave too few; how much work a judge has never makes one lacking.
 */
export const assign = ({ applications, judges, each, kept, barred }: Wish) => {
  const no = new Set([...barred, ...kept].map(keyOf));
  const load = new Map(judges.map((id) => [id, 0]));
  for (const { judgeId } of kept) load.set(judgeId, (load.get(judgeId) ?? 0) + 1);
  const added: Pair[] = [];
  const lacking = new Map<string, number>();
  const free = (applicationId: string) => judges.filter((judgeId) => !no.has(keyOf({ judgeId, applicationId })));
  // The hardest to staff first, so that a judge who is their only one is still light when their turn comes.
  const order = [...applications].sort((a, b) => free(a).length - free(b).length || (a < b ? -1 : 1));
  for (const applicationId of order) {
    const standing = kept.filter((one) => one.applicationId === applicationId).length;
    const open = free(applicationId).sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1));
    const wanted = each === null ? open.length : Math.max(0, each - standing);
    for (const judgeId of open.slice(0, wanted)) {
      added.push({ judgeId, applicationId });
      load.set(judgeId, (load.get(judgeId) ?? 0) + 1);
    }
    const missing = each === null ? Number(standing + open.length === 0) : Math.max(0, wanted - open.length);
    if (missing > 0) lacking.set(applicationId, missing);
  }
  return { added, lacking };
};
