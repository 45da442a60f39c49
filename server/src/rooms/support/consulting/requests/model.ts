import { civilOf } from '@boru/contract/civil';
import type { ConsultingState, NewConsulting } from '@boru/contract/consulting';
import type { ConsultingLanguage, ExpertSkill } from '@boru/contract/experts';
import { Problem } from '#kernel/problem';

export type Request = Omit<NewConsulting, 'language'> & {
  id: string;
  number: string;
  companyId: string;
  roundId: string | null;
  companyName: string;
  businessNumber: string;
  industry: string;
  municipality: string;
  language: ConsultingLanguage;
  state: ConsultingState;
  skills: ExpertSkill[];
  scope: string | null;
  halfDays: number | null;
  weight: number;
  answer: string | null;
  requestedAt: Date;
  version: number;
};
/** What the desk has to have said before anybody can be assigned. */
export type Scoped = Request & { scope: string; halfDays: number };
export const isScoped = (one: Request): one is Scoped =>
  one.state === 'scoped' && one.scope !== null && one.halfDays !== null;

/** Fixed forms, so that a clerk can read it out: K-20261124-1A2B3C4D. */
export const numberOf = (id: string, now: Date): string =>
  `K-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;

export const requireAhead = ({ wishedUntil }: Pick<NewConsulting, 'wishedUntil'>, now: Date): void => {
  if (wishedUntil < civilOf(now.getTime()))
    throw new Problem('request.invalid', { fields: { wishedUntil: '이미 지난 날입니다. / This day has passed.' } });
};

/** For a change by company or desk: it is there, the reader saw this version, and nothing is settled yet. */
export const requireOpen = (one: Request | undefined, seen: number): Request => {
  if (!one) throw new Problem('thing.not_found');
  if (one.version !== seen || (one.state !== 'requested' && one.state !== 'scoped')) throw new Problem('thing.changed');
  return one;
};
/** Ended is what was taken, done and accepted; anything else is released instead. */
export const requireReported = <Row extends { id: string }>(
  one: Row | undefined,
  reported: ReadonlySet<string>,
): Row => {
  if (one === undefined || !reported.has(one.id)) throw new Problem('thing.changed');
  return one;
};
/** What somebody is assigned to is changed by ending the assignment first. */
export const requireUnassigned = (live: readonly string[], id: string): void => {
  if (live.includes(id)) throw new Problem('thing.changed');
};
