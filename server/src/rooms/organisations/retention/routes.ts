import { empty, id, ok } from '@boru/contract/fields';
import {
  CertificateQuery,
  DestructionApproval,
  DestructionRefusal,
  DestructionView,
  DestructionWish,
  HoldRelease,
  HoldWish,
  RetentionPage,
} from '@boru/contract/retention';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { decideDestruction, placeHold, proposeDestruction, releaseHold } from './commands.ts';
import { printCertificate, retentionPage, showDestruction } from './queries.ts';

const params = z.strictObject({ id });
const keepers: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const managers: readonly Capacity[] = ['agency.manager'];

const reading = [
  endpoint({
    id: 'organisations.listRetention',
    method: 'GET',
    path: '/api/desk/destructions',
    summary: { ko: '보관 기간이 끝난 것, 파기, 보류', en: 'What is past its period, destructions, holds' },
    may: everyAgencyRole,
    output: RetentionPage,
    handle: (_input, context) => retentionPage(context),
  }),
  endpoint({
    id: 'organisations.showDestruction',
    method: 'GET',
    path: '/api/desk/destructions/:id',
    summary: { ko: '파기 하나와 그 목록', en: 'One destruction and its list' },
    may: everyAgencyRole,
    params,
    output: DestructionView,
    handle: (input, context) => showDestruction(context, input.params.id),
  }),
  download({
    id: 'organisations.printDestruction',
    method: 'GET',
    path: '/api/desk/destructions/:id/certificate',
    summary: { ko: '파기 확인서(PDF, HWPX)', en: 'Certificate of destruction (PDF, HWPX)' },
    may: everyAgencyRole,
    params,
    query: CertificateQuery,
    produces: 'application/pdf',
    perMinute: 30,
    handle: (input, context) => printCertificate(context, input.params.id, input.query.format),
  }),
];

const deciding = [
  endpoint({
    id: 'organisations.proposeDestruction',
    method: 'POST',
    path: '/api/desk/destructions',
    summary: { ko: '파기 제안', en: 'Propose a destruction' },
    may: keepers,
    body: DestructionWish,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => proposeDestruction(context, body),
  }),
  endpoint({
    id: 'organisations.approveDestruction',
    method: 'POST',
    path: '/api/desk/destructions/:id/approve',
    summary: { ko: '파기 승인(제안하지 않은 관리자)', en: 'Approve a destruction (another manager)' },
    may: managers,
    params,
    body: DestructionApproval,
    output: DestructionView,
    handle: async (input, context) => {
      const { version } = input.body;
      await decideDestruction(context, input.params.id, { step: 'approve', version, reason: null });
      return showDestruction(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.refuseDestruction',
    method: 'POST',
    path: '/api/desk/destructions/:id/refuse',
    summary: { ko: '파기하지 않기로 함', en: 'Refuse a destruction' },
    may: managers,
    params,
    body: DestructionRefusal,
    output: DestructionView,
    handle: async (input, context) => {
      await decideDestruction(context, input.params.id, { step: 'refuse', ...input.body });
      return showDestruction(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.withdrawDestruction',
    method: 'POST',
    path: '/api/desk/destructions/:id/withdraw',
    summary: { ko: '파기 제안 거두기', en: 'Take a proposal back' },
    may: keepers,
    params,
    body: empty,
    output: DestructionView,
    handle: async (input, context) => {
      await decideDestruction(context, input.params.id, { step: 'withdraw', version: null, reason: null });
      return showDestruction(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.placeHold',
    method: 'POST',
    path: '/api/desk/holds',
    summary: { ko: '파기 보류', en: 'Hold a case or company back from destruction' },
    may: keepers,
    body: HoldWish,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => placeHold(context, body),
  }),
  endpoint({
    id: 'organisations.releaseHold',
    method: 'POST',
    path: '/api/desk/holds/:id/release',
    summary: { ko: '파기 보류 풀기', en: 'Release a hold' },
    may: managers,
    params,
    body: HoldRelease,
    output: ok,
    handle: async (input, context) => {
      await releaseHold(context, input.params.id, input.body.reason);
      return { ok: true as const };
    },
  }),
];

export const routes = [...reading, ...deciding];
