import { RunParams } from '@boru/contract/education';
import {
  CertificateCheck,
  CertificateParams,
  CheckedCertificate,
  OwnCertificates,
  Revocation,
  RunCertificates,
  SurveyResults,
} from '@boru/contract/education-attendance';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { askForCertificates, revokeCertificate } from './commands.ts';
import {
  checkCertificate,
  listOwnCertificates,
  printCertificate,
  printRun,
  showRunCertificates,
  showSurvey,
} from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.showRunCertificates',
    method: 'GET',
    path: '/api/desk/education/runs/:runId/certificates',
    summary: { ko: '누가 수료 규칙을 채웠는지, 수료증', en: 'Who meets the rule, and the certificates' },
    may: everyAgencyRole,
    params: RunParams,
    output: RunCertificates,
    handle: ({ params }, context) => showRunCertificates(context, params.runId),
  }),
  endpoint({
    id: 'support.askForCertificates',
    method: 'POST',
    path: '/api/desk/education/runs/:runId/certificates',
    summary: { ko: '규칙을 채운 사람 모두의 수료증 만들기', en: 'Make the certificates of everybody who is ready' },
    may: agencyWorkers,
    params: RunParams,
    output: ok,
    handle: ({ params }, context) => done(askForCertificates(context, params.runId)),
  }),
  download({
    id: 'support.printRunCertificates',
    method: 'GET',
    path: '/api/desk/education/runs/:runId/certificates.pdf',
    summary: { ko: '차수의 수료증 모두(PDF)', en: 'All certificates of a run (PDF)' },
    may: everyAgencyRole,
    params: RunParams,
    produces: 'application/pdf',
    perMinute: 10,
    handle: ({ params }, context) => printRun(context, params.runId),
  }),
  download({
    id: 'support.printCertificate',
    method: 'GET',
    path: '/api/education/certificates/:certificateId/pdf',
    summary: { ko: '수료증(PDF)', en: 'A certificate (PDF)' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CertificateParams,
    produces: 'application/pdf',
    perMinute: 30,
    handle: ({ params }, context) => printCertificate(context, params.certificateId),
  }),
  endpoint({
    id: 'support.revokeCertificate',
    method: 'POST',
    path: '/api/desk/education/certificates/:certificateId/revoke',
    summary: { ko: '수료증 취소하기(까닭과 함께)', en: 'Revoke a certificate, with a reason' },
    may: agencyWorkers,
    params: CertificateParams,
    body: Revocation,
    output: ok,
    handle: ({ params, body }, context) => done(revokeCertificate(context, params.certificateId, body.reason)),
  }),
  endpoint({
    id: 'support.listOwnCertificates',
    method: 'GET',
    path: '/api/company/education/certificates',
    summary: { ko: '우리 사람들의 수료증', en: 'Certificates of our people' },
    may: everyCompanyRole,
    output: OwnCertificates,
    handle: (_input, context) => listOwnCertificates(context),
  }),
  endpoint({
    id: 'support.checkCertificate',
    method: 'POST',
    path: '/api/education/certificates/check',
    summary: { ko: '번호와 부호로 수료증 확인하기', en: 'Check a certificate by number and code' },
    may: ['anyone'],
    body: CertificateCheck,
    output: CheckedCertificate,
    runAs: 'system',
    perMinute: 20,
    handle: ({ body }, context) => checkCertificate(context, body),
  }),
  endpoint({
    id: 'support.showSurveyResults',
    method: 'GET',
    path: '/api/desk/education/survey',
    summary: { ko: '과정과 강사별 설문 결과(5명부터)', en: 'Survey results per course and trainer, from five answers' },
    may: everyAgencyRole,
    output: SurveyResults,
    handle: (_input, context) => showSurvey(context),
  }),
];
