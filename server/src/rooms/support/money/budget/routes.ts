import { id, ok } from '@boru/contract/fields';
import {
  Approval,
  BudgetExportQuery,
  BudgetLineDetail,
  BudgetView,
  BudgetWish,
  BudgetYear,
  MoneyRequestView,
  NewApprovalRule,
  NewBudgetLine,
  Payment,
  Refusal,
  RequestPath,
} from '@boru/contract/money';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { askForBudget, openLine, setRule, stepWithRequest } from './commands.ts';
import { exportBudget, showBudget, showLine, showRequest } from './queries.ts';

const workers: readonly Capacity[] = ['agency.officer', 'agency.manager'];

const reading = [
  endpoint({
    id: 'support.showBudget',
    method: 'GET',
    path: '/api/desk/budget',
    summary: { ko: '우리 기관의 예산과 기다리는 요청', en: 'Budget of our agency and open requests' },
    may: everyAgencyRole,
    query: BudgetYear,
    output: BudgetView,
    handle: ({ query }, context) => showBudget(context, query.year),
  }),
  endpoint({
    id: 'support.showBudgetLine',
    method: 'GET',
    path: '/api/desk/budget/lines/:id',
    summary: { ko: '예산 항목과 그 원장', en: 'A budget line with its ledger' },
    may: everyAgencyRole,
    params: RequestPath,
    output: BudgetLineDetail,
    handle: ({ params }, context) => showLine(context, params.id),
  }),
  download({
    id: 'support.exportBudget',
    method: 'GET',
    path: '/api/desk/budget/export',
    summary: { ko: '예산 내려받기', en: 'Take the budget away' },
    may: everyAgencyRole,
    query: BudgetExportQuery,
    produces: 'application/octet-stream',
    handle: ({ query }, context) => exportBudget(context, query),
  }),
];

const asking = [
  endpoint({
    id: 'support.openBudgetLine',
    method: 'POST',
    path: '/api/desk/budget/lines',
    summary: { ko: '예산 항목 만들기', en: 'Open a budget line' },
    may: workers,
    body: NewBudgetLine,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await openLine(context, body) }),
  }),
  endpoint({
    id: 'support.askForBudget',
    method: 'POST',
    path: '/api/desk/money/requests',
    summary: { ko: '편성, 변경, 이월, 되돌리기 요청', en: 'Ask for a movement of the budget' },
    may: workers,
    body: BudgetWish,
    output: MoneyRequestView,
    status: 201,
    handle: async ({ body }, context) => showRequest(context, await askForBudget(context, body)),
  }),
  endpoint({
    id: 'support.setApprovalRule',
    method: 'POST',
    path: '/api/desk/money/rules',
    summary: { ko: '둘째 승인이 필요한 금액 정하기', en: 'Set from which amount two approve' },
    may: ['agency.manager'],
    body: NewApprovalRule,
    output: ok,
    status: 201,
    handle: async ({ body }, context) => {
      await setRule(context, body);
      return { ok: true as const };
    },
  }),
];

const words = {
  approve: { ko: '돈 요청 승인', en: 'Approve a request for money' },
  refuse: { ko: '돈 요청 반려', en: 'Refuse a request for money' },
  withdraw: { ko: '돈 요청 거두기', en: 'Take a request for money back' },
} as const;
const deciding = [
  ...(['approve', 'withdraw'] as const).map((kind) =>
    endpoint({
      id: `support.${kind}MoneyRequest`,
      method: 'POST',
      path: `/api/desk/money/requests/:id/${kind}`,
      summary: words[kind],
      may: workers,
      params: RequestPath,
      body: Approval,
      output: MoneyRequestView,
      handle: async ({ params, body }, context) => {
        await stepWithRequest(context, params.id, kind, body);
        return showRequest(context, params.id);
      },
    }),
  ),
  endpoint({
    id: 'support.refuseMoneyRequest',
    method: 'POST',
    path: '/api/desk/money/requests/:id/refuse',
    summary: words.refuse,
    may: workers,
    params: RequestPath,
    body: Refusal,
    output: MoneyRequestView,
    handle: async ({ params, body }, context) => {
      await stepWithRequest(context, params.id, 'refuse', body);
      return showRequest(context, params.id);
    },
  }),
  endpoint({
    id: 'support.recordPayment',
    method: 'POST',
    path: '/api/desk/money/requests/:id/carry-out',
    summary: { ko: '다른 시스템에서 지급한 일 적기', en: 'Record a payment made elsewhere' },
    may: workers,
    params: RequestPath,
    body: Payment,
    output: MoneyRequestView,
    handle: async ({ params, body }, context) => {
      await stepWithRequest(context, params.id, 'carryOut', body);
      return showRequest(context, params.id);
    },
  }),
];

export const routes = [...reading, ...asking, ...deciding];
