import type { CheckOutcome, DeskApplication, DeskApplications } from '@boru/contract/applications-desk';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { grantKey } from './api.ts';

export type Received = DeskApplication;
export type ReceivedRow = DeskApplications['items'][number];
export type Outcome = CheckOutcome;

export const receivedQuery = (callId: string) =>
  queryOptions({
    queryKey: [...grantKey, 'desk', 'applications', callId],
    queryFn: ({ signal }) =>
      api<DeskApplications>('GET /api/desk/grant-calls/:id/applications', { params: { id: callId }, signal }),
  });
export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: [...grantKey, 'desk', 'application', id],
    queryFn: ({ signal }) => api<Received>('GET /api/desk/applications/:id', { params: { id }, signal }),
  });
export const findReference = (reference: string) =>
  api<{ id: string }>('GET /api/desk/application-references', { query: { reference } });
export const checkPaper = (id: string, body: { item: string; outcome: Outcome; words: string | null }) =>
  api<Received>('POST /api/desk/applications/:id/check', { params: { id }, body });
export const askCorrection = (
  id: string,
  body: { version: number; keys: readonly string[]; words: string; dueOn: string },
) => api<Received>('POST /api/desk/applications/:id/corrections', { params: { id }, body });
export const withdrawCorrection = (id: string) =>
  api<Received>('POST /api/desk/applications/:id/corrections/withdraw', { params: { id }, body: {} });
export const move = (
  id: string,
  body: { version: number; to: 'inReview' | 'submitted' | 'rejected'; reason: string | null },
) => api<Received>('POST /api/desk/applications/:id/move', { params: { id }, body });
