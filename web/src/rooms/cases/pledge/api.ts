import type { PledgeAsked, PledgeList } from '@boru/contract/pledges';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { casesKey } from '../api.ts';

export type Asked = PledgeAsked;
export type Pledge = PledgeList['items'][number];

export const pledgesQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, 'pledges', caseId],
    queryFn: ({ signal }) => api<PledgeList>('GET /api/pledges', { query: { caseId }, signal }),
  });

export const sign = (caseId: string, { textId, textVersion }: Asked) =>
  api<unknown>('POST /api/pledges', { body: { caseId, textId, textVersion, agreed: true } });

export const paperOf = (id: string): string => `/api/pledges/${id}/paper`;
