// The clocks of the statutes as data: who must do what by when, and how the days are counted.
import { z } from 'zod';
import { Code, datedFile, doubt, LawRef, Source, validity, Words } from './dated.ts';
import { HelpTopic } from './help.ts';

export const DeadlineActor = z.enum([
  'company',
  'industryMinistry',
  'technologyProtectionAssociation',
  'publicBody',
  'localGovernment',
  'petitioner',
  'party',
  'disputeCommittee',
  'smeMinistry',
  'respondent',
  'researchInstitution',
  'subsidyRecipient',
  'personalDataController',
]);
/** h hours · d calendar days · bd working days (no Saturdays, holidays) · m calendar months. */
export const DeadlineUnit = z.enum(['h', 'd', 'bd', 'm']);
const Period = z.strictObject({ value: z.int().positive(), unit: DeadlineUnit });
export const PauseReason = z.enum(['supplement', 'technicalReview', 'documentRequest', 'systemFailure']);
export const DeadlineRule = z.strictObject({
  id: Code,
  title: Words,
  trigger: Words,
  actor: DeadlineActor,
  /** within: at the latest after the trigger · before: at the latest before the event · immediate: without delay
   *  · every: recurring · yearly: a fixed day of the year · validFor: something ends · keepFor: must be kept. */
  kind: z.enum(['within', 'before', 'immediate', 'every', 'yearly', 'validFor', 'keepFor']),
  period: Period.nullable(),
  /** For unit h only: clock hours run through the night, working hours (8 a day) do not. */
  hours: z.enum(['clock', 'working']).nullable(),
  yearlyOn: z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31).or(z.literal('last')) })
    .nullable(),
  startInclusive: z.boolean(),
  holidayRoll: z.enum(['next', 'none']),
  pauseReasons: z.array(PauseReason),
  pauseLimits: z.array(z.strictObject({ reason: PauseReason, period: Period, extension: Period.nullable() })),
  extensions: z.array(z.strictObject({ times: z.int().positive(), period: Period.nullable(), condition: Words })),
  remindBeforeDays: z.array(z.int().positive()),
  /** A request for help on one of these topics starts this clock; each topic starts exactly one. */
  helpTopics: z.array(HelpTopic).min(1).optional(),
  lawRef: z.array(LawRef).min(1),
  source: Source.optional(),
  ...validity,
  ...doubt,
});
export const DeadlineRules = datedFile(DeadlineRule, {});

export type DeadlineActor = z.infer<typeof DeadlineActor>;
export type DeadlineUnit = z.infer<typeof DeadlineUnit>;
export type PauseReason = z.infer<typeof PauseReason>;
export type DeadlineRule = z.infer<typeof DeadlineRule>;
