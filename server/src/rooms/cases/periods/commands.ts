import type { NoticeEvent } from '@boru/contract/notices';
import { alreadyTold, notify } from '#platform/notices/index';
import { mailAddresses } from '#rooms/organisations';
import type { Doing } from '../files/index.ts';
import { sealedTo } from '../sight/index.ts';
import { overdue, type Span, tomorrow } from './model.ts';
import { type Due, selectDue, selectDueTasks } from './store.ts';

/** Cases read at once, and people told in one round: the rest waits for the next, so that no round holds its transaction long. */
const most = 500;
type Event = Extract<NoticeEvent, 'case.dueTomorrow' | 'case.overdue'>;
type Keyed = { row: Due; key: string };

/** Of a page, what nobody was told yet. A period that was put off has another key and is announced anew. */
const untold = async (doing: Doing, event: Event, page: readonly Due[]): Promise<Keyed[]> => {
  const keyed = page.map((row) => ({ row, key: `${event}:${row.id}:${row.dueAt.getTime()}` }));
  const told = await alreadyTold(
    doing.tx,
    keyed.map(({ key }) => key),
  );
  return keyed.filter(({ key }) => !told.has(key));
};

/** Whoever has the case is told, else the desk. Answers how many people. */
const tellOfCase = async (doing: Doing, event: Event, { row, key }: Keyed): Promise<number> => {
  const people = await mailAddresses(doing.tx, { agencyId: row.ownerAgency });
  const named = await sealedTo(doing.tx, row.id, row.ownerAgency);
  const to = people.filter(
    ({ personId }) =>
      (row.assigneeId === null || personId === row.assigneeId) && (named === null || named.includes(personId)),
  );
  return notify(doing, to, {
    event,
    key,
    as: { agencyId: row.ownerAgency },
    isSealed: named !== null,
    reference: row.number,
    path: `/desk/cases/${row.id}`,
  });
};

/** Once per case and period. What cannot be told to anybody takes no place from what can. */
const tellOfCases = async (doing: Doing, event: Event, span: Span): Promise<void> => {
  let told = 0;
  let last: Due | null = null;
  do {
    const page: Due[] = await selectDue(doing.tx, span, last, most);
    for (const due of await untold(doing, event, page)) {
      if (told >= most) return;
      told += await tellOfCase(doing, event, due);
    }
    last = page.length === most ? (page.at(-1) ?? null) : null;
  } while (last !== null);
};

const tellOfTasks = async (doing: Doing, on: string): Promise<void> => {
  const event = 'task.dueTomorrow';
  const keyed = (await selectDueTasks(doing.tx, on, most)).map((row) => ({ row, key: `${event}:${row.id}:${on}` }));
  const told = await alreadyTold(
    doing.tx,
    keyed.map(({ key }) => key),
  );
  for (const { row, key } of keyed.filter((each) => !told.has(each.key))) {
    const { agencyId, ownerId, caseId, number } = row;
    const owner = (await mailAddresses(doing.tx, { agencyId })).filter(({ personId }) => personId === ownerId);
    await notify(doing, owner, { event, key, as: { agencyId }, reference: number, path: `/desk/cases/${caseId}` });
  }
};

/** The round of the machine: what ends tomorrow, from the morning on, and what has run out. May run as often as one likes. */
export const tellOfPeriods = async (doing: Doing): Promise<void> => {
  await tellOfCases(doing, 'case.overdue', overdue(doing.now));
  const next = tomorrow(doing.now);
  if (next === null) return;
  await tellOfCases(doing, 'case.dueTomorrow', next);
  await tellOfTasks(doing, next.on);
};
