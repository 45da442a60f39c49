import { ok } from '@boru/contract/fields';
import { TriagedReports, WriteTriage } from '@boru/contract/report-desk';
import { ReportPaging, ReportParams } from '@boru/contract/sealed-reports';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { writeTriage } from './commands.ts';
import { listTriaged } from './queries.ts';

export const routes = [
  endpoint({
    id: 'reports.listTriaged',
    method: 'GET',
    path: '/api/desk/reports/triage',
    summary: { ko: '분류한 제보(분류는 봉인되어 있음)', en: 'Triaged reports of the desk, each triage sealed' },
    may: agencyWorkers,
    query: ReportPaging,
    output: TriagedReports,
    handle: async ({ query }, context) => {
      const found = await listTriaged(context, query.skip);
      // A triage carries the team's own title of the report: opening the list is a reading of it.
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
    id: 'reports.triage',
    method: 'PUT',
    path: '/api/desk/reports/:id/triage',
    summary: { ko: '제보 분류하기(봉인된 채로)', en: 'Triage a report, under seal' },
    may: agencyWorkers,
    params: ReportParams,
    body: WriteTriage,
    output: ok,
    handle: async ({ params, body }, context) => {
      await writeTriage(context, params.id, body);
      return { ok: true as const };
    },
  }),
];
