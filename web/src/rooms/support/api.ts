import type { ProgrammeView } from '@boru/contract/support';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Programme = ProgrammeView;

export const programmesQuery = queryOptions({
  queryKey: ['support', 'programmes'],
  queryFn: ({ signal }) => api<{ readonly items: readonly Programme[] }>('GET /api/support/programmes', { signal }),
  staleTime: 10 * 60_000,
});

/** Asking for this help begins at the one door, with topic and title filled in; nothing is sent by going there. */
export const helpAddress = ({ id, topic }: Pick<Programme, 'id' | 'topic'>, title: string): string =>
  `/help?${new URLSearchParams({ topic, programme: id, title })}`;
