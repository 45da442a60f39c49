import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

/** Of what was destroyed: class, numbers and days, and the hash of the list. No content, no name of whose it was. */
export const schema = z.strictObject({
  receiptNumber: line(60),
  agency: line(100),
  title: line(200),
  count: z.number().int(),
  kept: z.number().int(),
  firstOn: civilDate,
  lastOn: civilDate,
  basis: line(400),
  period: line(200),
  reason: line(300),
  method: line(400),
  done: line(500),
  proposedBy: line(100),
  proposedOn: civilDate,
  approvedBy: line(100),
  approvedOn: civilDate,
  finishedOn: civilDate,
  listHash: line(64),
});
