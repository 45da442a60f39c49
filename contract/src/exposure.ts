/** 노출: from how many sides a company could lose its technology, with what is not known kept apart. Advice for a desk. */
import { z } from 'zod';
import { datedFile, Words } from './dated.ts';
import { bilingual, civilDate, id } from './fields.ts';
import { HelpTopic } from './help.ts';

export const ExposureSide = z.enum(['technology', 'people', 'partners', 'facilities', 'it', 'overseas', 'incidents']);
export type ExposureSide = z.infer<typeof ExposureSide>;

export const ExposureWeight = z.strictObject({
  id: ExposureSide,
  weight: z.int().min(1).max(100),
  name: Words,
  /** What it is read from. */
  from: Words,
  /** Which help closes it first. */
  offer: HelpTopic,
});
export type ExposureWeight = z.infer<typeof ExposureWeight>;
export const ExposureWeights = datedFile(ExposureWeight, {});

const share = z.number().min(0).max(1);
/** From `low` to `high` of 100: the distance is what is not known. */
export const ExposureView = z.object({
  companyId: id,
  name: z.string(),
  low: z.number().min(0).max(100),
  high: z.number().min(0).max(100),
  sides: z.array(z.object({ id: ExposureSide, low: share, high: share })),
  /** The side with which help would begin; null where nothing is known. */
  first: ExposureSide.nullable(),
});
export type ExposureView = z.infer<typeof ExposureView>;
export const ExposureList = z.object({
  weights: z.array(z.object({ id: ExposureSide, weight: z.int(), name: bilingual, from: bilingual, offer: HelpTopic })),
  asOf: z.string(),
  validFrom: civilDate.nullable(),
  verified: z.boolean(),
  note: z.string().nullable(),
  items: z.array(ExposureView),
  /** How many companies the reader sees in all. */
  seen: z.int(),
});
export type ExposureList = z.infer<typeof ExposureList>;
