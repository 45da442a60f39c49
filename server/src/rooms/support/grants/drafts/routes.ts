import {
  ApplicationPath,
  ApplicationSaving,
  ApplicationSignature,
  ApplicationStep,
  NewApplication,
  OwnApplication,
  OwnApplications,
} from '@boru/contract/applications';
import { id } from '@boru/contract/fields';
import { z } from 'zod';
import { companyWriters, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { passDraft, renewDraft, reopenApplication, saveDraft, startApplication } from './commands.ts';
import { listOwn, showOwn } from './queries.ts';

const reading = [
  endpoint({
    id: 'support.listOwnApplications',
    method: 'GET',
    path: '/api/company/applications',
    summary: { ko: '우리 기업의 신청', en: 'Applications of our company' },
    may: everyCompanyRole,
    output: OwnApplications,
    handle: (_input, context) => listOwn(context),
  }),
  endpoint({
    id: 'support.showOwnApplication',
    method: 'GET',
    path: '/api/company/applications/:id',
    summary: { ko: '우리 기업의 신청 하나', en: 'One application of our company' },
    may: everyCompanyRole,
    params: ApplicationPath,
    output: OwnApplication,
    handle: ({ params }, context) => showOwn(context, params.id),
  }),
];

const writing = [
  endpoint({
    id: 'support.startApplication',
    method: 'POST',
    path: '/api/company/applications',
    summary: { ko: '신청서 쓰기 시작하기', en: 'Begin an application' },
    may: companyWriters,
    body: NewApplication,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await startApplication(context, body.callId) }),
  }),
  endpoint({
    id: 'support.saveApplication',
    method: 'PUT',
    path: '/api/company/applications/:id/draft',
    summary: { ko: '쓰고 있는 신청서 저장', en: 'Save the draft of an application' },
    may: companyWriters,
    params: ApplicationPath,
    body: ApplicationSaving,
    output: OwnApplication,
    handle: async ({ params, body }, context) => {
      await saveDraft(context, params.id, body);
      return showOwn(context, params.id);
    },
  }),
  ...(['askSignature', 'takeBack'] as const).map((action) =>
    endpoint({
      id: `support.${action}OfApplication`,
      method: 'POST',
      path: `/api/company/applications/:id/${action === 'askSignature' ? 'ask-signature' : 'take-back'}`,
      summary:
        action === 'askSignature'
          ? { ko: '대표자에게 확인 부탁하기', en: 'Ask the representative to sign' }
          : { ko: '확인 부탁 되돌리기', en: 'Give the draft back' },
      may: companyWriters,
      params: ApplicationPath,
      body: ApplicationSignature,
      output: OwnApplication,
      handle: async ({ params, body }, context) => {
        await passDraft(context, params.id, action, body);
        return showOwn(context, params.id);
      },
    }),
  ),
  endpoint({
    id: 'support.renewApplication',
    method: 'POST',
    path: '/api/company/applications/:id/renew',
    summary: { ko: '정정된 문항으로 이어 쓰기', en: 'Go on with the corrected questions' },
    may: companyWriters,
    params: ApplicationPath,
    body: ApplicationStep,
    output: OwnApplication,
    handle: async ({ params, body }, context) => {
      await renewDraft(context, params.id, body.version);
      return showOwn(context, params.id);
    },
  }),
  endpoint({
    id: 'support.reopenApplication',
    method: 'POST',
    path: '/api/company/applications/:id/reopen',
    summary: { ko: '낸 신청서 고쳐 쓰기', en: 'Write on a handed-in application again' },
    may: companyWriters,
    params: ApplicationPath,
    body: ApplicationStep,
    output: OwnApplication,
    handle: async ({ params, body }, context) => {
      await reopenApplication(context, params.id, body.version);
      return showOwn(context, params.id);
    },
  }),
];

export const routes = [...reading, ...writing];
