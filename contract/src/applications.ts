/** 신청: what a company writes for a call, and what it hands in. */
import { z } from 'zod';
import { GivenValue } from './eligibility.ts';
import { bilingual, civilDate, id, instant, line, version } from './fields.ts';
import { Answers, GrantCallView, GrantQuestions, questionKey } from './grants.ts';
import { ProgrammeContent, RegionNames } from './programmes.ts';

export const ApplicationState = z.enum([
  ...(['draft', 'submitted', 'inReview', 'selected', 'reserve', 'rejected', 'withdrawn'] as const),
]);
export const ApplicationDraftState = z.enum(['writing', 'signing']);
export const ApplicationAction = z.enum(['save', 'askSignature', 'takeBack', 'submit', 'renew', 'reopen', 'withdraw']);
export const ApplicationVerdict = z.enum(['eligible', 'ineligible', 'unknown']);
/** Where an answer was taken from, and of which day it is; a person's own answer has none. */
export const AnswerSource = z.object({
  from: z.enum(['application', 'fact']),
  /** Receipt number of the earlier application, or the name of the fact. */
  reference: z.string(),
  on: civilDate,
});
export const AnswerSources = z.record(questionKey, AnswerSource);

export const ApplicationPath = z.strictObject({ id });
export const NewApplication = z.strictObject({ callId: id });
export const ApplicationSaving = z.strictObject({ version, answers: Answers });
export const ApplicationSignature = z.strictObject({ version, words: line(500).nullable() });
export const ApplicationSubmission = z.strictObject({
  version,
  /** Made by the page when it opens: pressed twice with the same key, there is one receipt. */
  key: id,
});
export const ApplicationStep = z.strictObject({ version });
export const ApplicationWithdrawal = z.strictObject({ version, reason: line(500) });

export const FundingOverlap = z.object({ agencyName: bilingual, reference: z.string(), isSamePeriod: z.boolean() });
export const ApplicationReceipt = z.object({
  number: z.int(),
  receipt: z.string(),
  submittedAt: instant,
  signedByName: z.string(),
  draftedByName: z.string(),
  verdict: ApplicationVerdict,
  askedWon: z.number().nullable(),
  benefitWon: z.number().nullable(),
  changed: z.array(z.string()),
});
export const CorrectionState = z.enum(['open', 'answered', 'withdrawn']);
export const CorrectionView = z.object({
  id,
  keys: z.array(z.string()),
  words: z.string(),
  dueOn: civilDate,
  askedAt: instant,
  state: CorrectionState,
});
export const OwnApplicationRow = z.object({
  id,
  number: z.string().nullable(),
  state: ApplicationState,
  callId: id,
  callTitle: z.string(),
  agencyName: bilingual,
  closesAt: instant,
  submittedAt: instant.nullable(),
  draft: z.object({ state: ApplicationDraftState, savedAt: instant, savedByName: z.string() }).nullable(),
  correctionDueOn: civilDate.nullable(),
});
export const OwnApplications = z.object({ items: z.array(OwnApplicationRow), now: instant });
export const OwnApplication = z.object({
  id,
  number: z.string().nullable(),
  state: ApplicationState,
  stateReason: z.string().nullable(),
  version,
  now: instant,
  today: civilDate,
  call: GrantCallView,
  programme: ProgrammeContent,
  noticeOn: civilDate,
  form: z.object({ number: z.int(), questions: GrantQuestions, reason: z.string().nullable() }),
  draft: z
    .object({
      version,
      state: ApplicationDraftState,
      formNumber: z.int(),
      answers: Answers,
      sources: AnswerSources,
      /** Only these are asked again; null: all of them. */
      asked: z.array(z.string()).nullable(),
      words: z.string().nullable(),
      savedAt: instant,
      savedByName: z.string(),
    })
    .nullable(),
  handedIn: Answers,
  versions: z.array(ApplicationReceipt),
  correction: CorrectionView.nullable(),
  overlaps: z.array(FundingOverlap),
  facts: z.array(z.object({ key: z.string(), value: GivenValue, until: civilDate.nullable() })),
  may: z.array(ApplicationAction),
  names: RegionNames,
});

export type ApplicationState = z.infer<typeof ApplicationState>;
export type ApplicationDraftState = z.infer<typeof ApplicationDraftState>;
export type ApplicationAction = z.infer<typeof ApplicationAction>;
export type ApplicationVerdict = z.infer<typeof ApplicationVerdict>;
export type AnswerSource = z.infer<typeof AnswerSource>;
export type AnswerSources = z.infer<typeof AnswerSources>;
export type OwnApplications = z.infer<typeof OwnApplications>;
export type OwnApplication = z.infer<typeof OwnApplication>;
export type CorrectionView = z.infer<typeof CorrectionView>;
