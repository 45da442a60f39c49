import type { BreachList, BreachView } from '@boru/contract/breaches';
import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '../agencies/index.ts';
import {
  type Breach,
  clockOf,
  type Dispatch,
  dueOf,
  dutiesOf,
  isOverdue,
  mayDo,
  nextStates,
  noticeOf,
} from './model.ts';
import { selectBreach, selectBreaches, selectDispatches, selectTicks } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'now' | 'services'>;

const summaryOf = ({ services, now }: Asking, breach: Breach, duties: ReturnType<typeof dutiesOf>) => {
  const due = dueOf(services.pack, breach.knownAt);
  const { id, number, title, state } = breach;
  const isLate = isOverdue(due, duties, now);
  return { id, number, title, state, knownAt: breach.knownAt.toISOString(), dueAt: due?.toISOString() ?? null, isLate };
};

export const listBreaches = async (context: Asking): Promise<Sent<BreachList>> => {
  const { tx, services } = context;
  const breaches = await selectBreaches(tx);
  const dispatches = await selectDispatches(
    tx,
    breaches.map(({ id }) => id),
  );
  const items = breaches.map((breach) => {
    const own = dispatches.filter(({ breachId }) => breachId === breach.id);
    return { ...summaryOf(context, breach, dutiesOf(services.pack, breach, own)), openedBy: breach.openedByName };
  });
  return { items };
};

const dispatchOf = ({ sentAt, writtenAt, personName: by, ...dispatch }: Dispatch) => ({
  ...dispatch,
  by,
  sentAt: sentAt.toISOString(),
  writtenAt: writtenAt.toISOString(),
});

const found = async ({ tx }: Asking, id: string): Promise<Breach> => {
  const breach = await selectBreach(tx, id);
  if (!breach) throw new Problem('thing.not_found');
  return breach;
};

const stepsOf = async ({ tx, services }: Asking, id: string): Promise<BreachView['steps']> => {
  const last = new Map((await selectTicks(tx, id)).map((tick) => [tick.step, tick]));
  return services.pack.catalogue.breachDuties.steps.map((step) => {
    const tick = last.get(step.id);
    if (!tick?.isDone) return { ...step, isDone: false, by: null, at: null };
    return { ...step, isDone: true, by: tick.personName, at: tick.writtenAt.toISOString() };
  });
};

export const showBreach = async (context: Asking, id: string): Promise<Sent<BreachView>> => {
  const { pack } = context.services;
  const breach = await found(context, id);
  const dispatches = await selectDispatches(context.tx, [id]);
  const duties = dutiesOf(pack, breach, dispatches);
  const { openedAt, closedAt, openedByName: openedBy, closedByName: closedBy, ...rest } = breach;
  return {
    ...rest,
    ...summaryOf(context, breach, duties),
    ...{ openedBy, closedBy, openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null },
    clock: clockOf(pack, breach.knownAt),
    duties,
    steps: await stepsOf(context, id),
    dispatches: dispatches.map(dispatchOf),
    notFiling: pack.catalogue.breachDuties.notFiling,
    next: nextStates(breach.state, duties),
    may: [...mayDo(breach.state)],
  };
};

/** 통지문: a paper to go on with. It leaves a trace, because it leaves the house. */
export const takeNotice = async (
  context: Context<Services>,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { tx, now, services, trace } = context;
  const breach = await found(context, id);
  const agency = (await agencyNames(tx, civilOf(now.getTime()))).get(breach.agencyId)?.ko ?? String(breach.agencyId);
  const data = noticeOf(services.pack, breach, { agency, at: now });
  trace({ action: 'breach.notice_taken', subjectId: id, detail: { format } });
  const filename = `유출통지-준비-${breach.number}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('breach-notice', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('breach-notice', data, { at: now })).pdf };
};
