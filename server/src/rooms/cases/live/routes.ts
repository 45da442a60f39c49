import { LiveQuery } from '@boru/contract/live';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { stream } from '#platform/services';
import { currentSession } from '#platform/session/index';

export const routes = [
  stream({
    id: 'cases.listen',
    method: 'GET',
    path: '/api/live',
    summary: { ko: '열어 둔 화면에 알리는 새 소식', en: 'News for a page that is open' },
    may: [...everyAgencyRole, ...everyCompanyRole],
    query: LiveQuery,
    handle: async ({ query }, { tx, actor, ticket }) => {
      const session = ticket === null ? undefined : await currentSession(tx, ticket);
      if (!session) throw new Problem('sign_in.required');
      // A company's page listens too, but its having a case open is nobody's business.
      const about = actor.kind === 'agency' ? (query.case ?? null) : null;
      return { session: session.id, person: session.personId, about, after: query.after ?? null };
    },
  }),
];
