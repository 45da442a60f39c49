import type {
  EngagementAction,
  EngagementAnswer,
  EngagementChange,
  EngagementLine,
  EngagementList,
  EngagementReview,
  EngagementView,
  FollowUpView,
  Kickoff,
  NewRecommendation,
  PhotoView,
} from '@boru/contract/engagements';
import type { QuestionSet } from '@boru/contract/question-set';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type {
  EngagementAction,
  EngagementLine,
  EngagementList,
  EngagementView,
  FollowUpView,
  NewRecommendation,
  PhotoView,
  QuestionSet,
};

const engagementsKey = ['engagements'] as const;
export const listQuery = queryOptions({
  queryKey: [...engagementsKey, 'list'],
  queryFn: ({ signal }) => api<EngagementList>('GET /api/engagements', { signal }),
});
export const engagementQuery = (engagementId: string) =>
  queryOptions({
    queryKey: [...engagementsKey, engagementId],
    queryFn: ({ signal }) =>
      api<EngagementView>('GET /api/engagements/:engagementId', { params: { engagementId }, signal }),
  });
export const setQuery = ({ id, version }: EngagementView['set']) =>
  queryOptions({
    queryKey: [...engagementsKey, 'set', id, version],
    queryFn: ({ signal }) =>
      api<QuestionSet>('GET /api/diagnosis/question-set', { query: { id, version: String(version) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const start = (assignmentId: string, body: Kickoff) =>
  api<{ id: string }>('POST /api/expert/assignments/:assignmentId/engagement', { params: { assignmentId }, body });
export const change = (engagementId: string, body: EngagementChange) =>
  api('PUT /api/expert/engagements/:engagementId', { params: { engagementId }, body });
export const recommend = (engagementId: string, body: NewRecommendation) =>
  api('POST /api/expert/engagements/:engagementId/recommendations', { params: { engagementId }, body });
export const removeRecommendation = (engagementId: string, recommendationId: string) =>
  api('DELETE /api/expert/engagements/:engagementId/recommendations/:recommendationId', {
    params: { engagementId, recommendationId },
  });
export const handIn = ({ id: engagementId, version }: EngagementView) =>
  api('POST /api/expert/engagements/:engagementId/hand-in', { params: { engagementId }, body: { version } });
export const review = (engagementId: string, body: EngagementReview) =>
  api('POST /api/expert/engagements/:engagementId/review', { params: { engagementId }, body });
export const nameReviewer = ({ id: engagementId, version }: EngagementView, expertId: string) =>
  api('POST /api/desk/engagements/:engagementId/reviewer', { params: { engagementId }, body: { version, expertId } });
export const deliver = ({ id: engagementId, version }: EngagementView) =>
  api('POST /api/desk/engagements/:engagementId/deliver', { params: { engagementId }, body: { version } });
export const noteFollowUp = (followUpId: string, body: { done: number; words: string }) =>
  api('POST /api/desk/follow-ups/:followUpId', { params: { followUpId }, body });
export const answer = (engagementId: string, body: EngagementAnswer) =>
  api('POST /api/company/engagements/:engagementId/answer', { params: { engagementId }, body });
export const decidePhoto = (photoKey: string, allow: boolean) =>
  api('POST /api/company/photos/:photoKey', { params: { photoKey }, body: { allow } });
export const photoAddress = (key: string) => `/api/engagements/photos/${encodeURIComponent(key)}`;
export const reportAddress = (id: string) => (format: 'pdf' | 'hwpx') =>
  `/api/engagements/${encodeURIComponent(id)}/report?format=${format}`;

/** A deed about an engagement. */
export const useEngagementDeed = <Wish = void>(
  send: (wish: Wish) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn({ all: engagementsKey, one: engagementsKey }, send, done, after);
