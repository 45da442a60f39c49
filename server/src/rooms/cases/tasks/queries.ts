import { civilOf } from '@boru/contract/civil';
import type { CaseTasks, MyTasks, TaskView } from '@boru/contract/tasks';
import type { AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { mayDo, relationOf, selectCase } from '../files/index.ts';
import { templatesFor } from './model.ts';
import { selectOpenTasks, selectTasks } from './store.ts';

const pageSize = 100;

export const showTasks = async (context: Context<Services>, caseId: string): Promise<CaseTasks> => {
  const { tx, services, actor, now } = context;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  // What is to be done for a company tells of the conversation with it.
  if (actor.kind === 'agency') context.read({ companyId: file.companyId, caseId, sections: ['counsel'] });
  const rows = await selectTasks(tx, caseId);
  const today = civilOf(now.getTime());
  const self = 'personId' in actor ? actor.personId : null;
  const used = new Set(rows.map(({ template }) => template));
  return {
    items: rows.map(
      (row): TaskView => ({
        id: row.id,
        kind: row.kind,
        title: row.title,
        ownerName: row.ownerName,
        mine: row.ownerId !== null && row.ownerId === self,
        dueOn: row.dueOn,
        late: row.doneAt === null && row.dueOn !== null && row.dueOn < today,
        doneAt: row.doneAt?.toISOString() ?? null,
        doneByName: row.doneByName,
      }),
    ),
    templates: templatesFor(services.pack, file.topic)
      .filter(({ id }) => !used.has(id))
      .map(({ id, title, verified }) => ({ id, title, verified })),
    mayAdd: mayDo('addTask', file, relationOf(actor, file), { now, referralOpen: false }),
  };
};

/** 내 할 일: one statement, the most pressing first. */
export const listMyTasks = async (tx: Tx, actor: AgencyActor, now: Date): Promise<MyTasks> => {
  const today = civilOf(now.getTime());
  const rows = await selectOpenTasks(tx, actor, pageSize);
  return { items: rows.map((row) => ({ ...row, late: row.dueOn !== null && row.dueOn < today })) };
};
