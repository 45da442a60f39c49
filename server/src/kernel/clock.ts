/** The one clock. Tests hand in their own; nobody else calls Date.now. */
export type Clock = { now(): Date };
export const systemClock: Clock = { now: () => new Date() };
