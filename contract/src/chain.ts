/** 근거에서 성과까지: clause and article → task → programme → budget → support → outcome → indicator, as far as its reader may see. */
import { z } from 'zod';
import { agencyId, bilingual, civilDate, id, instant } from './fields.ts';
import { ArticleKind } from './ordinance.ts';
import { IndicatorSource, PlanStanding } from './plans.ts';
import { ProgrammeKind } from './programmes.ts';

export const ChainQuery = z.strictObject({ year: z.coerce.number().int().min(2024).max(2100).optional() });
export const SupportSort = z.enum(['award', 'course', 'consulting']);
export type SupportSort = z.infer<typeof SupportSort>;
/** 조문은 있는데 사업이 없음 / 사업은 있는데 조문이 없음 / 돈은 썼는데 효과 측정이 없음. */
export const HoleKind = z.enum(['articleWithoutProgramme', 'programmeWithoutArticle', 'moneyWithoutEffect']);
export type HoleKind = z.infer<typeof HoleKind>;

const clauseId = z.string().min(1).max(60);
export const ChainArticle = z.object({
  id,
  kind: ArticleKind,
  statute: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  isVerified: z.boolean(),
  isInForce: z.boolean(),
  isOfPack: z.boolean(),
});
export type ChainArticle = z.infer<typeof ChainArticle>;
export const ChainProgramme = z.object({
  id,
  name: bilingual,
  kind: ProgrammeKind,
  agency: bilingual,
  isOwn: z.boolean(),
  isPublished: z.boolean(),
  /** What was written freely about clause and basis before there were references. */
  clauseText: z.string().nullable(),
  basisText: z.string().nullable(),
  clauses: z.array(z.string()),
  articles: z.array(id),
  tasks: z.array(id),
});
export type ChainProgramme = z.infer<typeof ChainProgramme>;
export const ChainLine = z.object({
  id,
  programmeId: id,
  name: z.string(),
  fiscalYear: z.number().int(),
  articleId: id.nullable(),
  budgetWon: z.number().int(),
  paidWon: z.number().int(),
});
/** How many were supported in the year; only of the reader's own agency. */
export const ChainSupport = z.object({
  programmeId: id,
  sort: SupportSort,
  count: z.number().int(),
  companies: z.number().int(),
});
export type ChainSupport = z.infer<typeof ChainSupport>;
/** How the level of protection of supported companies changed, in points of 100, with the 95% interval of the mean. */
export const ChainEffect = z.object({
  programmeId: id,
  companies: z.number().int(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
});
export type ChainEffect = z.infer<typeof ChainEffect>;
/** Null: too few companies to say it. */
export const ChainMoney = z.object({
  articleId: id.nullable(),
  lines: z.number().int(),
  budgetWon: z.number().int(),
  paidWon: z.number().int().nullable(),
});
export type ChainMoney = z.infer<typeof ChainMoney>;
export const ChainHole = z.object({ kind: HoleKind, of: z.enum(['article', 'programme']), id });
export type ChainHole = z.infer<typeof ChainHole>;
export const ChainView = z.object({
  today: civilDate,
  year: z.number().int(),
  clauses: z.array(z.object({ id: clauseId, number: z.number().int(), text: bilingual })),
  articles: z.array(ChainArticle),
  tasks: z.array(
    z.object({
      id,
      title: z.string(),
      agency: bilingual,
      plan: z.string(),
      planId: id,
      standing: PlanStanding,
      percent: z.number().int(),
    }),
  ),
  indicators: z.array(
    z.object({
      id,
      taskId: id,
      title: z.string(),
      unit: z.string(),
      source: IndicatorSource,
      target: z.number(),
      actual: z.number().nullable(),
      isSmall: z.boolean(),
      valueAt: instant.nullable(),
      failedAt: instant.nullable(),
    }),
  ),
  programmes: z.array(ChainProgramme),
  lines: z.array(ChainLine),
  supports: z.array(ChainSupport),
  effects: z.array(ChainEffect),
  money: z.array(ChainMoney),
  holes: z.array(ChainHole),
});
export type ChainView = z.infer<typeof ChainView>;

/** What a programme is tied to, all of it at once. */
export const TiesInput = z.strictObject({
  clauses: z.array(clauseId).max(20),
  articles: z.array(id).max(20),
  tasks: z.array(id).max(50),
  courses: z.array(id).max(100),
  hasConsulting: z.boolean(),
  lines: z.array(z.strictObject({ id, articleId: id.nullable() })).max(200),
});
export type TiesInput = z.infer<typeof TiesInput>;
export const TiesView = z.object({
  programmeId: id,
  agencyId,
  name: bilingual,
  clauseText: z.string().nullable(),
  basisText: z.string().nullable(),
  clauses: z.array(z.string()),
  articles: z.array(id),
  tasks: z.array(id),
  courses: z.array(id),
  hasConsulting: z.boolean(),
  lines: z.array(
    z.object({
      id,
      name: z.string(),
      fiscalYear: z.number().int(),
      articleText: z.string(),
      articleId: id.nullable(),
    }),
  ),
  courseChoices: z.array(z.object({ id, title: z.string() })),
  /** Another programme of the agency holds them already. */
  isConsultingTaken: z.boolean(),
  mayWork: z.boolean(),
});
export type TiesView = z.infer<typeof TiesView>;
