/** Self-diagnosis (보안역량 진단): answers, the outcome an engine computes from them, and what the room's endpoints carry. */
import { z } from 'zod';
import { Code, Slug, Words } from './dated.ts';
import { civilDate, id, instant, version } from './fields.ts';
import { HelpKind } from './help.ts';
import { QuestionSet } from './question-set.ts';

export const AnswerValue = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal('notApplicable'),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** question id → answer; a question that is absent is not answered yet. */
export const Answers = z.record(Code, AnswerValue).refine((answers) => Object.keys(answers).length <= 300);
export type Answers = Readonly<Record<string, AnswerValue>>;

const score = z.number().min(0).max(100);
/** Lowest and highest total that the questions still open allow. */
export const ScoreRange = z.object({ min: score, max: score });

export const DomainScore = z.object({
  id: Slug,
  /** null: not complete yet, or everything in the domain is not applicable (then `range` is null too). */
  score: score.nullable(),
  range: ScoreRange.nullable(),
  questions: z.int(),
  unanswered: z.int(),
  notApplicable: z.int(),
});

export const Gap = z.object({
  question: Code,
  domain: Slug,
  value: z.int().min(0).max(2),
  /** A critical question answered at or below the limit the set names. */
  critical: z.boolean(),
  /** Points of the total to be gained by closing it. */
  points: z.number(),
});

export const Outcome = z.object({
  set: z.object({ id: Slug, version: z.int() }),
  complete: z.boolean(),
  unanswered: z.int(),
  /** Cut, never rounded up, to one decimal: 84.96 is not 85. */
  total: score.nullable(),
  range: ScoreRange.nullable(),
  level: Slug.nullable(),
  /** What the level would be without the cap for open critical gaps; equal to `level` when no cap bites. */
  uncappedLevel: Slug.nullable(),
  domains: z.array(DomainScore),
  /** Most urgent first: critical ones, then by points. */
  gaps: z.array(Gap),
});
export type ScoreRange = z.infer<typeof ScoreRange>;
export type DomainScore = z.infer<typeof DomainScore>;
export type Gap = z.infer<typeof Gap>;
export type Outcome = z.infer<typeof Outcome>;

export const PlanItem = z.object({
  question: Code,
  domain: Slug,
  critical: z.boolean(),
  points: z.number(),
  action: Words,
  effortDays: z.int(),
  /** Reached at the pace the company chose, one action after the other. */
  by: z.string(),
  programmes: z.array(z.object({ id: Slug, fits: z.enum(['question', 'domain']) })),
});
export type PlanItem = z.infer<typeof PlanItem>;

/** What the plan needs of a programme of the region pack: whom it helps with what, until when, and its names. */
export const PlanProgramme = z.object({
  id: Slug,
  kind: HelpKind,
  name: Words,
  operator: Words,
  state: z.enum(['standing', 'reported', 'closed']),
  opensOn: civilDate.nullable(),
  closesOn: civilDate.nullable(),
  validFrom: civilDate.nullable(),
  validTo: civilDate.nullable(),
  closesDomains: z.array(Slug),
  closesQuestions: z.array(Code),
  verified: z.boolean(),
});
export type PlanProgramme = z.infer<typeof PlanProgramme>;
export const PlanProgrammes = z.object({ programmes: z.array(PlanProgramme) });

const Change = z.object({ before: score.nullable(), after: score.nullable(), change: z.number().nullable() });
export const Comparison = z.object({
  /** false: another edition of the set; totals then stand side by side without a difference. */
  sameEdition: z.boolean(),
  total: Change,
  level: z.object({ before: Slug.nullable(), after: Slug.nullable() }),
  domains: z.array(Change.extend({ id: Slug })),
  closed: z.array(Code),
  opened: z.array(Code),
  remaining: z.array(Code),
});
export type Comparison = z.infer<typeof Comparison>;

// ── endpoints ───────────────────────────────────────────────────────────────

const SetRef = z.strictObject({ id: Slug, version: z.int().min(1).max(10_000) });

/** GET /api/diagnosis/question-set: the edition in force, or a named one for a result of an older edition. */
export const QuestionSetQuery = z.strictObject({
  id: Slug.max(64).optional(),
  version: z.coerce.number().int().min(1).max(10_000).optional(),
});

export const DraftPath = z.strictObject({ draftId: id });
export const OutcomePath = z.strictObject({ outcomeId: id });
export const CompanyPath = z.strictObject({ companyId: id });

/** An unfinished diagnosis of the company; nobody outside the company ever sees it. */
export const DraftView = z.object({
  id: z.string(),
  set: z.object({ id: Slug, version: z.int() }),
  answers: z.record(z.string(), AnswerValue),
  version: z.int(),
  startedAt: instant,
  updatedAt: instant,
});
export type DraftView = z.infer<typeof DraftView>;

/** Autosave sends all answers; `version` is the one last seen, so that two open windows cannot silently overwrite each other. */
export const DraftSave = z.strictObject({ version, answers: Answers });
export const DraftComplete = z.strictObject({ version });
export const DraftDiscard = z.strictObject({ version: z.coerce.number().int().min(1).max(2_000_000_000) });

/** What a visitor answered in the browser. `key` was made there and makes the import happen once. */
export const ImportInput = z.strictObject({ key: id, set: SetRef, answers: Answers });
export type ImportInput = z.infer<typeof ImportInput>;
export const ImportResult = z.object({
  /** already: this browser's answers came in before. */
  state: z.enum(['imported', 'already']),
  /** Answers taken over; where the company had answered already, its answer stays (`kept`). */
  taken: z.int(),
  kept: z.int(),
  draft: DraftView.nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const OutcomeSummary = z.object({
  id: z.string(),
  set: z.object({ id: Slug, version: z.int() }),
  completedOn: civilDate,
  completedAt: instant,
  expiresOn: civilDate,
  expired: z.boolean(),
  total: z.number().nullable(),
  level: z.object({ id: Slug, name: Words }).nullable(),
  criticalGaps: z.int(),
});
export type OutcomeSummary = z.infer<typeof OutcomeSummary>;

/** GET /api/diagnosis: the company's own page. */
export const DiagnosisHome = z.object({
  draft: z.object({ id: z.string(), answered: z.int(), questions: z.int(), updatedAt: instant }).nullable(),
  outcomes: z.array(OutcomeSummary),
});
export type DiagnosisHome = z.infer<typeof DiagnosisHome>;

export const OutcomeDetail = OutcomeSummary.extend({
  companyId: z.string(),
  /** The set as it was when the company answered, not as the catalogue reads today. */
  questionSet: QuestionSet,
  answers: z.record(z.string(), AnswerValue),
  outcome: Outcome,
  previous: OutcomeSummary.nullable(),
  comparison: Comparison.nullable(),
});
export type OutcomeDetail = z.infer<typeof OutcomeDetail>;

export const OutcomeCreated = z.object({ outcomeId: z.string() });
export const CompanyOutcomes = z.object({ outcomes: z.array(OutcomeSummary) });

/** One line of the company's "오늘 할 일" that this room contributes. */
export const DiagnosisTask = z.object({
  kind: z.enum(['neverDiagnosed', 'incomplete', 'expiresSoon', 'expired']),
  /** The draft to finish or the outcome that expires; null when there is nothing yet. */
  subjectId: z.string().nullable(),
  /** incomplete: questions left; expiring: days left (0 and below: expired). */
  left: z.int(),
  dueOn: civilDate.nullable(),
});
export type DiagnosisTask = z.infer<typeof DiagnosisTask>;
export const DiagnosisTasks = z.object({ tasks: z.array(DiagnosisTask) });
