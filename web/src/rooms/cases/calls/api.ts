import type { CallerHits, CallPreview, CallReceipt, NewCall } from '@boru/contract/calls';
import type { HelpTopic } from '@boru/contract/help';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { casesKey } from '../api.ts';

export type Caller = CallerHits['items'][number];
export interface Typed {
  readonly name: string;
  readonly number: string;
  readonly phone: string;
}

const digits = (text: string): number => text.replace(/\D/g, '').length;

/** Below this the server lists nobody, so it is not asked. */
export const isEnough = ({ name, number, phone }: Typed): boolean =>
  name.trim().length >= 2 || digits(number) >= 3 || digits(phone) >= 4;

export const callersQuery = (typed: Typed) =>
  queryOptions({
    queryKey: [...casesKey, 'callers', typed],
    queryFn: ({ signal }) => api<CallerHits>('GET /api/desk/callers', { query: { ...typed }, signal }),
    enabled: isEnough(typed),
    // What was found stays while the next letter is looked up: nothing jumps under the officer's hand.
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const callPreviewQuery = (topic: HelpTopic) =>
  queryOptions({
    queryKey: [...casesKey, 'call-preview', topic],
    queryFn: ({ signal }) => api<CallPreview>('GET /api/desk/calls/preview', { query: { topic }, signal }),
    staleTime: 5 * 60_000,
  });

export const takeCall = (body: NewCall) => api<CallReceipt>('POST /api/desk/calls', { body });

export const recordWithdrawal = (id: string, body: { version: number; saidBy: string }) =>
  api<unknown>('POST /api/cases/:id/spoken-withdrawal', { params: { id }, body });

export const recordReferralConsent = (
  id: string,
  referralId: string,
  body: { version: number; textId: string; textVersion: number; saidBy: string; agreed: true },
) => api<unknown>('POST /api/cases/:id/referrals/:referralId/spoken-consent', { params: { id, referralId }, body });
