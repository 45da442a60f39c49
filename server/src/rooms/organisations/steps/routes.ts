import { PendingStep, PendingSteps, StepParams } from '@boru/contract/steps';
import { endpoint } from '#platform/services';
import { takeBack } from './commands.ts';
import { listSteps } from './queries.ts';

const may = ['signedIn'] as const;

export const routes = [
  endpoint({
    id: 'organisations.listSteps',
    method: 'GET',
    path: '/api/account/steps',
    summary: { ko: '내가 누른, 곧 실행될 일', en: 'What I pressed and is about to be carried out' },
    may,
    output: PendingSteps,
    handle: (_input, { tx }) => listSteps(tx),
  }),
  endpoint({
    id: 'organisations.takeStepBack',
    method: 'DELETE',
    path: '/api/account/steps/:stepId',
    summary: { ko: '곧 실행될 일 되돌리기', en: 'Take a step back before it is carried out' },
    may,
    params: StepParams,
    output: PendingStep,
    handle: ({ params }, context) => takeBack(context, params.stepId),
  }),
];
