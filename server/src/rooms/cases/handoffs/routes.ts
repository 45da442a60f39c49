import { CaseParams } from '@boru/contract/cases';
import { HandoffDone, HandoffList, HandoffMade, HandoffParams, HandoffStep, NewHandoff } from '@boru/contract/handoffs';
import { z } from 'zod';
import { agencyWorkers, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint, upload } from '#platform/services';
import { makeHandoff, receiveHandoff, turnHandoff } from './commands.ts';
import { listHandoffs, printLetter, takePacket } from './queries.ts';

const ok = { ok: true as const };
const Format = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

export const routes = [
  endpoint({
    id: 'cases.listHandoffs',
    method: 'GET',
    path: '/api/cases/:id/handoffs',
    summary: { ko: '보루 밖의 기관에 서류로 넘긴 기록', en: 'Packets handed to bodies outside Boru' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    output: HandoffList,
    handle: ({ params }, context) => listHandoffs(context, params.id),
  }),
  endpoint({
    id: 'cases.makeHandoff',
    method: 'POST',
    path: '/api/cases/:id/handoffs',
    summary: {
      ko: '서류로 넘길 자료를 봉하기(암호문은 한 번만 보임)',
      en: 'Seal a packet; the passphrase is shown once',
    },
    may: agencyWorkers,
    params: CaseParams,
    body: NewHandoff,
    output: HandoffMade,
    status: 201,
    perMinute: 5,
    handle: ({ params, body }, context) => makeHandoff(context, params.id, body),
  }),
  endpoint({
    id: 'cases.turnHandoff',
    method: 'POST',
    path: '/api/cases/:id/handoffs/:handoffId/step',
    summary: { ko: '보낸 일을 적거나 거두기', en: 'Record the dispatch, or take it back' },
    may: agencyWorkers,
    params: HandoffParams,
    body: HandoffStep,
    output: HandoffDone,
    handle: async ({ params, body }, context) => {
      await turnHandoff(context, params, body);
      return ok;
    },
  }),
  upload({
    id: 'cases.receiveHandoff',
    method: 'POST',
    path: '/api/cases/:id/handoffs/:handoffId/receipt',
    summary: { ko: '서명한 인수증 올리기', en: 'Upload the signed receipt' },
    may: agencyWorkers,
    params: HandoffParams,
    output: HandoffDone,
    status: 201,
    perMinute: 20,
    handle: async ({ params, file }, context) => {
      await receiveHandoff(context, params, file);
      return ok;
    },
  }),
  download({
    id: 'cases.takePacket',
    method: 'GET',
    path: '/api/cases/:id/handoffs/:handoffId/packet',
    summary: { ko: '봉한 자료 내려받기(열람 기록이 남음)', en: 'Download the sealed packet; leaves a trace' },
    may: agencyWorkers,
    params: HandoffParams,
    produces: 'application/octet-stream',
    perMinute: 20,
    handle: ({ params }, context) => takePacket(context, params.id, params.handoffId),
  }),
  download({
    id: 'cases.printHandoff',
    method: 'GET',
    path: '/api/cases/:id/handoffs/:handoffId/letter',
    summary: { ko: '비밀 자료 인계서(PDF, HWPX)', en: 'Hand-off letter (PDF, HWPX)' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: HandoffParams,
    query: Format,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => printLetter(context, params.id, params.handoffId, query.format),
  }),
];
