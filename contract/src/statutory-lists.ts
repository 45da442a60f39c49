// The statutory lists, their history and the ladders of limits: what the screening in the browser needs of the catalogue.
import { z } from 'zod';
import { AsOf, CivilDate, Code, datedFile, doubt, LawRef, Line, Slug, Source, Words } from './dated.ts';

export const StatutoryListId = z.enum(['nationalCoreTechnology', 'nationalStrategicTechnology']);

export const StatutoryItem = z.strictObject({
  id: Code,
  field: Slug,
  /** Verbatim text of the notice, Korean only: it is quoted, never translated or improved. */
  text: Line,
  since: AsOf.nullable(),
  source: Source.optional(),
  ...doubt,
});
export const StatutoryList = datedFile(StatutoryItem, {
  list: StatutoryListId,
  edition: AsOf,
  law: z.array(LawRef).min(1),
  notice: z.strictObject({ name: Line, number: Line.nullable(), announcedOn: CivilDate.nullable() }),
  effect: Words.optional(),
  fields: z.array(z.strictObject({ id: Slug, ...Words.shape, count: z.int().positive() })).min(1),
  count: z.int().positive(),
});
export const StatutoryRevision = z.strictObject({
  list: StatutoryListId,
  inForceFrom: AsOf,
  notice: Line.nullable(),
  fields: z.int().positive(),
  count: z.int().positive(),
  previousCount: z.int().positive().nullable(),
  changes: Line,
  added: z.array(Line),
  removed: z.array(Line),
  edition: AsOf.nullable(),
  source: Source,
  ...doubt,
});
export const StatutoryRevisions = datedFile(StatutoryRevision, {});

export const LadderList = z.enum([
  'nationalCoreTechnology',
  'nationalStrategicTechnology',
  'taxNationalStrategic',
  'taxNewGrowth',
  'nationalStrategicDevelopment',
]);
export const ThresholdLadder = z.strictObject({
  id: Code,
  name: Words,
  unit: Line,
  direction: z.enum(['<=', '<', '>=', '>']),
  /** target: a goal of promotion, not the limit of a list. */
  steps: z
    .array(
      z.strictObject({
        list: LadderList,
        value: z.number().nullable(),
        item: Code.optional(),
        target: z.boolean().optional(),
        condition: Words.optional(),
      }),
    )
    .min(1),
  ...doubt,
});
export const ThresholdLadders = datedFile(ThresholdLadder, {
  lists: z.array(z.strictObject({ id: LadderList, ...Words.shape })).min(1),
});

export type StatutoryListId = z.infer<typeof StatutoryListId>;
export type StatutoryItem = z.infer<typeof StatutoryItem>;
export type StatutoryList = z.infer<typeof StatutoryList>;
export type StatutoryRevision = z.infer<typeof StatutoryRevision>;
export type ThresholdLadder = z.infer<typeof ThresholdLadder>;
