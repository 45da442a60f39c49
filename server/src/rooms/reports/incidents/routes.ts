import { ok } from '@boru/contract/fields';
import {
  GrantPath,
  IncidentDuties,
  IncidentInput,
  IncidentList,
  IncidentPath,
  IncidentTurn,
  IncidentUpdate,
  IncidentView,
  IncidentWriting,
  NewGrant,
  NewNotice,
} from '@boru/contract/incidents';
import { z } from 'zod';
import { agencyWorkers, companySigners } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  beginIncident,
  changeIncident,
  endReader,
  nameReader,
  noteNotice,
  turnIncident,
  writeLine,
} from './commands.ts';
import { listDuties, listIncidents, showIncident } from './queries.ts';

const done = { ok: true as const };
const readers = [...companySigners, ...agencyWorkers];

export const incidentRoutes = [
  endpoint({
    id: 'reports.listIncidents',
    method: 'GET',
    path: '/api/reports/incidents',
    summary: { ko: '사고 기록(기업의 대표와 보안책임자, 지명된 사람)', en: 'Incident records one may see' },
    may: readers,
    output: IncidentList,
    handle: (_input, context) => listIncidents(context),
  }),
  endpoint({
    id: 'reports.listDuties',
    method: 'GET',
    path: '/api/reports/duties',
    summary: { ko: '사고마다 다음에 알릴 곳과 기한', en: 'The next duty of each incident one may see, with its clock' },
    may: readers,
    output: IncidentDuties,
    handle: (_input, context) => listDuties(context),
  }),
  endpoint({
    id: 'reports.beginIncident',
    method: 'POST',
    path: '/api/reports/incidents',
    summary: { ko: '사고 기록 시작하기(신고가 아님)', en: 'Begin an incident record; it is no filing' },
    may: companySigners,
    body: IncidentInput,
    output: z.object({ id: z.string() }),
    status: 201,
    perMinute: 20,
    handle: ({ body }, context) => beginIncident(context, body),
  }),
  endpoint({
    id: 'reports.showIncident',
    method: 'GET',
    path: '/api/reports/incidents/:incidentId',
    summary: { ko: '사고 하나: 알릴 곳, 점검표, 시간표', en: 'One incident: routes, checklist, timeline' },
    may: readers,
    params: IncidentPath,
    output: IncidentView,
    handle: ({ params }, context) => showIncident(context, params.incidentId),
  }),
  endpoint({
    id: 'reports.changeIncident',
    method: 'PUT',
    path: '/api/reports/incidents/:incidentId',
    summary: { ko: '사고 내용 고치기', en: 'Change an incident record' },
    may: companySigners,
    params: IncidentPath,
    body: IncidentUpdate,
    output: ok,
    handle: async ({ params, body }, context) => {
      await changeIncident(context, params.incidentId, body.version, body.incident);
      return done;
    },
  }),
  endpoint({
    id: 'reports.turnIncident',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/state',
    summary: { ko: '사고의 상태 바꾸기', en: 'Change the state of an incident' },
    may: companySigners,
    params: IncidentPath,
    body: IncidentTurn,
    output: ok,
    handle: async ({ params, body }, context) => {
      await turnIncident(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.writeIncident',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/timeline',
    summary: { ko: '시간표에 적거나 점검 항목에 표시하기', en: 'Enter in the timeline, or tick the checklist' },
    may: companySigners,
    params: IncidentPath,
    body: IncidentWriting,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await writeLine(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.noteNotice',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/notices',
    summary: {
      ko: '기관에 알린 일과 접수를 적기(신고가 아님)',
      en: 'Write down a notice or its receipt; it is no filing',
    },
    may: companySigners,
    params: IncidentPath,
    body: NewNotice,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await noteNotice(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.nameIncidentReader',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/readers',
    summary: { ko: '기관의 한 사람에게 사고를 보여 주기', en: 'Show the incident to one person of an agency' },
    may: companySigners,
    params: IncidentPath,
    body: NewGrant,
    output: ok,
    status: 201,
    perMinute: 5,
    handle: async ({ params, body }, context) => {
      await nameReader(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.endIncidentReader',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/readers/:grantId/end',
    summary: { ko: '그 사람에게 그만 보여 주기', en: 'Stop showing it to that person' },
    may: companySigners,
    params: GrantPath,
    output: ok,
    handle: async ({ params }, context) => {
      await endReader(context, params.incidentId, params.grantId);
      return done;
    },
  }),
];
