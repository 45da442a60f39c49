import {
  CalendarQuery,
  CancelReason,
  CourseInput,
  CourseParams,
  CourseUpdate,
  DeskEducation,
  EducationCalendar,
  RunParams,
  RunView,
} from '@boru/contract/education';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, everyAgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { download, endpoint } from '#platform/services';
import { addCourse, cancelRun, changeCourse } from './commands.ts';
import { listCalendar, readCalendar, showDesk, showRun } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.listEducation',
    method: 'GET',
    path: '/api/education/runs',
    summary: { ko: '교육 일정', en: 'Calendar of courses' },
    may: ['anyone'],
    query: CalendarQuery,
    output: EducationCalendar,
    handle: ({ query }, context) => listCalendar(context, query),
  }),
  endpoint({
    id: 'support.showRun',
    method: 'GET',
    path: '/api/education/runs/:runId',
    summary: { ko: '차수 하나: 차시, 남은 자리, 수료 규칙, 대기 순서', en: 'One run: sessions, seats, rules' },
    may: ['anyone'],
    params: RunParams,
    output: RunView,
    handle: ({ params }, context) => showRun(context, params.runId),
  }),
  download({
    id: 'support.readEducationCalendar',
    method: 'GET',
    path: '/api/education/calendar.ics',
    summary: { ko: '교육 일정(iCalendar)', en: 'Calendar of courses (iCalendar)' },
    may: ['anyone'],
    produces: 'text/calendar',
    perMinute: 60,
    handle: async (_input, context) => ({
      filename: 'boru-education.ics',
      contentType: 'text/calendar; charset=utf-8',
      body: await readCalendar(context),
    }),
  }),
  endpoint({
    id: 'support.showDeskEducation',
    method: 'GET',
    path: '/api/desk/education',
    summary: { ko: '우리 기관의 교육과정과 차수', en: 'Courses and runs of the own agency' },
    may: everyAgencyRole,
    output: DeskEducation,
    handle: (_input, context) => {
      if (context.actor.kind !== 'agency') throw new Problem('role.insufficient');
      return showDesk(context, context.actor.agencyId);
    },
  }),
  endpoint({
    id: 'support.addCourse',
    method: 'POST',
    path: '/api/desk/education/courses',
    summary: { ko: '교육과정 만들기', en: 'Make a course' },
    may: agencyWorkers,
    body: CourseInput,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => addCourse(context, body),
  }),
  endpoint({
    id: 'support.changeCourse',
    method: 'PUT',
    path: '/api/desk/education/courses/:courseId',
    summary: { ko: '교육과정 고치기', en: 'Change a course' },
    may: agencyWorkers,
    params: CourseParams,
    body: CourseUpdate,
    output: ok,
    handle: ({ params, body }, context) => done(changeCourse(context, params.courseId, body)),
  }),
  endpoint({
    id: 'support.cancelRun',
    method: 'POST',
    path: '/api/desk/education/runs/:runId/cancel',
    summary: { ko: '차수 취소하기', en: 'Cancel a run' },
    may: agencyWorkers,
    params: RunParams,
    body: CancelReason,
    output: ok,
    handle: ({ params, body }, context) => done(cancelRun(context, params.runId, body.reason)),
  }),
];
