import type {
  CompanyHearings,
  DisclosureDecision,
  DisclosureInput,
  DisclosureList,
  DisclosureView,
  HearingAnswer,
  HearingInput,
} from '@boru/contract/disclosure';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Disclosures = DisclosureList;
export type Disclosure = DisclosureView;
export type Hearings = CompanyHearings;
export type Decision = DisclosureDecision;
export type Piece = DisclosureDecision['pieces'][number];

const key = ['disclosure'] as const;
const base = '/api/governance/disclosure';
export const disclosuresQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: ({ signal }) => api<Disclosures>(`GET ${base}`, { signal }),
});
export const disclosureQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => api<Disclosure>(`GET ${base}/:id`, { params: { id }, signal }),
  });
export const hearingsQuery = queryOptions({
  queryKey: [...key, 'hearings'],
  queryFn: ({ signal }) => api<Hearings>('GET /api/company/disclosure', { signal }),
});

export const registerRequest = (body: DisclosureInput) => api<{ id: string }>(`POST ${base}`, { body });
export const raiseMatter = (id: string, version: number) =>
  api(`POST ${base}/:id/raising`, { params: { id }, body: { version } });
export const extendPeriod = (id: string, version: number, reason: string) =>
  api(`POST ${base}/:id/extension`, { params: { id }, body: { version, reason } });
export const noteWithdrawal = (id: string, version: number) =>
  api(`POST ${base}/:id/withdrawal`, { params: { id }, body: { version } });
export const hearCompany = (id: string, body: HearingInput) =>
  api(`POST ${base}/:id/hearings`, { params: { id }, body });
export const decideRequest = (id: string, body: Decision) => api(`POST ${base}/:id/decision`, { params: { id }, body });
export const answerHearing = (id: string, body: HearingAnswer) =>
  api('POST /api/company/disclosure/:id/answer', { params: { id }, body });
export const letterAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `${base}/${encodeURIComponent(id)}/letter?format=${format}`;

export const useDisclosureDeed = <Wish = void>(
  send: (wish: Wish) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn({ all: key, one: key }, send, done, after);
