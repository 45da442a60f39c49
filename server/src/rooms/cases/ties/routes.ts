import { CaseTies, NewTie, TieParams } from '@boru/contract/case-ties';
import { CaseParams } from '@boru/contract/cases';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { linkCases, turnWatch, unlinkCases } from './commands.ts';
import { showTies } from './queries.ts';

const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'cases.showTies',
    method: 'GET',
    path: '/api/cases/:id/ties',
    summary: { ko: '지켜보는 동료와 관련 건', en: 'Watching colleagues and related cases' },
    may: everyAgencyRole,
    params: CaseParams,
    output: CaseTies,
    handle: ({ params }, context) => showTies(context, params.id),
  }),
  ...([true, false] as const).map((watching) =>
    endpoint({
      id: watching ? 'cases.watch' : 'cases.unwatch',
      method: 'POST',
      path: watching ? '/api/cases/:id/watch' : '/api/cases/:id/unwatch',
      summary: watching
        ? { ko: '건을 지켜보기', en: 'Watch a case' }
        : { ko: '지켜보기 그만두기', en: 'Stop watching a case' },
      may: agencyWorkers,
      params: CaseParams,
      output: ok,
      handle: async ({ params }, context) => {
        await turnWatch(context, params.id, watching);
        return done;
      },
    }),
  ),
  endpoint({
    id: 'cases.link',
    method: 'POST',
    path: '/api/cases/:id/related',
    summary: { ko: '관련 건 잇기', en: 'Link a related case' },
    may: agencyWorkers,
    params: CaseParams,
    body: NewTie,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await linkCases(context, params.id, body);
      return done;
    },
  }),
  endpoint({
    id: 'cases.unlink',
    method: 'POST',
    path: '/api/cases/:id/related/:tieId/remove',
    summary: { ko: '관련 건 떼기', en: 'Remove a link to a related case' },
    may: agencyWorkers,
    params: TieParams,
    output: ok,
    undoable: {
      says: { ko: '관련 건을 뗍니다', en: 'The link to the related case will be removed' },
      said: { ko: '관련 건을 뗐습니다', en: 'The link to the related case was removed' },
      about: ({ params }) => [params.tieId],
    },
    handle: async ({ params }, context) => {
      await unlinkCases(context, params.id, params.tieId);
      return done;
    },
  }),
];
