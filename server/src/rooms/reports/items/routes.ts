import { ok } from '@boru/contract/fields';
import { DamageSheet, EvidenceItems, EvidencePath, NewEvidenceItem, NewHandover } from '@boru/contract/incident-items';
import { IncidentPath } from '@boru/contract/incidents';
import { agencyWorkers, companySigners } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { addItem, countDamage, handOver } from './commands.ts';
import { listItems, printIndex } from './queries.ts';

const done = { ok: true as const };

export const itemRoutes = [
  endpoint({
    id: 'reports.listEvidenceItems',
    method: 'GET',
    path: '/api/reports/incidents/:incidentId/items',
    summary: { ko: '사고의 증거와 손해 계산', en: 'Evidence and damage of an incident' },
    may: [...companySigners, ...agencyWorkers],
    params: IncidentPath,
    output: EvidenceItems,
    handle: ({ params }, context) => listItems(context, params.incidentId),
  }),
  endpoint({
    id: 'reports.addEvidenceItem',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/items',
    summary: { ko: '증거 적기(파일은 보내지 않음)', en: 'Enter a piece of evidence; the file is not sent' },
    may: companySigners,
    params: IncidentPath,
    body: NewEvidenceItem,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await addItem(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.handEvidenceOver',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/items/:itemId/handovers',
    summary: { ko: '증거를 넘겨준 일 적기', en: 'Enter a handover of evidence' },
    may: companySigners,
    params: EvidencePath,
    body: NewHandover,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await handOver(context, params, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.countDamage',
    method: 'PUT',
    path: '/api/reports/incidents/:incidentId/damage',
    summary: { ko: '손해 계산표 저장(원)', en: 'Store the damage worksheet (won)' },
    may: companySigners,
    params: IncidentPath,
    body: DamageSheet,
    output: ok,
    handle: async ({ params, body }, context) => {
      await countDamage(context, params.incidentId, body);
      return done;
    },
  }),
  download({
    id: 'reports.printEvidenceIndex',
    method: 'GET',
    path: '/api/reports/incidents/:incidentId/index',
    summary: { ko: '증거 목록(PDF)', en: 'Index of the evidence (PDF)' },
    may: companySigners,
    params: IncidentPath,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params }, context) => printIndex(context, params.incidentId),
  }),
];
