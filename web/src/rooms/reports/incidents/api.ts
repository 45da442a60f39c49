import type {
  IncidentDuties,
  IncidentDuty,
  IncidentInput,
  IncidentList,
  IncidentState,
  IncidentView,
  IncidentWriting,
  NewGrant,
  NewNotice,
  NoticeStage,
} from '@boru/contract/incidents';
import type { NoticeRoutesView, VictimHelpView } from '@boru/contract/reports';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Incident = IncidentView;
export type Input = IncidentInput;
export type ChannelTable = NoticeRoutesView;
export type Route = NoticeRoutesView['items'][number];
export type Listed = (typeof IncidentList)['_output']['items'][number];
export type Notice = NewNotice;
export type Stage = NoticeStage;
export type Duty = IncidentDuty;
export type VictimHelp = VictimHelpView;

export const incidentsKey = ['reports', 'incidents'] as const;
export const incidentsQuery = queryOptions({
  queryKey: [...incidentsKey, 'list'],
  queryFn: ({ signal }) => api<(typeof IncidentList)['_output']>('GET /api/reports/incidents', { signal }),
});
export const incidentQuery = (incidentId: string) =>
  queryOptions({
    queryKey: [...incidentsKey, 'one', incidentId],
    queryFn: ({ signal }) =>
      api<Incident>('GET /api/reports/incidents/:incidentId', { params: { incidentId }, signal }),
  });
/** Reference data; kept for the session: whoever reads this may be about to pull the network cable. */
export const channelTableQuery = queryOptions({
  queryKey: ['reports', 'routes'],
  queryFn: ({ signal }) => api<ChannelTable>('GET /api/reports/routes', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** One line per incident that still owes a notice. */
export const dutiesQuery = queryOptions({
  queryKey: [...incidentsKey, 'duties'],
  queryFn: ({ signal }) => api<(typeof IncidentDuties)['_output']>('GET /api/reports/duties', { signal }),
});
/** Reference data, like the channel table. */
export const victimHelpQuery = queryOptions({
  queryKey: ['reports', 'victim-help'],
  queryFn: ({ signal }) => api<VictimHelp>('GET /api/reports/victim-help', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export interface OwnCard {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly items: readonly { readonly list: string }[];
}
export const ownCardsQuery = queryOptions({
  queryKey: ['reports', 'own-cards'],
  queryFn: ({ signal }) => api<{ readonly items: readonly OwnCard[] }>('GET /api/technologies', { signal }),
});
export interface NamedAgency {
  readonly id: number;
  readonly name: { readonly ko: string; readonly en: string };
  readonly online: boolean;
}
export const agenciesQuery = queryOptions({
  queryKey: ['reports', 'agencies'],
  queryFn: ({ signal }) => api<{ readonly items: readonly NamedAgency[] }>('GET /api/agencies', { signal }),
});

export const beginIncident = (body: Input) => api<{ id: string }>('POST /api/reports/incidents', { body });
export const changeIncident = (incidentId: string, version: number, incident: Input) =>
  api<unknown>('PUT /api/reports/incidents/:incidentId', { params: { incidentId }, body: { version, incident } });
export const turnIncident = (incidentId: string, body: { version: number; to: IncidentState; reason: string }) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/state', { params: { incidentId }, body });
export const writeLine = (incidentId: string, body: IncidentWriting) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/timeline', { params: { incidentId }, body });
export const noteNotice = (incidentId: string, body: NewNotice) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/notices', { params: { incidentId }, body });
export const nameReader = (incidentId: string, body: NewGrant) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/readers', { params: { incidentId }, body });
export const endReader = (incidentId: string, grantId: string) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/readers/:grantId/end', {
    params: { incidentId, grantId },
    body: {},
  });
export const formAddress = (incidentId: string, route: string, addressee: string, format: 'pdf' | 'hwpx'): string =>
  `/api/reports/incidents/${encodeURIComponent(incidentId)}/form?${new URLSearchParams({ route, addressee, format })}`;
