import type { ReadersPage, Section } from '@boru/contract/evidence';
import type {
  AgencyList,
  CompanyView,
  ConsentList,
  ConsentTextView,
  InvitationLink,
  KsicHits,
  Members,
  Places,
  Registered,
} from '@boru/contract/organisations';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';

export type Place = (typeof Places)['_output'];
export type Company = CompanyView;
export type Agency = (typeof AgencyList)['_output']['items'][number];
export type ConsentText = (typeof ConsentTextView)['_output'];
export type Consent = (typeof ConsentList)['_output']['items'][number];
export type CompanyMembers = (typeof Members)['_output'];
export type Reading = (typeof ReadersPage)['_output']['items'][number];
export type Registration = (typeof Registered)['_output'];
export type Link = (typeof InvitationLink)['_output'];
export type FileSection = Section;
export type Size = Company['size'];
export type MemberRole = CompanyMembers['members'][number]['role'];

const LONG = 10 * 60_000;

export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: ({ signal }) => api<Place>('GET /api/places', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api<(typeof AgencyList)['_output']>('GET /api/agencies', { signal }),
  staleTime: LONG,
});

export const ksicQuery = (text: string) =>
  queryOptions({
    queryKey: ['ksic', text],
    queryFn: ({ signal }) => api<(typeof KsicHits)['_output']>('GET /api/ksic', { query: { text }, signal }),
    enabled: text.trim() !== '',
    staleTime: LONG,
    placeholderData: (previous) => previous,
  });

export const ownCompanyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => api<Company>('GET /api/company', { signal }),
});

export const membersQuery = queryOptions({
  queryKey: ['company', 'members'],
  queryFn: ({ signal }) => api<CompanyMembers>('GET /api/company/members', { signal }),
});

export const consentsQuery = queryOptions({
  queryKey: ['company', 'consents'],
  queryFn: ({ signal }) => api<(typeof ConsentList)['_output']>('GET /api/company/consents', { signal }),
});

export const consentTextQuery = (purpose: Consent['purpose'], agencyId: number) =>
  queryOptions({
    queryKey: ['consent-text', purpose, agencyId],
    queryFn: ({ signal }) => api<ConsentText>('GET /api/consent-text', { query: { purpose, agencyId }, signal }),
    staleTime: LONG,
  });

export const registerCompany = (body: unknown) => api<Registration>('POST /api/companies', { body });
export const withdrawConsent = (id: string) =>
  api<unknown>('POST /api/company/consents/:id/withdraw', { params: { id } });
export const giveConsent = (body: unknown) =>
  api<{ id: string; receiptNumber: string; validTo: string }>('POST /api/company/consents', { body });
export const updateCompany = (body: unknown) => api<unknown>('PUT /api/company', { body });
export const inviteMember = (body: { email: string; role: MemberRole }) =>
  api<Link>('POST /api/company/invitations', { body });
export const withdrawInvitation = (id: string) =>
  api<unknown>('DELETE /api/company/invitations/:id', { params: { id } });
export const endMembership = (id: string) => api<unknown>('DELETE /api/company/members/:id', { params: { id } });
export const addSite = (body: unknown) => api<unknown>('POST /api/company/sites', { body });
export const removeSite = (id: string) => press<unknown>('DELETE /api/company/sites/:id', { params: { id } });
export const addContact = (body: unknown) => api<unknown>('POST /api/company/contacts', { body });
export const removeContact = (id: string) => press<unknown>('DELETE /api/company/contacts/:id', { params: { id } });
