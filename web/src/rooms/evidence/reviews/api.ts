import type { MonthView, ReviewList, ReviewWish } from '@boru/contract/log-reviews';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Listed = ReviewList['items'][number];
export type Month = MonthView;
export type Wish = (typeof ReviewWish)['_input'];

export const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: ({ signal }) => api<ReviewList>('GET /api/evidence/reviews', { signal }),
});
export const monthQuery = (month: string) =>
  queryOptions({
    queryKey: ['reviews', month],
    queryFn: ({ signal }) => api<MonthView>('GET /api/evidence/reviews/:month', { params: { month }, signal }),
  });
export const signReview = (month: string, body: Wish) =>
  api<MonthView>('POST /api/evidence/reviews/:month', { params: { month }, body });
