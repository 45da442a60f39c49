/** Who watches a case, and which cases belong together. */
import { z } from 'zod';
import { CaseStatus } from './case-lists.ts';
import { id, line } from './fields.ts';

export const TieParams = z.strictObject({ id, tieId: id });
/** The other case is named by its number; one that is hidden and one that does not exist are the same. */
export const NewTie = z.strictObject({ number: line(40), why: line(200).nullable() });

export const CaseTies = z.object({
  /** Colleagues of the reader's own agency; another agency's watchers are its own affair. */
  watchers: z.array(z.object({ name: z.string(), self: z.boolean() })),
  watching: z.boolean(),
  related: z.array(
    z.object({
      id,
      why: z.string().nullable(),
      caseId: id,
      number: z.string().nullable(),
      title: z.string(),
      companyName: z.string(),
      status: CaseStatus,
      mayUnlink: z.boolean(),
    }),
  ),
  mayTie: z.boolean(),
});
export type CaseTies = z.output<typeof CaseTies>;
