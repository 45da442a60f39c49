import { CompanyRegistration, Registered } from '@boru/contract/organisations';
import { endpoint } from '#platform/services';
import { registerCompany } from './commands.ts';

export const routes = [
  endpoint({
    id: 'organisations.registerCompany',
    method: 'POST',
    path: '/api/companies',
    summary: { ko: '기업 등록', en: 'Register a company' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 10,
    body: CompanyRegistration,
    output: Registered,
    status: 201,
    handle: async ({ body }, context) => {
      const { session, ...registered } = await registerCompany(context, body);
      context.setSession(session.token, session.maxAge);
      return registered;
    },
  }),
];
