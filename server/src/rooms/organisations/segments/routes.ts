import { id, ok } from '@boru/contract/fields';
import { NewSegment, SegmentList, SegmentParams, SegmentPreview, SegmentWish } from '@boru/contract/segments';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { dropSegment, keepSegment } from './commands.ts';
import { listSegments, previewSegment } from './queries.ts';

export const routes = [
  endpoint({
    id: 'organisations.listSegments',
    method: 'GET',
    path: '/api/desk/segments',
    summary: { ko: '기업 묶음과 지금의 수', en: 'Segments of companies with their counts' },
    may: everyAgencyRole,
    output: SegmentList,
    handle: (_input, context) => listSegments(context),
  }),
  endpoint({
    id: 'organisations.previewSegment',
    method: 'POST',
    path: '/api/desk/segments/preview',
    summary: { ko: '조건에 맞는 기업 미리 보기', en: 'What conditions come to' },
    may: everyAgencyRole,
    body: SegmentWish,
    output: SegmentPreview,
    handle: ({ body }, context) => previewSegment(context, body.conditions),
  }),
  endpoint({
    id: 'organisations.keepSegment',
    method: 'POST',
    path: '/api/desk/segments',
    summary: { ko: '기업 묶음 저장하기', en: 'Keep a segment' },
    may: everyAgencyRole,
    body: NewSegment,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await keepSegment(context, body) }),
  }),
  endpoint({
    id: 'organisations.dropSegment',
    method: 'DELETE',
    path: '/api/desk/segments/:id',
    summary: { ko: '기업 묶음 지우기', en: 'Delete a segment' },
    may: everyAgencyRole,
    params: SegmentParams,
    output: ok,
    handle: async ({ params }, context) => {
      await dropSegment(context, params.id);
      return { ok: true as const };
    },
  }),
];
