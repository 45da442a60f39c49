import type { CaseTasks, MyTasks } from '@boru/contract/tasks';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { casesKey } from '../api.ts';

export const tasksQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'tasks', id],
    queryFn: ({ signal }) => api<CaseTasks>('GET /api/cases/:id/tasks', { params: { id }, signal }),
  });

export const myTasksQuery = queryOptions({
  queryKey: [...casesKey, 'my-tasks'],
  queryFn: ({ signal }) => api<MyTasks>('GET /api/desk/tasks', { signal }),
});

export interface TaskWish {
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
}

export const addTask = (id: string, body: TaskWish) =>
  api<unknown>('POST /api/cases/:id/tasks', { params: { id }, body });

export const addChecklist = (id: string, template: string) =>
  api<unknown>('POST /api/cases/:id/checklists/:template', { params: { id, template } });

export const turnTask = (id: string, taskId: string, isDone: boolean) =>
  api<unknown>(isDone ? 'POST /api/cases/:id/tasks/:taskId/done' : 'POST /api/cases/:id/tasks/:taskId/undone', {
    params: { id, taskId },
  });
