import type {
  NewConflict,
  NewJudge,
  OwnReviews,
  PanelView,
  PanelWords,
  RankingView,
  ReviewsAssigned,
  SheetInput,
  SheetView,
} from '@boru/contract/review';
import type { ProposalDecision, ProposalInput, RunInput, SelectionView } from '@boru/contract/selection';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Panel = PanelView;
export type Ranking = RankingView;
export type Selection = SelectionView;
export type Run = SelectionView['runs'][number];
export type Answer = Run['first'];
export type Proposal = SelectionView['proposals'][number];

const all = ['review'] as const;
/** Whatever is done here may change each of its pages. */
export const useReviewDeed = <Input = void>(
  send: (input: Input) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn<Input>({ all, one: all }, send, done, after);

const at = '/api/desk/grant-calls/:id' as const;
export const panelQuery = (id: string) =>
  queryOptions({
    queryKey: [...all, 'panel', id],
    queryFn: ({ signal }) => api<PanelView>(`GET ${at}/panel`, { params: { id }, signal }),
  });
export const rankingQuery = (id: string) =>
  queryOptions({
    queryKey: [...all, 'ranking', id],
    queryFn: ({ signal }) => api<RankingView>(`GET ${at}/ranking`, { params: { id }, signal }),
  });
export const selectionQuery = (id: string) =>
  queryOptions({
    queryKey: [...all, 'selection', id],
    queryFn: ({ signal }) => api<SelectionView>(`GET ${at}/selection`, { params: { id }, signal }),
    // While the solver works the page asks again; otherwise it stays as it is.
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => run.state === 'running') ? 1_000 : false),
  });
export const savePanel = (id: string, body: { version: number | null; panel: PanelWords }) =>
  api(`PUT ${at}/panel`, { params: { id }, body });
export const seatJudge = (id: string, body: NewJudge) => api(`POST ${at}/panel/judges`, { params: { id }, body });
export const removeJudge = (id: string, judgeId: string, reason: string) =>
  api<ReviewsAssigned>(`POST ${at}/panel/judges/:judgeId/removal`, { params: { id, judgeId }, body: { reason } });
export const pinConflict = (id: string, judgeId: string, body: NewConflict) =>
  api<ReviewsAssigned>(`POST ${at}/panel/judges/:judgeId/conflicts`, { params: { id, judgeId }, body });
export const assignReviews = (id: string) => api<ReviewsAssigned>(`POST ${at}/panel/assignments`, { params: { id } });
export const openScoring = (id: string, version: number) =>
  api(`POST ${at}/panel/opening`, { params: { id }, body: { version } });
export const closeScoring = (id: string, version: number) =>
  api<ReviewsAssigned & { isClosed: boolean }>(`POST ${at}/panel/closing`, { params: { id }, body: { version } });
export const startRun = (id: string, body: RunInput) => api(`POST ${at}/selection/runs`, { params: { id }, body });
export const stopRun = (id: string, runId: string) =>
  api(`POST ${at}/selection/runs/:runId/stopping`, { params: { id, runId } });
export const propose = (id: string, body: ProposalInput) =>
  api(`POST ${at}/selection/proposals`, { params: { id }, body });
export const decide = (id: string, proposalId: string, body: ProposalDecision) =>
  api(`POST ${at}/selection/proposals/:proposalId/decision`, { params: { id, proposalId }, body });
export const minutesAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `/api/desk/grant-calls/${id}/minutes?format=${format}`;

export const ownReviewsQuery = queryOptions({
  queryKey: [...all, 'own'],
  queryFn: ({ signal }) => api<OwnReviews>('GET /api/reviews', { signal }),
});
const sheet = '/api/reviews/:id/applications/:applicationId' as const;
export const sheetQuery = (id: string, applicationId: string) =>
  queryOptions({
    queryKey: [...all, 'sheet', id, applicationId],
    queryFn: ({ signal }) => api<SheetView>(`GET ${sheet}`, { params: { id, applicationId }, signal }),
  });
export const saveSheet = (id: string, applicationId: string, body: SheetInput) =>
  api(`PUT ${sheet}`, { params: { id, applicationId }, body });
export const declareConflict = (id: string, body: NewConflict) =>
  api('POST /api/reviews/:id/conflicts', { params: { id }, body });
