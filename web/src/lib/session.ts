import type { SessionView } from '@boru/contract/accounts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetAllDrafts } from '#lib/drafts';
import { rememberSignedIn } from '#lib/expiry';
import { api } from '#lib/fetcher';

/** Who is looking, as `GET /api/session` answers. */
export type Session = SessionView;
export type SessionKind = Session['kind'];

export const anonymous: Session = {
  person: null,
  kind: 'anonymous',
  organisation: null,
  roles: [],
  secondFactor: 'none',
  secondFactorNeeded: false,
  memberships: [],
  expiresAt: null,
  demo: false,
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api<Session>('GET /api/session', { signal, asksToSignIn: false }),
  staleTime: 60_000,
});

export interface SessionState {
  readonly session: Session;
  /** Until the first answer the page shows neither 로그인 nor a name, so that nothing jumps. */
  readonly known: boolean;
  readonly has: (...roles: string[]) => boolean;
}

export function useSession(): SessionState {
  const query = useQuery(sessionQuery);
  const session = query.data ?? anonymous;
  const known = query.data !== undefined || query.isError;
  const signedIn = session.person !== null;
  useEffect(() => {
    if (query.data !== undefined) rememberSignedIn(signedIn);
  }, [query.data, signedIn]);
  return { session, known, has: (...roles) => roles.some((role) => session.roles.includes(role)) };
}

/** After sign-in, sign-out or a change of organisation: nothing the last person saw may stay in memory. */
export function useForgetEverythingSeen(): (options?: { readonly drafts: boolean }) => Promise<void> {
  const client = useQueryClient();
  return async (options) => {
    if (options?.drafts === true) forgetAllDrafts();
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    await client.invalidateQueries({ queryKey: ['session'] });
  };
}
