import {
  CompanyExport,
  ImportConfirmation,
  ImportList,
  ImportParams,
  ImportRows,
  ImportRowsQuery,
  ImportView,
  TemplateQuery,
} from '@boru/contract/company-imports';
import { empty } from '@boru/contract/fields';
import { download, endpoint, upload } from '#platform/services';
import { checkList, confirmImport, dropImport } from './commands.ts';
import { exportCompanies, listImports, listRows, showImport, template } from './queries.ts';

export const routes = [
  endpoint({
    id: 'organisations.listImports',
    method: 'GET',
    path: '/api/company-imports',
    summary: { ko: '기업 목록 가져오기와 열의 뜻', en: 'Imports of companies, and what the columns mean' },
    may: ['secretariat'],
    output: ImportList,
    handle: (_input, { tx, actor, services }) => listImports(tx, actor, services),
  }),
  download({
    id: 'organisations.takeImportTemplate',
    method: 'GET',
    path: '/api/company-imports/template',
    summary: { ko: '기업 목록 양식', en: 'Template of the list' },
    may: ['secretariat'],
    query: TemplateQuery,
    produces: 'text/csv',
    handle: ({ query }) => template(query.format),
  }),
  upload({
    id: 'organisations.checkImport',
    method: 'POST',
    path: '/api/company-imports',
    summary: {
      ko: '기업 목록 올려서 확인하기(아직 넣지 않음)',
      en: 'Upload a list and check it; nothing is taken in yet',
    },
    may: ['secretariat'],
    output: ImportView,
    status: 201,
    perMinute: 20,
    handle: async ({ file }, context) => showImport(context.tx, context.actor, await checkList(context, file)),
  }),
  endpoint({
    id: 'organisations.listImportRows',
    method: 'GET',
    path: '/api/company-imports/:importId',
    summary: { ko: '확인한 줄과 고칠 곳', en: 'Checked rows and what to correct' },
    may: ['secretariat'],
    params: ImportParams,
    query: ImportRowsQuery,
    output: ImportRows,
    handle: ({ params, query }, { tx, actor }) => listRows(tx, actor, params.importId, query),
  }),
  endpoint({
    id: 'organisations.confirmImport',
    method: 'POST',
    path: '/api/company-imports/:importId/confirm',
    summary: { ko: '근거를 적고 모두 넣기', en: 'Name the basis and take all in' },
    may: ['secretariat'],
    params: ImportParams,
    body: ImportConfirmation,
    output: ImportView,
    handle: async ({ params, body }, context) => {
      await confirmImport(context, params.importId, body);
      return showImport(context.tx, context.actor, params.importId);
    },
  }),
  endpoint({
    id: 'organisations.dropImport',
    method: 'POST',
    path: '/api/company-imports/:importId/drop',
    summary: { ko: '확인한 목록 버리기', en: 'Drop a checked list' },
    may: ['secretariat'],
    params: ImportParams,
    body: empty,
    output: ImportView,
    handle: async ({ params }, context) => {
      await dropImport(context, params.importId);
      return showImport(context.tx, context.actor, params.importId);
    },
  }),
  download({
    id: 'organisations.exportCompanies',
    method: 'GET',
    path: '/api/companies/export',
    summary: { ko: '까닭을 적고 기업 목록 내려받기', en: 'Download companies with a reason' },
    may: ['secretariat', 'agency.manager'],
    query: CompanyExport,
    produces: 'text/csv',
    perMinute: 10,
    handle: ({ query }, context) => exportCompanies(context, query),
  }),
];
