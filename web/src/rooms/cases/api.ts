import type { CompanyToDo, ReferralReply } from '@boru/contract/case-steps';
import type {
  CaseList,
  CaseOutcome,
  CaseView,
  Colleagues,
  NewReferral,
  NewRequest,
  ReferralOptions,
  ReferralPreview,
  RequestPreview,
  RequestReceipt,
} from '@boru/contract/cases';
import type { ReadersPage } from '@boru/contract/evidence';
import type { HelpSubject, HelpTopic } from '@boru/contract/help';
import type { Inbox, InboxQuery } from '@boru/contract/inbox';
import type { CompanyView } from '@boru/contract/organisations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';
import { type Narrowing, said } from './views/narrowing.ts';

export type Preview = RequestPreview;
export type Receipt = RequestReceipt;
export type OwnCases = (typeof CaseList)['_output'];
export type ToDo = (typeof CompanyToDo)['_output'];
export type ReferralAsked = (typeof ReferralPreview)['_output'];
export type Colleague = (typeof Colleagues)['_output']['items'][number];
export type InboxViewName = (typeof InboxQuery)['_output']['view'];
export type Readings = (typeof ReadersPage)['_output'];

/** Everything of this room lies under one key, so that after a step one call refreshes what shows it. */
export const casesKey = ['cases'] as const;

export const previewQuery = (topic: HelpTopic, subject: HelpSubject | null) =>
  queryOptions({
    queryKey: [...casesKey, 'preview', topic, subject],
    queryFn: ({ signal }) => api<Preview>('GET /api/cases/preview', { query: { topic, subject }, signal }),
  });

export const ownCasesQuery = infiniteQueryOptions({
  queryKey: [...casesKey, 'own'],
  queryFn: ({ pageParam, signal }) => api<OwnCases>('GET /api/cases', { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export const toDoQuery = queryOptions({
  queryKey: [...casesKey, 'to-do'],
  queryFn: ({ signal }) => api<ToDo>('GET /api/cases/to-do', { signal }),
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: ({ signal }) => api<CaseView>('GET /api/cases/:id', { params: { id }, signal }),
    enabled: id !== '',
  });

export const referralQuery = (id: string, referralId: string) =>
  queryOptions({
    queryKey: [...casesKey, 'referral', id, referralId],
    queryFn: ({ signal }) =>
      api<ReferralAsked>('GET /api/cases/:id/referrals/:referralId', { params: { id, referralId }, signal }),
  });

export const readingsQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, 'readings', caseId],
    queryFn: ({ signal }) => api<Readings>('GET /api/evidence/readers', { query: { caseId }, signal }),
  });

export const inboxQuery = (narrowing: Narrowing) =>
  infiniteQueryOptions({
    queryKey: [...casesKey, 'inbox', said(narrowing)],
    queryFn: ({ pageParam, signal }) =>
      api<Inbox>('GET /api/desk/inbox', { query: { ...said(narrowing), cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // New items are announced, never pushed under the reader's hand: see useArrivals.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

/** The first page once more, beside the one on screen: only to count what has arrived and to keep the badges right. */
export const arrivalsQuery = (narrowing: Narrowing, isLive: boolean) =>
  queryOptions({
    queryKey: [...casesKey, 'arrivals', said(narrowing)],
    queryFn: ({ signal }) => api<Inbox>('GET /api/desk/inbox', { query: said(narrowing), signal }),
    // News comes by itself while the page listens; a date that passes makes none.
    refetchInterval: isLive ? 120_000 : 30_000,
    staleTime: 0,
  });

export const referralOptionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'referral-options', id],
    queryFn: ({ signal }) => api<ReferralOptions>('GET /api/cases/:id/referral-options', { params: { id }, signal }),
  });

export const colleaguesQuery = queryOptions({
  queryKey: ['desk', 'colleagues'],
  queryFn: ({ signal }) => api<(typeof Colleagues)['_output']>('GET /api/desk/colleagues', { signal }),
  staleTime: 5 * 60_000,
});

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', id],
    queryFn: ({ signal }) => api<CompanyView>('GET /api/companies/:id', { params: { id }, signal }),
    staleTime: 5 * 60_000,
  });

export const requestHelp = (body: NewRequest) => api<Receipt>('POST /api/cases', { body });

type Verb =
  | 'rating'
  | 'acknowledge'
  | 'answer'
  | 'ask'
  | 'reply'
  | 'notes'
  | 'withdraw'
  | 'reopen'
  | 'assign'
  | 'close';
export const takeStep = (id: string, verb: Verb, body: StepBody) =>
  (verb === 'close' ? press : api)<unknown>(`POST /api/cases/:id/${verb}`, { params: { id }, body });
export type StepBody = {
  version?: number;
  body?: string | null;
  reason?: string | null;
  personId?: string;
  outcome?: CaseOutcome;
  score?: number;
  mentions?: readonly string[];
};

export const refer = (id: string, body: NewReferral) =>
  press<unknown>('POST /api/cases/:id/referrals', { params: { id }, body });

type ReferralVerb = 'consent' | 'refuse' | 'accept' | 'return' | 'cancel';
export type ReferralBody = {
  version: number;
  reason?: string | null;
  textId?: string;
  textVersion?: number;
  agreed?: true;
};
export const answerReferral = (id: string, referralId: string, verb: ReferralVerb, body: ReferralBody) =>
  (verb === 'return' ? press : api)<unknown>(`POST /api/cases/:id/referrals/:referralId/${verb}`, {
    params: { id, referralId },
    body,
  });

export const replyToReferral = (id: string, referralId: string, body: ReferralReply) =>
  press<unknown>('POST /api/cases/:id/referrals/:referralId/reply', { params: { id, referralId }, body });

export const noteReading = (id: string) => api<{ ok: true }>('POST /api/cases/:id/seen', { params: { id }, body: {} });
