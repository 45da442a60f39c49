/** What a receiver sees of a referral by law before it accepts: no name, no text. */
import { z } from 'zod';
import { ReferralView, Urgency } from './cases.ts';
import { bilingual, id } from './fields.ts';
import { HelpTopic } from './help.ts';

export const Stub = z.object({
  caseId: id,
  topic: HelpTopic,
  urgency: Urgency,
  territory: bilingual,
  /** Its reason is left empty: it is text. */
  referral: ReferralView,
});
export const Stubs = z.object({ items: z.array(Stub) });
export type Stub = z.output<typeof Stub>;
export type Stubs = z.output<typeof Stubs>;
