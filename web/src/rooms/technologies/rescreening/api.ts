import type { FindingView, RescreeningOverview, RescreeningView } from '@boru/contract/rescreening';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type { FindingView, RescreeningOverview, RescreeningView };

const running = (overview: RescreeningOverview | undefined): boolean =>
  overview?.runs.some((run) => run.state === 'screening' || run.state === 'telling') ?? false;

/** Counts of the runs; asked again while one is under way. */
export const overviewQuery = queryOptions({
  queryKey: ['technologies', 'rescreenings'],
  queryFn: ({ signal }) => api<RescreeningOverview>('GET /api/technologies/rescreenings', { signal }),
  refetchInterval: ({ state }) => (running(state.data) ? 1_000 : false),
});

export const worklistQuery = queryOptions({
  queryKey: ['technologies', 'worklist'],
  queryFn: ({ signal }) =>
    api<{ readonly items: readonly FindingView[] }>('GET /api/technologies/worklist', { signal }),
});

export const beginRescreening = () => api<RescreeningView>('POST /api/technologies/rescreenings');
export const confirmRescreening = (rescreeningId: string) =>
  api<RescreeningView>('POST /api/technologies/rescreenings/:rescreeningId/confirm', { params: { rescreeningId } });
export const dropRescreening = (rescreeningId: string) =>
  api<RescreeningView>('POST /api/technologies/rescreenings/:rescreeningId/drop', { params: { rescreeningId } });
