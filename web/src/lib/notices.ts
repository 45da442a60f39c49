import { useSyncExternalStore } from 'react';

/** Short words about something that has just happened. Shown for a moment, then kept in the bell until read. */
export interface PassingNotice {
  readonly id: number;
  readonly at: number;
  readonly tone: 'info' | 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly detail?: string | undefined;
  /** Work that takes long reports here: 0..1 while it runs, null when it has no measure. */
  readonly progress?: number | null | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly read: boolean;
  readonly shown: boolean;
}

export type NewNotice = Omit<PassingNotice, 'id' | 'at' | 'read' | 'shown'>;

const KEPT = 30;
const listeners = new Set<() => void>();
let notices: readonly PassingNotice[] = [];
let nextId = 1;

export function notify(notice: NewNotice): number {
  const id = nextId++;
  change([{ ...notice, id, at: Date.now(), read: false, shown: true }, ...notices].slice(0, KEPT));
  return id;
}

/** For long work: the same line moves on instead of a new one appearing. */
export function renewNotice(id: number, notice: NewNotice): void {
  change(notices.map((one) => (one.id === id ? { ...one, ...notice, at: Date.now(), read: false, shown: true } : one)));
}

export function hideNotice(id: number): void {
  change(notices.map((one) => (one.id === id ? { ...one, shown: false } : one)));
}

export function readAllNotices(): void {
  change(notices.map((one) => ({ ...one, read: true, shown: false })));
}

export function useNotices(): readonly PassingNotice[] {
  return useSyncExternalStore(subscribe, current, current);
}

function current(): readonly PassingNotice[] {
  return notices;
}

function change(next: readonly PassingNotice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
