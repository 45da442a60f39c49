import { civilOf } from '@boru/contract/civil';
import type { DeadlineResult } from '@boru/contract/deadline';
import type { Bilingual } from '@boru/contract/fields';
import type {
  IncidentAction,
  IncidentDuty,
  IncidentEvent,
  IncidentInput,
  IncidentState,
  IncidentView,
  NewNotice,
} from '@boru/contract/incidents';
import type { Pack } from '@boru/contract/pack';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { decideRoutes, unfiledOf, untoldOf } from '@boru/engines/notification';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Incident = Omit<IncidentInput, 'noticedAt'> & {
  id: string;
  companyId: string;
  companyName: string;
  number: string;
  noticedAt: Date;
  state: IncidentState;
  openedByName: string;
  openedAt: Date;
  version: number;
};
export type Line = {
  id: string;
  incidentId: string;
  kind: IncidentEvent;
  step: string | null;
  body: string;
  happenedAt: Date;
  writtenAt: Date;
  personId: string;
  personName: string;
};
export type Notice = Omit<NewNotice, 'doneAt' | 'paper'> & {
  id: string;
  incidentId: string;
  doneAt: Date;
  paperName: string | null;
  paperSha256: Buffer | null;
  writtenAt: Date;
  personId: string;
  personName: string;
};
export type Grant = {
  id: string;
  agencyId: number;
  personName: string;
  until: string;
  grantedByName: string;
  endedAt: Date | null;
};

/** From which state to which. An incident that turned out to be none, or is over, can come back. */
const turns: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  responding: ['recovering', 'closed', 'mistaken'],
  recovering: ['responding', 'closed'],
  closed: ['responding'],
  mistaken: ['responding'],
};
export const nextStates = (state: IncidentState): readonly IncidentState[] => turns[state];

/** A receipt may arrive, and a reader be needed, after the end. */
const always: readonly IncidentAction[] = ['turn', 'notify', 'grant'];
export const mayDo = (actor: Actor, { state }: Pick<Incident, 'state'>): readonly IncidentAction[] => {
  if (actor.kind !== 'company') return [];
  return state === 'closed' || state === 'mistaken' ? always : ['update', 'write', ...always];
};
export const requireMay = (actor: Actor, incident: Incident, action: IncidentAction): void => {
  if (!mayDo(actor, incident).includes(action)) throw new Problem('incident.ended');
};
export const requireTurn = (incident: Incident, to: IncidentState): void => {
  if (!nextStates(incident.state).includes(to)) throw new Problem('incident.step_not_allowed');
};

export type Step = { id: string; group: Bilingual; text: Bilingual };
/** Checklist of the first hour, of the ways the leak took and, once the worst is over, of the recovery. */
export const stepsOf = (
  { catalogue: { firstHour, victimHelp } }: Pack,
  { channels, state }: Pick<Incident, 'channels' | 'state'>,
): Step[] => [
  ...firstHour.items.flatMap(({ id, title, do: lines }) =>
    lines.map((text, at) => ({ id: `${id}-${at + 1}`, group: title, text })),
  ),
  ...firstHour.checklists
    .filter(({ channel }) => channels.includes(channel))
    .flatMap(({ channel, title, do: lines }) =>
      lines.map((text, at) => ({ id: `channel-${channel}-${at + 1}`, group: title, text })),
    ),
  ...(state === 'recovering' || state === 'closed' ? victimHelp.recovery : []).flatMap(({ id, title, do: lines }) =>
    lines.map((text, at) => ({ id: `recovery-${id}-${at + 1}`, group: title, text })),
  ),
];

/** A tick is the last word said about the item. */
export const ticked = (steps: readonly Step[], lines: readonly Line[]): IncidentView['steps'] => {
  const last = new Map<string, Line>();
  for (const line of [...lines].sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || (a.id < b.id ? -1 : 1)))
    if (line.step !== null) last.set(line.step, line);
  return steps.map((step) => {
    const line = last.get(step.id);
    const isDone = line?.kind === 'stepDone';
    return {
      ...step,
      isDone,
      by: isDone ? line.personName : null,
      at: isDone ? line.happenedAt.toISOString() : null,
    };
  });
};

