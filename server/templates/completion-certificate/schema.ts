import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

const item = z.strictObject({
  number: line(40),
  person: line(40),
  company: line(200),
  course: line(120),
  heldFrom: civilDate,
  heldUntil: civilDate,
  minutes: z.number().int(),
  basis: z.string().max(600),
  agency: line(100),
  issuedOn: civilDate,
  expiresOn: civilDate.nullable(),
  code: line(20),
  address: line(300),
  qr: z.array(z.string().regex(/^[01]+$/)).min(7),
});
/** One paper holds one certificate or those of a whole run, each on a page of its own. */
export const schema = z.strictObject({ items: z.array(item).min(1).max(500) });
