import { PreviewQuery, TemplateList, TemplateName } from '@boru/contract/documents';
import { everyAgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { download, endpoint } from '../services.ts';
import { previewTemplate } from './preview.ts';
import { listTemplates, NoSuchTemplate } from './templates.ts';

const may = [...everyAgencyRole, 'administrator'] as const;

export const documentRoutes = [
  endpoint({
    id: 'documents.listTemplates',
    method: 'GET',
    path: '/api/documents/templates',
    summary: { ko: '문서 서식 목록', en: 'Templates of papers' },
    may,
    output: TemplateList,
    handle: async () => ({ items: await listTemplates() }),
  }),
  download({
    id: 'documents.previewTemplate',
    method: 'GET',
    path: '/api/documents/templates/:name/preview',
    summary: { ko: '견본 자료로 서식 미리 보기', en: 'A template with its sample data' },
    may,
    params: TemplateName,
    query: PreviewQuery,
    produces: 'application/pdf',
    // Printing takes a processor; nobody needs more.
    perMinute: 30,
    handle: async ({ params, query }) => {
      const preview = await previewTemplate(params.name, query.format).catch((fault: unknown) => {
        throw fault instanceof NoSuchTemplate ? new Problem('thing.not_found') : fault;
      });
      if (preview === null) throw new Problem('thing.not_found');
      return preview;
    },
  }),
];
