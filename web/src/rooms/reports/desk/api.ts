import type {
  DeskKeys,
  DeskReport,
  DeskReports,
  NewDeskKey,
  NewOfficerKey,
  OfficerPasskey,
} from '@boru/contract/sealed-reports';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Keys = DeskKeys;
export type Report = DeskReport;
export type Listed = DeskReports['items'][number];
type Done = { readonly ok: true };

/** Begins every key of what the desk has seen and opened: forgotten with everything else at sign-out. */
export const deskKey = ['reports', 'desk'] as const;

export const keysQuery = queryOptions({
  queryKey: [...deskKey, 'keys'],
  queryFn: ({ signal }) => api<Keys>('GET /api/desk/reports/keys', { signal }),
  // Who is not named finds the page saying so, not an absent one: that desks exist is public.
  throwOnError: false,
});

export const reportsQuery = (skip: number) =>
  queryOptions({
    queryKey: [...deskKey, 'list', skip],
    queryFn: ({ signal }) => api<DeskReports>('GET /api/desk/reports', { query: { skip, only: 'fresh' }, signal }),
    // Each look is written down as a reading: only when somebody asks for it.
    refetchOnWindowFocus: false,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, 'report', id],
    queryFn: ({ signal }) => api<Report>('GET /api/desk/reports/:id', { params: { id }, signal }),
    refetchOnWindowFocus: false,
  });

export const answerReport = (id: string, letter: { id: string; body: string }) =>
  api<Done>('POST /api/desk/reports/:id/letters', { params: { id }, body: { letter } });

export const forwardReport = (
  id: string,
  body: { deskKeyId: string; wrapped: string; recoveryWrapped: string; reason: string },
) => api<Done>('POST /api/desk/reports/:id/recipients', { params: { id }, body });

export const excludeFrom = (id: string, personId: string) =>
  api<Done>('POST /api/desk/reports/:id/exclusions', { params: { id }, body: { personId } });

export const nameMember = (personId: string) => api<Done>('POST /api/desk/reports/team', { body: { personId } });
export const removeMember = (personId: string, leavesNobody: boolean) =>
  api<Done>('POST /api/desk/reports/team/removals', { body: { personId, leavesNobody } });
export const makeOfficerKey = (body: NewOfficerKey) =>
  api<{ id: string }>('POST /api/desk/reports/officer-keys', { body });
export const addPasskey = (body: OfficerPasskey) => api<Done>('POST /api/desk/reports/officer-keys/passkey', { body });
export const removePasskey = () => api<Done>('POST /api/desk/reports/officer-keys/passkey/removals', { body: {} });
export const openDesk = (body: NewDeskKey) => api<{ id: string }>('POST /api/desk/reports/keys', { body });
export const shareDesk = (id: string, body: { officerKeyId: string; wrapped: string }) =>
  api<Done>('POST /api/desk/reports/keys/:id/shares', { params: { id }, body });
export const closeDesk = () => api<Done>('POST /api/desk/reports/closing', { body: {} });
