import {
  EntriesPage,
  EntriesQuery,
  EvidenceChoices,
  EvidenceExport,
  EvidenceProof,
  entryKey,
  LogHead,
} from '@boru/contract/evidence';
import { z } from 'zod';
import type { Capacity } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { exportEntries, listEntries, listPeople, logHead, proofOf } from './queries.ts';

/** The law wants the record of access looked through each month by somebody who does not make it (안전성 확보조치 기준). */
const auditors: readonly Capacity[] = ['agency.auditor', 'administrator'];

export const auditingRoutes = [
  endpoint({
    id: 'evidence.listEntries',
    method: 'GET',
    path: '/api/evidence/entries',
    summary: { ko: '증적 찾아보기(감사)', en: 'Look through the evidence (auditor)' },
    may: auditors,
    query: EntriesQuery,
    output: EntriesPage,
    handle: ({ query }, { tx, actor }) => listEntries(tx, actor, query),
  }),
  endpoint({
    id: 'evidence.listPeople',
    method: 'GET',
    path: '/api/evidence/people',
    summary: { ko: '최근에 일한 사람들(감사)', en: 'People who acted lately (auditor)' },
    may: auditors,
    output: EvidenceChoices,
    handle: (_input, { tx, actor }) => listPeople(tx, actor),
  }),
  endpoint({
    id: 'evidence.showLog',
    method: 'GET',
    path: '/api/evidence/log',
    summary: { ko: '증적 나무의 서명된 확인점과 열쇠', en: 'Signed checkpoint and key of the log' },
    may: auditors,
    output: LogHead,
    handle: (_input, { tx, services }) => logHead(tx, services.config.dataDir),
  }),
  endpoint({
    id: 'evidence.proveEntry',
    method: 'GET',
    path: '/api/evidence/entries/:key/proof',
    summary: { ko: '한 줄이 나무에 들어 있다는 증명', en: 'Proof that an entry is in the log' },
    may: auditors,
    params: z.strictObject({ key: entryKey }),
    output: EvidenceProof,
    handle: ({ params }, { tx, services }) => proofOf(tx, services.config.dataDir, params.key),
  }),
  download({
    id: 'evidence.exportEntries',
    method: 'GET',
    path: '/api/evidence/export',
    summary: { ko: '까닭을 적고 증적 내려받기(감사)', en: 'Download evidence with a reason (auditor)' },
    may: auditors,
    query: EvidenceExport,
    produces: 'text/csv',
    handle: async ({ query }, { tx, actor, now, trace }) => {
      const { file, rows } = await exportEntries(tx, actor, query, now);
      const { reason, format, ...filter } = query;
      trace({ action: 'evidence.exported', subjectId: 'evidence', reason, detail: { rows, format, filter } });
      return file;
    },
  }),
];
