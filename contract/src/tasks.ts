/** Tasks and checklists of a desk on its cases. */
import { z } from 'zod';
import { TaskKind } from './case-lists.ts';
import { bilingual, civilDate, id, instant, line } from './fields.ts';

export const TaskParams = z.strictObject({ id, taskId: id });
export const ChecklistParams = z.strictObject({
  id,
  template: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
});
export const NewTask = z.strictObject({ title: line(200), ownerId: id.nullable(), dueOn: civilDate.nullable() });

export const TaskView = z.object({
  id,
  kind: TaskKind,
  title: z.string(),
  ownerName: z.string().nullable(),
  mine: z.boolean(),
  dueOn: civilDate.nullable(),
  late: z.boolean(),
  doneAt: instant.nullable(),
  doneByName: z.string().nullable(),
});
export const CaseTasks = z.object({
  items: z.array(TaskView),
  /** Checklists for this kind of case that are not on it yet. */
  templates: z.array(z.object({ id: z.string(), title: bilingual, verified: z.boolean() })),
  mayAdd: z.boolean(),
});
export const MyTasks = z.object({
  items: z.array(
    z.object({
      id,
      caseId: id,
      kind: TaskKind,
      title: z.string(),
      dueOn: civilDate.nullable(),
      late: z.boolean(),
      mine: z.boolean(),
      ownerName: z.string().nullable(),
      number: z.string().nullable(),
      companyName: z.string(),
      caseTitle: z.string(),
    }),
  ),
});

export type TaskView = z.output<typeof TaskView>;
export type CaseTasks = z.output<typeof CaseTasks>;
export type MyTasks = z.output<typeof MyTasks>;
