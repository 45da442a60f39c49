import { AgreementQuery, AgreementSignature, AwardPath, AwardView, NewAgreement } from '@boru/contract/awards';
import { ok } from '@boru/contract/fields';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { showAward } from '../awards/index.ts';
import { issueAgreement, signAgreement } from './commands.ts';
import { printAgreement } from './queries.ts';

const signing = (side: 'desk' | 'company', may: 'agency.manager' | 'company.representative', ko: string, en: string) =>
  endpoint({
    id: side === 'desk' ? 'support.signAgreementForAgency' : 'support.signAgreementForCompany',
    method: 'POST',
    path: `/api/${side}/awards/:awardId/agreement/sign`,
    summary: { ko, en },
    may: [may],
    params: AwardPath,
    body: AgreementSignature,
    output: ok,
    runAs: 'system',
    perMinute: 20,
    handle: async ({ params, body }, context) =>
      (await signAgreement(context, params.awardId, body)) ?? { ok: true as const },
  });

export const routes = [
  endpoint({
    id: 'support.issueAgreement',
    method: 'POST',
    path: '/api/desk/awards/:awardId/agreement',
    summary: { ko: '협약서의 새 판 내기', en: 'Issue a new version of the agreement' },
    may: ['agency.officer', 'agency.manager'],
    params: AwardPath,
    body: NewAgreement,
    output: AwardView,
    status: 201,
    handle: async ({ params, body }, context) => {
      await issueAgreement(context, params.awardId, body);
      return showAward(context, params.awardId);
    },
  }),
  signing('desk', 'agency.manager', '기관으로서 협약서에 서명하기', 'Sign the agreement for the agency'),
  signing('company', 'company.representative', '기업으로서 협약서에 서명하기', 'Sign the agreement for the company'),
  download({
    id: 'support.printAgreement',
    method: 'GET',
    path: '/api/awards/:awardId/agreement.pdf',
    summary: { ko: '협약서(PDF)', en: 'The agreement (PDF)' },
    may: [...everyAgencyRole, ...everyCompanyRole],
    params: AwardPath,
    query: AgreementQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => printAgreement(context, params.awardId, query.number),
  }),
];
