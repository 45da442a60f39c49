import { AwardPath } from '@boru/contract/awards';
import { TakeQuery } from '@boru/contract/documents';
import { ok } from '@boru/contract/fields';
import {
  ExpenseCancel,
  ExpensePaperPath,
  ExpensePath,
  NewAwardCheck,
  NewExpenses,
  NewResultReport,
  SpendingView,
} from '@boru/contract/spending';
import { companySigners, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint, upload } from '#platform/services';
import { addPaper, cancelExpense, enterExpenses, handInResult, noteCheck } from './commands.ts';
import { openPaper, showSpending } from './queries.ts';

const readers = [...everyAgencyRole, ...everyCompanyRole];
const own = '/api/company/awards/:awardId' as const;

export const routes = [
  endpoint({
    id: 'support.showSpending',
    method: 'GET',
    path: '/api/awards/:awardId/spending',
    summary: { ko: '집행, 증빙, 점검, 실적보고', en: 'Receipts, papers, checks and reports of an award' },
    may: readers,
    params: AwardPath,
    output: SpendingView,
    handle: ({ params }, context) => showSpending(context, params.awardId),
  }),
  endpoint({
    id: 'support.enterExpenses',
    method: 'POST',
    path: `${own}/expenses`,
    summary: { ko: '집행 적기(한 줄이라도 틀리면 모두 저장하지 않음)', en: 'Enter receipts, all or none' },
    may: companyWriters,
    params: AwardPath,
    body: NewExpenses,
    output: SpendingView,
    status: 201,
    handle: async ({ params, body }, context) => {
      await enterExpenses(context, params.awardId, body.rows);
      return showSpending(context, params.awardId);
    },
  }),
  endpoint({
    id: 'support.cancelExpense',
    method: 'POST',
    path: `${own}/expenses/:expenseId/cancel`,
    summary: { ko: '잘못 적은 집행 취소하기', en: 'Cancel a wrong receipt' },
    may: companyWriters,
    params: ExpensePath,
    body: ExpenseCancel,
    output: SpendingView,
    handle: async ({ params, body }, context) => {
      await cancelExpense(context, params.awardId, params.expenseId, body);
      return showSpending(context, params.awardId);
    },
  }),
  upload({
    id: 'support.addExpensePaper',
    method: 'POST',
    path: `${own}/expenses/:expenseId/papers`,
    summary: { ko: '증빙 붙이기(교부한 기관만 봄)', en: 'Attach a paper; only the granting agency sees it' },
    may: companyWriters,
    params: ExpensePath,
    output: ok,
    status: 201,
    perMinute: 60,
    handle: async ({ params, file }, context) => {
      await addPaper(context, params.awardId, params.expenseId, file);
      return { ok: true as const };
    },
  }),
  download({
    id: 'support.openExpensePaper',
    method: 'GET',
    path: '/api/awards/:awardId/papers/:paperId',
    summary: { ko: '증빙 내려받기(기관은 까닭을 적음)', en: 'Download the paper of a receipt; an agency says why' },
    may: readers,
    params: ExpensePaperPath,
    query: TakeQuery,
    produces: 'application/octet-stream',
    handle: ({ params, query }, context) => openPaper(context, params.awardId, params.paperId, query.reason),
  }),
  endpoint({
    id: 'support.noteAwardCheck',
    method: 'POST',
    path: '/api/desk/awards/:awardId/checks',
    summary: { ko: '중간 점검 적기', en: 'Note an interim check' },
    may: ['agency.officer', 'agency.manager'],
    params: AwardPath,
    body: NewAwardCheck,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await noteCheck(context, params.awardId, body);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'support.handInResult',
    method: 'POST',
    path: `${own}/result`,
    summary: { ko: '실적보고 내기', en: 'Hand in the report of the result' },
    may: companySigners,
    params: AwardPath,
    body: NewResultReport,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await handInResult(context, params.awardId, body);
      return { ok: true as const };
    },
  }),
];
