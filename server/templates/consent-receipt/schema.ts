import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

/** Receipt of a consent to pass data on (제3자 제공 동의). Says what was agreed to and how to take it back. */
export const schema = z.strictObject({
  receiptNumber: line(60),
  company: z.strictObject({ name: line(200) }),
  signer: line(100),
  consentedOn: civilDate,
  consentedAtTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  withdrawnOn: civilDate.optional(),
  recipient: line(100),
  purpose: line(500),
  items: z.array(line(200)).min(1).max(30),
  validFrom: civilDate,
  validTo: civilDate,
  text: z.strictObject({ id: line(60), edition: z.number().int().min(1), body: z.array(line(4000)).min(1).max(40) }),
});
