import { createContext, useContext, useSyncExternalStore } from 'react';

export type Locale = 'ko' | 'en';

/** A text that comes as data, from the server or a catalogue. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

const COOKIE = 'boru-language';
const YEAR = 365 * 24 * 60 * 60;
const listeners = new Set<() => void>();
let current: Locale = readLocale();

function readLocale(): Locale {
  if (typeof document === 'undefined') return 'ko';
  return /(?:^|; )boru-language=en(?:;|$)/.test(document.cookie) ? 'en' : 'ko';
}

export function currentLocale(): Locale {
  return current;
}

/**
 * Kept in a cookie, not in storage, so that the server's own pages and mails can follow it; with `isKept` false it holds
 * for this visit only.
 */
export function setLocale(locale: Locale, isKept = true): void {
  current = locale;
  if (typeof document !== 'undefined') {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    if (isKept) document.cookie = `${COOKIE}=${locale}; path=/; max-age=${YEAR}; samesite=lax`;
    document.documentElement.lang = locale;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the catalogue page or a test show a part of the page in one language. */
export const FixedLocale = createContext<Locale | null>(null);

export function useLocale(): Locale {
  const fixed = useContext(FixedLocale);
  const chosen = useSyncExternalStore(subscribe, currentLocale, currentLocale);
  return fixed ?? chosen;
}

/** Words that came as data: `pick(agency.name)`. */
export function usePick(): (text: Bilingual) => string {
  const locale = useLocale();
  return (text) => text[locale];
}
