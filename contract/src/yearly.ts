/** 연차보고: the words people write around figures that nobody writes. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, prose, version } from './fields.ts';

export const reportFigures = [
  'parties',
  'promises',
  'tasks',
  'indicators',
  'topics',
  'municipality',
  'level',
  'never',
  'gaps',
  'training',
  'money',
  'effects',
  'holes',
  'actions',
  'payments',
] as const;
export const ReportFigureKey = z.enum(reportFigures);
export type ReportFigureKey = z.infer<typeof ReportFigureKey>;
export const ReportChapter = z.enum(['preface', 'agreement', 'plan', 'region', 'support', 'conclusion']);
export type ReportChapter = z.infer<typeof ReportChapter>;
export const ReportState = z.enum(['counting', 'draft', 'closed']);
export type ReportState = z.infer<typeof ReportState>;
export const ReportPower = z.enum(['write']);

/** In which chapter a figure stands; the appendix follows the last chapter. */
export const chapterOf: Readonly<Record<ReportFigureKey, ReportChapter | 'appendix'>> = {
  parties: 'agreement',
  promises: 'agreement',
  tasks: 'plan',
  indicators: 'plan',
  topics: 'region',
  municipality: 'region',
  level: 'region',
  never: 'region',
  gaps: 'region',
  training: 'region',
  money: 'support',
  effects: 'support',
  holes: 'support',
  actions: 'appendix',
  payments: 'appendix',
};

const words = prose(4000).nullable();
export const ReportWords = z.strictObject({
  preface: words,
  agreement: words,
  plan: words,
  region: words,
  support: words,
  conclusion: words,
});
export type ReportWords = z.infer<typeof ReportWords>;
export const NewReport = z.strictObject({ year: z.int().min(2024).max(2100) });
export const ReportWordsUpdate = z.strictObject({ version, words: ReportWords });
export const ReportStep = z.strictObject({ version });
export const ReportPaperQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']) });

/** A figure as it was taken. All of it is in Korean, the language of the council. */
export const ReportTold = z.object({
  title: z.string(),
  definition: z.string(),
  source: z.string(),
  from: civilDate.nullable(),
  until: civilDate,
  summary: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** For the chart; null where a number is withheld. */
  bars: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
});
export type ReportTold = z.infer<typeof ReportTold>;
export const ReportFigure = z.object({
  key: ReportFigureKey,
  chapter: z.string(),
  /** Null: never counted so far. */
  told: ReportTold.nullable(),
  takenAt: instant.nullable(),
  failedAt: instant.nullable(),
});
export type ReportFigure = z.infer<typeof ReportFigure>;
const short = { id, year: z.number().int(), state: ReportState, countedAt: instant.nullable(), version };
export const ReportsView = z.object({
  today: civilDate,
  reports: z.array(z.object(short)),
  may: z.array(ReportPower),
});
export type ReportsView = z.infer<typeof ReportsView>;
export const YearlyReportView = z.object({
  ...short,
  chapters: z.array(z.object({ key: ReportChapter, name: bilingual })),
  words: ReportWords,
  figures: z.array(ReportFigure),
  writtenBy: z.string(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  may: z.array(ReportPower),
});
export type YearlyReportView = z.infer<typeof YearlyReportView>;
