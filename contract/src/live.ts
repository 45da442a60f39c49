/** What an open page hears while it is open: that something it may see has changed, and who else has this case open. */
import { z } from 'zod';
import { bilingual, id } from './fields.ts';

export const LiveQuery = z.strictObject({
  /** The case that is open on the page; being named here is the presence, and it ends with the stream. */
  case: id.optional(),
  /** The last event the page has heard, where it begins anew by itself. A browser that reconnects says it in a header. */
  after: z.string().max(80).optional(),
});

/** What changed of a case: what its list shows, its internal notes, or the tasks of the reader's own agency. */
export const LiveWhat = z.enum(['case', 'note', 'task']);

/** First on every stream. `refetch`: something may have been missed, so ask for everything once. */
export const LiveHello = z.object({ refetch: z.boolean() });
export const LiveChanged = z.object({
  /** `own`: this very session did it. */
  cases: z.array(z.object({ id, what: LiveWhat, own: z.boolean() })),
  /** A list of this agency changed, whichever case it was. */
  desk: z.boolean(),
});
/** Colleagues by name; of another agency only that it is there. */
export const LivePresence = z.object({
  caseId: id,
  people: z.array(z.object({ agency: bilingual, name: z.string().nullable() })),
});

/** `retire`: heard enough here, ask from time to time. `ended`: the session is over. */
export type LiveEvent =
  | { event: 'hello'; data: z.output<typeof LiveHello> }
  | { event: 'changed'; data: z.output<typeof LiveChanged> }
  | { event: 'presence'; data: z.output<typeof LivePresence> }
  | { event: 'retire' | 'ended'; data: Record<string, never> };
export type LiveChanged = z.output<typeof LiveChanged>;
export type LivePresence = z.output<typeof LivePresence>;
