import type { AwardAction, AwardChangeKind, AwardState, NewAwardChange, PlanItem } from '@boru/contract/awards';
import type { RequestState } from '@boru/contract/money';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Change = {
  id: string;
  kind: AwardChangeKind;
  state: 'asked' | 'granted' | 'refused';
  periodTo: string | null;
  plan: PlanItem[] | null;
  reduceWon: number | null;
  askedBy: string;
  decidedAt: Date | null;
};
export type Agreed = { number: number; sides: readonly string[] };
export type Facts = {
  agencyId: number;
  companyId: string;
  /** The ledger holds the money for it. */
  isDecided: boolean;
  isRefused: boolean;
  agreement: Agreed | null;
  hasReport: boolean;
  isSettling: boolean;
  isSettled: boolean;
  dueWon: number;
};

export const isSigned = ({ agreement }: Pick<Facts, 'agreement'>): boolean => agreement?.sides.length === 2;

/** Where an award stands follows from what happened with it. */
export const stateOf = (facts: Facts): AwardState => {
  if (!facts.isDecided) return facts.isRefused ? 'dropped' : 'deciding';
  if (facts.isSettled) return facts.dueWon > 0 ? 'returning' : 'closed';
  if (facts.isSettling) return 'settling';
  if (facts.hasReport) return 'reported';
  return isSigned(facts) ? 'running' : 'agreeing';
};

export type Terms = { periodTo: string; plan: readonly PlanItem[]; grantWon: number; ownWon: number };
/** The award with every change that was granted, in the order of the decisions. */
export const termsOf = (award: Terms, changes: readonly Change[]): Terms =>
  changes
    .filter(({ state }) => state === 'granted')
    .toSorted((a, b) => Number(a.decidedAt) - Number(b.decidedAt))
    .reduce(
      (terms, { periodTo, plan, reduceWon }) => ({
        periodTo: periodTo ?? terms.periodTo,
        plan: plan ?? terms.plan,
        grantWon: terms.grantWon - (reduceWon ?? 0),
        ownWon: plan === null ? terms.ownWon : sumOf(plan, 'ownWon'),
      }),
      award,
    );
export const sumOf = (plan: readonly PlanItem[], share: 'grantWon' | 'ownWon'): number =>
  plan.reduce((so, one) => so + one[share], 0);

export const deskWorker = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency' || (actor.role !== 'officer' && actor.role !== 'manager'))
    throw new Problem('role.insufficient');
  return actor;
};

const isOver = (state: AwardState): boolean =>
  state === 'deciding' || state === 'dropped' || state === 'settling' || state === 'returning' || state === 'closed';

/** What this reader may do now; the commands ask the same. */
export const mayDo = (facts: Facts, actor: Actor): AwardAction[] => {
  const state = stateOf(facts);
  if (isOver(state)) return [];
  const signs = (side: string): AwardAction[] =>
    facts.agreement !== null && !facts.agreement.sides.includes(side) ? ['signAgreement'] : [];
  if (actor.kind === 'agency' && actor.agencyId === facts.agencyId) {
    if (actor.role !== 'officer' && actor.role !== 'manager') return [];
    return [
      'issueAgreement',
      ...(actor.role === 'manager' ? signs('agency') : []),
      ...(isSigned(facts) ? (['askPayment'] as const) : []),
      'askChange',
    ];
  }
  if (actor.kind === 'company' && actor.companyId === facts.companyId)
    return [...(actor.role === 'representative' ? signs('company') : []), 'askChange'];
  return [];
};
export const requireAction = (facts: Facts, actor: Actor, action: AwardAction): void => {
  if (!mayDo(facts, actor).includes(action)) throw new Problem('award.not_now');
};

/** Whoever asked does not decide; a company's wish is decided by any officer. */
export const mayDecide = (change: Pick<Change, 'state' | 'askedBy'>, actor: Actor): boolean =>
  actor.kind === 'agency' &&
  (actor.role === 'officer' || actor.role === 'manager') &&
  change.state === 'asked' &&
  change.askedBy !== actor.personId;

const wrong = (field: string, ko: string, en: string): Problem =>
  new Problem('request.invalid', { fields: { [field]: `${ko} / ${en}` } });
/** A change keeps the grant whole, moves the end within reason, and takes no more away than is left to be paid. */
export const requireChange = (wish: NewAwardChange, terms: Terms, periodFrom: string, committedWon: number): void => {
  if (wish.kind === 'period' && wish.periodTo < periodFrom)
    throw wrong('periodTo', '시작하는 날보다 앞섭니다.', 'Before the first day.');
  if (wish.kind === 'reduce' && wish.reduceWon > committedWon)
    throw wrong(
      'reduceWon',
      '아직 교부하지 않은 돈보다 많습니다. 교부한 돈은 정산에서 돌려받습니다.',
      'More than is not paid out yet; what was paid out is returned at settlement.',
    );
  if (wish.kind !== 'plan') return;
  if (sumOf(wish.plan, 'grantWon') !== terms.grantWon)
    throw wrong('plan', '보조금의 합은 바뀌지 않아야 합니다.', 'The grant as a whole stays the same.');
  if (sumOf(wish.plan, 'ownWon') < terms.ownWon)
    throw wrong('plan', '자부담은 줄일 수 없습니다.', 'The own share may not shrink.');
};

/** Planned, asked for, or paid out: what the requests about an instalment say. */
export const instalmentState = (requests: readonly RequestState[], isPaid: boolean) => {
  if (isPaid) return 'paid' as const;
  return requests.some((state) => state === 'waiting' || state === 'approved')
    ? ('asked' as const)
    : ('planned' as const);
};

// Crockford's letters: no one mistakes I, L, O for a digit on the telephone.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What another agency is told to ask for; says nothing by itself. */
export const referenceOf = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 8), (byte) => letters[byte % 32]).join('');
