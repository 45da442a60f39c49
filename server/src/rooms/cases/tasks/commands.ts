import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { listColleagues } from '#rooms/organisations';
import { type Doing, openFor, type Scene } from '../files/index.ts';
import { checklistOf, followUpsOf, type NewTask, templatesFor } from './model.ts';
import { insertTasks, moveFollowUp, saveDone, selectTaskForUpdate, type TaskRow } from './store.ts';

type Owner = { id: string; name: string } | null;

const add = async (doing: Doing, scene: Scene, tasks: readonly NewTask[], owner: Owner): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  const { id: caseId, companyId } = scene.file;
  const rows = tasks.map((task) => ({
    ...task,
    id: newId(now.getTime()),
    caseId,
    companyId,
    agencyId: actor.agencyId,
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    createdBy: actor.personId,
    createdAt: now,
  }));
  const fresh: TaskRow[] = [];
  // A case that was taken up again and ends a second time is looked after once, counted from its new end.
  for (const row of rows) if (row.kind !== 'followUp' || !(await moveFollowUp(tx, row))) fresh.push(row);
  const count = await insertTasks(tx, fresh);
  const [first] = tasks;
  if (count === 0 || !first) return;
  const detail = { kind: first.kind, count, ...(first.template === null ? {} : { template: first.template }) };
  await record(
    tx,
    actor,
    { requestId, action: 'case.tasks_added', subjectId: caseId, caseId, companyId, detail },
    scene.author.name,
  );
};

export const addTask = async (
  doing: Doing,
  caseId: string,
  wish: { title: string; ownerId: string | null; dueOn: string | null },
): Promise<void> => {
  const scene = await openFor(doing, caseId, 'addTask', null);
  if (doing.actor.kind !== 'agency') throw new Problem('role.insufficient');
  const colleagues = wish.ownerId === null ? [] : await listColleagues(doing.tx, doing.actor.agencyId);
  const owner = colleagues.find(({ id }) => id === wish.ownerId) ?? null;
  if (wish.ownerId !== null && owner === null)
    throw new Problem('request.invalid', { fields: { ownerId: '동료 가운데 골라 주세요. / Choose a colleague.' } });
  await add(doing, scene, [{ kind: 'task', title: wish.title, template: null, dueOn: wish.dueOn }], owner);
};

/** Puts a checklist on the case, for whoever does it; a second press adds nothing. */
export const addChecklist = async (doing: Doing, caseId: string, templateId: string): Promise<void> => {
  const scene = await openFor(doing, caseId, 'addTask', null);
  const template = templatesFor(doing.services.pack, scene.file.topic).find(({ id }) => id === templateId);
  if (!template || doing.actor.kind !== 'agency') throw new Problem('thing.not_found');
  await add(doing, scene, checklistOf(template, doing.now), { id: doing.actor.personId, name: scene.author.name });
};

/** In the transaction of the closing: whoever closed the case looks after it in 30 and 180 days. */
export const addFollowUps = async (doing: Doing, scene: Scene): Promise<void> => {
  if (doing.actor.kind !== 'agency') return;
  const owner = { id: doing.actor.personId, name: scene.author.name };
  await add(doing, scene, followUpsOf(doing.services.pack, doing.now), owner);
};

/** Done, or not done after all; repeating it changes nothing. */
export const turnTask = async (doing: Doing, ids: { id: string; taskId: string }, done: boolean): Promise<void> => {
  const scene = await openFor(doing, ids.id, 'addTask', null);
  const { tx, actor, now, requestId } = doing;
  const task = await selectTaskForUpdate(tx, ids.id, ids.taskId);
  if (!task || actor.kind !== 'agency') throw new Problem('thing.not_found');
  if ((task.doneAt !== null) === done) return;
  const { name } = scene.author;
  await saveDone(tx, task.id, done ? { at: now, by: actor.personId, byName: name } : null);
  const action = done ? 'case.task_done' : 'case.task_undone';
  await record(tx, actor, { requestId, action, subjectId: task.id, caseId: ids.id, companyId: task.companyId }, name);
};
