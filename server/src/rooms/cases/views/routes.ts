import { CaseParams } from '@boru/contract/cases';
import { id, ok } from '@boru/contract/fields';
import { NewSavedView, SavedViewChange, SavedViews } from '@boru/contract/saved-views';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { changeView, dropView, keepView } from './commands.ts';
import { deskOf } from './model.ts';
import { listViews } from './queries.ts';

const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'cases.listSavedViews',
    method: 'GET',
    path: '/api/desk/views',
    summary: { ko: '저장한 보기', en: 'Saved views of the inbox' },
    may: everyAgencyRole,
    output: SavedViews,
    handle: (_input, { tx, actor }) => listViews(tx, deskOf(actor)),
  }),
  endpoint({
    id: 'cases.saveView',
    method: 'POST',
    path: '/api/desk/views',
    summary: { ko: '보기 저장하기', en: 'Save a view of the inbox' },
    may: everyAgencyRole,
    body: NewSavedView,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await keepView(context, body) }),
  }),
  endpoint({
    id: 'cases.changeSavedView',
    method: 'POST',
    path: '/api/desk/views/:id',
    summary: { ko: '저장한 보기의 이름과 공유 바꾸기', en: 'Rename a saved view, share it or not' },
    may: everyAgencyRole,
    params: CaseParams,
    body: SavedViewChange,
    output: ok,
    handle: async ({ params, body }, context) => {
      await changeView(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'cases.deleteSavedView',
    method: 'DELETE',
    path: '/api/desk/views/:id',
    summary: { ko: '저장한 보기 지우기', en: 'Delete a saved view' },
    may: everyAgencyRole,
    params: CaseParams,
    output: ok,
    handle: async ({ params }, context) => {
      await dropView(context, params.id);
      return done;
    },
  }),
];
