import { CaseParams } from '@boru/contract/cases';
import { ok } from '@boru/contract/fields';
import { CaseTasks, ChecklistParams, MyTasks, NewTask, TaskParams } from '@boru/contract/tasks';
import { agencyWorkers, everyAgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { addChecklist, addTask, turnTask } from './commands.ts';
import { listMyTasks, showTasks } from './queries.ts';

const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'cases.listMyTasks',
    method: 'GET',
    path: '/api/desk/tasks',
    summary: { ko: '내 할 일', en: 'My tasks' },
    may: agencyWorkers,
    output: MyTasks,
    handle: (_input, { tx, actor, now }) => {
      if (actor.kind !== 'agency') throw new Problem('role.insufficient');
      return listMyTasks(tx, actor, now);
    },
  }),
  endpoint({
    id: 'cases.listTasks',
    method: 'GET',
    path: '/api/cases/:id/tasks',
    summary: { ko: '건의 할 일과 점검표', en: 'Tasks and checklists of a case' },
    may: everyAgencyRole,
    params: CaseParams,
    output: CaseTasks,
    handle: ({ params }, context) => showTasks(context, params.id),
  }),
  endpoint({
    id: 'cases.addTask',
    method: 'POST',
    path: '/api/cases/:id/tasks',
    summary: { ko: '할 일 적기', en: 'Add a task' },
    may: agencyWorkers,
    params: CaseParams,
    body: NewTask,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await addTask(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'cases.addChecklist',
    method: 'POST',
    path: '/api/cases/:id/checklists/:template',
    summary: { ko: '점검표 가져오기', en: 'Put a checklist on the case' },
    may: agencyWorkers,
    params: ChecklistParams,
    output: ok,
    status: 201,
    handle: async ({ params }, context) => {
      await addChecklist(context, params.id, params.template);
      return done;
    },
  }),
  ...([true, false] as const).map((turned) =>
    endpoint({
      id: turned ? 'cases.finishTask' : 'cases.reviveTask',
      method: 'POST',
      path: turned ? '/api/cases/:id/tasks/:taskId/done' : '/api/cases/:id/tasks/:taskId/undone',
      summary: turned
        ? { ko: '할 일 마치기', en: 'Finish a task' }
        : { ko: '마친 할 일 되돌리기', en: 'Take a finished task back' },
      may: agencyWorkers,
      params: TaskParams,
      output: ok,
      handle: async ({ params }, context) => {
        await turnTask(context, params, turned);
        return done;
      },
    }),
  ),
];
