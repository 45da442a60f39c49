import { line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** The minutes as numbered lines: what is printed is exactly what stands here. */
export const schema = z.strictObject({
  title: line(200),
  state: line(60),
  by: line(120),
  preparedOn: line(40),
  lines: z
    .array(z.strictObject({ level: z.int().min(1).max(8), indent: z.string().max(40), text: prose(3000) }))
    .min(1)
    .max(5_000),
});
