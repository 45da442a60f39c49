/** The desk's inbox: views, badges, one dense line per case. */
import { z } from 'zod';
import { CaseFact, CaseStatus, InboxView, InCharge, ReferralStatus, Urgency } from './case-lists.ts';
import { NamedAgency } from './cases.ts';
import { id, instant, version } from './fields.ts';
import { HelpSubject, HelpTopic } from './help.ts';

export const InboxQuery = z.strictObject({
  view: InboxView.default('open'),
  search: z.string().trim().max(80).optional(),
  topic: HelpTopic.optional(),
  urgency: Urgency.optional(),
  charge: InCharge.optional(),
  cursor: z.string().max(120).optional(),
});
export const InboxItem = z.object({
  id,
  number: z.string().nullable(),
  companyName: z.string(),
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: z.string(),
  status: CaseStatus,
  lastWord: CaseFact,
  lastWordBy: z.enum(['company', 'agency', 'system']),
  assigneeName: z.string().nullable(),
  mine: z.boolean(),
  owner: NamedAgency.nullable(),
  referral: z.object({ id, status: ReferralStatus, from: NamedAgency, to: NamedAgency }).nullable(),
  dueAt: instant.nullable(),
  updatedAt: instant,
  version,
});
export const Inbox = z.object({
  counts: z.record(InboxView, z.number().int()),
  items: z.array(InboxItem),
  nextCursor: z.string().nullable(),
});

export type InboxQuery = z.output<typeof InboxQuery>;
export type InboxItem = z.output<typeof InboxItem>;
export type Inbox = z.output<typeof Inbox>;
