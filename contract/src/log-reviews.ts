/** Monthly review of the record of access (접속기록 점검): what the month shows, and what its reviewer found. */
import { z } from 'zod';
import { DeadlineResult } from './deadline.ts';
import { bilingual, civilDate, instant } from './fields.ts';

export const reviewMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: '달이 아닙니다. / Not a month.' });
export const ReviewVerdict = z.enum(['nothing', 'found']);
export const ReviewState = z.enum(['open', 'late', 'signed']);

export const ReviewFigures = z.object({
  reads: z.number().int(),
  deeds: z.number().int(),
  people: z.number().int(),
  companies: z.number().int(),
  downloads: z.number().int(),
  withoutReason: z.number().int(),
  outsideHours: z.number().int(),
  emergencies: z.number().int(),
});
export type ReviewFigures = z.infer<typeof ReviewFigures>;
export const SignedReview = z.object({
  verdict: ReviewVerdict,
  findings: z.string(),
  measures: z.string(),
  figures: ReviewFigures,
  reviewedBy: z.string(),
  signedAt: instant,
});
export type SignedReview = z.infer<typeof SignedReview>;
const head = { month: z.string(), state: ReviewState, dueOn: civilDate };
export const ReviewList = z.object({
  items: z.array(z.object({ ...head, review: SignedReview.nullable() })),
});
export type ReviewList = z.infer<typeof ReviewList>;

export const MonthView = z.object({
  ...head,
  explanation: DeadlineResult,
  agency: bilingual.nullable(),
  figures: ReviewFigures,
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      reads: z.number().int(),
      companies: z.number().int(),
      downloads: z.number().int(),
      outsideHours: z.number().int(),
    }),
  ),
  /** Newest first, at most 200: who took what away, and why. */
  downloads: z.array(
    z.object({ key: z.string(), at: instant, name: z.string(), what: z.string(), reason: z.string() }),
  ),
  review: SignedReview.nullable(),
});
export type MonthView = z.infer<typeof MonthView>;
/** May stay empty when nothing stood out. */
const said = (most: number) => z.string().trim().max(most);
export const ReviewWish = z
  .strictObject({
    verdict: ReviewVerdict,
    findings: said(4000),
    measures: said(2000),
  })
  .refine(({ verdict, findings }) => verdict === 'nothing' || findings.trim() !== '', {
    path: ['findings'],
    error: '찾은 것을 적어 주세요. / Say what was found.',
  })
  .refine(({ verdict, measures }) => verdict === 'nothing' || measures.trim() !== '', {
    path: ['measures'],
    error: '어떻게 했는지 적어 주세요. / Say what was done about it.',
  });
