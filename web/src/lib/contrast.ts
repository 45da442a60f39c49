import { useSyncExternalStore } from 'react';

/** 선명한 화면: light text on black with strong lines. public/boot.js applies it before the first paint. */
const KEY = 'boru.contrast';
const listeners = new Set<() => void>();

function isHigh(): boolean {
  return typeof document !== 'undefined' && document.documentElement.dataset.contrast === 'high';
}

export function setHighContrast(high: boolean): void {
  if (high) document.documentElement.dataset.contrast = 'high';
  else delete document.documentElement.dataset.contrast;
  try {
    localStorage.setItem(KEY, high ? 'high' : 'standard');
  } catch {
    // The choice then holds for this visit only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHighContrast(): boolean {
  return useSyncExternalStore(subscribe, isHigh, () => false);
}
