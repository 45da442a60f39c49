import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** Summary of a case for an agency's own filing (개방형 문서 형식: HWPX and tagged PDF from the same data). */
export const schema = z.strictObject({
  caseNumber: line(60),
  agency: line(100),
  company: z.strictObject({ name: line(200) }),
  topic: line(300),
  receivedOn: civilDate,
  dueOn: civilDate.optional(),
  printedOn: civilDate,
  status: line(40),
  summary: prose(4000),
  sharing: z.array(z.strictObject({ recipient: line(100), basis: line(200), items: line(300) })).max(50),
  timeline: z
    .array(
      z.strictObject({
        on: civilDate,
        time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
        actor: line(200),
        text: prose(4200),
      }),
    )
    .max(1000),
});
