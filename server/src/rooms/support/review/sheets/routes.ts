import { id, ok } from '@boru/contract/fields';
import { NewConflict, OwnReviews, ReviewPath, SheetInput, SheetView } from '@boru/contract/review';
import { z } from 'zod';
import { agencyWorkers, type Capacity } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { declareConflict, writeSheet } from './commands.ts';
import { listOwn, showSheet } from './queries.ts';

const may: readonly Capacity[] = [...agencyWorkers, 'expert'];
const at = '/api/reviews/:id/applications/:applicationId' as const;
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.listOwnReviews',
    method: 'GET',
    path: '/api/reviews',
    summary: { ko: '내가 평가할 신청', en: 'Applications that I judge' },
    may,
    output: OwnReviews,
    handle: (_input, context) => listOwn(context),
  }),
  endpoint({
    id: 'support.showSheet',
    method: 'GET',
    path: at,
    summary: { ko: '평가표 보기', en: 'Show a score sheet' },
    may,
    params: ReviewPath,
    output: SheetView,
    handle: ({ params }, context) => showSheet(context, params.id, params.applicationId),
  }),
  endpoint({
    id: 'support.writeSheet',
    method: 'PUT',
    path: at,
    summary: { ko: '평가표 쓰기와 내기', en: 'Write or hand in a score sheet' },
    may,
    params: ReviewPath,
    body: SheetInput,
    output: ok,
    handle: ({ params, body }, context) => done(writeSheet(context, params.id, params.applicationId, body)),
  }),
  endpoint({
    id: 'support.declareConflict',
    method: 'POST',
    path: '/api/reviews/:id/conflicts',
    summary: { ko: '내 이해충돌 알리기', en: 'Declare an own conflict of interest' },
    may,
    params: z.strictObject({ id }),
    body: NewConflict,
    output: ok,
    status: 201,
    handle: ({ params, body }, context) => done(declareConflict(context, params.id, body)),
  }),
];
