import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

/** One decimal, as the engine cuts it. */
const score = z.number().min(0).max(100);

/** Printed result of a self-diagnosis (자가진단 결과지). Texts arrive as shown on the screen; the paper adds nothing. */
export const schema = z.strictObject({
  company: z.strictObject({ name: line(200), businessNumber: line(12).optional() }),
  diagnosedOn: civilDate,
  expiresOn: civilDate,
  printedOn: civilDate,
  questionSet: z.strictObject({
    id: line(60),
    title: line(200),
    edition: z.number().int().min(1),
    validFrom: civilDate,
    verified: z.boolean(),
  }),
  /** note: why the level is lower than the score alone would give. */
  level: z.strictObject({ label: line(40), note: line(300).optional() }),
  /** null: nothing in the set applies to the company. */
  total: score.nullable(),
  domains: z
    .array(
      z.strictObject({
        label: line(60),
        weight: z.number().min(0).max(100),
        answered: z.number().int().min(0),
        questions: z.number().int().min(0),
        /** null: every question of the domain was answered "해당 없음". */
        score: score.nullable(),
      }),
    )
    .min(1)
    .max(20),
  criticalGaps: z
    .array(z.strictObject({ questionId: line(20), domain: line(60), text: line(500), answer: line(60) }))
    .max(100),
  plan: z
    .array(
      z.strictObject({
        action: line(500),
        helper: z.strictObject({ agency: line(100), programme: line(200), verified: z.boolean() }).optional(),
        dueOn: civilDate.optional(),
      }),
    )
    .max(100),
});
