import { AgreementChangeInput, CommitmentInput, CommitmentUpdate } from '@boru/contract/commitments';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import type { Capacity } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { changeAgreement, changePromise, promise } from './commands.ts';

const managers: readonly Capacity[] = ['agency.manager'];
const made = z.object({ id });

export const routes = [
  endpoint({
    id: 'governance.promise',
    method: 'POST',
    path: '/api/governance/commitments',
    summary: { ko: '우리 기관의 이행 약속 적기', en: 'Write down what the own agency promises' },
    may: managers,
    body: CommitmentInput,
    output: made,
    status: 201,
    handle: ({ body }, context) => promise(context, body),
  }),
  endpoint({
    id: 'governance.changePromise',
    method: 'PUT',
    path: '/api/governance/commitments/:id',
    summary: { ko: '우리 기관의 이행 약속 고치기', en: 'Change a promise of the own agency' },
    may: managers,
    params: z.strictObject({ id }),
    body: CommitmentUpdate,
    output: ok,
    handle: async (input, context) => {
      await changePromise(context, input.params.id, input.body);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'governance.changeAgreement',
    method: 'POST',
    path: '/api/governance/agreement/changes',
    summary: { ko: '협약의 변경 적기(가입, 탈퇴, 내용, 기간)', en: 'Write down a change of the agreement' },
    may: ['secretariat'],
    body: AgreementChangeInput,
    output: made,
    status: 201,
    handle: ({ body }, context) => changeAgreement(context, body),
  }),
];
