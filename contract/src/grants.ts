/** 공모와 신청: questions of a call, the call itself, and how both travel. */
import { z } from 'zod';
import { RuleTree } from './eligibility.ts';
import { agencyId, bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';
import { ProgrammeContent, RegionNames } from './programmes.ts';

export const questionTypes = [
  ...(['text', 'longText', 'integer', 'won', 'date', 'yesNo', 'choice', 'several', 'file'] as const),
] as const;
export const QuestionType = z.enum(questionTypes);
/** open: may stand in a public result · internal: for the work on the application · sensitive: named readers only. */
export const AnswerClass = z.enum(['open', 'internal', 'sensitive']);
/** Roles at the agency of the call; `reviewer` sits on its panel. */
export const AnswerReader = z.enum(['intake', 'officer', 'manager', 'auditor', 'reviewer']);
export const GrantItem = z.enum([
  ...(['diagnosis', 'consulting', 'securitySystem', 'training', 'legal', 'forensics', 'escrow'] as const),
  ...(['certification', 'insurance', 'other'] as const),
]);

const won = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export const questionKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  error: '영문 소문자로 시작하는 이름을 적어 주세요. / Begin with a small letter.',
});
const choiceId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
const words = (max: number) => z.strictObject({ ko: line(max), en: line(max) });
export const mostQuestions = 60;
export const mostChoices = 40;

export const GrantQuestion = z.strictObject({
  key: questionKey,
  type: QuestionType,
  label: words(200),
  help: words(500).nullable(),
  isRequired: z.boolean(),
  /** Of a choice or several. */
  choices: z.array(z.strictObject({ id: choiceId, name: words(100) })).max(mostChoices),
  /** For whole numbers and won: the least and the most; for texts: the most characters. */
  least: z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).nullable(),
  most: z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).nullable(),
  /** Asked only when this holds of the answers before it and of the company's facts. */
  visible: RuleTree.nullable(),
  class: AnswerClass,
  readers: z.array(AnswerReader).min(1, { error: '읽을 사람을 골라 주세요. / Choose who reads it.' }).max(5),
  /** A fact of the company that this question is: filled in with it, and the answer counts when eligibility is looked at. */
  fact: questionKey.nullable(),
  /** Filled in with the answer to the same question of an earlier application of the company. */
  isReused: z.boolean(),
  /** askedWon: the amount applied for · groupNumber: business number of the head of its group, for double funding. */
  use: z.enum(['askedWon', 'groupNumber']).nullable(),
});
export const GrantQuestions = z.array(GrantQuestion).max(mostQuestions);

export const AnswerValue = z.union([
  z.boolean(),
  z.int(),
  z.string().max(10_000),
  z.array(z.string().max(60)).max(mostChoices),
]);
export const Answers = z
  .record(questionKey, AnswerValue)
  .refine((answers) => Object.keys(answers).length <= mostQuestions, {
    error: '답이 너무 많습니다. / Too many answers.',
  });

/** What is stored; where a published call stands in time follows from the clock of the server (`GrantCallState`). */
export const GrantCallKept = z.enum(['draft', 'published', 'review', 'decided', 'cancelled']);
export const GrantCallState = z.enum(['draft', 'published', 'open', 'closed', 'review', 'decided', 'cancelled']);
export const GrantCallAction = z.enum(['save', 'publish', 'extend', 'amend', 'review', 'decide', 'cancel']);

const callWords = z.strictObject({
  title: line(120),
  notice: prose(6000),
  item: GrantItem,
  opensAt: instant,
  /** Received before this instant, to the millisecond. */
  closesAt: instant,
  runsFrom: civilDate,
  runsTo: civilDate,
  lineId: id.nullable(),
  budgetWon: won,
  mostEach: z.int().min(1).max(20),
  mostWon: won.min(1).nullable(),
});
const inOrder = <Schema extends typeof callWords>(schema: Schema) =>
  schema
    .refine(({ opensAt, closesAt }) => Date.parse(opensAt) < Date.parse(closesAt), {
      path: ['closesAt'],
      error: '마감이 시작보다 앞섭니다. / It closes before it opens.',
    })
    .refine(({ runsFrom, runsTo }) => runsFrom <= runsTo, {
      path: ['runsTo'],
      error: '끝나는 날이 시작하는 날보다 앞섭니다. / It ends before it begins.',
    });
