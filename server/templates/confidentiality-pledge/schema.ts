import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

/** A signed pledge of confidentiality (비밀유지 서약서), in the very words of the day. */
export const schema = z.strictObject({
  number: line(60),
  person: line(100),
  agency: line(100),
  company: line(200),
  caseNumber: line(60),
  signedOn: civilDate,
  signedAtTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  text: z.strictObject({
    id: line(60),
    edition: z.number().int().min(1),
    fingerprint: line(64),
    verified: z.boolean(),
    body: z.array(line(4000)).min(1).max(12),
  }),
  statute: z
    .strictObject({ law: line(200), edition: line(200), article: line(200), text: line(4000), verified: z.boolean() })
    .nullable(),
});
