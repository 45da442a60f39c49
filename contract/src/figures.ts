/** Figures of the desk and of the region: one shape for all, so that each has its table, its text and its source. */
import { z } from 'zod';
import { bilingual, civilDate, instant } from './fields.ts';

export const ownFigures = ['ownStates', 'ownTopics', 'ownMonths', 'ownAnswers', 'ownReferrals', 'ownTraining'] as const;
export const regionFigures = [
  'regionTopics',
  'regionReferrals',
  'regionNever',
  'regionLevels',
  'regionGaps',
  'regionTraining',
  'regionLeaks',
] as const;
export const FigureId = z.enum([...ownFigures, ...regionFigures]);
export type FigureId = z.infer<typeof FigureId>;

export const FigureRow = z.object({
  key: z.string(),
  name: bilingual,
  /** One for each series; null where nothing is known or the number is withheld. */
  values: z.array(z.number().nullable()),
});
export const Figure = z.object({
  id: FigureId,
  /** The days that are counted; no first day: everything so far. */
  from: civilDate.nullable(),
  until: civilDate,
  /** When the numbers were true: now for the own desk, the last release for the region. */
  freshAt: instant.nullable(),
  series: z.array(z.object({ key: z.string(), name: bilingual })).min(1),
  rows: z.array(FigureRow),
});
export type Figure = z.infer<typeof Figure>;
export const Figures = z.object({ figures: z.array(Figure) });
export type Figures = z.infer<typeof Figures>;
