// How long what is kept, from when that counts and by which article: catalogue/retention-classes.json.
import { z } from 'zod';
import { Code, datedFile, doubt, LawRef, Line, Words } from './dated.ts';

export const RetentionClassId = z.enum([
  ...(['case', 'paper', 'account', 'trace'] as const),
  ...(['operator', 'company', 'breach', 'report'] as const),
]);
export type RetentionClassId = z.infer<typeof RetentionClassId>;

export const RetentionClass = z.strictObject({
  id: RetentionClassId,
  title: Words,
  what: Words,
  /** The deadline rule (`keepFor`) that counts the period and names the article. */
  rule: Code,
  /** event: from the day itself · yearAfter: from 1 January of the year after it. */
  from: z.enum(['event', 'yearAfter']),
  ...doubt,
});
export type RetentionClass = z.infer<typeof RetentionClass>;

export const RetentionClasses = datedFile(RetentionClass, {
  /** How it is destroyed: the words of the decree, and what Boru did. */
  method: z.strictObject({ article: LawRef, text: Line, done: Words }),
});
