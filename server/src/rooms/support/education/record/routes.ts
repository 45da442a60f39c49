import { TrainingRecord } from '@boru/contract/education-record';
import { everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { showRecord } from './queries.ts';

export const routes = [
  endpoint({
    id: 'support.showTrainingRecord',
    method: 'GET',
    path: '/api/company/education/record',
    summary: {
      ko: '교육 기록: 누가 무엇을 언제 들었는지, 진단의 빈틈, 다음에 들을 교육',
      en: 'Training record: who had what when, the gaps of the diagnosis, the next suitable run',
    },
    may: everyCompanyRole,
    output: TrainingRecord,
    handle: (_input, context) => showRecord(context),
  }),
];
