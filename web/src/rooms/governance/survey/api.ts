import type {
  SurveyAnswer,
  SurveyFeed,
  SurveyInput,
  SurveyList,
  SurveySheet,
  SurveyView,
} from '@boru/contract/surveys';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Surveys = SurveyList;
export type Survey = SurveyView;
export type Sheet = SurveySheet;
export type Answer = SurveyAnswer;

const key = ['surveys'] as const;
const base = '/api/governance/surveys';
export const surveysQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: ({ signal }) => api<Surveys>(`GET ${base}`, { signal }),
});
export const surveyQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => api<Survey>(`GET ${base}/:id`, { params: { id }, signal }),
    // While the machine draws, the page looks again by itself.
    refetchInterval: ({ state }) => (state.data?.state === 'drawing' ? 1500 : false),
  });
export const sheetQuery = (token: string) =>
  queryOptions({
    queryKey: ['survey-sheet', token],
    queryFn: ({ signal }) => api<Sheet>('POST /api/survey/look', { body: { token }, signal }),
    retry: false,
  });

export const writeSurvey = (body: SurveyInput) => api<{ id: string }>(`POST ${base}`, { body });
export const beginSurvey = (id: string, version: number) =>
  api(`POST ${base}/:id/beginning`, { params: { id }, body: { version } });
export const remindSurvey = (id: string, version: number) =>
  api(`POST ${base}/:id/reminder`, { params: { id }, body: { version } });
export const feedIndicator = (id: string, body: SurveyFeed) =>
  api(`POST ${base}/:id/feeding`, { params: { id }, body });
export const keepDraft = (token: string, choices: readonly (number | null)[]) =>
  api('PUT /api/survey/draft', { body: { token, choices } });
export const answerSurvey = (body: Answer) => api('POST /api/survey/answer', { body });

export const useSurveyDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
