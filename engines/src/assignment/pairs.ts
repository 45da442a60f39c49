import { daysBetween } from '@boru/contract/civil';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];
export type Named = { readonly name: string; readonly businessNumber: string | null };
export type Company = {
  readonly id: string;
  readonly name: string;
  readonly businessNumber: string | null;
  readonly competitors: readonly Named[];
  /** Each of them is needed. */
  readonly skills: readonly string[];
  readonly language: string;
  /** Its municipality and the city above it. */
  readonly places: readonly string[];
  readonly at: Point;
  /** 1 … 5: who waits first when not all can be served. */
  readonly weight: number;
  readonly halfDays: number;
  /** Experts whom it has refused. */
  readonly refused: readonly string[];
};
export type Tie = Named & { readonly kind: string; readonly untilOn: string | null };
export type Expert = {
  readonly id: string;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  /** Empty: everywhere. */
  readonly territory: readonly string[];
  readonly at: Point;
  readonly ties: readonly Tie[];
  /** Companies that this expert advised before, for this agency. */
  readonly advised: readonly string[];
  /** Clearance and pledge hold for the whole round. */
  readonly isAble: boolean;
  /** How many companies more, and how many half-days there are for them. */
  readonly free: number;
  readonly halfDays: number;
  /** Companies already bound, and the most at a time: what fairness is measured by. */
  readonly bound: number;
  readonly most: number;
};

/** Why a pair cannot be. Hard: nobody may overrule one here, the fact behind it has to change. */
export type Bar =
  | { readonly kind: 'notAble' }
  | { readonly kind: 'noTime' }
  | { readonly kind: 'skill'; readonly skill: string }
  | { readonly kind: 'language' }
  | { readonly kind: 'territory' }
  | { readonly kind: 'tie'; readonly tie: string; readonly name: string }
  | { readonly kind: 'refused' };
export type BarKind = Bar['kind'];

/** A tie that ended longer ago than this bars nobody. A rule of the house, not of a statute (decision 0056). */
export const tieYears = 3;

/** Names as people write them: without the kind of company, spaces and marks. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/주식회사|유한회사|\(주\)|㈜|\(유\)|co\.?,? ?ltd\.?|inc\.?|corp\.?/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The same company: by number where both have one, otherwise by name. An unknown number is no proof of being somebody else. */
const isSame = (a: Named, b: Named): boolean =>
  a.businessNumber !== null && b.businessNumber !== null
    ? a.businessNumber === b.businessNumber
    : bare(a.name) !== '' && bare(a.name) === bare(b.name);

const binds = ({ untilOn }: Tie, on: string): boolean => untilOn === null || daysBetween(untilOn, on) <= tieYears * 365;

/** Every reason why this expert cannot go to this company in a round that begins `on`; none: may. */
export const barsOf = (company: Company, expert: Expert, on: string): Bar[] => {
  const bars: Bar[] = [];
  if (!expert.isAble) bars.push({ kind: 'notAble' });
  if (expert.free < 1 || expert.halfDays < company.halfDays) bars.push({ kind: 'noTime' });
  for (const skill of company.skills) if (!expert.skills.includes(skill)) bars.push({ kind: 'skill', skill });
  if (!expert.languages.includes(company.language)) bars.push({ kind: 'language' });
  if (expert.territory.length > 0 && !company.places.some((place) => expert.territory.includes(place)))
    bars.push({ kind: 'territory' });
  for (const tie of expert.ties)
    if (binds(tie, on) && [company, ...company.competitors].some((one) => isSame(one, tie)))
      bars.push({ kind: 'tie', tie: tie.kind, name: tie.name });
  if (company.refused.includes(expert.id)) bars.push({ kind: 'refused' });
  return bars;
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Straight line between two points, in whole kilometres. Roads are longer; they are longer for everybody. */
export const kilometres = ([fromLon, fromLat]: Point, [toLon, toLat]: Point): number => {
  const a =
    Math.sin(radians(toLat - fromLat) / 2) ** 2 +
    Math.cos(radians(fromLat)) * Math.cos(radians(toLat)) * Math.sin(radians(toLon - fromLon) / 2) ** 2;
  return Math.round(2 * 6371 * Math.asin(Math.min(1, Math.sqrt(a))));
};

/** Points, which cost: a kilometre is one. */
export const points = {
  /** Somebody new, where another expert knows the company already. */
  newcomer: 40,
  /** One full load: the last company of somebody who is full costs this, the first costs nearly nothing. */
  fullLoad: 60,
} as const;

export type Parts = { readonly travel: number; readonly newcomer: number };
export const partsOf = (company: Company, expert: Expert, isKnown: boolean): Parts => ({
  travel: kilometres(company.at, expert.at),
  newcomer: isKnown && !expert.advised.includes(company.id) ? points.newcomer : 0,
});
/** What the next company costs an expert who has so many: rises with the share of the load, so that loads come out even. */
export const loadCost = ({ bound, most }: Expert, already: number): number =>
  Math.floor((points.fullLoad * (bound + already)) / Math.max(1, most));
