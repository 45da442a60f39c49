import { BodyInput, BodyUpdate, BodyView, CouncilView, SeatEnding, SeatInput } from '@boru/contract/council';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { changeBody, endTerm, foundBody, seatMember } from './commands.ts';
import { showBody, showCouncil } from './queries.ts';

const params = z.strictObject({ id });
const made = z.object({ id });
const governing: readonly Capacity[] = ['secretariat'];
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'governance.showCouncil',
    method: 'GET',
    path: '/api/governance/council',
    summary: { ko: '협의회와 조치사항', en: 'The council and its actions' },
    may: everyAgencyRole,
    output: CouncilView,
    handle: (_input, context) => showCouncil(context),
  }),
  endpoint({
    id: 'governance.showBody',
    method: 'GET',
    path: '/api/governance/council/bodies/:id',
    summary: { ko: '협의회 하나: 위원과 회의', en: 'One body: members and meetings' },
    may: everyAgencyRole,
    params,
    output: BodyView,
    handle: (input, context) => showBody(context, input.params.id),
  }),
  endpoint({
    id: 'governance.foundBody',
    method: 'POST',
    path: '/api/governance/council/bodies',
    summary: { ko: '협의회나 실무협의회 만들기', en: 'Found the council or a working group' },
    may: governing,
    body: BodyInput,
    output: made,
    status: 201,
    handle: ({ body }, context) => foundBody(context, body),
  }),
  endpoint({
    id: 'governance.changeBody',
    method: 'PUT',
    path: '/api/governance/council/bodies/:id',
    summary: { ko: '협의회 고치기', en: 'Change a body' },
    may: governing,
    params,
    body: BodyUpdate,
    output: ok,
    handle: (input, context) => done(changeBody(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.seatMember',
    method: 'POST',
    path: '/api/governance/council/bodies/:id/seats',
    summary: { ko: '위원 위촉하기', en: 'Appoint a member' },
    may: governing,
    params,
    body: SeatInput,
    output: made,
    status: 201,
    handle: (input, context) => seatMember(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'governance.endSeat',
    method: 'POST',
    path: '/api/governance/council/seats/:id/ending',
    summary: { ko: '위원의 임기 마치기', en: 'End the term of a member' },
    may: governing,
    params,
    body: SeatEnding,
    output: ok,
    handle: (input, context) => done(endTerm(context, input.params.id, input.body.endedOn)),
  }),
];
