import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * One-letter keys for people who live in the inbox. KWCAG 6.1.4: they can be turned off, and they never act while the
 * reader types, holds a modifier, or has a dialog open.
 */
export interface Shortcut {
  /** As KeyboardEvent.key says it: 'j', 'Enter', '/', '?'. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
  /** Shown in the help but greyed: this action is not open to this person or this case. */
  readonly disabled?: boolean | undefined;
}

const KEY = 'boru.shortcuts';
const listeners = new Set<() => void>();
let registered: readonly (readonly Shortcut[])[] = [];
let enabled = readEnabled();

function readEnabled(): boolean {
  try {
    return typeof localStorage === 'undefined' || localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setShortcutsEnabled(on: boolean): void {
  enabled = on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Holds for this visit only.
  }
  announce();
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => enabled,
    () => true,
  );
}

/** Every set of keys on the page, for the help dialog. */
export function useRegisteredShortcuts(): readonly (readonly Shortcut[])[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => registered,
  );
}

/** `useShortcuts([{ key: 'j', label: t.next, run: next }, …])`. The list may be new on every render. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = shortcuts.map((one) => `${one.key}\u0000${one.label}\u0000${one.disabled === true}`).join('\u0001');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list
  useEffect(() => {
    const listed = latest.current;
    registered = [...registered, listed];
    announce();
    return () => {
      registered = registered.filter((set) => set !== listed);
      announce();
    };
  }, [signature]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!enabled || !mayAct(event)) return;
      const found = latest.current.find((one) => one.key === event.key && one.disabled !== true);
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Exported for its test: the rule that keeps letters from acting behind the reader's back. */
export function mayAct(
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'isComposing' | 'key' | 'target'>,
): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  if (target === null || !(target instanceof Element)) return true;
  if (
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]',
    ) !== null
  )
    return false;
  // Enter on a button or a link is the button's own.
  return event.key !== 'Enter' || target.closest('button, a, [role="button"], summary') === null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}
