import { id, ok } from '@boru/contract/fields';
import { NewTeam, TeamChange, TeamList, TeamParams } from '@boru/contract/teams';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { changeTeam, endTeam, makeTeam } from './commands.ts';
import { deskOf } from './model.ts';
import { listTeams } from './queries.ts';

const leads: readonly Capacity[] = ['agency.manager'];
const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.listTeams',
    method: 'GET',
    path: '/api/desk/teams',
    summary: { ko: '우리 기관의 팀', en: 'Teams of our agency' },
    may: everyAgencyRole,
    output: TeamList,
    handle: (_input, { tx, actor }) => listTeams(tx, deskOf(actor)),
  }),
  endpoint({
    id: 'organisations.makeTeam',
    method: 'POST',
    path: '/api/desk/teams',
    summary: { ko: '팀 만들기', en: 'Make a team' },
    may: leads,
    body: NewTeam,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await makeTeam(context, body) }),
  }),
  endpoint({
    id: 'organisations.changeTeam',
    method: 'POST',
    path: '/api/desk/teams/:id',
    summary: { ko: '팀 이름과 팀원 고치기', en: 'Change the name and people of a team' },
    may: leads,
    params: TeamParams,
    body: TeamChange,
    output: ok,
    handle: async ({ params, body }, context) => {
      await changeTeam(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.endTeam',
    method: 'DELETE',
    path: '/api/desk/teams/:id',
    summary: { ko: '팀 없애기', en: 'End a team' },
    may: leads,
    params: TeamParams,
    output: ok,
    handle: async ({ params }, context) => {
      await endTeam(context, params.id);
      return done;
    },
  }),
];
