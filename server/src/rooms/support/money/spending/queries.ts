import type { SpendingView } from '@boru/contract/spending';
import { Problem } from '#kernel/problem';
import type { FileReply } from '#platform/endpoint';
import { requireReason } from '#rooms/evidence';
import { type Asking, awardOf, namesOf, noteReading, selectChanges, stateOf, termsOf } from '../awards/index.ts';
import { mayDo, resultDue } from './model.ts';
import { selectChecks, selectExpenses, selectPaper, selectReports, selectTwins } from './store.ts';

export const showSpending = async (asking: Asking, awardId: string): Promise<SpendingView> => {
  const { tx, actor, services } = asking;
  const award = await awardOf(asking, awardId);
  noteReading(asking, [award.companyId]);
  const terms = termsOf(award, await selectChanges(tx, awardId));
  const reports = await selectReports(tx, awardId);
  const twins = actor.kind === 'agency' ? await selectTwins(tx, awardId) : [];
  const names = twins.length === 0 ? new Map() : await namesOf(asking);
  return {
    expenses: (await selectExpenses(tx, awardId)).map((one) => ({
      ...one,
      enteredAt: one.enteredAt.toISOString(),
      twins: twins
        .filter(({ expenseId }) => expenseId === one.id)
        .map(({ agencyId, reference }) => ({ agencyName: names.get(agencyId) ?? { ko: '', en: '' }, reference })),
    })),
    checks: (await selectChecks(tx, awardId)).map(({ notedByName, notedAt, ...check }) => ({
      ...check,
      byName: notedByName,
      at: notedAt.toISOString(),
    })),
    reports: reports.map(({ number, completedOn, summary, interestWon, handedInByName, handedInAt }) => ({
      ...{ number, completedOn, summary, interestWon, byName: handedInByName },
      at: handedInAt.toISOString(),
    })),
    due: resultDue(services.pack, reports[0]?.completedOn ?? terms.periodTo),
    items: terms.plan.map(({ item }) => item),
    heldWon: award.heldWon,
    may: mayDo({ ...award, state: stateOf(award) }, actor),
  };
};

/** The paper of a receipt, for the company and for the agency that gave the grant; nobody else finds it. */
export const openPaper = async (
  asking: Asking,
  awardId: string,
  paperId: string,
  said: string | undefined,
): Promise<FileReply> => {
  const award = await awardOf(asking, awardId);
  const paper = await selectPaper(asking.tx, awardId, paperId);
  if (paper === undefined) throw new Problem('thing.not_found');
  const reason = requireReason(asking.actor, said);
  noteReading(asking, [award.companyId]);
  asking.trace({ action: 'expense.paper_taken', subjectId: paper.id, companyId: award.companyId, reason });
  return asking.services.files.open(asking.tx, paper.fileId);
};
