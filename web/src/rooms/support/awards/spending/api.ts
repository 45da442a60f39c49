import type { ExpenseRow, ExpenseView, NewResultReport, SpendingView } from '@boru/contract/spending';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type { ExpenseRow, ExpenseView, SpendingView };

export const spendingQuery = (awardId: string) =>
  queryOptions({
    queryKey: ['money', 'awards', awardId, 'spending'],
    queryFn: ({ signal }) => api<SpendingView>('GET /api/awards/:awardId/spending', { params: { awardId }, signal }),
  });
export const enterExpenses = (awardId: string, rows: readonly ExpenseRow[]) =>
  api('POST /api/company/awards/:awardId/expenses', { params: { awardId }, body: { rows } });
export const cancelExpense = (awardId: string, expenseId: string, body: { key: string; reason: string }) =>
  api('POST /api/company/awards/:awardId/expenses/:expenseId/cancel', { params: { awardId, expenseId }, body });
export const addPaper = (awardId: string, expenseId: string, file: File) => {
  const body = new FormData();
  body.append('file', file);
  return api('POST /api/company/awards/:awardId/expenses/:expenseId/papers', { params: { awardId, expenseId }, body });
};
export const paperAddress = (awardId: string, paperId: string): string =>
  `/api/awards/${encodeURIComponent(awardId)}/papers/${encodeURIComponent(paperId)}`;
export type Check = { doneOn: string; outcome: SpendingView['checks'][number]['outcome']; findings: string };
export const noteCheck = (awardId: string, body: Check) =>
  api('POST /api/desk/awards/:awardId/checks', { params: { awardId }, body });
export const handInResult = (awardId: string, body: NewResultReport) =>
  api('POST /api/company/awards/:awardId/result', { params: { awardId }, body });
