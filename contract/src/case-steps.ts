/** What an agency replies to a referral, what waits for the company, and what it says after the end. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, prose, version } from './fields.ts';

export const Rating = z.strictObject({ version, score: z.int().min(1).max(5), body: prose(1000).nullable() });

export const ReferralReply = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('acknowledge'), version }),
  z.strictObject({ answer: z.literal('decline'), version, reason: prose(1000) }),
  z.strictObject({ answer: z.literal('answer'), version, body: prose(4000) }),
  z.strictObject({ answer: z.literal('extend'), version, dueOn: civilDate, reason: prose(1000) }),
]);
export type ReferralReply = z.infer<typeof ReferralReply>;

// ── what waits for the company ──────────────────────────────────────────────
export const CompanyToDo = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['question', 'referralConsent', 'held']),
      caseId: id,
      referralId: id.nullable(),
      number: z.string().nullable(),
      title: z.string(),
      agency: bilingual.nullable(),
      since: instant,
    }),
  ),
});
