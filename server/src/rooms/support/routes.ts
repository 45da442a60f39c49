import { ProgrammeList } from '@boru/contract/support';
import { endpoint } from '#platform/services';
import { listProgrammes } from './queries.ts';

export const routes = [
  endpoint({
    id: 'support.listProgrammes',
    method: 'GET',
    path: '/api/support/programmes',
    summary: { ko: '신청할 수 있는 지원', en: 'Open programmes' },
    may: ['anyone'],
    output: ProgrammeList,
    handle: async (_input, { tx, services, now }) => ({ items: await listProgrammes(tx, services.pack, now) }),
  }),
];
