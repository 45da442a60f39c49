import type { BudgetWish, MoneyStepKind, RequestKind, RequestState } from '@boru/contract/money';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};
export const worksWithMoney = ({ role }: AgencyActor): boolean => role === 'officer' || role === 'manager';

export type Step = { kind: MoneyStepKind; doneBy: string };
export type Request = {
  agencyId: number;
  kind: RequestKind;
  approvalsNeeded: number;
  needsPayer: boolean;
  requestedBy: string;
  steps: readonly Step[];
};

/** Where a request stands follows from what was done with it. */
export const stateOf = ({ steps, approvalsNeeded, needsPayer }: Request): RequestState => {
  const has = (kind: MoneyStepKind): boolean => steps.some((step) => step.kind === kind);
  if (has('withdraw')) return 'withdrawn';
  if (has('refuse')) return 'refused';
  if (has('carryOut')) return 'posted';
  if (steps.filter(({ kind }) => kind === 'approve').length < approvalsNeeded) return 'waiting';
  return needsPayer ? 'approved' : 'posted';
};

/** Who asks takes back; everybody else does at most one thing with one request. The database holds the same. */
export const mayDo = (request: Request, who: AgencyActor): MoneyStepKind[] => {
  const state = stateOf(request);
  const isOpen = state === 'waiting' || state === 'approved';
  if (!worksWithMoney(who) || who.agencyId !== request.agencyId || !isOpen) return [];
  if (request.requestedBy === who.personId) return ['withdraw'];
  if (request.steps.some(({ doneBy }) => doneBy === who.personId)) return [];
  return state === 'waiting' ? ['approve', 'refuse'] : ['carryOut', 'refuse'];
};

/** False when this very person has done this very thing already: a second press changes nothing and is no fault. */
export const requireStep = (request: Request | undefined, who: AgencyActor, kind: MoneyStepKind): boolean => {
  if (request === undefined || request.agencyId !== who.agencyId) throw new Problem('thing.not_found');
  if (!worksWithMoney(who)) throw new Problem('role.insufficient');
  if (request.steps.some((step) => step.kind === kind && step.doneBy === who.personId)) return false;
  if (mayDo(request, who).includes(kind)) return true;
  const state = stateOf(request);
  if (state !== 'waiting' && state !== 'approved') throw new Problem('money.decided');
  if (kind === 'carryOut' && state === 'waiting' && request.requestedBy !== who.personId)
    throw new Problem('money.not_approved');
  if (kind === 'approve' && state === 'approved') throw new Problem('money.decided');
  throw new Problem('money.same_person');
};

export type Accounts = { assembly: string; available: string };
export type LineAccounts = Accounts & { fiscalYear: number };
export type Move = { from: string; to: string; won: number };

const known = (line: LineAccounts | undefined, field: string): LineAccounts => {
  if (line !== undefined) return line;
  throw new Problem('request.invalid', {
    fields: { [field]: '우리 기관의 예산 항목이 아닙니다. / Not a budget line of this agency.' },
  });
};
const wrongYear = (field: string, ko: string, en: string): never => {
  throw new Problem('request.invalid', { fields: { [field]: `${ko} / ${en}` } });
};

/** What a wish around the budget moves. A reversal is written by the database from what was posted. */
export const movesOf = (wish: BudgetWish, lines: ReadonlyMap<string, LineAccounts>): Move[] => {
  if (wish.kind === 'reverse') return [];
  const { amountWon: won } = wish;
  if (wish.kind === 'budget') {
    const line = known(lines.get(wish.lineId), 'lineId');
    return [{ from: line.assembly, to: line.available, won }];
  }
  const from = wish.fromLineId === null ? null : known(lines.get(wish.fromLineId), 'fromLineId');
  const to = wish.toLineId === null ? null : known(lines.get(wish.toLineId), 'toLineId');
  if (from === null && to === null)
    return wrongYear('toLineId', '줄이거나 늘릴 항목을 골라 주세요.', 'Choose a line to take from or to add to.');
  if (from === null) return to === null ? [] : [{ from: to.assembly, to: to.available, won }];
  if (to === null) return [{ from: from.available, to: from.assembly, won }];
  if (from.available === to.available)
    return wrongYear('toLineId', '서로 다른 항목을 골라 주세요.', 'Choose two different lines.');
  if (wish.kind === 'carry' && to.fiscalYear !== from.fiscalYear + 1)
    return wrongYear(
      'toLineId',
      '다음 회계연도의 항목으로만 이월합니다.',
      'Money is carried to the next fiscal year only.',
    );
  if (wish.kind === 'revise' && to.fiscalYear !== from.fiscalYear)
    return wrongYear('toLineId', '같은 회계연도 안에서만 바꿉니다.', 'Money is moved within one fiscal year only.');
  return [{ from: from.available, to: to.available, won }];
};
