import type { CaseMergers, MergeOptions } from '@boru/contract/case-mergers';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { casesKey } from '../api.ts';

export type MergeOption = MergeOptions['items'][number];

export const mergersQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'mergers', id],
    queryFn: ({ signal }) => api<CaseMergers>('GET /api/cases/:id/mergers', { params: { id }, signal }),
  });

export const mergeOptionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'merge-options', id],
    queryFn: ({ signal }) => api<MergeOptions>('GET /api/cases/:id/merge-options', { params: { id }, signal }),
    staleTime: 0,
  });

export const mergeCases = (id: string, version: number, { id: otherId, version: otherVersion }: MergeOption) =>
  api<{ keptId: string }>('POST /api/cases/:id/merge', { params: { id }, body: { version, otherId, otherVersion } });

export const undoMerger = (id: string, mergerId: string) =>
  api<unknown>('POST /api/cases/:id/mergers/:mergerId/undo', { params: { id, mergerId } });
