/** 사고에서 배운 것: what a closed incident proposes, and what a company made of it. */
import { z } from 'zod';
import { Code, datedFile, doubt, Slug, Words } from './dated.ts';
import { bilingual, id, instant, prose } from './fields.ts';
import { IncidentFact, LeakChannel } from './notice-routes.ts';

/** The table is catalogue/incident-lessons.json. */
export const IncidentLesson = z.strictObject({
  id: Slug,
  /** Any of them: one of the channels (none: any way), and all facts as told. */
  conditions: z
    .array(
      z.strictObject({
        channels: z.array(LeakChannel),
        all: z.array(z.strictObject({ fact: IncidentFact, is: z.enum(['yes', 'no']) })),
        why: Words,
      }),
    )
    .min(1),
  /** Which answer of the diagnosis the incident speaks against, and what it can be at most. */
  question: Code,
  value: z.int().min(0).max(2),
  task: Words,
  ...doubt,
});
export type IncidentLesson = z.infer<typeof IncidentLesson>;
export const IncidentLessonFile = datedFile(IncidentLesson, {});

export const LessonDecision = z.enum(['accepted', 'refused']);
export const NewLessonDecision = z.strictObject({
  lesson: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  decision: LessonDecision,
  reason: prose(500).nullable(),
});
export type NewLessonDecision = z.infer<typeof NewLessonDecision>;
export const LearningChoice = z.strictObject({ shares: z.boolean() });

export const LessonView = z.object({
  id: z.string(),
  question: z.string(),
  value: z.number().int(),
  task: bilingual,
  reasons: z.array(bilingual),
  verified: z.boolean(),
  note: z.string().nullable(),
  /** Null: not decided yet. */
  decision: LessonDecision.nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: instant.nullable(),
});
export type LessonView = z.infer<typeof LessonView>;
export const IncidentLessons = z.object({
  items: z.array(LessonView),
  mayDecide: z.boolean(),
  /** Whether the region may count this incident; never unless the company said so. */
  shares: z.boolean(),
});
export type IncidentLessons = z.infer<typeof IncidentLessons>;

export const AcceptedTask = z.object({
  incidentId: id,
  lesson: z.string(),
  question: z.string(),
  task: bilingual,
  at: instant,
});
export type AcceptedTask = z.infer<typeof AcceptedTask>;
export const AcceptedTasks = z.object({ items: z.array(AcceptedTask) });
