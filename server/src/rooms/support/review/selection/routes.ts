import { id, ok } from '@boru/contract/fields';
import { ProposalDecision, ProposalInput, RunInput, SelectionView } from '@boru/contract/selection';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { decideSelection, proposeSelection, startRun, stopRun } from './commands.ts';
import { showSelection } from './queries.ts';

const params = z.strictObject({ id });
const working: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const at = '/api/desk/grant-calls/:id/selection' as const;
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.showSelection',
    method: 'GET',
    path: at,
    summary: { ko: '선정 계산과 선정안', en: 'Runs and proposals of a selection' },
    may: everyAgencyRole,
    params,
    output: SelectionView,
    handle: (input, context) => showSelection(context, input.params.id),
  }),
  endpoint({
    id: 'support.startRun',
    method: 'POST',
    path: `${at}/runs`,
    summary: { ko: '선정 계산하기', en: 'Work out a selection' },
    may: working,
    params,
    body: RunInput,
    output: z.object({ id }),
    status: 201,
    handle: (input, context) => startRun(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'support.stopRun',
    method: 'POST',
    path: `${at}/runs/:runId/stopping`,
    summary: { ko: '선정 계산 멈추기', en: 'Stop working out a selection' },
    may: working,
    params: z.strictObject({ id, runId: id }),
    output: ok,
    handle: ({ params: { id: callId, runId } }, context) => done(stopRun(context, callId, runId)),
  }),
  endpoint({
    id: 'support.proposeSelection',
    method: 'POST',
    path: `${at}/proposals`,
    summary: { ko: '선정안 올리기', en: 'Propose a selection' },
    may: working,
    params,
    body: ProposalInput,
    output: z.object({ id }),
    status: 201,
    handle: (input, context) => proposeSelection(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'support.decideSelection',
    method: 'POST',
    path: `${at}/proposals/:proposalId/decision`,
    summary: { ko: '선정 결정하기', en: 'Decide a selection' },
    may: ['agency.manager'],
    params: z.strictObject({ id, proposalId: id }),
    body: ProposalDecision,
    output: ok,
    handle: ({ params: { id: callId, proposalId }, body }, context) =>
      done(decideSelection(context, callId, proposalId, body)),
  }),
];
