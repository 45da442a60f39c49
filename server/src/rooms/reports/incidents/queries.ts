import { civilOf } from '@boru/contract/civil';
import type { IncidentDuty, IncidentSummary, IncidentView } from '@boru/contract/incidents';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import {
  type Incident,
  mayDo,
  type Notice,
  nextDutyOf,
  nextStates,
  owedOf,
  routesOf,
  stepsOf,
  ticked,
} from './model.ts';
import { selectGrants, selectIncident, selectIncidents, selectLines, selectNotices } from './store.ts';

type Asking = Context<Services>;
const mostIncidents = 200;

const summaryOf = (
  { id, number, companyName, title, state, noticedAt }: Incident,
  routes: IncidentView['routes'],
): IncidentSummary => ({
  ...{ id, number, companyName, title, state },
  noticedAt: noticedAt.toISOString(),
  owed: owedOf(routes),
});

/** A desk's look leaves a trace for the signers of the company, and for nobody else there. */
const traceOf = ({ actor, read }: Asking, incidents: readonly Incident[]): void => {
  if (actor.kind !== 'agency') return;
  for (const { companyId, number } of incidents)
    read({ companyId, caseId: null, sections: ['sealed'], reason: number });
};

/** Every incident one may see with where it is told to: two statements, however many there are. */
const seen = async (context: Asking): Promise<{ incident: Incident; routes: IncidentView['routes'] }[]> => {
  const { tx, services } = context;
  const incidents = await selectIncidents(tx, mostIncidents);
  const notices = Map.groupBy(
    await selectNotices(
      tx,
      incidents.map(({ id }) => id),
    ),
    ({ incidentId }) => incidentId,
  );
  traceOf(context, incidents);
  return incidents.map((incident) => ({
    incident,
    routes: routesOf(services.pack, incident, notices.get(incident.id) ?? []),
  }));
};

export const listIncidents = async (context: Asking): Promise<{ items: IncidentSummary[] }> => ({
  items: (await seen(context)).map(({ incident, routes }) => summaryOf(incident, routes)),
});

/** One line per incident that owes something, for the day's list of a company and of a named reader. */
export const listDuties = async (context: Asking): Promise<{ items: IncidentDuty[] }> => ({
  items: (await seen(context)).flatMap(({ incident, routes }) => {
    const duty = nextDutyOf(context.services.pack, incident, routes);
    const { id: incidentId, number, title: incidentTitle, companyName } = incident;
    return duty === null ? [] : [{ incidentId, number, incidentTitle, companyName, ...duty }];
  }),
});

/** As the caller may see it; a desk's look is named. */
export const openIncident = async (context: Asking, id: string): Promise<Incident> => {
  const incident = await selectIncident(context.tx, id);
  if (!incident) throw new Problem('thing.not_found');
  traceOf(context, [incident]);
  return incident;
};

/** The timeline, for whoever may open the incident. */
export const linesOf = ({ tx }: Asking, id: string) => selectLines(tx, id);

/** What was told to whom, likewise. */
export const noticesOf = ({ tx }: Asking, id: string) => selectNotices(tx, [id]);

const noticeView = (
  { paperName, paperSha256, personId, personName, doneAt, writtenAt, incidentId: _incident, ...notice }: Notice,
  me: string | null,
): IncidentView['notices'][number] => ({
  ...notice,
  doneAt: doneAt.toISOString(),
  paper: paperName === null || paperSha256 === null ? null : { name: paperName, sha256: paperSha256.toString('hex') },
  by: personName,
  self: personId === me,
  writtenAt: writtenAt.toISOString(),
});

export const showIncident = async (context: Asking, id: string): Promise<IncidentView> => {
  const { tx, actor, now, services } = context;
  const incident = await openIncident(context, id);
  const [lines, notices, grants] = [
    await selectLines(tx, id),
    await selectNotices(tx, [id]),
    await selectGrants(tx, id),
  ];
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const me = 'personId' in actor ? actor.personId : null;
  const routes = routesOf(services.pack, incident, notices);
  const { suspicion, cardId, technology, channels, facts, people, systems, version } = incident;
  return {
    ...summaryOf(incident, routes),
    ...{ suspicion, cardId, technology, channels, facts, people, systems, version, routes },
    openedBy: incident.openedByName,
    openedAt: incident.openedAt.toISOString(),
    steps: ticked(stepsOf(services.pack, incident), lines),
    timeline: lines.map(({ happenedAt, writtenAt, personId, personName, ...line }) => ({
      ...line,
      happenedAt: happenedAt.toISOString(),
      writtenAt: writtenAt.toISOString(),
      by: personName,
      self: personId === me,
    })),
    notices: notices.map((notice) => noticeView(notice, me)),
    grants: grants.map(({ agencyId, personName, grantedByName, endedAt, ...grant }) => ({
      ...grant,
      agency: names.get(agencyId) ?? { ko: '', en: '' },
      name: personName,
      by: grantedByName,
      endedAt: endedAt?.toISOString() ?? null,
    })),
    next: mayDo(actor, incident).includes('turn') ? [...nextStates(incident.state)] : [],
    may: [...mayDo(actor, incident)],
  };
};
