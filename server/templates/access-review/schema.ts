import { civilDate, line, prose } from '@boru/contract/fields';
import { ReviewFigures, reviewMonth } from '@boru/contract/log-reviews';
import { z } from 'zod';

/** The signed review of one month (접속기록 점검표): figures of the moment of signing, no names but the reviewer's. */
export const schema = z.strictObject({
  month: reviewMonth,
  agency: line(100),
  figures: ReviewFigures,
  verdict: line(40),
  findings: z.union([z.literal(''), prose(4000)]),
  measures: z.union([z.literal(''), prose(2000)]),
  reviewedBy: line(100),
  signedOn: civilDate,
});
