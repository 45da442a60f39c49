import { civilOf } from '@boru/contract/civil';
import type { CheckOutcome, ExpenseRow, NewResultReport } from '@boru/contract/spending';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Upload } from '#platform/endpoint';
import { record } from '#rooms/evidence';
import { confirmedCompany, personName } from '#rooms/organisations';
import { type AwardRow, awardOf, deskWorker, selectChanges, stateOf, termsOf } from '../awards/index.ts';
import type { Doing } from '../budget/index.ts';
import { requireAction, requireDay, requireRows } from './model.ts';
import {
  insertCheck,
  insertExpenses,
  insertPaper,
  insertReport,
  selectExpenses,
  selectKnownKeys,
  selectReports,
} from './store.ts';

const ofAward = ({ id, agencyId, companyId }: AwardRow) => ({ awardId: id, agencyId, companyId });
const openAward = async (doing: Doing, awardId: string, action: Parameters<typeof requireAction>[2]) => {
  const award = await awardOf(doing, awardId);
  requireAction({ ...award, state: stateOf(award) }, doing.actor, action);
  return award;
};
const told = (
  { tx, actor, requestId }: Doing,
  action: string,
  { companyId }: AwardRow,
  subjectId: string,
  detail: Record<string, unknown> = {},
  reason = '',
): Promise<void> => record(tx, actor, { requestId, action, subjectId, companyId, detail, reason });
const enteredBy = async ({ tx, now }: Doing, enteredBy: string) => ({
  ...{ enteredBy, enteredByName: await personName(tx, enteredBy), enteredAt: now },
});

/** One receipt or three hundred: all of them or none, each posted as it is written. Rows that were sent before change nothing. */
export const enterExpenses = async (doing: Doing, awardId: string, sent: readonly ExpenseRow[]): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId } = await confirmedCompany(tx, actor);
  const award = await openAward(doing, awardId, 'enterExpense');
  const known = await selectKnownKeys(
    tx,
    awardId,
    sent.map(({ key }) => key),
  );
  const rows = sent.filter(({ key }) => !known.has(key));
  if (rows.length === 0) return;
  const terms = termsOf(award, await selectChanges(tx, awardId));
  const standing = (await selectExpenses(tx, awardId)).filter(({ cancelledFor }) => cancelledFor === null);
  const { periodFrom, heldWon } = award;
  const bounds = { items: terms.plan.map(({ item }) => item), periodFrom, periodTo: terms.periodTo, heldWon };
  requireRows(rows, { ...bounds, today: civilOf(now.getTime()) }, standing);
  const by = await enteredBy(doing, personId);
  const written = rows.map((row) => ({ ...row, ...by, id: newId(now.getTime()) }));
  if ((await insertExpenses(tx, ofAward(award), written)) === 0) return;
  const detail = {
    receipts: rows.length,
    grantWon: rows.reduce((so, { grantWon }) => so + grantWon, 0),
    ownWon: rows.reduce((so, { ownWon }) => so + ownWon, 0),
  };
  await told(doing, 'expense.entered', award, awardId, detail);
};

/** A wrong receipt stays and is cancelled by another row; its money goes back where it came from. */
export const cancelExpense = async (
  doing: Doing,
  awardId: string,
  expenseId: string,
  wish: { key: string; reason: string },
): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId } = await confirmedCompany(tx, actor);
  const award = await openAward(doing, awardId, 'enterExpense');
  const one = (await selectExpenses(tx, awardId)).find(({ id }) => id === expenseId);
  if (one === undefined) throw new Problem('thing.not_found');
  // Pressed twice: it is cancelled, and once.
  if (one.cancelledFor !== null) return;
  const { item, vendor, vendorNumber, spentOn, grantWon, ownWon, purpose, receiptNumber } = one;
  const same = { item, vendor, vendorNumber, spentOn, grantWon, ownWon, purpose, receiptNumber };
  const by = await enteredBy(doing, personId);
  const row = { ...same, ...by, ...wish, cancels: expenseId, id: newId(now.getTime()) };
  if ((await insertExpenses(tx, ofAward(award), [row])) === 1)
    await told(doing, 'expense.cancelled', award, expenseId, { grantWon, ownWon }, wish.reason);
};

/** The paper of a receipt: the company's and this agency's, whoever else advises the company. */
export const addPaper = async (doing: Doing, awardId: string, expenseId: string, upload: Upload): Promise<void> => {
  const { tx, actor, now, services } = doing;
  const { personId, companyId } = await confirmedCompany(tx, actor);
  const award = await openAward(doing, awardId, 'enterExpense');
  const one = (await selectExpenses(tx, awardId)).find(({ id }) => id === expenseId);
  if (one === undefined) throw new Problem('thing.not_found');
  const owner = { personId, companyId, caseId: null, agencyId: null, forCompany: true, onlyAgency: award.agencyId };
  const file = await services.files.receive(tx, upload, owner);
  const id = newId(now.getTime());
  const what = { id, expenseId, fileId: file.id, name: file.name, sha256: Buffer.from(file.sha256, 'hex') };
  await insertPaper(tx, { ...what, ...ofAward(award), addedBy: personId, addedAt: now });
  await told(doing, 'expense.paper_added', award, id, { sha256: file.sha256, size: file.size });
};

type Check = { doneOn: string; outcome: CheckOutcome; findings: string };
export const noteCheck = async (doing: Doing, awardId: string, wish: Check): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId } = deskWorker(actor);
  const award = await openAward(doing, awardId, 'noteCheck');
  requireDay('doneOn', wish.doneOn, award.periodFrom, now);
  const by = { notedBy: personId, notedByName: await personName(tx, personId), notedAt: now };
  const id = newId(now.getTime());
  await insertCheck(tx, { id, ...ofAward(award), ...wish, ...by });
  await told(doing, 'award.checked', award, awardId, { outcome: wish.outcome });
};

export const handInResult = async (doing: Doing, awardId: string, wish: NewResultReport): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId } = await confirmedCompany(tx, actor);
  const award = await openAward(doing, awardId, 'handInResult');
  requireDay('completedOn', wish.completedOn, award.periodFrom, now);
  const { seen, ...said } = wish;
  if (((await selectReports(tx, awardId))[0]?.number ?? 0) !== seen) throw new Problem('thing.changed');
  const by = { handedInBy: personId, handedInByName: await personName(tx, personId), handedInAt: now };
  const row = { id: newId(now.getTime()), ...ofAward(award), number: seen + 1, ...said, ...by };
  if (!(await insertReport(tx, row))) throw new Problem('thing.changed');
  await told(doing, 'award.reported', award, awardId, { number: row.number, interestWon: said.interestWon });
};
