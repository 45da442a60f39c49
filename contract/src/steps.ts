/** Steps that wait for some seconds so that whoever pressed may take them back. */
import { z } from 'zod';
import { bilingual, id, instant } from './fields.ts';

export const PendingStep = z.object({
  id,
  /** What is going to happen, and what to say when it has happened. */
  says: bilingual,
  said: bilingual,
  /** Identifiers of what it concerns, so that a list can mark its rows. */
  about: z.array(z.string()),
  pressedAt: instant,
  dueAt: instant,
  /** How long from now until it is carried out, by the server's clock: the reader's may be wrong. */
  leftMs: z.number().int(),
  /** Carried out; said for a moment longer, so that its presser's pages hear of it. */
  isDone: z.boolean(),
  /** Why it was not carried out; null while it waits. */
  refused: bilingual.nullable(),
  /** What its presser had written, so that nothing is lost. */
  words: z.string().nullable(),
});
export type PendingStep = z.output<typeof PendingStep>;
export const PendingSteps = z.object({ items: z.array(PendingStep) });
export type PendingSteps = z.output<typeof PendingSteps>;
export const StepParams = z.strictObject({ stepId: id });
/** A step whose time has come. */
export const StepEvent = z.object({ stepId: id });
