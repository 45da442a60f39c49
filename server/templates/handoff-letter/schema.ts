import { civilDate, line, prose } from '@boru/contract/fields';
import { z } from 'zod';

/** The letter that goes with a sealed packet to a body without an account. It names no passphrase, and never may. */
export const schema = z.strictObject({
  receiptNumber: line(60),
  recipient: line(100),
  sender: line(100),
  caseNumber: line(60),
  company: line(200),
  items: line(300),
  basis: line(300),
  reason: prose(1000),
  madeOn: civilDate,
  files: line(40),
  sealedBy: line(100),
  fingerprint: line(64),
});
