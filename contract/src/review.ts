/** 평가: the panel of a call, conflicts of interest, score sheets and the ranking that follows from them. */
import { z } from 'zod';
import { bilingual, emailAddress, id, instant, line, prose, version } from './fields.ts';
import { Quota, SelectionObjective } from './selection.ts';

/** How the totals of the judges become one; named in the notice. */
export const ScoreRuleKind = z.enum(['mean', 'trimmed', 'standardised', 'median']);
export const PanelState = z.enum(['preparing', 'scoring', 'closed']);
export const ConflictSource = z.enum(['declared', 'derived', 'pinned']);
export const ConflictGround = z.enum(['employer', 'client', 'family', 'adviser', 'other']);
export const SheetState = z.enum(['assigned', 'draft', 'submitted', 'void']);

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/, {
  error: '영문 소문자로 시작하는 짧은 이름을 적어 주세요. / Begin with a small letter.',
});
export const ScoreCriterion = z
  .strictObject({
    id: key,
    title: z.strictObject({ ko: line(80), en: line(80) }),
    /** What is looked at, and what makes a high or a low mark. */
    anchor: line(300).nullable(),
    weight: z.int().min(1).max(1000),
    highest: z.int().min(1).max(100),
    floor: z.int().min(0).max(100).nullable(),
  })
  .refine(({ floor, highest }) => floor === null || floor <= highest, {
    path: ['floor'],
    error: '과락 기준이 최고점보다 높습니다. / The floor is above the highest mark.',
  });

export const PanelWords = z
  .strictObject({
    rule: ScoreRuleKind,
    criteria: z.array(ScoreCriterion).min(1, { error: '평가항목을 적어 주세요. / Write the criteria.' }).max(20),
    leastTotal: z.int().min(0).max(100).nullable(),
    tieBreak: z.array(key).max(20),
    /** Judges for each application; null: all who may. */
    judgesEach: z.int().min(1).max(30).nullable(),
    objective: SelectionObjective,
    /** Shares of the benefit at which an application can be supported, in thousandths. */
    levels: z.array(z.int().min(1).max(1000)).min(1).max(5),
    quotas: z.array(Quota).max(30),
  })
  .refine(({ criteria }) => new Set(criteria.map((one) => one.id)).size === criteria.length, {
    path: ['criteria'],
    error: '같은 이름의 평가항목이 있습니다. / A criterion twice.',
  })
  .refine(({ criteria, tieBreak }) => tieBreak.every((one) => criteria.some((criterion) => criterion.id === one)), {
    path: ['tieBreak'],
    error: '없는 평가항목입니다. / No such criterion.',
  })
  .refine(({ levels }) => new Set(levels).size === levels.length, {
    path: ['levels'],
    error: '같은 비율이 두 번 있습니다. / A share twice.',
  })
  .refine(({ quotas }) => new Set(quotas.map((one) => one.id)).size === quotas.length, {
    path: ['quotas'],
    error: '같은 이름의 조건이 있습니다. / A condition twice.',
  });
/** `version` null: the panel is set up for the first time. */
export const PanelChange = z.strictObject({ version: version.nullable(), panel: PanelWords });
export const PanelStep = z.strictObject({ version });
export const NewJudge = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('expert'), expertId: id }),
  z.strictObject({ kind: z.literal('officer'), email: emailAddress }),
]);
export const JudgeRemoval = z.strictObject({ reason: line(300) });
export const NewConflict = z.strictObject({ applicationId: id, ground: ConflictGround, words: line(300) });

