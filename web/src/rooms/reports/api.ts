import type { ContactView, FirstHourView } from '@boru/contract/reports';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type FirstHour = FirstHourView;
export type Step = FirstHour['steps'][number];
export type Contact = ContactView;

/** Kept for the session: whoever reads this may be about to pull the network cable. */
export const firstHourQuery = queryOptions({
  queryKey: ['reports', 'first-hour'],
  queryFn: ({ signal }) => api<FirstHour>('GET /api/reports/first-hour', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export const contactsQuery = queryOptions({
  queryKey: ['reports', 'contacts'],
  queryFn: ({ signal }) => api<{ readonly items: readonly Contact[] }>('GET /api/reports/contacts', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
