import { addDays, civilOf } from '@boru/contract/civil';
import type { BudgetWish, MoneyStepKind, NewApprovalRule, NewBudgetLine, RequestKind } from '@boru/contract/money';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { deskOf, type Move, movesOf, requireStep, worksWithMoney } from './model.ts';
import {
  insertLine,
  insertRequest,
  insertRule,
  insertStep,
  selectLineAccounts,
  selectProgrammeChoices,
  selectRequests,
} from './store.ts';

export type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>;

const workerOf = (doing: Doing) => {
  const actor = deskOf(doing.actor);
  if (!worksWithMoney(actor)) throw new Problem('role.insufficient');
  return actor;
};

export const openLine = async (doing: Doing, input: z.output<typeof NewBudgetLine>): Promise<string> => {
  const { tx, now, requestId } = doing;
  const { agencyId, personId } = workerOf(doing);
  const programmes = await selectProgrammeChoices(tx, agencyId);
  if (!programmes.some(({ id }) => id === input.programmeId)) throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const { isArticleVerified: articleVerified, ...words } = input;
  const by = { openedBy: personId, openedByName: await personName(tx, personId), openedAt: now };
  if (!(await insertLine(tx, { id, agencyId, ...words, articleVerified, ...by })))
    throw new Problem('money.line_exists');
  const detail = { fiscalYear: input.fiscalYear, name: input.name };
  await record(tx, doing.actor, { requestId, action: 'budget.line_opened', subjectId: id, detail });
  return id;
};

type Asked = {
  kind: RequestKind;
  key: string;
  reason: string;
  basis: string;
  awardId?: string;
  subjectId?: string;
  reverses?: string;
};
/** Asked once per key: a second press answers with the request of the first, other words under the same key are refused. */
export const askForMoney = async (doing: Doing, asked: Asked, moves: readonly Move[]): Promise<string> => {
  const { tx, now, requestId } = doing;
  const { agencyId, personId } = workerOf(doing);
  const id = newId(now.getTime());
  const { kind, key, reason, basis, awardId = null, subjectId = null, reverses = null } = asked;
  const by = { requestedBy: personId, requestedByName: await personName(tx, personId), requestedAt: now };
  const row = { id, agencyId, kind, key, awardId, subjectId, reverses, reason, basis, ...by };
  if (!(await insertRequest(tx, row, moves))) {
    const [first] = await selectRequests(tx, agencyId, { key });
    const isSame =
      first !== undefined &&
      first.requestedBy === personId &&
      [first.kind === kind, first.reason === reason, first.basis === basis, first.reverses === reverses].every(
        Boolean,
      ) &&
      (reverses !== null || JSON.stringify(first.moves.map(pairOf)) === JSON.stringify(moves.map(pairOf)));
    if (!isSame) throw new Problem('money.key_used');
    return first.id;
  }
  const [made] = await selectRequests(tx, agencyId, { id });
  const detail = { kind, amountWon: made?.amountWon ?? 0 };
  // Why money of an award is asked for names its company, and this row is read by the administrator too.
  const why = awardId === null ? { reason } : {};
  await record(tx, doing.actor, { requestId, action: 'money.requested', subjectId: id, detail, ...why });
  return id;
};
const pairOf = ({ from, to, won }: Move) => [from, to, won];

export const askForBudget = async (doing: Doing, wish: BudgetWish): Promise<string> => {
  const ids = 'lineId' in wish ? [wish.lineId] : 'entryId' in wish ? [] : [wish.fromLineId, wish.toLineId];
  const lines = await selectLineAccounts(
    doing.tx,
    ids.filter((id) => id !== null),
  );
  const { kind, key, reason, basis } = wish;
  const reverses = 'entryId' in wish ? { reverses: wish.entryId } : {};
  return askForMoney(doing, { kind, key, reason, basis, ...reverses }, movesOf(wish, lines));
};

type StepWords = { words?: string | null; paidOn?: string; paidReference?: string };
/** Whether it may be done is decided here in words and by the database under its lock; the last consent moves the money. */
export const stepWithRequest = async (
  doing: Doing,
  id: string,
  kind: MoneyStepKind,
  said: StepWords,
): Promise<void> => {
  const { tx, now, requestId } = doing;
  const actor = deskOf(doing.actor);
  const [request] = await selectRequests(tx, actor.agencyId, { id });
  if (!requireStep(request, actor, kind)) return;
  const { words = null, paidOn = null, paidReference = null } = said;
  if (paidOn !== null && paidOn > civilOf(now.getTime()))
    throw new Problem('request.invalid', {
      fields: { paidOn: '아직 오지 않은 날입니다. / This day has not come yet.' },
    });
  const by = { doneBy: actor.personId, doneByName: await personName(tx, actor.personId), doneAt: now };
  const step = { id: newId(now.getTime()), requestId: id, agencyId: actor.agencyId, kind };
  await insertStep(tx, { ...step, words, paidOn, paidReference, ...by });
  const detail = { step: kind, kind: request?.kind ?? '', amountWon: request?.amountWon ?? 0 };
  await record(tx, actor, { requestId, action: 'money.stepped', subjectId: id, detail, reason: words ?? '' });
};

export const setRule = async (doing: Doing, input: z.output<typeof NewApprovalRule>): Promise<void> => {
  const { tx, now, requestId } = doing;
  const actor = deskOf(doing.actor);
  if (actor.role !== 'manager') throw new Problem('role.insufficient');
  if (input.validFrom < addDays(civilOf(now.getTime()), 1)) throw new Problem('money.rule_too_soon');
  const id = newId(now.getTime());
  const by = { setBy: actor.personId, setByName: await personName(tx, actor.personId), setAt: now };
  if (!(await insertRule(tx, { id, agencyId: actor.agencyId, ...input, ...by }))) throw new Problem('thing.changed');
  const detail = { validFrom: input.validFrom, secondFromWon: input.secondFromWon };
  await record(tx, actor, { requestId, action: 'money.rule_set', subjectId: id, detail, reason: input.reason });
};
