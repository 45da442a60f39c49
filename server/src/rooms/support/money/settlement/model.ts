import { addMonths } from '@boru/contract/civil';
import type { NewSettlement, SettlementAction } from '@boru/contract/settlement';
import type { SubsidyRules } from '@boru/contract/subsidy-rules';
import type { SettleMove } from '@boru/engines/money';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

type Standing = { agencyId: number; state: string; dueWon: number };

export const mayDo = ({ agencyId, state, dueWon }: Standing, actor: Actor): SettlementAction[] => {
  if (actor.kind !== 'agency' || actor.agencyId !== agencyId) return [];
  if (actor.role !== 'officer' && actor.role !== 'manager') return [];
  if (state === 'reported') return ['settle'];
  return state === 'returning' && dueWon > 0 ? ['askReturn'] : [];
};
export const requireAction = (award: Standing, actor: Actor, action: SettlementAction): void => {
  if (!mayDo(award, actor).includes(action)) throw new Problem('award.not_now');
};

/** Whole months between the last day and the day it came; nothing when it came in time. */
export const monthsLate = (dueOn: string | null, reportedOn: string): number => {
  if (dueOn === null || reportedOn <= dueOn) return 0;
  let months = 0;
  while (months < 120 && addMonths(dueOn, months + 1) <= reportedOn) months += 1;
  return months;
};
/** By how much a grant may be reduced at most for being so late. */
export const mostReduction = ({ lateReductions }: Pick<SubsidyRules, 'lateReductions'>, late: number): number =>
  lateReductions
    .filter(({ fromMonths }) => late >= fromMonths)
    .reduce((most, { mostPercent }) => Math.max(most, mostPercent), 0);

const wrong = (field: string, ko: string, en: string): Problem =>
  new Problem('request.invalid', { fields: { [field]: `${ko} / ${en}` } });
type Receipt = { id: string; papers: readonly unknown[] };
/** Every standing receipt is decided once; one without a paper cannot be allowed. */
export const requireDecisions = (
  { decisions, reducePercent, reduceReason }: NewSettlement,
  receipts: readonly Receipt[],
  mostPercent: number,
): void => {
  const decided = new Set(decisions.map(({ expenseId }) => expenseId));
  if (
    decided.size !== decisions.length ||
    receipts.length !== decided.size ||
    receipts.some(({ id }) => !decided.has(id))
  )
    throw new Problem('thing.changed');
  for (const [index, { expenseId, isAllowed }] of decisions.entries())
    if (isAllowed && receipts.find(({ id }) => id === expenseId)?.papers.length === 0)
      throw wrong(
        `decisions.${index}.reason`,
        '증빙이 없는 집행은 인정할 수 없습니다.',
        'A receipt without a paper cannot be allowed.',
      );
  if (reducePercent > mostPercent)
    throw wrong('reducePercent', `많아야 ${mostPercent}퍼센트입니다.`, `At most ${mostPercent} percent.`);
  if (reducePercent > 0 && reduceReason === null)
    throw wrong('reduceReason', '감액하는 까닭을 적어 주세요.', 'Say why it is reduced.');
};

type Accounts = {
  whole: Record<'available' | 'committed' | 'held' | 'due' | 'interest' | 'ownSource', string>;
  items: readonly { id: string; kind: string; item: string | null }[];
};
/** From names to the accounts of the award. */
export const movesOf = (moves: readonly SettleMove[], { whole, items }: Accounts) =>
  moves.map(({ from, to, item, won }) => {
    const own = items.find((one) => one.kind === from && one.item === item)?.id ?? '';
    return { from: from === 'spent' || from === 'ownSpent' ? own : whole[from], to: whole[to], won };
  });
