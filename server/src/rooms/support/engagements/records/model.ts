import { addDays, addMonths } from '@boru/contract/civil';
import type { EngagementAction, EngagementState } from '@boru/contract/engagements';
import { type Actor, agencyWorkers, companyWriters, mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Engagement = {
  id: string;
  assignmentId: string;
  agencyId: number;
  companyId: string;
  expertId: string;
  companyName: string;
  expertName: string;
  setId: string;
  setVersion: number;
  kickoffOn: string;
  agenda: string;
  state: EngagementState;
  reviewerId: string | null;
  reviewerName: string | null;
  reviewWords: string | null;
  answerWords: string | null;
  acceptedAt: Date | null;
  version: number;
};
export type Recommendation = {
  id: string;
  finding: string;
  advice: string;
  questions: string[];
  effortDays: number;
};
export type FollowUp = {
  id: string;
  engagementId: string;
  companyId: string;
  agencyId: number;
  months: number;
  dueOn: string;
  total: number;
  done: number | null;
  words: string | null;
};

/** What the reader may do next. `own`: her experts in the pools, by which an expert is known. */
export const mayDo = (
  one: Pick<Engagement, 'state' | 'expertId' | 'reviewerId'>,
  actor: Actor,
  own: readonly string[],
): EngagementAction[] => {
  if (actor.kind === 'expert') {
    if (one.state === 'visiting' && own.includes(one.expertId)) return ['note', 'handIn'];
    return one.state === 'inReview' && own.includes(one.reviewerId ?? '') ? ['review'] : [];
  }
  if (mayUse(actor, agencyWorkers)) {
    if (one.state === 'visiting' || one.state === 'inReview') return ['nameReviewer'];
    return one.state === 'reviewed' ? ['deliver'] : one.state === 'accepted' ? ['followUp'] : [];
  }
  if (!mayUse(actor, companyWriters)) return [];
  return one.state === 'delivered' ? ['answer', 'allowPhotos'] : ['allowPhotos'];
};

/** For a change: it is there, the reader saw this version, and it is her turn. */
export const requireTurn = (
  one: Engagement | undefined,
  version: number,
  action: EngagementAction,
  actor: Actor,
  own: readonly string[],
): Engagement => {
  if (!one) throw new Problem('thing.not_found');
  if (one.version !== version) throw new Problem('thing.changed');
  if (!mayDo(one, actor, own).includes(action)) throw new Problem('thing.changed');
  return one;
};

/** A report without words, recommendations or a reviewer is not yet one that somebody else could read. */
export const requireWhole = (
  one: Pick<Engagement, 'reviewerId'>,
  parts: { summary: string | null; recommendations: number; conflicts: number },
): void => {
  const fields: Record<string, string> = {};
  if (parts.summary === null)
    fields['summary'] = '보고서의 글을 먼저 적어 주세요. / Write the words of the report first.';
  if (parts.recommendations === 0)
    fields['recommendations'] = '권고를 하나 이상 적어 주세요. / Write at least one recommendation.';
  if (parts.conflicts > 0)
    fields['entries'] = '두 기기가 다르게 적은 답을 먼저 정해 주세요. / Settle what two devices noted differently.';
  if (one.reviewerId === null)
    fields['reviewer'] = '기관이 검토할 전문가를 아직 정하지 않았습니다. / The agency has not named a reviewer yet.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};

/** Months later, on a day on which the desk works. */
export const dueAfter = (acceptedOn: string, months: number, isResting: (on: string) => boolean): string => {
  let on = addMonths(acceptedOn, months);
  while (isResting(on)) on = addDays(on, 1);
  return on;
};
