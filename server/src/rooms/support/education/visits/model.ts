import { civilOf } from '@boru/contract/civil';
import type { NewVisit, VisitState } from '@boru/contract/education-seats';
import { Problem } from '#kernel/problem';

export type Visit = NewVisit & {
  id: string;
  number: string;
  companyId: string;
  companyName: string;
  representative: string;
  businessNumber: string;
  state: VisitState;
  answer: string | null;
  requestedAt: Date;
  version: number;
};

/** Fixed forms, so that a clerk can read it out: V-20261123-1A2B3C4D. */
export const numberOf = (id: string, now: Date): string =>
  `V-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;

export const requireAhead = ({ wishedUntil }: Pick<NewVisit, 'wishedUntil'>, now: Date): void => {
  if (wishedUntil < civilOf(now.getTime()))
    throw new Problem('request.invalid', { fields: { wishedUntil: '이미 지난 날입니다. / This day has passed.' } });
};

export const requireOpen = (visit: Visit | undefined, version: number): Visit => {
  if (!visit) throw new Problem('thing.not_found');
  if (visit.version !== version || visit.state !== 'requested') throw new Problem('thing.changed');
  return visit;
};
