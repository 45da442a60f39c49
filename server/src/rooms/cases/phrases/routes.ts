import { CaseParams } from '@boru/contract/cases';
import { id, ok } from '@boru/contract/fields';
import { NewSavedReply, SavedReplies, SavedReplyChange } from '@boru/contract/saved-replies';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { changeReply, dropReply, keepReply } from './commands.ts';
import { deskOf } from './model.ts';
import { listReplies } from './queries.ts';

const done = { ok: true as const };
const leads: readonly Capacity[] = ['agency.manager'];

export const routes = [
  endpoint({
    id: 'cases.listSavedReplies',
    method: 'GET',
    path: '/api/desk/saved-replies',
    summary: { ko: '자주 쓰는 답변', en: 'Saved replies' },
    may: everyAgencyRole,
    output: SavedReplies,
    handle: (_input, { tx, actor }) => listReplies(tx, deskOf(actor)),
  }),
  endpoint({
    id: 'cases.keepSavedReply',
    method: 'POST',
    path: '/api/desk/saved-replies',
    summary: { ko: '자주 쓰는 답변 저장하기', en: 'Keep a saved reply' },
    may: leads,
    body: NewSavedReply,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await keepReply(context, body) }),
  }),
  endpoint({
    id: 'cases.changeSavedReply',
    method: 'POST',
    path: '/api/desk/saved-replies/:id',
    summary: { ko: '자주 쓰는 답변 고치기', en: 'Change a saved reply' },
    may: leads,
    params: CaseParams,
    body: SavedReplyChange,
    output: ok,
    handle: async ({ params, body }, context) => {
      await changeReply(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'cases.deleteSavedReply',
    method: 'DELETE',
    path: '/api/desk/saved-replies/:id',
    summary: { ko: '자주 쓰는 답변 지우기', en: 'Delete a saved reply' },
    may: leads,
    params: CaseParams,
    output: ok,
    handle: async ({ params }, context) => {
      await dropReply(context, params.id);
      return done;
    },
  }),
];
