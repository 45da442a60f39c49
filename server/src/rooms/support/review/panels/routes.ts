import { id, ok } from '@boru/contract/fields';
import {
  JudgeRemoval,
  NewConflict,
  NewJudge,
  PanelChange,
  PanelStep,
  PanelView,
  ReviewsAssigned,
  ScoringClosed,
} from '@boru/contract/review';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  assignReviews,
  closeScoring,
  openScoring,
  pinConflict,
  removeJudge,
  seatJudge,
  writePanel,
} from './commands.ts';
import { showPanel } from './queries.ts';

const params = z.strictObject({ id });
const judge = z.strictObject({ id, judgeId: id });
const working: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const at = '/api/desk/grant-calls/:id/panel' as const;
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.showPanel',
    method: 'GET',
    path: at,
    summary: { ko: '공모의 평가위원회', en: 'The review panel of a call' },
    may: everyAgencyRole,
    params,
    output: PanelView,
    handle: (input, context) => showPanel(context, input.params.id),
  }),
  endpoint({
    id: 'support.writePanel',
    method: 'PUT',
    path: at,
    summary: { ko: '평가 기준과 선정 조건 정하기', en: 'Set criteria and conditions of the selection' },
    may: working,
    params,
    body: PanelChange,
    output: ok,
    handle: (input, context) => done(writePanel(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'support.seatJudge',
    method: 'POST',
    path: `${at}/judges`,
    summary: { ko: '평가위원 위촉하기', en: 'Seat a judge' },
    may: working,
    params,
    body: NewJudge,
    output: z.object({ id }),
    status: 201,
    handle: (input, context) => seatJudge(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'support.removeJudge',
    method: 'POST',
    path: `${at}/judges/:judgeId/removal`,
    summary: { ko: '평가위원 제외하기(평가표는 무효)', en: 'Remove a judge and void the sheets' },
    may: working,
    params: judge,
    body: JudgeRemoval,
    output: ReviewsAssigned,
    handle: ({ params: { id: callId, judgeId }, body }, context) => removeJudge(context, callId, judgeId, body.reason),
  }),
  endpoint({
    id: 'support.pinConflict',
    method: 'POST',
    path: `${at}/judges/:judgeId/conflicts`,
    summary: { ko: '이해충돌 지정하기', en: 'Pin a conflict of interest' },
    may: working,
    params: judge,
    body: NewConflict,
    output: ReviewsAssigned,
    handle: ({ params: { id: callId, judgeId }, body }, context) => pinConflict(context, callId, judgeId, body),
  }),
  endpoint({
    id: 'support.assignReviews',
    method: 'POST',
    path: `${at}/assignments`,
    summary: { ko: '이해충돌을 찾고 평가 배정하기', en: 'Look for conflicts and assign the reviews' },
    may: working,
    params,
    output: ReviewsAssigned,
    handle: (input, context) => assignReviews(context, input.params.id),
  }),
  endpoint({
    id: 'support.openScoring',
    method: 'POST',
    path: `${at}/opening`,
    summary: { ko: '평가 시작하기', en: 'Open the scoring' },
    may: working,
    params,
    body: PanelStep,
    output: ok,
    handle: (input, context) => done(openScoring(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'support.closeScoring',
    method: 'POST',
    path: `${at}/closing`,
    summary: { ko: '평가 마치기', en: 'Close the scoring' },
    may: working,
    params,
    body: PanelStep,
    output: ScoringClosed,
    handle: (input, context) => closeScoring(context, input.params.id, input.body.version),
  }),
];
