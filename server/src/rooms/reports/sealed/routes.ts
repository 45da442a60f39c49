import { EvidenceProof } from '@boru/contract/evidence';
import { ok } from '@boru/contract/fields';
import {
  DeskLetter,
  DeskReport,
  DeskReports,
  ExcludeFromReport,
  ForwardReport,
  InboxQuery,
  NewReport,
  NewReportFile,
  ReportChunk,
  ReportChunkParams,
  ReporterLetter,
  ReporterPass,
  ReporterView,
  ReportFileChunk,
  ReportFiled,
  ReportFileState,
  ReportParams,
} from '@boru/contract/sealed-reports';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { answerReport, beginFile, excludeFrom, fileReport, forwardReport, putChunk, sayMore } from './commands.ts';
import { listReports, proveFiling, showChunk, showReport, showToReporter } from './queries.ts';

const done = { ok: true as const };
/** Nobody signs in to report; nothing of the call is written down besides what the reporter hands in. */
const reporter = { may: ['anyone'], runAs: 'system', isUnlogged: true } as const;

export const routes = [
  endpoint({
    ...reporter,
    id: 'reports.file',
    method: 'POST',
    path: '/api/reports/sealed',
    summary: { ko: '봉인된 제보 보내기', en: 'Hand in a sealed report' },
    perMinute: 10,
    body: NewReport,
    output: ReportFiled,
    status: 201,
    handle: ({ body }, context) => fileReport(context, body),
  }),
  endpoint({
    ...reporter,
    id: 'reports.return',
    method: 'POST',
    path: '/api/reports/sealed/return',
    summary: { ko: '열두 낱말로 돌아와 보기', en: 'Come back with the twelve words' },
    perMinute: 30,
    body: ReporterPass,
    output: ReporterView,
    handle: ({ body }, context) => showToReporter(context, body),
  }),
  endpoint({
    ...reporter,
    id: 'reports.sayMore',
    method: 'POST',
    path: '/api/reports/sealed/letters',
    summary: { ko: '제보자가 더 쓰기', en: 'The reporter writes again' },
    perMinute: 30,
    body: ReporterLetter,
    output: ok,
    status: 201,
    handle: async ({ body }, context) => {
      await sayMore(context, body);
      return done;
    },
  }),
  endpoint({
    ...reporter,
    id: 'reports.startFile',
    method: 'POST',
    path: '/api/reports/sealed/files',
    summary: { ko: '봉인된 파일 보내기 시작', en: 'Begin to send a sealed file' },
    perMinute: 30,
    body: NewReportFile,
    output: ReportFileState,
    status: 201,
    handle: ({ body }, context) => beginFile(context, body),
  }),
  endpoint({
    ...reporter,
    id: 'reports.sendChunk',
    method: 'POST',
    path: '/api/reports/sealed/chunks',
    summary: { ko: '봉인된 파일의 조각 하나', en: 'One piece of a sealed file' },
    perMinute: 300,
    bodyBytes: 1_500_000,
    body: ReportFileChunk,
    output: ReportFileState,
    status: 201,
    handle: ({ body }, context) => putChunk(context, body),
  }),
  endpoint({
    ...reporter,
    id: 'reports.proveFiling',
    method: 'POST',
    path: '/api/reports/sealed/proof',
    summary: { ko: '접수 증명(다른 곳에서도 확인할 수 있는 것)', en: 'Proof of filing that anybody can check' },
    perMinute: 30,
    body: ReporterPass,
    output: EvidenceProof,
    handle: ({ body }, { tx, services }) => proveFiling(tx, services.config.dataDir, body),
  }),
  endpoint({
    id: 'reports.listReports',
    method: 'GET',
    path: '/api/desk/reports',
    summary: { ko: '우리 창구에 온 봉인된 제보', en: 'Sealed reports of the desk' },
    may: agencyWorkers,
    query: InboxQuery,
    output: DeskReports,
    handle: async ({ query }, context) => {
      const found = await listReports(context, query);
      // Triage opens the first letter of each: that is a reading, too.
      if (found.items.length > 0)
        context.trace({
          action: 'report.listed',
          subjectId: found.items[0]?.id ?? '',
          detail: { reports: found.items.map(({ id }) => id) },
        });
      return found;
    },
  }),
  endpoint({
    id: 'reports.showReport',
    method: 'GET',
    path: '/api/desk/reports/:id',
    summary: { ko: '봉인된 제보 한 건', en: 'One sealed report' },
    may: agencyWorkers,
    params: ReportParams,
    output: DeskReport,
    handle: async ({ params }, context) => {
      const report = await showReport(context, params.id);
      context.trace({ action: 'report.read', subjectId: params.id });
      return report;
    },
  }),
  endpoint({
    id: 'reports.readChunk',
    method: 'GET',
    path: '/api/desk/reports/:id/files/:file/:place',
    summary: { ko: '봉인된 파일의 조각 읽기', en: 'Read one piece of a sealed file' },
    may: agencyWorkers,
    params: ReportChunkParams,
    output: ReportChunk,
    handle: async ({ params }, context) => {
      const chunk = await showChunk(context, params);
      // The key of the file stands in its first piece: without it the others open nothing.
      if (params.place === 0)
        context.trace({ action: 'report.fileRead', subjectId: params.id, detail: { file: params.file } });
      return chunk;
    },
  }),
  endpoint({
    id: 'reports.answer',
    method: 'POST',
    path: '/api/desk/reports/:id/letters',
    summary: { ko: '제보자에게 답하기', en: 'Answer the reporter' },
    may: agencyWorkers,
    params: ReportParams,
    body: DeskLetter,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await answerReport(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.exclude',
    method: 'POST',
    path: '/api/desk/reports/:id/exclusions',
    summary: { ko: '이해관계가 있는 사람을 제보에서 빼기', en: 'Leave somebody out of a report' },
    may: agencyWorkers,
    params: ReportParams,
    body: ExcludeFromReport,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await excludeFrom(context, params.id, body.personId);
      return done;
    },
  }),
  endpoint({
    id: 'reports.forward',
    method: 'POST',
    path: '/api/desk/reports/:id/recipients',
    summary: { ko: '다른 기관에 넘기기', en: 'Pass a report on to another agency' },
    may: agencyWorkers,
    params: ReportParams,
    body: ForwardReport,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await forwardReport(context, params.id, body);
      return done;
    },
  }),
];
