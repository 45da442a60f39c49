import { AgreementView } from '@boru/contract/governance';
import { endpoint } from '#platform/services';
import { showAgreement } from './queries.ts';

export const routes = [
  endpoint({
    id: 'governance.showAgreement',
    method: 'GET',
    path: '/api/governance/agreement',
    summary: { ko: '업무협약과 조례', en: 'The agreement and the ordinance' },
    may: ['anyone'],
    output: AgreementView,
    handle: (_input, context) => showAgreement(context),
  }),
];
