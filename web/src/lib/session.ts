import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetAllDrafts } from '#lib/drafts';
import { rememberSignedIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import type { Bilingual } from '#lib/locale';

/** visitor: signed in, but a member of nothing yet, or staff before the second factor. */
export type SessionKind = 'anonymous' | 'visitor' | 'company' | 'agency' | 'administrator';

/** Who is looking, as `GET /api/session` answers. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly kind: SessionKind;
  /** The company or agency the person acts for now. */
  readonly organisation: { readonly id: string | number; readonly name: string | Bilingual } | null;
  readonly roles: readonly string[];
  /** confirmed: shown in this session · enrolled: set up, not shown yet · none: not set up. */
  readonly secondFactor: 'none' | 'enrolled' | 'confirmed';
  /** The sample world: every page says 견본. */
  readonly demo: boolean;
}

export const anonymous: Session = {
  person: null,
  kind: 'anonymous',
  organisation: null,
  roles: [],
  secondFactor: 'none',
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
