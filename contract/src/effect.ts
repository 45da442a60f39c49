/** 효과: what education and consulting changed in the diagnosis, beside companies that waited. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { civilDate } from './fields.ts';

export const EffectKind = z.enum(['consulting', 'education']);
export const EffectHidden = z.enum(['few', 'unmatched', 'complement']);
const points = z.number();
/** Points of the diagnosis; null with the reason why nothing is shown. */
export const EffectEstimate = z.object({
  hidden: EffectHidden.nullable(),
  figures: z
    .object({
      helped: z.int(),
      waited: z.int(),
      gain: points,
      gainWaiting: points,
      effect: points,
      low: points,
      high: points,
      costPerPointWon: z.int().nullable(),
    })
    .nullable(),
});
export const EffectReport = z.object({
  /** What was complete before this day is in it; it moves with the quarter. */
  until: civilDate,
  items: z.array(
    z.object({
      kind: EffectKind,
      whole: EffectEstimate,
      agencies: z.array(
        z.object({
          agency: NamedAgency,
          estimate: EffectEstimate,
          experts: z.array(z.object({ name: z.string(), estimate: EffectEstimate })),
        }),
      ),
    }),
  ),
});
/** A company's own: score before the kick-off and after acceptance of each consulting. */
export const OwnEffect = z.object({
  items: z.array(
    z.object({
      engagementId: z.string(),
      agency: NamedAgency,
      expertName: z.string(),
      kickoffOn: civilDate,
      before: z.object({ on: civilDate, total: points }).nullable(),
      /** The first diagnosis with the same questions since the report was accepted. */
      after: z.object({ on: civilDate, total: points }).nullable(),
    }),
  ),
});
export type EffectKind = z.output<typeof EffectKind>;
export type EffectHidden = z.output<typeof EffectHidden>;
export type EffectEstimate = z.output<typeof EffectEstimate>;
export type EffectReport = z.output<typeof EffectReport>;
export type OwnEffect = z.output<typeof OwnEffect>;
