import { id } from '@boru/contract/fields';
import { PledgeBody, PledgeFilter, PledgeList, PledgeSigned } from '@boru/contract/pledges';
import { z } from 'zod';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { pledge } from './commands.ts';
import { listPledges, printPledge } from './queries.ts';

export const routes = [
  endpoint({
    id: 'organisations.pledge',
    method: 'POST',
    path: '/api/pledges',
    summary: { ko: '건마다 한 번, 비밀유지 서약', en: 'Pledge confidentiality, once per case' },
    may: everyAgencyRole,
    body: PledgeBody,
    output: PledgeSigned,
    status: 201,
    handle: ({ body }, context) => pledge(context, body),
  }),
  endpoint({
    id: 'organisations.listPledges',
    method: 'GET',
    path: '/api/pledges',
    summary: { ko: '누가 언제 비밀유지를 서약했는지', en: 'Who pledged confidentiality, and when' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    query: PledgeFilter,
    output: PledgeList,
    handle: ({ query }, { tx, actor }) => listPledges(tx, actor, query.caseId),
  }),
  download({
    id: 'organisations.printPledge',
    method: 'GET',
    path: '/api/pledges/:id/paper',
    summary: { ko: '비밀유지 서약서(PDF)', en: 'A pledge of confidentiality (PDF)' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: z.strictObject({ id }),
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params }, context) => printPledge(context, params.id),
  }),
];
