import type {
  DiagnosisHome,
  DiagnosisTask,
  DraftView,
  ImportInput,
  ImportResult,
  OutcomeDetail,
  OutcomeSummary,
  PlanProgramme,
} from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

/** An edition never changes, and the one in force changes at most once a day. */
const A_DAY = 24 * 60 * 60 * 1000;

export const questionSetQuery = (edition?: { readonly id: string; readonly version: number }) =>
  queryOptions({
    queryKey: ['diagnosis', 'set', edition?.id ?? null, edition?.version ?? null],
    queryFn: ({ signal }) => api<QuestionSet>('GET /api/diagnosis/question-set', { signal, query: { ...edition } }),
    staleTime: A_DAY,
    gcTime: A_DAY,
  });

export const programmesQuery = queryOptions({
  queryKey: ['diagnosis', 'programmes'],
  queryFn: ({ signal }) =>
    api<{ readonly programmes: readonly PlanProgramme[] }>('GET /api/diagnosis/programmes', { signal }),
  staleTime: A_DAY,
});

/** Empty until it is here, and when it cannot be had: a plan without programmes is still a plan. */
export function useProgrammes(): readonly PlanProgramme[] {
  return useQuery(programmesQuery).data?.programmes ?? [];
}

export const diagnosisHomeQuery = queryOptions({
  queryKey: ['diagnosis', 'home'],
  queryFn: ({ signal }) => api<DiagnosisHome>('GET /api/diagnosis', { signal }),
});

export const draftQuery = queryOptions({
  queryKey: ['diagnosis', 'draft'],
  queryFn: ({ signal }) => api<DraftView>('GET /api/diagnosis/draft', { signal }),
  // The open window is the author; a refetch under its hands would race with its own saves.
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
});

export const outcomeQuery = (outcomeId: string) =>
  queryOptions({
    queryKey: ['diagnosis', 'outcome', outcomeId],
    queryFn: ({ signal }) =>
      api<OutcomeDetail>('GET /api/diagnosis/outcomes/:outcomeId', { signal, params: { outcomeId } }),
    staleTime: A_DAY,
  });

/** What this room adds to the company's "오늘 할 일". */
export const diagnosisTasksQuery = queryOptions({
  queryKey: ['diagnosis', 'tasks'],
  queryFn: ({ signal }) => api<{ readonly tasks: readonly DiagnosisTask[] }>('GET /api/diagnosis/tasks', { signal }),
});

export const companyOutcomesQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['diagnosis', 'company', companyId],
    queryFn: ({ signal }) =>
      api<{ readonly outcomes: readonly OutcomeSummary[] }>('GET /api/diagnosis/companies/:companyId/outcomes', {
        signal,
        params: { companyId },
      }),
    // Nothing to see and nothing allowed look the same; the page says so in its own words.
    throwOnError: false,
  });

export const startDraft = () => api<DraftView>('POST /api/diagnosis/draft', { body: {} });

export const saveDraft = (draftId: string, version: number, answers: DraftView['answers']) =>
  api<DraftView>('PUT /api/diagnosis/drafts/:draftId', { params: { draftId }, body: { version, answers } });

export const discardDraft = (draftId: string, version: number) =>
  api<{ ok: true }>('DELETE /api/diagnosis/drafts/:draftId', { params: { draftId }, query: { version } });

export const completeDraft = (draftId: string, version: number) =>
  api<{ outcomeId: string }>('POST /api/diagnosis/drafts/:draftId/complete', {
    params: { draftId },
    body: { version },
  });

export const importAnswers = (brought: ImportInput) =>
  api<ImportResult>('POST /api/diagnosis/import', { body: brought });

export const paperAddress = (outcomeId: string): string =>
  `/api/diagnosis/outcomes/${encodeURIComponent(outcomeId)}/paper`;
