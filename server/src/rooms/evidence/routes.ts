import { AuditPage, AuditQuery, ReadersPage, ReadersQuery } from '@boru/contract/evidence';
import { everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { auditingRoutes } from './auditing/index.ts';
import { historyRoutes } from './history/index.ts';
import { listDeeds, listReaders } from './queries.ts';
import { reviewRoutes } from './reviews/index.ts';

export const routes = [
  ...auditingRoutes,
  ...reviewRoutes,
  ...historyRoutes,
  endpoint({
    id: 'evidence.listReaders',
    method: 'GET',
    path: '/api/evidence/readers',
    summary: { ko: '우리 기업의 자료를 열람한 기록', en: 'Who read our file' },
    may: everyCompanyRole,
    query: ReadersQuery,
    output: ReadersPage,
    handle: ({ query }, { tx, actor }) => {
      if (actor.kind !== 'company') throw new Problem('role.insufficient');
      return listReaders(tx, actor.companyId, query.caseId ?? null, query.cursor);
    },
  }),
  endpoint({
    id: 'evidence.listDeeds',
    method: 'GET',
    path: '/api/evidence/deeds',
    summary: { ko: '우리 기업의 자료에 일어난 일', en: 'What was done with our file' },
    may: everyCompanyRole,
    query: AuditQuery,
    output: AuditPage,
    handle: ({ query }, { tx, actor }) => {
      if (actor.kind !== 'company') throw new Problem('role.insufficient');
      return listDeeds(tx, actor.companyId, query.cursor);
    },
  }),
];
