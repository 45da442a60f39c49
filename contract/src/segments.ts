/** 기업 묶음: conditions over the companies that an agency may see, under a name. It holds no company and gives no sight. */
import { z } from 'zod';
import { bilingual, id, line } from './fields.ts';
import { CompanySize, CompanyStatus } from './organisations.ts';

export const mostSegments = 20;
export const mostConditions = 8;

const codes = z
  .array(z.string().regex(/^[A-Za-z0-9-]{1,40}$/))
  .min(1, { error: '하나 이상 골라 주세요. / Choose at least one.' })
  .max(60);

/** Each narrows; all of them hold for a company of the segment. */
export const Condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('industry'), among: codes }),
  z.strictObject({ field: z.literal('municipality'), among: codes }),
  z.strictObject({ field: z.literal('size'), among: z.array(CompanySize).min(1).max(5) }),
  z.strictObject({ field: z.literal('status'), among: z.array(CompanyStatus).min(1).max(3) }),
  z.strictObject({ field: z.literal('diagnosed'), is: z.boolean() }),
  z.strictObject({ field: z.literal('openCase'), is: z.boolean() }),
  /** Nothing has moved in any case for so many days, or there never was one. */
  z.strictObject({ field: z.literal('quiet'), days: z.int().min(1).max(3650) }),
]);
export const Conditions = z
  .array(Condition)
  .max(mostConditions)
  .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, {
    error: '같은 조건이 두 번 있습니다. / A condition is named twice.',
  });
export type Condition = z.infer<typeof Condition>;
export type Conditions = z.infer<typeof Conditions>;

export const SegmentWish = z.strictObject({ conditions: Conditions });
export const NewSegment = z.strictObject({ name: line(40), shared: z.boolean(), conditions: Conditions });
export const SegmentParams = z.strictObject({ id });
export const SegmentList = z.object({
  items: z.array(
    z.object({
      id,
      name: z.string(),
      shared: z.boolean(),
      conditions: Conditions,
      mine: z.boolean(),
      ownerName: z.string(),
      mayDelete: z.boolean(),
      /** How many companies it holds at this moment, for this reader. */
      count: z.number().int(),
    }),
  ),
});
/** What conditions come to now, with the first of the companies. */
export const SegmentPreview = z.object({
  count: z.number().int(),
  of: z.number().int(),
  items: z.array(
    z.object({
      id,
      name: z.string(),
      industryName: bilingual,
      municipalityName: bilingual,
      size: CompanySize.nullable(),
      diagnosed: z.boolean(),
      openCase: z.boolean(),
      lastOn: z.string().nullable(),
    }),
  ),
});
export type NewSegment = z.infer<typeof NewSegment>;
export type SegmentList = z.infer<typeof SegmentList>;
export type SegmentPreview = z.infer<typeof SegmentPreview>;
