/** 실태조사: a stratified sample of the registered companies, private links, answers that no desk reads one by one, results with weights. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

export const SurveyState = z.enum(['draft', 'drawing', 'open', 'closed']);
export type SurveyState = z.infer<typeof SurveyState>;
export const SurveyStrata = z.enum(['size', 'industry', 'municipality']);
export type SurveyStrata = z.infer<typeof SurveyStrata>;
export const SurveyAllocation = z.enum(['proportional', 'neyman']);
export const SurveyPower = z.enum(['write', 'begin', 'remind', 'feed']);
export type SurveyPower = z.infer<typeof SurveyPower>;

export const SurveyQuestion = z.strictObject({
  text: line(300),
  options: z.array(line(80)).min(2).max(7),
});
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;
export const SurveyInput = z.strictObject({
  title: line(100),
  purpose: prose(1000),
  questions: z.array(SurveyQuestion).min(1).max(40),
  strata: SurveyStrata,
  allocation: SurveyAllocation,
  sample: z.int().min(5).max(20_000),
  /** Published with the results: whoever has the frame can draw the same sample again. */
  seed: line(64),
  closesAt: instant,
});
export type SurveyInput = z.infer<typeof SurveyInput>;
export const SurveyUpdate = z.strictObject({ version, survey: SurveyInput });
export const SurveyStep = z.strictObject({ version });
export const SurveyFeed = z.strictObject({
  indicatorId: id,
  indicatorVersion: version,
  question: z.int().min(0).max(39),
  option: z.int().min(0).max(6),
});
export type SurveyFeed = z.infer<typeof SurveyFeed>;

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** The place of the option for each question; null where nothing is chosen yet. */
const choices = z.array(z.int().min(0).max(6).nullable()).max(40);
export const SurveyLook = z.strictObject({ token });
export const SurveyDraft = z.strictObject({ token, choices });
export const SurveyAnswer = z.strictObject({ token, key: id, choices: z.array(z.int().min(0).max(6)).max(40) });
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
export const SheetState = z.enum(['waiting', 'answered', 'over']);
/** What a link shows: no company, and once it is answered nothing of the answers. */
export const SurveySheet = z.object({
  state: SheetState,
  title: z.string(),
  purpose: z.string(),
  agency: bilingual,
  closesAt: instant,
  questions: z.array(z.object({ text: z.string(), options: z.array(z.string()) })),
  choices: z.array(z.number().nullable()),
});
export type SurveySheet = z.infer<typeof SurveySheet>;

const short = {
  id,
  title: z.string(),
  state: SurveyState,
  closesAt: instant,
  sample: z.number(),
};
export const SurveyList = z.object({
  items: z.array(z.object(short)),
  may: z.array(SurveyPower),
});
export type SurveyList = z.infer<typeof SurveyList>;
/** Null: fewer than five, or what would tell fewer than five. */
const share = z.object({
  text: z.string(),
  count: z.number().nullable(),
  percent: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export const SurveyView = z.object({
  ...SurveyInput.shape,
  questions: z.array(z.object({ text: z.string(), options: z.array(z.string()) })),
  ...short,
  version,
  today: civilDate,
  frame: z.number().nullable(),
  strataRows: z.array(
    z.object({ label: bilingual, size: z.number(), drawn: z.number(), answered: z.number().nullable() }),
  ),
  answered: z.number().nullable(),
  /** In per cent: the rate a full count would have had. */
  responsePercent: z.number().nullable(),
  remindedAt: instant.nullable(),
  /** Null until the survey is over. */
  results: z.array(z.object({ text: z.string(), answered: z.number().nullable(), options: z.array(share) })).nullable(),
  /** Indicators of plans in force whose value a person enters. */
  indicators: z.array(z.object({ id, title: z.string(), unit: z.string(), version })),
  may: z.array(SurveyPower),
});
export type SurveyView = z.infer<typeof SurveyView>;
