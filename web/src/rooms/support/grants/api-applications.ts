import type { OwnApplication, OwnApplications } from '@boru/contract/applications';
import type { Answers } from '@boru/contract/grants';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { grantKey } from './api.ts';

export type Own = OwnApplication;
export type { Answers };

const key = (...parts: readonly unknown[]) => [...grantKey, 'own', ...parts];

export const ownApplicationsQuery = queryOptions({
  queryKey: key('list'),
  queryFn: ({ signal }) => api<OwnApplications>('GET /api/company/applications', { signal }),
});
export const ownApplicationQuery = (id: string) =>
  queryOptions({
    queryKey: key('one', id),
    queryFn: ({ signal }) => api<Own>('GET /api/company/applications/:id', { params: { id }, signal }),
  });

export const startApplication = (callId: string) =>
  api<{ id: string }>('POST /api/company/applications', { body: { callId } });
export const saveAnswers = (id: string, version: number, answers: Answers) =>
  api<Own>('PUT /api/company/applications/:id/draft', { params: { id }, body: { version, answers } });
export const askSignature = (id: string, version: number, words: string | null) =>
  api<Own>('POST /api/company/applications/:id/ask-signature', { params: { id }, body: { version, words } });
export const takeBack = (id: string, version: number, words: string | null) =>
  api<Own>('POST /api/company/applications/:id/take-back', { params: { id }, body: { version, words } });
export const renew = (id: string, version: number) =>
  api<Own>('POST /api/company/applications/:id/renew', { params: { id }, body: { version } });
export const reopen = (id: string, version: number) =>
  api<Own>('POST /api/company/applications/:id/reopen', { params: { id }, body: { version } });
export const submit = (id: string, version: number, idempotency: string) =>
  api<{ receipt: string; submittedAt: string }>('POST /api/company/applications/:id/submit', {
    params: { id },
    body: { version, key: idempotency },
  });
export const withdraw = (id: string, version: number, reason: string) =>
  api<Own>('POST /api/company/applications/:id/withdraw', { params: { id }, body: { version, reason } });
