import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Session } from '#lib/session';

/** `usePathParam('id')` on /company/cases/:id. Empty when the route has no such part. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}

/** The query of the address, as plain strings. */
export function useAddressQuery(): Readonly<Record<string, string | undefined>> {
  return useLocation({ select: (location) => location.search as Readonly<Record<string, string | undefined>> });
}

export function usePath(): string {
  return useLocation({ select: (location) => location.pathname });
}

export interface GoOptions {
  /** Without a step in the history: for filters and for a page that has served. */
  readonly replace?: boolean;
  /** Keeps the place on the page: for a choice in a list. */
  readonly keepScroll?: boolean;
}

/** `go('/company/cases/…?tab=papers')`. */
export function useGo(): (to: string, options?: GoOptions) => void {
  const navigate = useNavigate();
  return (to, options = {}) => {
    const [path = to, query = ''] = to.split('?', 2);
    void navigate({
      to: path,
      search: Object.fromEntries(new URLSearchParams(query)),
      replace: options.replace === true,
      resetScroll: options.keepScroll !== true,
    });
  };
}

/** Where to go after signing in. Only a path of our own: an address from outside would make Boru a stepping stone for fraud. */
export function safeNext(next: string | undefined, otherwise: string): string {
  if (next === undefined || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return otherwise;
  return next;
}

/** The front page of a person's own work. */
export function homeOf(kind: Session['kind']): string {
  if (kind === 'company') return '/company';
  if (kind === 'agency') return '/desk';
  if (kind === 'administrator') return '/administration';
  if (kind === 'expert') return '/expert';
  return '/';
}

/** The token of a link stands behind the #, so that no log and no proxy on the way sees it. */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return /^[\w-]{43}$/.test(token) ? token : null;
}

/**
 * The token of the address this page stands at. Whoever pastes the whole link into a page that is open already stays on that
 * page, so that the change is listened for; a jump within the page (#main) is no link and leaves the token.
 */
export function useAddressToken(): string | null {
  const [token, setToken] = useState(() => tokenOf(location.hash));
  useEffect(() => {
    const look = () => setToken((before) => tokenOf(location.hash) ?? before);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return token;
}
