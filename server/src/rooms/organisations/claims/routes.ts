import {
  ClaimLook,
  ClaimParams,
  ClaimView,
  ClaimWish,
  CompanyRecords,
  FormerRecords,
} from '@boru/contract/company-claims';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { inviteListed, revokeInvitation } from './commands.ts';
import { companyRecords, formerRecords, showClaim } from './queries.ts';

const params = z.strictObject({ id });

export const routes = [
  endpoint({
    id: 'organisations.showCompanyRecords',
    method: 'GET',
    path: '/api/companies/:id/records',
    summary: {
      ko: '같은 사업자등록번호의 기록과 등록 초대',
      en: 'Records of the same number and invitations to register',
    },
    may: everyAgencyRole,
    params,
    output: CompanyRecords,
    handle: async (input, context) => {
      const records = await companyRecords(context, input.params.id);
      context.read({ companyId: input.params.id, caseId: null, sections: ['summary'] });
      return records;
    },
  }),
  endpoint({
    id: 'organisations.inviteListedCompany',
    method: 'POST',
    path: '/api/companies/:id/claim-invitations',
    summary: { ko: '목록으로 들어온 기업에 등록 초대 보내기', en: 'Invite a company of a list to register' },
    may: ['secretariat'],
    params,
    body: ClaimWish,
    output: CompanyRecords,
    status: 201,
    perMinute: 20,
    handle: async (input, context) => {
      await inviteListed(context, input.params.id, input.body.reason);
      return companyRecords(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.revokeClaimInvitation',
    method: 'DELETE',
    path: '/api/companies/:id/claim-invitations/:invitationId',
    summary: { ko: '등록 초대 거두기', en: 'Take an invitation to register back' },
    may: ['secretariat'],
    params: ClaimParams,
    output: ok,
    handle: async (input, context) => {
      await revokeInvitation(context, input.params.id, input.params.invitationId);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'organisations.showClaim',
    method: 'POST',
    path: '/api/claims/look',
    summary: { ko: '등록 초대 내용 보기', en: 'Look at an invitation to register' },
    may: ['anyone'],
    runAs: 'system',
    perMinute: 20,
    body: ClaimLook,
    output: ClaimView,
    handle: ({ body }, context) => showClaim(context, body.token),
  }),
  endpoint({
    id: 'organisations.listFormerRecords',
    method: 'GET',
    path: '/api/company/records',
    summary: { ko: '등록하기 전에 적힌 우리 기업의 기록', en: 'What was written about us before we registered' },
    may: everyCompanyRole,
    output: FormerRecords,
    handle: (_input, context) => {
      if (context.actor.kind !== 'company') throw new Problem('role.insufficient');
      return formerRecords(context, context.actor.companyId);
    },
  }),
];
