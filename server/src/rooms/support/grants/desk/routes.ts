import {
  CheckWish,
  CorrectionWish,
  DeskApplication,
  DeskApplicationMove,
  DeskApplicationPath,
  DeskApplications,
  ReferenceQuery,
} from '@boru/contract/applications-desk';
import { empty, id } from '@boru/contract/fields';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { askCorrection, checkDocument, moveOn, withdrawCorrection } from './commands.ts';
import { listApplications, showApplication, showReference } from './queries.ts';

const keepers: readonly Capacity[] = ['agency.officer', 'agency.manager'];

export const routes = [
  endpoint({
    id: 'support.listApplications',
    method: 'GET',
    path: '/api/desk/grant-calls/:id/applications',
    summary: { ko: '공모에 접수한 신청', en: 'Applications received for a call' },
    may: everyAgencyRole,
    params: DeskApplicationPath,
    output: DeskApplications,
    handle: ({ params }, context) => listApplications(context, params.id),
  }),
  endpoint({
    id: 'support.showApplication',
    method: 'GET',
    path: '/api/desk/applications/:id',
    summary: { ko: '접수한 신청과 서류 확인', en: 'A received application with the check of its papers' },
    may: everyAgencyRole,
    params: DeskApplicationPath,
    output: DeskApplication,
    handle: ({ params }, context) => showApplication(context, params.id),
  }),
  endpoint({
    id: 'support.findApplicationByReference',
    method: 'GET',
    path: '/api/desk/application-references',
    summary: {
      ko: '중복 확인의 참조 번호로 우리 신청 찾기',
      en: 'Find our application by a reference of double funding',
    },
    may: everyAgencyRole,
    query: ReferenceQuery,
    output: z.object({ id }),
    handle: ({ query }, context) => showReference(context, query.reference),
  }),
  endpoint({
    id: 'support.checkApplication',
    method: 'POST',
    path: '/api/desk/applications/:id/check',
    summary: { ko: '서류 하나 확인하기', en: 'Check one paper' },
    may: keepers,
    params: DeskApplicationPath,
    body: CheckWish,
    output: DeskApplication,
    handle: async ({ params, body }, context) => {
      await checkDocument(context, params.id, body);
      return showApplication(context, params.id);
    },
  }),
  endpoint({
    id: 'support.askForCorrection',
    method: 'POST',
    path: '/api/desk/applications/:id/corrections',
    summary: { ko: '보완 요청하기', en: 'Ask for a correction' },
    may: keepers,
    params: DeskApplicationPath,
    body: CorrectionWish,
    output: DeskApplication,
    handle: async ({ params, body }, context) => {
      await askCorrection(context, params.id, body);
      return showApplication(context, params.id);
    },
  }),
  endpoint({
    id: 'support.withdrawCorrection',
    method: 'POST',
    path: '/api/desk/applications/:id/corrections/withdraw',
    summary: { ko: '보완 요청 거두기', en: 'Take a request for correction back' },
    may: keepers,
    params: DeskApplicationPath,
    body: empty,
    output: DeskApplication,
    handle: async ({ params }, context) => {
      await withdrawCorrection(context, params.id);
      return showApplication(context, params.id);
    },
  }),
  endpoint({
    id: 'support.moveApplication',
    method: 'POST',
    path: '/api/desk/applications/:id/move',
    summary: { ko: '서류 확인 마치기', en: 'Finish the check of papers' },
    may: keepers,
    params: DeskApplicationPath,
    body: DeskApplicationMove,
    output: DeskApplication,
    handle: async ({ params, body }, context) => {
      await moveOn(context, params.id, body);
      return showApplication(context, params.id);
    },
  }),
];