/** What a checklist line was when it was ticked: the catalogue may say it otherwise one day. */
export const stepText = (pack: Pack, incident: Incident, step: string): string => {
  const found = stepsOf(pack, incident).find(({ id }) => id === step);
  if (!found)
    throw new Problem('request.invalid', {
      fields: { step: '없는 점검 항목입니다. / No such item of the checklist.' },
    });
  return found.text.ko;
};

const clockOf = (pack: Pack, rule: string | null, at: Date): DeadlineResult | null => {
  if (rule === null) return null;
  const found = pack.catalogue.deadlineRules.items.find(
    (item) => item.id === rule && inForce(item, civilOf(at.getTime())),
  );
  if (!found) return null;
  return compute(found, calendarOf(pack.holidays, pack.catalogue.workingHours), { at: at.getTime() });
};

/** Which routes are due, possible or open, by when, and whom nobody has told yet. */
export const routesOf = (
  pack: Pack,
  { facts, noticedAt }: Pick<Incident, 'facts' | 'noticedAt'>,
  notices: readonly Pick<Notice, 'route' | 'addressee' | 'stage'>[],
): IncidentView['routes'] =>
  decideRoutes(pack.catalogue.noticeRoutes.items, facts).map(({ route, verdict, reasons, missing }) => ({
    id: route.id,
    verdict,
    reasons: [...reasons],
    missing: [...missing],
    clock: verdict === 'notApplicable' ? null : clockOf(pack, route.rule, noticedAt),
    untold: untoldOf(route, notices),
    unfiled: unfiledOf(route, notices),
  }));

const owes = ({ verdict, untold, unfiled }: IncidentView['routes'][number]): boolean =>
  verdict === 'due' && untold.length + unfiled.length > 0;
export const owedOf = (routes: IncidentView['routes']): number => routes.filter(owes).length;

/** Telling comes before filing; of several the one whose clock ends first. An incident that was none owes nothing. */
export const nextDutyOf = (
  pack: Pack,
  { state }: Pick<Incident, 'state'>,
  routes: IncidentView['routes'],
): Pick<IncidentDuty, 'route' | 'routeTitle' | 'owes' | 'addressees' | 'others' | 'isImmediate' | 'dueAt'> | null => {
  if (state === 'mistaken') return null;
  const dueOf = ({ clock }: IncidentView['routes'][number]) => clock?.dueAt ?? Number.POSITIVE_INFINITY;
  const urgencyOf = (one: IncidentView['routes'][number]) =>
    (one.untold.length > 0 ? 0 : 2) + (one.clock?.status === 'immediate' ? 0 : 1);
  const owed = routes.filter(owes).sort((a, b) => urgencyOf(a) - urgencyOf(b) || dueOf(a) - dueOf(b));
  const [first] = owed;
  const route = pack.catalogue.noticeRoutes.items.find(({ id }) => id === first?.id);
  if (!first || !route) return null;
  const waiting = first.untold.length > 0 ? first.untold : first.unfiled;
  const due = first.clock?.dueAt ?? null;
  return {
    route: route.id,
    routeTitle: route.title,
    owes: first.untold.length > 0 ? 'tell' : 'form',
    addressees: route.addressees.filter(({ id }) => waiting.includes(id)).map(({ name }) => name),
    others: owed.length - 1,
    isImmediate: first.clock?.status === 'immediate',
    dueAt: due === null ? null : new Date(due).toISOString(),
  };
};

/** The route and the addressee a notice names must be in the table. */
export const addresseeOf = (pack: Pack, wish: { route: string; addressee: string }) => {
  const route = pack.catalogue.noticeRoutes.items.find(({ id }) => id === wish.route);
  const addressee = route?.addressees.find(({ id }) => id === wish.addressee);
  if (!route || !addressee)
    throw new Problem('request.invalid', {
      fields: { addressee: '목록에 없는 곳입니다. / Not in the table.' },
    });
  return { route, addressee };
};
