import {
  CompanyHearings,
  DisclosureDecision,
  DisclosureExtension,
  DisclosureInput,
  DisclosureLetterQuery,
  DisclosureList,
  DisclosureStep,
  DisclosureView,
  HearingAnswer,
  HearingInput,
} from '@boru/contract/disclosure';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, companySigners, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import {
  answerHearing,
  decideRequest,
  extendPeriod,
  hearCompany,
  noteWithdrawal,
  raiseMatter,
  registerRequest,
} from './commands.ts';
import { listHearings, listRequests, showRequest, takeLetter } from './queries.ts';

const params = z.strictObject({ id });
const made = z.object({ id });
const base = '/api/governance/disclosure';
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const reading = [
  endpoint({
    id: 'governance.listDisclosures',
    method: 'GET',
    path: base,
    summary: { ko: '정보공개 처리대장', en: 'Register of disclosure requests' },
    may: everyAgencyRole,
    output: DisclosureList,
    handle: (_, context) => listRequests(context),
  }),
  endpoint({
    id: 'governance.showDisclosure',
    method: 'GET',
    path: `${base}/:id`,
    summary: { ko: '정보공개 청구 하나', en: 'One disclosure request' },
    may: everyAgencyRole,
    params,
    output: DisclosureView,
    handle: (input, context) => showRequest(context, input.params.id),
  }),
  download({
    id: 'governance.takeDisclosureLetter',
    method: 'GET',
    path: `${base}/:id/letter`,
    summary: { ko: '정보공개 결정통지서 받기(PDF, HWPX)', en: 'Take the decision letter (PDF, HWPX)' },
    may: everyAgencyRole,
    params,
    query: DisclosureLetterQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takeLetter(context, input.params.id, input.query.format),
  }),
];

const deciding = [
  endpoint({
    id: 'governance.registerDisclosure',
    method: 'POST',
    path: base,
    summary: { ko: '정보공개 청구 적기', en: 'Register a disclosure request' },
    may: agencyWorkers,
    body: DisclosureInput,
    output: made,
    status: 201,
    handle: (input, context) => registerRequest(context, input.body),
  }),
  endpoint({
    id: 'governance.raiseDisclosure',
    method: 'POST',
    path: `${base}/:id/raising`,
    summary: { ko: '핵심기술 청구로 올리기', en: 'Treat as asking who holds what' },
    may: agencyWorkers,
    params,
    body: DisclosureStep,
    output: ok,
    handle: (input, context) => done(raiseMatter(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.extendDisclosure',
    method: 'POST',
    path: `${base}/:id/extension`,
    summary: { ko: '결정 기간 연장하기', en: 'Extend the period' },
    may: agencyWorkers,
    params,
    body: DisclosureExtension,
    output: ok,
    handle: (input, context) => done(extendPeriod(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.withdrawDisclosure',
    method: 'POST',
    path: `${base}/:id/withdrawal`,
    summary: { ko: '청구를 거둔 것으로 적기', en: 'Note the withdrawal of a request' },
    may: agencyWorkers,
    params,
    body: DisclosureStep,
    output: ok,
    handle: (input, context) => done(noteWithdrawal(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.hearCompany',
    method: 'POST',
    path: `${base}/:id/hearings`,
    summary: { ko: '정보공개에 관해 기업의 의견 듣기', en: 'Hear a company on a request' },
    may: agencyWorkers,
    params,
    body: HearingInput,
    output: made,
    status: 201,
    perMinute: 30,
    handle: (input, context) => hearCompany(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'governance.decideDisclosure',
    method: 'POST',
    path: `${base}/:id/decision`,
    summary: { ko: '공개 여부 정하기', en: 'Decide on disclosure' },
    may: ['agency.manager'],
    params,
    body: DisclosureDecision,
    output: ok,
    handle: (input, context) => done(decideRequest(context, input.params.id, input.body)),
  }),
];

const hearing = [
  endpoint({
    id: 'governance.listHearings',
    method: 'GET',
    path: '/api/company/disclosure',
    summary: { ko: '우리 기업의 의견을 묻는 정보공개 청구', en: 'Disclosure requests on which our opinion is asked' },
    may: everyCompanyRole,
    output: CompanyHearings,
    handle: (_, context) => listHearings(context),
  }),
  endpoint({
    id: 'governance.answerHearing',
    method: 'POST',
    path: '/api/company/disclosure/:id/answer',
    summary: { ko: '정보공개에 관한 의견 내기', en: 'Answer a hearing' },
    may: companySigners,
    params,
    body: HearingAnswer,
    output: ok,
    handle: (input, context) => done(answerHearing(context, input.params.id, input.body)),
  }),
];

export const routes = [...reading, ...deciding, ...hearing];
