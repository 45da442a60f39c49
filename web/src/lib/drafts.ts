import { useCallback, useEffect, useRef, useState } from 'react';

/** What the reader has written and not yet sent stays on their own machine until it is sent or thrown away. */
const PREFIX = 'boru.draft.';
const QUIET = 400;

interface Kept {
  readonly savedAt: number;
  readonly value: unknown;
}

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (next: Value | ((previous: Value) => Value)) => void;
  /** True when the page opened with something written earlier: say so, and offer to start over. */
  readonly restored: boolean;
  /** Epoch milliseconds of the last save on this machine, null before the first. */
  readonly savedAt: number | null;
  /** After success, or when the reader starts over. */
  readonly clear: () => void;
}

/**
 * Like useState, but survives a reload, a closed browser and an expired session.
 * `read` must refuse what does not fit (an older form of the page wrote it): return null and the draft starts fresh.
 */
export function useDraft<Value>(key: string, initial: Value, read: (kept: unknown) => Value | null): Draft<Value> {
  const [first] = useState(() => restore(key, read));
  const [value, setValue] = useState<Value>(first?.value ?? initial);
  const [savedAt, setSavedAt] = useState<number | null>(first?.savedAt ?? null);
  const [restored, setRestored] = useState(first !== null);
  const pending = useRef<{ value: Value } | null>(null);
  const start = useRef(initial);

  const flush = useCallback(() => {
    if (pending.current === null) return;
    const at = Date.now();
    if (keep(key, { savedAt: at, value: pending.current.value })) setSavedAt(at);
    pending.current = null;
  }, [key]);

  const set = useCallback((next: Value | ((previous: Value) => Value)) => {
    setValue((previous) => {
      const made = typeof next === 'function' ? (next as (previous: Value) => Value)(previous) : next;
      pending.current = { value: made };
      return made;
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new value starts the quiet time again
  useEffect(() => {
    const timer = setTimeout(flush, QUIET);
    return () => clearTimeout(timer);
  }, [value, flush]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const clear = useCallback(() => {
    pending.current = null;
    forget(key);
    setRestored(false);
    setSavedAt(null);
    setValue(start.current);
  }, [key]);

  return { value, set, restored, savedAt, clear };
}

function restore<Value>(key: string, read: (kept: unknown) => Value | null): { value: Value; savedAt: number } | null {
  const kept = load(key);
  if (kept === null) return null;
  const value = read(kept.value);
  return value === null ? null : { value, savedAt: kept.savedAt };
}

/** For what is kept without a form around it, such as the diagnosis of a visitor. */
export function load(key: string): Kept | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** False when the browser would not store it: full, or closed to us. */
export function keep(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** On sign-out: the next person at this machine must not meet the drafts of the last. */
export function forgetAllDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // As above.
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'savedAt' in value &&
    typeof value.savedAt === 'number' &&
    'value' in value
  );
}
