import type { PendingStep, PendingSteps } from '@boru/contract/steps';
import { useSyncExternalStore } from 'react';
import { api, type Call, type Endpoint } from '#lib/fetcher';
import { isProblem } from '#lib/problem';

export type { PendingStep } from '@boru/contract/steps';

/** The answer to a press that waits: checked by the server, and carried out when its seconds have passed. */
export class Waiting {
  readonly step: PendingStep;

  constructor(step: PendingStep) {
    this.step = step;
  }
}

/** A step as the page counts it down: `endsAt` on the clock of this page, because the reader's own may be wrong. */
export interface ShownStep extends PendingStep {
  readonly endsAt: number;
}

const listeners = new Set<() => void>();
const none: readonly ShownStep[] = [];
let steps = none;

/**
 * Presses what can be taken back for some seconds. Answers `Waiting`, which every page shows at its foot from then on, or
 * what the endpoint answers when it is done at once: undoing is switched off, or this must not wait.
 */
export async function press<Value>(endpoint: Endpoint, call: Call<Value> = {}): Promise<Value | Waiting> {
  let waits = false;
  const answer = await api<unknown>(endpoint, { ...call, onWaiting: () => (waits = true) });
  // Which of the two it is the status said; the rest is the server's word, which its own schemas shaped.
  if (!waits) return answer as Value;
  const step = answer as PendingStep;
  change([...steps.filter(({ id }) => id !== step.id), shown(step)]);
  return new Waiting(step);
}

const said = new Set<string>();

/** What the server holds. Answers what was carried out and has not been said yet. */
export async function refreshSteps(): Promise<readonly ShownStep[]> {
  const asked = new Set(steps.map(({ id }) => id));
  const call = { asksToSignIn: false } as const;
  const { items } = await api<PendingSteps>('GET /api/account/steps', call);
  const held = new Set(items.map(({ id }) => id));
  // Pressed while the question was under way: the answer cannot know it.
  const since = steps.filter(({ id }) => !asked.has(id) && !held.has(id));
  const done = items.filter(({ id, isDone }) => isDone && asked.has(id) && !said.has(id)).map(shown);
  for (const { id } of done) said.add(id);
  change([...items.filter(({ isDone }) => !isDone).map(shown), ...since]);
  return done;
}

/** Answers what had been written, or null when it was too late. */
export async function takeBack(id: string): Promise<PendingStep | null> {
  try {
    const step = await api<PendingStep>('DELETE /api/account/steps/:stepId', { params: { stepId: id } });
    change(steps.filter((one) => one.id !== id));
    return step;
  } catch (error) {
    if (isProblem(error, 'step.over')) return null;
    throw error;
  }
}

/** Whoever signs out leaves nothing on the screen; the server goes on by itself. */
export function forgetSteps(): void {
  change(none);
}

export function useSteps(): readonly ShownStep[] {
  return useSyncExternalStore(subscribe, current, () => none);
}

/** Whether something on this is about to be carried out. */
export function useIsWaiting(about: string): boolean {
  return useSteps().some((step) => step.refused === null && step.about.includes(about));
}

const shown = (step: PendingStep): ShownStep => ({ ...step, endsAt: performance.now() + step.leftMs });
const current = (): readonly ShownStep[] => steps;

function change(next: readonly ShownStep[]): void {
  steps = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
