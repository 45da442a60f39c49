import type {
  ChangeSealedCase,
  MySealedCases,
  NewCaseNote,
  SealedCase,
  SealedCaseBrief,
  SealedCaseReport,
  SealedCaseState,
  SealedCases,
} from '@boru/contract/sealed-cases';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { deskKey } from '../desk/api.ts';

export type { ChangeSealedCase, NewCaseNote, SealedCase, SealedCaseBrief, SealedCaseReport, SealedCaseState };

type Done = { readonly ok: true };

export const casesQuery = (state: SealedCaseState, skip: number) =>
  queryOptions({
    queryKey: [...deskKey, 'cases', state, skip],
    queryFn: ({ signal }) => api<SealedCases>('GET /api/desk/reports/cases', { query: { state, skip }, signal }),
    // Each look is written down as a reading: only when somebody asks for it.
    refetchOnWindowFocus: false,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, 'case', id],
    queryFn: ({ signal }) => api<SealedCase>('GET /api/desk/reports/cases/:id', { params: { id }, signal }),
    refetchOnWindowFocus: false,
  });

export const mineQuery = queryOptions({
  queryKey: [...deskKey, 'myCases'],
  queryFn: ({ signal }) => api<MySealedCases>('GET /api/desk/reports/cases/mine', { signal }),
});

export const openCase = (report: string, caseId: string | null) =>
  api<{ id: string; number: string }>('POST /api/desk/reports/:id/case', { params: { id: report }, body: { caseId } });

export const addNote = (id: string, note: NewCaseNote) =>
  api<Done>('POST /api/desk/reports/cases/:id/notes', { params: { id }, body: { note } });

export const changeCase = (id: string, body: ChangeSealedCase) =>
  api<Done>('PUT /api/desk/reports/cases/:id', { params: { id }, body });
