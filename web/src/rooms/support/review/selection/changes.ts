import type { HandChange } from '@boru/contract/selection';

export type Changes = Readonly<Record<string, { readonly level: string; readonly reason: string }>>;

/** What was set by hand, as it is sent. A change without a reason is not sent yet. */
export const handChangesOf = (changes: Changes): HandChange[] =>
  Object.entries(changes).map(([applicationId, { level, reason }]) => ({
    applicationId,
    permille: level === 'out' ? null : Number(level),
    reason: reason.trim(),
  }));
