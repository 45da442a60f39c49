import { ContactList } from '@boru/contract/reports';
import { endpoint } from '#platform/services';
import { listContacts } from './queries.ts';

export const routes = [
  endpoint({
    id: 'reports.listContacts',
    method: 'GET',
    path: '/api/reports/contacts',
    summary: { ko: '유출이 의심될 때 연락할 곳', en: 'Whom to call when a leak is suspected' },
    may: ['anyone'],
    output: ContactList,
    handle: async (_input, { services }) => ({ items: listContacts(services.pack) }),
  }),
];
