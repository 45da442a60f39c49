import type {
  BudgetLineDetail,
  BudgetLineView,
  BudgetView,
  BudgetWish,
  MoneyRequestView,
  MoneyStepKind,
  NewApprovalRule,
  NewBudgetLine,
  Payment,
} from '@boru/contract/money';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Budget = BudgetView;
export type Line = BudgetLineView;
export type LineDetail = BudgetLineDetail;
export type MoneyRequest = MoneyRequestView;
export type Wish = BudgetWish;

export const budgetQuery = (year: number | null) =>
  queryOptions({
    queryKey: ['money', 'budget', year],
    queryFn: ({ signal }) => api<Budget>('GET /api/desk/budget', { query: { year }, signal }),
    placeholderData: (before) => before,
  });
export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: ['money', 'line', id],
    queryFn: ({ signal }) => api<LineDetail>('GET /api/desk/budget/lines/:id', { params: { id }, signal }),
  });
export const openLine = (body: (typeof NewBudgetLine)['_input']) =>
  api<{ id: string }>('POST /api/desk/budget/lines', { body });
export const askForBudget = (body: Wish) => api<MoneyRequest>('POST /api/desk/money/requests', { body });
export const setRule = (body: (typeof NewApprovalRule)['_input']) =>
  api<unknown>('POST /api/desk/money/rules', { body });

export type Said = { words: string | null } | (typeof Payment)['_input'];
const addresses = {
  approve: 'POST /api/desk/money/requests/:id/approve',
  refuse: 'POST /api/desk/money/requests/:id/refuse',
  withdraw: 'POST /api/desk/money/requests/:id/withdraw',
  carryOut: 'POST /api/desk/money/requests/:id/carry-out',
} as const;
export const stepWith = (id: string, kind: MoneyStepKind, body: Said) =>
  api<MoneyRequest>(addresses[kind], { params: { id }, body });
