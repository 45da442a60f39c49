/** The telephone desk: a caller is found or written down while typing, and the call becomes a case. */
import { z } from 'zod';
import { digitsOf, isBusinessNumber } from './business-number.ts';
import { CaseStatus, Urgency } from './case-lists.ts';
import { ConsentPreview } from './cases.ts';
import { DeadlineResult } from './deadline.ts';
import { bilingual, id, instant, line, prose, version } from './fields.ts';
import { HelpSubject, HelpTopic } from './help.ts';
import { phone } from './organisations.ts';

const typed = (max: number) => z.string().trim().max(max).default('');

/** What stands in the three fields so far. Only what the agency may see is looked through. */
export const CallerQuery = z.strictObject({ name: typed(80), number: typed(20), phone: typed(20) });
export const CallerHits = z.object({
  items: z.array(
    z.object({
      companyId: id,
      name: z.string(),
      businessNumber: z.string().nullable(),
      hasAccount: z.boolean(),
      lastCaller: z.string().nullable(),
      lastPhone: z.string().nullable(),
      openCases: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), status: CaseStatus })),
    }),
  ),
});

export const CallPreviewQuery = z.strictObject({ topic: HelpTopic });
/** What is read out to the caller, and by when the desk has to answer. */
export const CallPreview = z.object({ consent: ConsentPreview, answer: DeadlineResult, desk: bilingual });

export const SpokenConsent = z.strictObject({
  textId: line(60),
  textVersion: version,
  saidBy: line(40),
  agreed: z.literal(true, { error: '말로 한 동의가 필요합니다. / The caller has to agree.' }),
});
export const NewCall = z.strictObject({
  /** Made by the page once per call: a second press finds the same case. */
  requestKey: id,
  /** A company the agency sees, or null: then the agency writes down its own record of the caller. */
  companyId: id.nullable(),
  company: z.strictObject({
    name: line(80),
    businessNumber: z
      .string()
      .max(20)
      .transform(digitsOf)
      .refine(isBusinessNumber, { error: '사업자등록번호가 올바르지 않습니다. / The business number is not valid.' })
      .nullable(),
  }),
  caller: z.strictObject({ name: line(40), phone }),
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: line(120),
  body: prose(4000),
  consent: SpokenConsent.omit({ saidBy: true }),
});
export const CallReceipt = z.object({
  id,
  number: z.string(),
  consentReceipt: z.string(),
  takenAt: instant,
  dueAt: instant.nullable(),
  answer: DeadlineResult,
});
export const SpokenReferralConsent = SpokenConsent.extend({ version });
export const SpokenWithdrawal = z.strictObject({ version, saidBy: line(40) });

export type NewCall = z.infer<typeof NewCall>;
export type CallerHits = z.output<typeof CallerHits>;
export type CallPreview = z.output<typeof CallPreview>;
export type CallReceipt = z.output<typeof CallReceipt>;
