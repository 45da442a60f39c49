import type { ClaimView, CompanyRecords, FormerRecords } from '@boru/contract/company-claims';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Records = CompanyRecords;
export type Claim = ClaimView;
export type Former = FormerRecords['items'][number];

export const recordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'records', id],
    queryFn: ({ signal }) => api<CompanyRecords>('GET /api/companies/:id/records', { params: { id }, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
export const formersQuery = queryOptions({
  queryKey: ['company', 'records'],
  queryFn: ({ signal }) => api<FormerRecords>('GET /api/company/records', { signal }),
});
export const claimQuery = (token: string) =>
  queryOptions({
    queryKey: ['claim', token],
    queryFn: ({ signal }) => api<ClaimView>('POST /api/claims/look', { body: { token }, signal, asksToSignIn: false }),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const invite = (id: string, reason: string) =>
  api<CompanyRecords>('POST /api/companies/:id/claim-invitations', { params: { id }, body: { reason } });
export const revoke = (id: string, invitationId: string) =>
  api<unknown>('DELETE /api/companies/:id/claim-invitations/:invitationId', { params: { id, invitationId } });
