import type {
  AbsenceView,
  AssignmentState,
  ClearanceKind,
  ClearanceView,
  ExpertState,
  ExpertWish,
  TieView,
} from '@boru/contract/experts';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Expert = ExpertWish & {
  id: string;
  agencyId: number;
  personId: string | null;
  state: ExpertState;
  version: number;
};
type Part = { expertId: string };
export type Clearance = Part & Omit<ClearanceView, 'notedAt'> & { notedAt: Date; textHash: Buffer | null };
export type Tie = Part & TieView;
export type Absence = Part & AbsenceView;
export type Parts = { clearances: Clearance[]; ties: Tie[]; absences: Absence[] };
export type Load = Part & { companies: number; halfDays: number };
export type Rated = Part & { ratings: number; mean: number };

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};
export const mayWrite = (actor: Actor): boolean => actor.kind === 'agency' && actor.role !== 'auditor';

/** An expert of another pool, a gone one and one that never was are one answer. */
export const requireOf = (expert: Expert | undefined, agencyId: number): Expert => {
  if (expert?.agencyId !== agencyId) throw new Problem('thing.not_found');
  return expert;
};

const wrong = (field: string, ko: string, en: string): Problem =>
  new Problem('request.invalid', { fields: { [field]: `${ko} / ${en}` } });

/** Municipalities are those of the region pack, and no others. */
export const requirePlaces = (
  { territory, home }: Pick<ExpertWish, 'territory' | 'home'>,
  known: ReadonlySet<string>,
) => {
  if (!known.has(home)) throw wrong('home', '이 지역의 시군이 아닙니다.', 'Not a municipality of this region.');
  if (!territory.every((code) => known.has(code)))
    throw wrong('territory', '이 지역의 시군이 아닙니다.', 'Not a municipality of this region.');
};

/** The address is the account's once somebody has accepted the invitation. */
export const requireSameAddress = (expert: Expert, email: string): void => {
  if (expert.personId !== null && expert.email !== email)
    throw wrong('email', '계정이 있어 주소를 바꿀 수 없습니다.', 'There is an account, so the address stays.');
};

export const requireInvitable = (expert: Expert): void => {
  if (expert.personId !== null || expert.state === 'left') throw new Problem('thing.changed');
};

/** The last day until which something of this kind holds; null when it does not hold on this day. */
export const holdsUntil = (rows: readonly Clearance[], kind: ClearanceKind, on: string): string | null =>
  rows
    .filter((row) => row.kind === kind && row.revokedOn === null && row.fromOn <= on && on <= row.untilOn)
    .map(({ untilOn }) => untilOn)
    .toSorted()
    .at(-1) ?? null;

export const requireStanding = (row: Clearance | undefined, expertId: string): Clearance => {
  if (row?.expertId !== expertId) throw new Problem('thing.not_found');
  if (row.revokedOn !== null) throw new Problem('thing.changed');
  return row;
};

export const isAway = (rows: readonly Absence[], on: string): boolean =>
  rows.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);

/** A pledge is given anew each year. */
export const pledgeDays = 365;
const fewestRatings = 5;
/** What companies said, only where no single one can be read from it. */
export const ratingOf = (rated: Rated | undefined): { rating: number | null; ratings: number } => ({
  ratings: rated?.ratings ?? 0,
  rating: rated !== undefined && rated.ratings >= fewestRatings ? Math.round(rated.mean * 10) / 10 : null,
});

/** States that bind an expert's time. */
export const liveStates: readonly AssignmentState[] = ['offered', 'accepted', 'held'];