export const PanelAction = z.enum(['save', 'seat', 'assign', 'open', 'close', 'pin']);
const conflict = {
  judgeId: id,
  applicationId: id,
  source: ConflictSource,
  ground: ConflictGround,
  words: z.string(),
  notedBy: z.string(),
  notedAt: instant,
};
export const JudgeView = z.object({
  id,
  name: z.string(),
  affiliation: z.string().nullable(),
  kind: z.enum(['expert', 'officer']),
  /** The account behind the name is known; without it nothing is assigned. */
  isKnown: z.boolean(),
  removedReason: z.string().nullable(),
  assigned: z.number(),
  submitted: z.number(),
  voided: z.number(),
});
export const PanelView = z.object({
  callId: id,
  title: z.string(),
  budgetWon: z.number(),
  panel: PanelWords.nullable(),
  state: PanelState.nullable(),
  version: version.nullable(),
  judges: z.array(JudgeView),
  experts: z.array(z.object({ id, name: z.string(), affiliation: z.string().nullable(), isKnown: z.boolean() })),
  applications: z.array(
    z.object({
      id,
      number: z.string(),
      companyName: z.string(),
      sheets: z.number(),
      submitted: z.number(),
      /** Judges still to be found; the conflicts leave too few. */
      lacking: z.number(),
    }),
  ),
  conflicts: z.array(z.object(conflict)),
  values: z.record(z.string(), z.array(z.object({ id: z.string(), name: bilingual }))),
  may: z.array(PanelAction),
});
export const ReviewsAssigned = z.object({
  /** New conflicts that the data of the house showed. */
  found: z.number(),
  voided: z.number(),
  assigned: z.number(),
  /** Applications for which judges are lacking. */
  lacking: z.number(),
});

/** False: conflicts were found just now, sheets were voided and given to others, and the scoring goes on. */
export const ScoringClosed = ReviewsAssigned.extend({ isClosed: z.boolean() });

export const SheetMarks = z.record(key, z.int().min(0).max(100).nullable());
export const SheetInput = z.strictObject({
  /** Null: no sheet was saved yet. */
  version: version.nullable(),
  marks: SheetMarks,
  words: prose(2000).nullable(),
  submit: z.boolean(),
});
export const OwnReviews = z.object({
  items: z.array(
    z.object({
      callId: id,
      call: z.string(),
      applicationId: id,
      number: z.string(),
      companyName: z.string(),
      state: SheetState,
      isOpen: z.boolean(),
    }),
  ),
});
export const ReviewPath = z.strictObject({ id, applicationId: id });
export const SheetView = z.object({
  callId: id,
  call: z.string(),
  applicationId: id,
  number: z.string(),
  companyName: z.string(),
  askedWon: z.number().nullable(),
  criteria: z.array(ScoreCriterion),
  answers: z.array(z.object({ key: z.string(), label: bilingual, value: z.string() })),
  state: SheetState,
  version: version.nullable(),
  marks: SheetMarks,
  words: z.string().nullable(),
  isOpen: z.boolean(),
  /** Sheets of others, once the own one is in; null before. */
  others: z.array(z.object({ marks: SheetMarks, words: z.string().nullable() })).nullable(),
});

export const RankingView = z.object({
  callId: id,
  title: z.string(),
  rule: ScoreRuleKind,
  /** After so many places the line is drawn: as many as the newest selection, or the budget at full amounts, takes. */
  places: z.number(),
  rows: z.array(
    z.object({
      applicationId: id,
      number: z.string(),
      companyName: z.string(),
      rank: z.number().nullable(),
      total: z.number().nullable(),
      raw: z.number().nullable(),
      judges: z.number(),
      isTied: z.boolean(),
      isUntrimmed: z.boolean(),
      failing: z.array(z.object({ criterion: bilingual.nullable(), reached: z.number(), needed: z.number() })),
      calibratedRank: z.number().nullable(),
      calibratedTotal: z.number().nullable(),
      isCrossing: z.boolean(),
      askedWon: z.number().nullable(),
    }),
  ),
  judges: z.array(
    z.object({ judgeId: id, name: z.string(), offset: z.number(), sheets: z.number(), decisive: z.array(z.string()) }),
  ),
});
export const MinutesQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

export type PanelWords = z.infer<typeof PanelWords>;
export type PanelView = z.infer<typeof PanelView>;
export type PanelState = z.infer<typeof PanelState>;
export type PanelAction = z.infer<typeof PanelAction>;
export type ScoreCriterion = z.infer<typeof ScoreCriterion>;
export type NewJudge = z.infer<typeof NewJudge>;
export type NewConflict = z.infer<typeof NewConflict>;
export type ConflictSource = z.infer<typeof ConflictSource>;
export type ConflictGround = z.infer<typeof ConflictGround>;
export type ReviewsAssigned = z.infer<typeof ReviewsAssigned>;
export type SheetInput = z.infer<typeof SheetInput>;
export type SheetView = z.infer<typeof SheetView>;
export type OwnReviews = z.infer<typeof OwnReviews>;
export type RankingView = z.infer<typeof RankingView>;