export const GrantCallWords = inOrder(callWords);
export const NewGrantCall = z.strictObject({ programmeId: id, call: GrantCallWords });
export const GrantCallChange = z.strictObject({ version, call: GrantCallWords });
export const GrantFormDraft = z.strictObject({
  /** Of the draft of the form; null begins one. */
  version: version.nullable(),
  questions: GrantQuestions,
  reason: line(500).nullable(),
});
export const GrantCallStep = z.strictObject({ version, reason: line(500).nullable() });
export const GrantCallExtension = z.strictObject({ version, closesAt: instant, reason: line(500) });
export const GrantCallPath = z.strictObject({ id });

const callView = {
  id,
  number: z.string(),
  agencyId,
  agencyName: bilingual,
  programmeId: id,
  programmeName: bilingual,
  title: z.string(),
  notice: z.string(),
  item: GrantItem,
  opensAt: instant,
  closesAt: instant,
  runsFrom: civilDate,
  runsTo: civilDate,
  budgetWon: z.number(),
  mostEach: z.number().int(),
  mostWon: z.number().nullable(),
  state: GrantCallState,
  stateReason: z.string().nullable(),
};
export const GrantCallView = z.object(callView);
export const GrantCallList = z.object({ items: z.array(GrantCallView), now: instant });
export const GrantFormView = z.object({
  number: z.number().int(),
  questions: GrantQuestions,
  reason: z.string().nullable(),
  writtenByName: z.string(),
  writtenAt: instant,
  publishedAt: instant.nullable(),
  version,
});
export const PublicGrantCall = z.object({
  ...callView,
  now: instant,
  publishedAt: instant,
  noticeOn: civilDate,
  programme: ProgrammeContent,
  form: z.object({ number: z.number().int(), questions: GrantQuestions, reason: z.string().nullable() }),
  /** JSON Schema 2020-12 of the answers, for those who fill the form in with a program. */
  schema: z.record(z.string(), z.unknown()),
  names: RegionNames,
});

export const DeskGrantCallRow = z.object({ ...callView, applications: z.number().int(), writtenByName: z.string() });
export const DeskGrantCalls = z.object({
  items: z.array(DeskGrantCallRow),
  now: instant,
  mayFound: z.boolean(),
  programmes: z.array(z.object({ id, name: bilingual })),
});
export const DeskGrantCall = z.object({
  ...callView,
  lineId: id.nullable(),
  now: instant,
  version,
  writtenByName: z.string(),
  writtenAt: instant,
  publishedByName: z.string().nullable(),
  publishedAt: instant.nullable(),
  programme: ProgrammeContent,
  noticeOn: civilDate,
  forms: z.array(GrantFormView),
  lines: z.array(z.object({ id, name: z.string(), fiscalYear: z.number().int(), availableWon: z.number() })),
  may: z.array(GrantCallAction),
  names: RegionNames,
});

export const GrantFault = z.object({ path: z.string(), ko: z.string(), en: z.string() });

export type QuestionType = z.infer<typeof QuestionType>;
export type AnswerClass = z.infer<typeof AnswerClass>;
export type AnswerReader = z.infer<typeof AnswerReader>;
export type GrantItem = z.infer<typeof GrantItem>;
export type GrantQuestion = z.infer<typeof GrantQuestion>;
export type AnswerValue = z.infer<typeof AnswerValue>;
export type Answers = z.infer<typeof Answers>;
export type GrantCallKept = z.infer<typeof GrantCallKept>;
export type GrantCallState = z.infer<typeof GrantCallState>;
export type GrantCallAction = z.infer<typeof GrantCallAction>;
export type GrantCallWords = z.infer<typeof GrantCallWords>;
export type GrantCallView = z.infer<typeof GrantCallView>;
export type PublicGrantCall = z.infer<typeof PublicGrantCall>;
export type DeskGrantCall = z.infer<typeof DeskGrantCall>;
export type DeskGrantCallRow = z.infer<typeof DeskGrantCallRow>;
export type GrantFormView = z.infer<typeof GrantFormView>;
export type DeskGrantCalls = z.infer<typeof DeskGrantCalls>;
export type GrantCallList = z.infer<typeof GrantCallList>;
