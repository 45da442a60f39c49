import {
  ConsultingDecline,
  ConsultingForm,
  ConsultingParams,
  ConsultingScope,
  ConsultingWithdrawal,
  NewConsulting,
  OwnConsulting,
} from '@boru/contract/consulting';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, companySigners, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { askForConsulting, declineConsulting, endConsulting, scopeConsulting, withdrawConsulting } from './commands.ts';
import { prefillConsulting, showOwnConsulting } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};
const params = ConsultingParams;
const own = '/api/company/consulting' as const;
const desk = '/api/desk/consulting/requests/:requestId' as const;

export const routes = [
  endpoint({
    id: 'support.showOwnConsulting',
    method: 'GET',
    path: own,
    summary: { ko: '우리 기업의 컨설팅 요청과 오는 전문가', en: 'Own requests for consulting and who comes' },
    may: everyCompanyRole,
    output: OwnConsulting,
    handle: (_input, context) => showOwnConsulting(context),
  }),
  endpoint({
    id: 'support.prefillConsulting',
    method: 'GET',
    path: `${own}/form`,
    summary: { ko: '컨설팅 요청서에 미리 채울 것', en: 'What the request for consulting begins with' },
    may: everyCompanyRole,
    output: ConsultingForm,
    handle: (_input, context) => prefillConsulting(context),
  }),
  endpoint({
    id: 'support.askForConsulting',
    method: 'POST',
    path: own,
    summary: { ko: '컨설팅 요청하기', en: 'Ask for consulting' },
    may: companySigners,
    body: NewConsulting,
    output: z.object({ id, number: z.string() }),
    status: 201,
    perMinute: 20,
    handle: ({ body }, context) => askForConsulting(context, body),
  }),
  endpoint({
    id: 'support.withdrawConsulting',
    method: 'POST',
    path: `${own}/:requestId/withdraw`,
    summary: { ko: '컨설팅 요청 거두기', en: 'Take a request for consulting back' },
    may: companySigners,
    params,
    body: ConsultingWithdrawal,
    output: ok,
    handle: (input, context) => done(withdrawConsulting(context, input.params.requestId, input.body.version)),
  }),
  endpoint({
    id: 'support.scopeConsulting',
    method: 'POST',
    path: `${desk}/scope`,
    summary: { ko: '컨설팅 요청의 범위 정하기', en: 'Scope a request for consulting' },
    may: agencyWorkers,
    params,
    body: ConsultingScope,
    output: ok,
    handle: (input, context) => done(scopeConsulting(context, input.params.requestId, input.body)),
  }),
  endpoint({
    id: 'support.declineConsulting',
    method: 'POST',
    path: `${desk}/decline`,
    summary: { ko: '컨설팅 요청을 맡지 않기', en: 'Decline a request for consulting' },
    may: agencyWorkers,
    params,
    body: ConsultingDecline,
    output: ok,
    handle: (input, context) => done(declineConsulting(context, input.params.requestId, input.body)),
  }),
  endpoint({
    id: 'support.endConsulting',
    method: 'POST',
    path: `${desk}/end`,
    summary: { ko: '보고서를 받아들인 컨설팅 마치기', en: 'End a consulting whose report was accepted' },
    may: agencyWorkers,
    params,
    body: ConsultingWithdrawal,
    output: ok,
    handle: (input, context) => done(endConsulting(context, input.params.requestId, input.body.version)),
  }),
];
