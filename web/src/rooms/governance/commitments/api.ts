import type {
  AgreementChangeInput,
  CommitmentInput,
  CommitmentsView,
  ReviewEntryInput,
  ReviewView,
} from '@boru/contract/commitments';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Whole = CommitmentsView;
export type Commitment = CommitmentsView['commitments'][number];
export type Promised = CommitmentInput;
export type Change = AgreementChangeInput;
export type Review = ReviewView;
export type Entry = ReviewView['entries'][number];
export type Said = ReviewEntryInput;

const key = ['commitments'] as const;
export const commitmentsQuery = queryOptions({
  queryKey: [...key, 'whole'],
  queryFn: ({ signal }) => api<Whole>('GET /api/governance/commitments', { signal }),
});
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'review', id],
    queryFn: ({ signal }) => api<Review>('GET /api/governance/reviews/:id', { params: { id }, signal }),
  });

export const promise = (body: Promised) => api<{ id: string }>('POST /api/governance/commitments', { body });
export const changePromise = (id: string, version: number, commitment: Promised) =>
  api('PUT /api/governance/commitments/:id', { params: { id }, body: { version, commitment } });
export const changeAgreement = (body: Change) => api('POST /api/governance/agreement/changes', { body });
export const openReview = (body: { year: number; dueOn: string }) =>
  api<{ id: string }>('POST /api/governance/reviews', { body });
export const writeEntry = (id: string, commitmentId: string, body: Said) =>
  api('PUT /api/governance/reviews/:id/commitments/:commitmentId', { params: { id, commitmentId }, body });
export const handIn = (id: string) => api('POST /api/governance/reviews/:id/submission', { params: { id }, body: {} });
export const handBack = (id: string, body: { agencyId: number; reason: string }) =>
  api('POST /api/governance/reviews/:id/return', { params: { id }, body });
export const closeReview = (id: string, body: { version: number; summary: string }) =>
  api('POST /api/governance/reviews/:id/closing', { params: { id }, body });
export const publishReview = (id: string, body: { version: number; isPublic: boolean }) =>
  api('POST /api/governance/reviews/:id/publication', { params: { id }, body });
export const reportAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `/api/governance/reviews/${encodeURIComponent(id)}/report?format=${format}`;

/** A deed on the agreement; the public page shows it, too. */
export const useAgreementDeed = <Wish = void>(
  send: (wish: Wish) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn({ all: key, one: key }, send, done, after);
