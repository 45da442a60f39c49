import { civilOf } from '@boru/contract/civil';
import type { NewReturn, NewSettlement } from '@boru/contract/settlement';
import { settle } from '@boru/engines/money';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { awardOf, deskWorker, selectAwardAccounts, stateOf } from '../awards/index.ts';
import { askForMoney, requestsOf } from '../budget/index.ts';
import { movesOf, requireAction, requireDecisions } from './model.ts';
import { basisOf, standingReceipts } from './queries.ts';
import { holdAward, insertDecisions, insertSettlement, selectSettlements } from './store.ts';

type Doing = Context<Services>;

/** Worked out here and again by nobody: the form shows the same engine's answer, two others approve what it says. */
export const settleAward = async (doing: Doing, awardId: string, wish: NewSettlement): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { personId } = deskWorker(actor);
  await holdAward(tx, awardId);
  if ((await requestsOf(doing, { key: wish.key })).length > 0) return;
  const award = await awardOf(doing, awardId);
  requireAction({ ...award, state: stateOf(award) }, actor, 'settle');
  const receipts = await standingReceipts(doing, awardId);
  const { mostPercent, monthsLate: _late, ...basis } = await basisOf(doing, award);
  requireDecisions(wish, receipts, mostPercent);
  const allowed = new Set(wish.decisions.filter(({ isAllowed }) => isAllowed).map(({ expenseId }) => expenseId));
  const { reducePercent, reduceReason, reason, key } = wish;
  const judged = receipts.map((one) => ({ ...one, isAllowed: allowed.has(one.id) }));
  const { moves, ...result } = settle({ ...basis, reducePercent, receipts: judged });
  if (moves.length === 0) throw new Problem('award.not_now');
  const of = { awardId, agencyId: award.agencyId, companyId: award.companyId };
  const id = newId(now.getTime());
  const number = ((await selectSettlements(tx, awardId))[0]?.number ?? 0) + 1;
  const by = { settledBy: personId, settledByName: await personName(tx, personId), settledAt: now };
  const row = { id, ...of, number, ...result, reducePercent, reduceReason, interestWon: basis.interestWon, ...by };
  await insertSettlement(tx, row);
  const said = wish.decisions.map(({ expenseId, isAllowed, reason: why }) => ({
    ...{ expenseId, allowed: isAllowed, reason: isAllowed ? null : why },
  }));
  await insertDecisions(tx, { ...of, settlementId: id }, said);
  const asked = { kind: 'settle' as const, key, reason, basis: `정산 ${number}`, awardId, subjectId: id };
  await askForMoney(doing, asked, movesOf(moves, await selectAwardAccounts(tx, awardId)));
  const detail = { number, finalWon: result.finalWon, dueWon: result.dueWon, refused: said.length - allowed.size };
  const deed = { requestId, action: 'award.settled', subjectId: awardId, companyId: award.companyId, detail, reason };
  await record(tx, actor, deed);
};

/** What came back, with the receipt of the treasury; others approve that it did. */
export const askForReturn = async (doing: Doing, awardId: string, wish: NewReturn): Promise<void> => {
  const { tx, actor, now } = doing;
  deskWorker(actor);
  const award = await awardOf(doing, awardId);
  if ((await requestsOf(doing, { key: wish.key })).length > 0) return;
  requireAction({ ...award, state: stateOf(award) }, actor, 'askReturn');
  const wrong = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });
  if (wish.receivedOn > civilOf(now.getTime()))
    throw wrong('receivedOn', '아직 오지 않은 날입니다. / This day has not come yet.');
  if (wish.amountWon > award.dueWon) throw wrong('amountWon', '반납할 돈보다 많습니다. / More than is due.');
  const { whole } = await selectAwardAccounts(tx, awardId);
  const { key, reason, receivedOn, receiptNumber, amountWon: won } = wish;
  const basis = `세입 ${receivedOn} ${receiptNumber}`;
  await askForMoney(doing, { kind: 'return', key, reason, basis, awardId }, [
    { from: whole.due, to: whole.treasury, won },
  ]);
};
