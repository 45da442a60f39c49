import type { Conditions, NewSegment, SegmentList, SegmentPreview } from '@boru/contract/segments';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Segment = SegmentList['items'][number];
export type Found = SegmentPreview['items'][number];

export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'list'],
  queryFn: ({ signal }) => api<SegmentList>('GET /api/desk/segments', { signal }),
});
export const previewQuery = (conditions: Conditions) =>
  queryOptions({
    queryKey: ['segments', 'preview', conditions],
    queryFn: ({ signal }) => api<SegmentPreview>('POST /api/desk/segments/preview', { body: { conditions }, signal }),
    placeholderData: (before) => before,
  });
export const keepSegment = (body: NewSegment) => api<{ id: string }>('POST /api/desk/segments', { body });
export const dropSegment = (id: string) => api<unknown>('DELETE /api/desk/segments/:id', { params: { id } });
