import { id, ok } from '@boru/contract/fields';
import { InvitationLink, Members, NewInvitation } from '@boru/contract/organisations';
import { z } from 'zod';
import { companySigners, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { endMember, inviteMember, withdrawInvitation } from './commands.ts';
import { listMembers } from './queries.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.listMembers',
    method: 'GET',
    path: '/api/company/members',
    summary: { ko: '구성원과 초대', en: 'Members and invitations' },
    may: everyCompanyRole,
    output: Members,
    handle: (_input, { tx, actor, now }) => {
      if (actor.kind !== 'company') throw new Problem('role.insufficient');
      return listMembers(tx, actor.companyId, actor.personId, now);
    },
  }),
  endpoint({
    id: 'organisations.inviteMember',
    method: 'POST',
    path: '/api/company/invitations',
    summary: { ko: '구성원 초대', en: 'Invite a member' },
    may: companySigners,
    body: NewInvitation,
    output: InvitationLink,
    status: 201,
    handle: ({ body }, context) => inviteMember(context, body),
  }),
  endpoint({
    id: 'organisations.withdrawInvitation',
    method: 'DELETE',
    path: '/api/company/invitations/:id',
    summary: { ko: '초대 거두기', en: 'Withdraw an invitation' },
    may: companySigners,
    params,
    output: ok,
    handle: async (input, context) => {
      await withdrawInvitation(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.endMembership',
    method: 'DELETE',
    path: '/api/company/members/:id',
    summary: { ko: '구성원 빼기', en: 'End a membership' },
    may: companySigners,
    params,
    output: ok,
    handle: async (input, context) => {
      await endMember(context, input.params.id);
      return done;
    },
  }),
];
