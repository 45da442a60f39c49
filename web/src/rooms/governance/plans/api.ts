import type {
  IndicatorInput,
  PlanIndicator,
  PlanInput,
  PlanNode,
  PlanNodeInput,
  PlansView,
  PlanView,
  ProgressInput,
} from '@boru/contract/plans';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Plans = PlansView;
export type Plan = PlanView;
export type Node = PlanNode;
export type Indicator = PlanIndicator;

const key = ['plans'] as const;
export const plansQuery = queryOptions({
  queryKey: [...key, 'all'],
  queryFn: ({ signal }) => api<Plans>('GET /api/governance/plans', { signal }),
});
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, id],
    queryFn: ({ signal }) => api<Plan>('GET /api/governance/plans/:id', { params: { id }, signal }),
  });
export const drawUpPlan = (body: PlanInput) => api<{ id: string }>('POST /api/governance/plans', { body });
export const stepPlan = (id: string, body: { version: number; state: 'inForce' | 'ended' }) =>
  api('POST /api/governance/plans/:id/state', { params: { id }, body });
export const rollOver = (id: string, version: number) =>
  api<{ id: string }>('POST /api/governance/plans/:id/next', { params: { id }, body: { version } });
export const countPlan = (id: string) => api('POST /api/governance/plans/:id/counting', { params: { id }, body: {} });
export const writeNode = (id: string, body: PlanNodeInput) =>
  api('POST /api/governance/plans/:id/nodes', { params: { id }, body });
export const changeNode = (id: string, version: number, node: PlanNodeInput) =>
  api('PUT /api/governance/plan-nodes/:id', { params: { id }, body: { version, node } });
export const reportProgress = (id: string, body: ProgressInput) =>
  api('POST /api/governance/plan-nodes/:id/progress', { params: { id }, body });
export const writeIndicator = (id: string, body: IndicatorInput) =>
  api('POST /api/governance/plan-nodes/:id/indicators', { params: { id }, body });
export const changeIndicator = (id: string, version: number, indicator: IndicatorInput) =>
  api('PUT /api/governance/indicators/:id', { params: { id }, body: { version, indicator } });
export const enterValue = (id: string, body: { version: number; actual: number }) =>
  api('POST /api/governance/indicators/:id/value', { params: { id }, body });

export const usePlanDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
