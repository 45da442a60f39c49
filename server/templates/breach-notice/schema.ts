import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

/** What is told to the persons whose data left: five parts and who tells it. Nobody's data stand in it. */
export const schema = z.strictObject({
  number: line(60),
  agency: line(100),
  preparedOn: civilDate,
  knownAt: line(60),
  law: line(200),
  notice: line(300),
  unverified: line(400),
  rows: z.array(z.strictObject({ label: line(100), value: z.string().min(1).max(4000), isOpen: z.boolean() })).max(10),
});
