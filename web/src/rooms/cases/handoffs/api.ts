import type { HandoffList, HandoffMade, HandoffStep, HandoffView, NewHandoff } from '@boru/contract/handoffs';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { casesKey } from '../api.ts';

export type Handoff = HandoffView;
export type Made = HandoffMade;
export type Wish = NewHandoff;

export const handoffsQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, 'handoffs', caseId],
    queryFn: ({ signal }) => api<HandoffList>('GET /api/cases/:id/handoffs', { params: { id: caseId }, signal }),
  });

export const makeHandoff = (caseId: string, body: Wish): Promise<Made> =>
  api<Made>('POST /api/cases/:id/handoffs', { params: { id: caseId }, body });

export const turnHandoff = (caseId: string, handoffId: string, body: HandoffStep) =>
  api<unknown>('POST /api/cases/:id/handoffs/:handoffId/step', { params: { id: caseId, handoffId }, body });

export const receiveHandoff = (caseId: string, handoffId: string, file: File) => {
  const body = new FormData();
  body.append('file', file);
  return api<unknown>('POST /api/cases/:id/handoffs/:handoffId/receipt', { params: { id: caseId, handoffId }, body });
};

export const addressOf = (caseId: string, handoffId: string, what: string): string =>
  `/api/cases/${caseId}/handoffs/${handoffId}/${what}`;
