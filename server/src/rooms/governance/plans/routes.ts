import { empty, id, ok } from '@boru/contract/fields';
import {
  IndicatorInput,
  IndicatorUpdate,
  IndicatorValue,
  PlanInput,
  PlanNodeInput,
  PlanNodeUpdate,
  PlanRollOver,
  PlanStep,
  PlansView,
  PlanView,
  ProgressInput,
} from '@boru/contract/plans';
import { z } from 'zod';
import { agencyWorkers, type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  changeIndicator,
  changeNode,
  countPlan,
  drawUpPlan,
  enterValue,
  reportProgress,
  rollOver,
  stepPlan,
  writeIndicator,
  writeNode,
} from './commands.ts';
import { showPlan, showPlans } from './queries.ts';

const params = z.strictObject({ id });
const made = z.object({ id });
const governing: readonly Capacity[] = ['secretariat'];
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const whole = [
  endpoint({
    id: 'governance.showPlans',
    method: 'GET',
    path: '/api/governance/plans',
    summary: { ko: '종합계획과 시행계획', en: 'Plans and their national dates' },
    may: everyAgencyRole,
    output: PlansView,
    handle: (_input, context) => showPlans(context),
  }),
  endpoint({
    id: 'governance.showPlan',
    method: 'GET',
    path: '/api/governance/plans/:id',
    summary: { ko: '계획 하나: 과제, 지표, 간트', en: 'One plan: tasks and indicators' },
    may: everyAgencyRole,
    params,
    output: PlanView,
    handle: (input, context) => showPlan(context, input.params.id),
  }),
  endpoint({
    id: 'governance.drawUpPlan',
    method: 'POST',
    path: '/api/governance/plans',
    summary: { ko: '계획 짜기', en: 'Draw up a plan' },
    may: governing,
    body: PlanInput,
    output: made,
    status: 201,
    handle: ({ body }, context) => drawUpPlan(context, body),
  }),
  endpoint({
    id: 'governance.stepPlan',
    method: 'POST',
    path: '/api/governance/plans/:id/state',
    summary: { ko: '계획 확정하거나 마치기', en: 'Put a plan in force or end it' },
    may: governing,
    params,
    body: PlanStep,
    output: ok,
    handle: (input, context) => done(stepPlan(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.rollOverPlan',
    method: 'POST',
    path: '/api/governance/plans/:id/next',
    summary: { ko: '다음 해로 잇기', en: 'Roll a plan over into the next year' },
    may: governing,
    params,
    body: PlanRollOver,
    output: made,
    status: 201,
    handle: (input, context) => rollOver(context, input.params.id, input.body.version),
  }),
  endpoint({
    id: 'governance.countPlan',
    method: 'POST',
    path: '/api/governance/plans/:id/counting',
    summary: { ko: '지표 세기', en: 'Count the indicators of a plan' },
    may: governing,
    params,
    body: empty,
    output: z.object({ counted: z.number(), failed: z.number() }),
    handle: (input, context) => countPlan(context, input.params.id),
  }),
];

const parts = [
  endpoint({
    id: 'governance.writePlanNode',
    method: 'POST',
    path: '/api/governance/plans/:id/nodes',
    summary: { ko: '목표, 전략, 과제 적기', en: 'Write a goal, strategy or task' },
    may: governing,
    params,
    body: PlanNodeInput,
    output: made,
    status: 201,
    handle: (input, context) => writeNode(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'governance.changePlanNode',
    method: 'PUT',
    path: '/api/governance/plan-nodes/:id',
    summary: { ko: '목표, 전략, 과제 고치기', en: 'Change a goal, strategy or task' },
    may: governing,
    params,
    body: PlanNodeUpdate,
    output: ok,
    handle: (input, context) => done(changeNode(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.reportPlanTask',
    method: 'POST',
    path: '/api/governance/plan-nodes/:id/progress',
    summary: { ko: '과제의 추진 상황 적기', en: 'Report on a task' },
    may: agencyWorkers,
    params,
    body: ProgressInput,
    output: ok,
    handle: (input, context) => done(reportProgress(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.writeIndicator',
    method: 'POST',
    path: '/api/governance/plan-nodes/:id/indicators',
    summary: { ko: '성과지표 적기', en: 'Write an indicator' },
    may: governing,
    params,
    body: IndicatorInput,
    output: made,
    status: 201,
    handle: (input, context) => writeIndicator(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'governance.changeIndicator',
    method: 'PUT',
    path: '/api/governance/indicators/:id',
    summary: { ko: '성과지표 고치기', en: 'Change an indicator' },
    may: governing,
    params,
    body: IndicatorUpdate,
    output: ok,
    handle: (input, context) => done(changeIndicator(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.enterIndicator',
    method: 'POST',
    path: '/api/governance/indicators/:id/value',
    summary: { ko: '성과지표의 값 적기', en: 'Enter the value of an indicator' },
    may: agencyWorkers,
    params,
    body: IndicatorValue,
    output: ok,
    handle: (input, context) => done(enterValue(context, input.params.id, input.body)),
  }),
];

export const routes = [...whole, ...parts];
