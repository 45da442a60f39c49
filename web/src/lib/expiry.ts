import { useSyncExternalStore } from 'react';

/**
 * A session that ended under the reader's hands. The call that met it waits here while a dialog over the page asks for
 * the passphrase; the page beneath stays as it is, and the call goes on where it stopped.
 */
type Answer = (signedIn: boolean) => void;

const listeners = new Set<() => void>();
let waiting: Answer[] = [];
let wasSignedIn = false;

/** Told by the session hook. A visitor who never signed in is not asked to do it again. */
export function rememberSignedIn(signedIn: boolean): void {
  wasSignedIn = signedIn;
}

/** True once the same person has signed in again, false when they chose not to. */
export function askToSignInAgain(): Promise<boolean> {
  if (!wasSignedIn) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    announce();
  });
}

export function answerSignIn(signedIn: boolean): void {
  const answers = waiting;
  waiting = [];
  wasSignedIn = signedIn;
  for (const answer of answers) answer(signedIn);
  announce();
}

export function useSessionExpired(): boolean {
  return useSyncExternalStore(subscribe, isWaiting, isWaiting);
}

function isWaiting(): boolean {
  return waiting.length > 0;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}
