import { id, ok } from '@boru/contract/fields';
import {
  NewReport,
  ReportPaperQuery,
  ReportStep,
  ReportsView,
  ReportWordsUpdate,
  YearlyReportView,
} from '@boru/contract/yearly';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { beginReport, closeReport, countAnew, writeWords } from './commands.ts';
import { showReport, showReports, takePaper } from './queries.ts';

const params = z.strictObject({ id });
const governing: readonly Capacity[] = ['secretariat'];
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const reading = [
  endpoint({
    id: 'insight.showReports',
    method: 'GET',
    path: '/api/insight/yearly-reports',
    summary: { ko: '도의회에 내는 연차보고 목록', en: 'Yearly reports to the provincial council' },
    may: everyAgencyRole,
    output: ReportsView,
    handle: (_input, context) => showReports(context),
  }),
  endpoint({
    id: 'insight.showReport',
    method: 'GET',
    path: '/api/insight/yearly-reports/:id',
    summary: { ko: '연차보고 하나: 글과 수', en: 'One yearly report: words and figures' },
    may: everyAgencyRole,
    params,
    output: YearlyReportView,
    handle: (input, context) => showReport(context, input.params.id),
  }),
  download({
    id: 'insight.takeReport',
    method: 'GET',
    path: '/api/insight/yearly-reports/:id/paper',
    summary: { ko: '연차보고 받기(PDF, HWPX)', en: 'Take the yearly report (PDF, HWPX)' },
    may: everyAgencyRole,
    params,
    query: ReportPaperQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takePaper(context, input.params.id, input.query.format),
  }),
];

const writing = [
  endpoint({
    id: 'insight.beginReport',
    method: 'POST',
    path: '/api/insight/yearly-reports',
    summary: { ko: '연차보고 만들기', en: 'Begin a yearly report' },
    may: governing,
    body: NewReport,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => beginReport(context, body.year),
  }),
  endpoint({
    id: 'insight.writeReport',
    method: 'PUT',
    path: '/api/insight/yearly-reports/:id/words',
    summary: {
      ko: '연차보고의 글 쓰기(수는 고칠 수 없음)',
      en: 'Write the words of a report; figures cannot be written',
    },
    may: governing,
    params,
    body: ReportWordsUpdate,
    output: ok,
    handle: (input, context) => done(writeWords(context, input.params.id, input.body.version, input.body.words)),
  }),
  endpoint({
    id: 'insight.countReport',
    method: 'POST',
    path: '/api/insight/yearly-reports/:id/counting',
    summary: { ko: '연차보고의 수 다시 세기', en: 'Count the figures of a report anew' },
    may: governing,
    params,
    body: ReportStep,
    output: ok,
    handle: (input, context) => done(countAnew(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'insight.closeReport',
    method: 'POST',
    path: '/api/insight/yearly-reports/:id/closing',
    summary: { ko: '연차보고 확정하기', en: 'Close a yearly report' },
    may: governing,
    params,
    body: ReportStep,
    output: ok,
    handle: (input, context) => done(closeReport(context, input.params.id, input.body.version)),
  }),
];

export const routes = [...reading, ...writing];
