import type { AssignmentState, ConsultingLanguage, ExpertSkill } from '@boru/contract/experts';
import { Problem } from '#kernel/problem';

/** One expert for one company: what is to be done, when, and who asked. The expert reads this row and no other of the company. */
export type Assignment = {
  id: string;
  requestId: string;
  roundId: string | null;
  agencyId: number;
  companyId: string;
  expertId: string;
  companyName: string;
  expertName: string;
  municipality: string;
  language: ConsultingLanguage;
  skills: ExpertSkill[];
  gaps: string[];
  scope: string;
  halfDays: number;
  fromOn: string;
  untilOn: string;
  contactName: string;
  phone: string;
  email: string;
  reasons: unknown;
  state: AssignmentState;
  endReason: string | null;
  offeredAt: Date;
  version: number;
};

export type Who = 'expert' | 'company' | 'desk' | 'system';
type Step = { from: readonly AssignmentState[]; to: AssignmentState };
/** Who may take which step; the database holds the same table (`support.guard_assignment`). */
export const steps = {
  accept: { who: 'expert', from: ['offered'], to: 'accepted' },
  decline: { who: 'expert', from: ['offered'], to: 'declined' },
  refuse: { who: 'company', from: ['offered', 'accepted'], to: 'refused' },
  release: { who: 'desk', from: ['offered', 'accepted', 'held'], to: 'released' },
  resume: { who: 'desk', from: ['held'], to: 'offered' },
  complete: { who: 'desk', from: ['accepted'], to: 'completed' },
  hold: { who: 'system', from: ['offered', 'accepted'], to: 'held' },
} as const satisfies Record<string, Step & { who: Who }>;
export type StepName = keyof typeof steps;

/** Throws unless this step leads from the state that its taker saw. */
export const requireStep = (assignment: Assignment | undefined, step: StepName, seen: number): AssignmentState => {
  if (assignment === undefined) throw new Problem('thing.not_found');
  const { from, to }: Step = steps[step];
  if (assignment.version !== seen || !from.includes(assignment.state)) throw new Problem('thing.changed');
  return to;
};

/** Nobody goes back to work whose clearance or pledge does not hold. */
export const requireAble = (able: readonly string[], { expertId }: Assignment): void => {
  if (!able.includes(expertId)) throw new Problem('consulting.not_cleared');
};
