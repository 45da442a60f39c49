import { line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** What came of the promises of one year, by clause; figures as they were handed in. */
export const schema = z.strictObject({
  year: z.string().regex(/^\d{4}$/),
  agreement: line(200),
  signedOn: line(60),
  by: line(120),
  preparedAt: line(60),
  state: line(60),
  summary: prose(2000),
  clauses: z.array(line(200)).max(100),
  rows: z
    .array(
      z.strictObject({
        ...{ clause: line(200), agency: line(100), title: line(100), indicator: line(80), target: line(60) },
        ...{ actual: line(60), standing: line(40), words: prose(1000), hindrance: prose(1000), nextStep: prose(1000) },
      }),
    )
    .max(20_000),
  missing: z.array(z.strictObject({ agency: line(100), why: line(200) })).max(100),
});
