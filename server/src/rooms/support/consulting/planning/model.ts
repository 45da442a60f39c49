import { createHash } from 'node:crypto';
import { addDays, dayNumber, weekdayOf } from '@boru/contract/civil';
import type { NewConsulting } from '@boru/contract/consulting';
import type { ExpertState, ExpertWish } from '@boru/contract/experts';
import { barsOf, type Company, type Expert, type Point, type Problem } from '@boru/engines/assignment';

export type Place = { code: string; parent: string | null; centroid: Point };
export type Days = { fromOn: string; untilOn: string };
/** What a plan looks at in a scoped request, in an expert of the pool and in an assignment. */
type Scoped = Pick<NewConsulting, 'language' | 'competitors'> & {
  id: string;
  companyId: string;
  companyName: string;
  businessNumber: string;
  municipality: string;
  skills: readonly string[];
  weight: number;
  halfDays: number;
};
type Pooled = Pick<
  ExpertWish,
  'skills' | 'languages' | 'territory' | 'home' | 'week' | 'weeklyHalfDays' | 'mostCompanies'
> & { id: string; state: ExpertState };
type Of = { expertId: string };
type Tie = Of & { name: string; businessNumber: string | null; kind: string; untilOn: string | null };
type Assigned = Of & Days & { id: string; requestId: string; companyId: string; halfDays: number };
/** Everything a plan is made of, as rows. */
export type Inputs = {
  /** Of the round, from today on. */
  days: Days;
  requests: readonly Scoped[];
  experts: readonly Pooled[];
  ties: readonly Tie[];
  absences: readonly (Of & Days)[];
  /** Experts whose clearance and pledge hold on the first and on the last day. */
  able: ReadonlySet<string>;
  refusals: readonly { companyId: string; expertId: string }[];
  live: readonly Assigned[];
  completed: readonly Assigned[];
  /** Assignments whose work has begun. */
  begun: ReadonlySet<string>;
  places: readonly Place[];
  pinned: readonly { requestId: string; expertId: string }[];
};

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Weeks begin on Monday. */
const weekOf = (on: string): number => Math.floor((dayNumber(on) + 3) / 7);

/** Half-days that an expert has between two days, both included: as many a week as she said, fewer where she is away. */
export const halfDaysIn = (
  { week, weeklyHalfDays }: Pick<Pooled, 'week' | 'weeklyHalfDays'>,
  absences: readonly Days[],
  { fromOn, untilOn }: Days,
): number => {
  const weeks = new Map<number, number>();
  for (let on = fromOn; on <= untilOn; on = addDays(on, 1)) {
    if (absences.some((one) => one.fromOn <= on && on <= one.untilOn)) continue;
    const free = week.filter((half) => half.startsWith(weekdays[weekdayOf(on)] ?? '-')).length;
    weeks.set(weekOf(on), (weeks.get(weekOf(on)) ?? 0) + free);
  }
  return [...weeks.values()].reduce((sum, free) => sum + Math.min(free, weeklyHalfDays), 0);
};

const pointOf = (places: readonly Place[], code: string): Point =>
  places.find((place) => place.code === code)?.centroid ?? places[0]?.centroid ?? [0, 0];

const companyOf = (one: Scoped, { places, refusals }: Inputs): Company => ({
  ...{ id: one.id, name: one.companyName, businessNumber: one.businessNumber === '' ? null : one.businessNumber },
  ...{ competitors: one.competitors, skills: one.skills, language: one.language, weight: one.weight },
  places: places
    .filter(({ code }) => code === one.municipality)
    .flatMap(({ code, parent }) => (parent === null ? [code] : [code, parent])),
  at: pointOf(places, one.municipality),
  halfDays: one.halfDays,
  refused: refusals.filter(({ companyId }) => companyId === one.companyId).map(({ expertId }) => expertId),
});

const overlaps = (a: Days, b: Days): boolean => a.fromOn <= b.untilOn && b.fromOn <= a.untilOn;

const expertOf = (one: Pooled, inputs: Inputs): Expert => {
  const { requests, days, places, live, completed } = inputs;
  const here = new Set(requests.map(({ id }) => id));
  const elsewhere = live.filter(({ expertId, requestId }) => expertId === one.id && !here.has(requestId));
  const absences = inputs.absences.filter(({ expertId }) => expertId === one.id);
  const taken = elsewhere.filter((other) => overlaps(other, days)).reduce((sum, { halfDays }) => sum + halfDays, 0);
  const advised = new Set(completed.filter(({ expertId }) => expertId === one.id).map(({ companyId }) => companyId));
  return {
    ...{ id: one.id, skills: one.skills, languages: one.languages, territory: one.territory },
    at: pointOf(places, one.home),
    ties: inputs.ties
      .filter(({ expertId }) => expertId === one.id)
      .map(({ name, businessNumber, kind, untilOn }) => ({ name, businessNumber, kind, untilOn })),
    advised: requests.filter(({ companyId }) => advised.has(companyId)).map(({ id }) => id),
    isAble: one.state === 'active' && inputs.able.has(one.id),
    free: Math.max(0, one.mostCompanies - elsewhere.length),
    halfDays: Math.max(0, halfDaysIn(one, absences, days) - taken),
    ...{ bound: elsewhere.length, most: one.mostCompanies },
  };
};

/** Rows become the engine's problem. Where the work has begun the expert stays, unless a fact stands against it now. */
export const problemOf = (inputs: Inputs): Problem => {
  const companies = inputs.requests.map((one) => companyOf(one, inputs));
  const experts = inputs.experts.map((one) => expertOf(one, inputs));
  const on = inputs.days.fromOn;
  const here = inputs.live.filter(({ requestId }) => companies.some(({ id }) => id === requestId));
  const current = new Map(here.map(({ requestId, expertId }) => [requestId, expertId]));
  const pinned = new Map(inputs.pinned.map(({ requestId, expertId }) => [requestId, expertId]));
  for (const { id, requestId, expertId } of here) {
    if (pinned.has(requestId) || !inputs.begun.has(id)) continue;
    const company = companies.find((one) => one.id === requestId);
    const expert = experts.find((one) => one.id === expertId);
    if (company && expert && barsOf(company, expert, on).length === 0) pinned.set(requestId, expertId);
  }
  return { companies, experts, on, pinned, ...(current.size > 0 ? { current } : {}) };
};

/** The same facts, the same text: whoever confirms a plan confirms what it was made of. */
export const hashOf = ({ companies, experts, on, pinned, current }: Problem): string => {
  const sorted = (map: ReadonlyMap<string, string> | undefined) => [...(map ?? [])].toSorted();
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const facts = [byId(companies), byId(experts), on, sorted(pinned), sorted(current)];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
};
