// Whom the law wants told of a breach of personal data, when, and with what: catalogue/breach-duties.json.
import { z } from 'zod';
import { Code, datedFile, doubt, LawRef, Line, Slug, Words } from './dated.ts';

/** What decides. Each is a question a manager can answer; not knowing is an answer. */
export const BreachFact = z.enum(['leaked', 'manyPeople', 'sensitive', 'identifiers', 'unlawfulAccess']);
export type BreachFact = z.infer<typeof BreachFact>;
export const BreachDutyId = z.enum(['persons', 'authority']);
export type BreachDutyId = z.infer<typeof BreachDutyId>;
/** The five things a notice says, in the order of the article. */
export const BreachContent = z.enum(['items', 'story', 'advice', 'remedy', 'contact']);
export type BreachContent = z.infer<typeof BreachContent>;

export const BreachDuty = z.strictObject({
  id: BreachDutyId,
  title: Words,
  to: Words,
  /** Any of them, once something leaked; none: a leak is enough. */
  conditions: z.array(z.strictObject({ fact: BreachFact, why: Words })),
  /** Why, where a leak alone decides. */
  always: Words,
  /** What is said while it is only possible that something leaked. */
  suspected: Words,
  how: Words,
  law: LawRef,
  ...doubt,
});
export type BreachDuty = z.infer<typeof BreachDuty>;

export const BreachDuties = datedFile(BreachDuty, {
  /** The deadline rule that counts the hours. */
  rule: Code,
  /** From so many persons on the authority is told whatever else. */
  manyPeople: z.int().positive(),
  contents: z.array(z.strictObject({ id: BreachContent, label: Line })).length(BreachContent.options.length),
  contentsLaw: LawRef,
  steps: z.array(z.strictObject({ id: Slug, text: Words })).min(1),
  /** Said wherever a notice is made or a dispatch is written down. */
  notFiling: Words,
});
export type BreachDuties = z.infer<typeof BreachDuties>;
