import { ok } from '@boru/contract/fields';
import { AcceptedTasks, IncidentLessons, LearningChoice, NewLessonDecision } from '@boru/contract/incident-lessons';
import { IncidentPath } from '@boru/contract/incidents';
import { companySigners } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { decideLesson, shareLearning } from './commands.ts';
import { listAccepted, listLessons } from './queries.ts';

const done = { ok: true as const };

export const lessonRoutes = [
  endpoint({
    id: 'reports.listLessons',
    method: 'GET',
    path: '/api/reports/incidents/:incidentId/lessons',
    summary: { ko: '사고에서 배울 것의 제안', en: 'What an incident teaches, as proposals' },
    may: companySigners,
    params: IncidentPath,
    output: IncidentLessons,
    handle: ({ params }, context) => listLessons(context, params.incidentId),
  }),
  endpoint({
    id: 'reports.decideLesson',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/lessons',
    summary: { ko: '제안을 받아들이거나 받아들이지 않기', en: 'Accept or refuse a proposal' },
    may: companySigners,
    params: IncidentPath,
    body: NewLessonDecision,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await decideLesson(context, params.incidentId, body);
      return done;
    },
  }),
  endpoint({
    id: 'reports.shareLearning',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/learning',
    summary: { ko: '지역 통계에 수로 더할지 정하기', en: 'Whether the region may count this incident' },
    may: companySigners,
    params: IncidentPath,
    body: LearningChoice,
    output: ok,
    handle: async ({ params, body }, context) => {
      await shareLearning(context, params.incidentId, body.shares);
      return done;
    },
  }),
  endpoint({
    id: 'reports.listAcceptedTasks',
    method: 'GET',
    path: '/api/reports/lessons',
    summary: { ko: '사고에서 배워 하기로 한 일', en: 'What the company set itself to do after its incidents' },
    may: companySigners,
    output: AcceptedTasks,
    handle: (_input, context) => listAccepted(context),
  }),
];
