/** 서류 확인: an application as the agency of its call reads it. */
import { z } from 'zod';
import {
  AnswerSource,
  ApplicationReceipt,
  ApplicationState,
  ApplicationVerdict,
  CorrectionView,
  FundingOverlap,
} from './applications.ts';
import { GivenValue } from './eligibility.ts';
import { civilDate, id, instant, line, prose, version } from './fields.ts';
import { AnswerValue, GrantQuestions, questionKey } from './grants.ts';
import { ProgrammeContent, RegionNames } from './programmes.ts';

export const CheckOutcome = z.enum(['met', 'lacking', 'unsure']);
/** What is looked at by itself, from the record and not from what was declared. */
export const AutomaticItem = z.enum([
  ...(['businessNumber', 'businessConfirmed', 'eligibility', 'amount', 'overlap', 'declared'] as const),
]);
export const DeskApplicationAction = z.enum([
  'check',
  'askCorrection',
  'withdrawCorrection',
  'review',
  'giveBack',
  'reject',
]);

export const DeskApplicationPath = z.strictObject({ id });
export const CheckWish = z.strictObject({
  /** The key of a question. */
  item: questionKey,
  outcome: CheckOutcome,
  words: line(500).nullable(),
});
export const CorrectionWish = z.strictObject({
  version,
  keys: z.array(questionKey).min(1, { error: '고칠 문항을 골라 주세요. / Choose the questions.' }).max(60),
  words: prose(1000),
  /** Counts to the end of this day in Seoul. */
  dueOn: civilDate,
});
export const DeskApplicationMove = z.strictObject({
  version,
  to: z.enum(['inReview', 'submitted', 'rejected']),
  reason: line(500).nullable(),
});
export const ReferenceQuery = z.strictObject({ reference: z.string().regex(/^D-[0-9A-F]{10}$/) });

export const DeskApplicationRow = z.object({
  id,
  number: z.string(),
  state: ApplicationState,
  companyName: z.string(),
  submittedAt: instant,
  newest: z.int(),
  verdict: ApplicationVerdict.nullable(),
  askedWon: z.number().nullable(),
  benefitWon: z.number().nullable(),
  lacking: z.int(),
  correctionDueOn: civilDate.nullable(),
});
export const DeskApplications = z.object({ items: z.array(DeskApplicationRow) });
export const AutomaticCheck = z.object({
  item: AutomaticItem,
  outcome: CheckOutcome,
  /** For `declared`: the fact, what the application says and what is recorded. */
  fact: z.string().nullable(),
  declared: GivenValue.nullable(),
  recorded: GivenValue.nullable(),
});
export const DocumentCheckView = z.object({
  item: z.string(),
  number: z.int(),
  outcome: CheckOutcome,
  words: z.string().nullable(),
  checkedByName: z.string(),
  checkedAt: instant,
});
export const DeskApplication = z.object({
  id,
  number: z.string(),
  state: ApplicationState,
  stateReason: z.string().nullable(),
  version,
  newest: z.int(),
  companyId: id,
  companyName: z.string(),
  businessNumber: z.string(),
  callId: id,
  callTitle: z.string(),
  questions: GrantQuestions,
  /** Only those that the reader's role may read. */
  answers: z.array(z.object({ key: z.string(), value: AnswerValue, source: AnswerSource.nullable() })),
  /** Questions whose answers other roles read. */
  closed: z.array(z.string()),
  versions: z.array(ApplicationReceipt),
  automatic: z.array(AutomaticCheck),
  checks: z.array(DocumentCheckView),
  corrections: z.array(CorrectionView),
  overlaps: z.array(FundingOverlap),
  facts: z.array(z.object({ key: z.string(), value: GivenValue, until: civilDate.nullable() })),
  programme: ProgrammeContent,
  noticeOn: civilDate,
  today: civilDate,
  may: z.array(DeskApplicationAction),
  names: RegionNames,
});

export type CheckOutcome = z.infer<typeof CheckOutcome>;
export type AutomaticItem = z.infer<typeof AutomaticItem>;
export type DeskApplicationAction = z.infer<typeof DeskApplicationAction>;
export type DeskApplications = z.infer<typeof DeskApplications>;
export type DeskApplication = z.infer<typeof DeskApplication>;
export type AutomaticCheck = z.infer<typeof AutomaticCheck>;
