/** Two requests of one company about the same thing become one. */
import { z } from 'zod';
import { CaseOrigin, CaseStatus } from './case-lists.ts';
import { bilingual, id, instant, version } from './fields.ts';

/** For so long a merger can be undone, and only while nothing has happened on either case. */
export const undoMergerDays = 7;

export const MergeWish = z.strictObject({ version, otherId: id, otherVersion: version });
export const MergerParams = z.strictObject({ id, mergerId: id });
export const Merged = z.object({ mergerId: id, keptId: id, mergedId: id });

const End = z.object({ id, number: z.string().nullable(), title: z.string() });

/** What was merged into this case, or what it was merged into, for those who see both. */
export const CaseMergers = z.object({
  into: End.nullable(),
  from: z.array(
    End.extend({ mergerId: id, at: instant, byName: z.string().nullable(), mayUndo: z.boolean(), undoUntil: instant }),
  ),
  mayMerge: z.boolean(),
});
export type CaseMergers = z.output<typeof CaseMergers>;

export const MergeOptions = z.object({
  items: z.array(
    End.extend({
      status: CaseStatus,
      origin: CaseOrigin,
      submittedAt: instant,
      version,
      /** Which of the two stays: the one that was received first. */
      keepsThis: z.boolean(),
      /** The date that goes on running, and the one that ends. */
      dueAt: instant.nullable(),
      endsDueAt: instant.nullable(),
      /** Why these two cannot be merged now. */
      refusal: bilingual.nullable(),
    }),
  ),
});
export type MergeOptions = z.output<typeof MergeOptions>;
