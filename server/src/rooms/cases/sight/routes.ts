import { CaseSight, CompanySight, SealBody, SightPreview, SightTrial } from '@boru/contract/case-sight';
import { CaseParams } from '@boru/contract/cases';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, companySigners, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { sealCase, unsealCase } from './commands.ts';
import { explainCompanySight, explainSight, previewSight } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.explainSight',
    method: 'GET',
    path: '/api/cases/:id/sight',
    summary: { ko: '누가 왜 이 건을 볼 수 있는지', en: 'Who may see this case, and why' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    output: CaseSight,
    handle: ({ params }, context) => explainSight(context, params.id),
  }),
  endpoint({
    id: 'cases.explainCompanySight',
    method: 'GET',
    path: '/api/company/sight',
    summary: { ko: '우리 자료를 볼 수 있었던 근거 모두', en: 'Every ground on which our file could be seen' },
    may: everyCompanyRole,
    output: CompanySight,
    handle: (_input, context) => explainCompanySight(context),
  }),
  endpoint({
    id: 'cases.previewSight',
    method: 'POST',
    path: '/api/cases/:id/sight-preview',
    summary: { ko: '보내기 전에, 받는 기관이 볼 것', en: 'Before sending: exactly what a receiver would see' },
    may: [...companySigners, ...agencyWorkers],
    params: CaseParams,
    body: SightTrial,
    output: SightPreview,
    handle: ({ params, body }, context) => previewSight(context, params.id, body.sections),
  }),
  endpoint({
    id: 'cases.seal',
    method: 'POST',
    path: '/api/cases/:id/seal',
    summary: { ko: '이 건을 볼 우리 기관 사람을 정해 봉인', en: 'Seal a case to named people of the agency' },
    may: agencyWorkers,
    params: CaseParams,
    body: SealBody,
    output: ok,
    handle: async ({ params, body }, context) => {
      await sealCase(context, params.id, body);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'cases.unseal',
    method: 'POST',
    path: '/api/cases/:id/unseal',
    summary: { ko: '봉인 풀기', en: 'Open the seal of a case' },
    may: agencyWorkers,
    params: CaseParams,
    output: ok,
    undoable: {
      says: { ko: '봉인을 풉니다', en: 'The seal will be opened' },
      said: { ko: '봉인을 풀었습니다', en: 'The seal was opened' },
      about: ({ params }) => [params.id],
    },
    handle: async ({ params }, context) => {
      await unsealCase(context, params.id);
      return { ok: true as const };
    },
  }),
];
