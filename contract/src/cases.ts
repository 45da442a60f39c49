import { z } from 'zod';
import { agencyId, bilingual, civilDate, id, instant, line, pageOf, prose, version } from './common.ts';
import { DeadlineResult } from './deadline.ts';
import { Section } from './evidence.ts';
import { HelpSubject, HelpTopic } from './help.ts';

// ── the closed lists ────────────────────────────────────────────────────────
export const caseStatuses = ['held', 'submitted', 'acknowledged', 'asked', 'answered', 'closed', 'withdrawn'] as const;
export const CaseStatus = z.enum(caseStatuses);
export const Urgency = z.enum(['normal', 'soon', 'urgent']);
export const caseOutcomes = [
  'advised',
  'supported',
  'resolved',
  'referredOutside',
  'notEligible',
  'duplicate',
  'noResponse',
] as const;
export const CaseOutcome = z.enum(caseOutcomes);
export const referralStatuses = [
  'awaitingConsent',
  'requested',
  'accepted',
  'returned',
  'stopped',
  'withdrawn',
] as const;
export const ReferralStatus = z.enum(referralStatuses);
export const ClockPurpose = z.enum(['acknowledge', 'answer', 'referral']);
/** paused: the company has the word · late: still open and over · metLate: done, but after the day. */
export const ClockState = z.enum(['running', 'late', 'paused', 'met', 'metLate', 'stopped']);
/** What a reader may do with a case now; pages show these and nothing else. */
export const caseActions = [
  'reply',
  'withdraw',
  'reopen',
  'acknowledge',
  'assign',
  'answer',
  'ask',
  'note',
  'close',
  'refer',
] as const;
export const CaseAction = z.enum(caseActions);
export const referralActions = ['consent', 'refuse', 'accept', 'return', 'cancel'] as const;
export const ReferralAction = z.enum(referralActions);
export const inboxViews = [
  'new',
  'dueToday',
  'overdue',
  'mine',
  'waiting',
  'received',
  'sent',
  'open',
  'closed',
] as const;
export const InboxView = z.enum(inboxViews);
export const caseFacts = [
  'held',
  'submitted',
  'acknowledged',
  'assigned',
  'asked',
  'answered',
  'replied',
  'closed',
  'reopened',
  'withdrawn',
  'sightEnded',
  'referralAwaitingConsent',
  'referralRequested',
  'referralConsented',
  'referralRefused',
  'referralAccepted',
  'referralReturned',
  'referralCancelled',
  'referralStopped',
] as const;
export const CaseFact = z.enum(caseFacts);

export type CaseStatus = z.infer<typeof CaseStatus>;
export type CaseOutcome = z.infer<typeof CaseOutcome>;
export type ReferralStatus = z.infer<typeof ReferralStatus>;
export type ClockPurpose = z.infer<typeof ClockPurpose>;
export type ClockState = z.infer<typeof ClockState>;
export type CaseAction = z.infer<typeof CaseAction>;
export type ReferralAction = z.infer<typeof ReferralAction>;
export type InboxView = z.infer<typeof InboxView>;
export type CaseFact = z.infer<typeof CaseFact>;
export type Urgency = z.infer<typeof Urgency>;

/** Opened with every request: without them nobody could answer. */
export const alwaysShown = ['summary', 'contact', 'counsel'] as const;
/** Opened only when the company ticks them. */
export const SharedByChoice = z.enum(['diagnosis', 'technology']);
export type SharedByChoice = z.infer<typeof SharedByChoice>;
/** What a referral may pass on. Summary and counsel go along always: a desk cannot answer what it cannot read. */
export const ReferableSection = z.enum(['summary', 'contact', 'counsel', 'diagnosis', 'technology']);
export type ReferableSection = z.infer<typeof ReferableSection>;

const chosen = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, {
      error: '같은 항목이 두 번 있습니다. / An item is named twice.',
    });

// ── what a company sends ────────────────────────────────────────────────────
export const RequestQuery = z.strictObject({ topic: HelpTopic, subject: HelpSubject.optional() });
export const NewRequest = z.strictObject({
  /** Made by the page once per form: a second press finds the same case instead of making another. */
  requestKey: id,
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: line(120),
  body: prose(4000),
  share: chosen(SharedByChoice, 2),
  consent: z.strictObject({
    textId: line(60),
    textVersion: version,
    agreed: z.literal(true, { error: '동의해야 창구가 볼 수 있습니다. / The desk sees it only with your consent.' }),
  }),
});
export const Words = z.strictObject({ version, body: prose(4000) });
export const Note = z.strictObject({ body: prose(4000) });
export const Step = z.strictObject({ version });
export const Withdrawal = z.strictObject({ version, reason: prose(1000).nullable() });
export const Reopening = z.strictObject({ version, reason: prose(1000) });
export const Assignment = z.strictObject({ version, personId: id });
export const Closing = z.strictObject({ version, outcome: CaseOutcome, body: prose(4000) });
export const NewReferral = z.strictObject({
  version,
  toAgency: agencyId,
  sections: chosen(ReferableSection, 5),
  reason: prose(1000),
  basis: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('consent') }),
    z.strictObject({ kind: z.literal('law'), law: line(60), article: line(120) }),
  ]),
});
export const ReferralConsent = z.strictObject({
  version,
  textId: line(60),
  textVersion: version,
  agreed: z.literal(true, { error: '동의해야 이관됩니다. / It is passed on only with your consent.' }),
});
export const ReferralReturn = z.strictObject({
  version,
  reason: prose(1000),
});
export const CaseParams = z.strictObject({ id });
export const ReferralParams = z.strictObject({ id, referralId: id });

// ── what is shown ───────────────────────────────────────────────────────────
const Agency = z.object({ id: agencyId, name: bilingual });
export const ClockView = z.object({
  id,
  purpose: ClockPurpose,
  ruleId: z.string(),
  state: ClockState,
  startedAt: instant,
  dueAt: instant.nullable(),
  metAt: instant.nullable(),
  /** How the date came about, step by step; law references carry the id of catalogue/laws.json. */
  explanation: DeadlineResult,
});
export const RouteReason = z.object({
  desk: z.object({ code: z.string(), name: bilingual }),
  agency: Agency,
  reasons: z.array(bilingual),
  verified: z.boolean(),
});
const ConsentPreview = z.object({
  textId: z.string(),
  textVersion: version,
  title: bilingual,
  recipient: bilingual,
  use: bilingual,
  items: z.array(z.object({ id: z.string(), name: bilingual })),
  period: bilingual,
  refusal: bilingual,
  withdrawal: bilingual,
  validTo: civilDate,
  verified: z.boolean(),
});
/** Before the button: who will see what, until when, on what basis, how to take it back, by when they answer. */
export const RequestPreview = z.object({
  companyConfirmed: z.boolean(),
  route: RouteReason,
  consent: ConsentPreview,
  acknowledge: DeadlineResult,
  answer: DeadlineResult,
});
export const RequestReceipt = z.object({
  id,
  number: z.string().nullable(),
  status: CaseStatus,
  route: RouteReason,
  consentReceipt: z.string().nullable(),
  submittedAt: instant.nullable(),
  clocks: z.array(ClockView),
});
export const CaseRow = z.object({
  id,
  number: z.string().nullable(),
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: z.string(),
  status: CaseStatus,
  owner: Agency.nullable(),
  lastWord: CaseFact,
  lastWordBy: z.enum(['company', 'agency', 'system']),
  dueAt: instant.nullable(),
  updatedAt: instant,
  createdAt: instant,
});
export const CaseList = pageOf(CaseRow);
export const CaseListQuery = z.strictObject({ cursor: z.string().max(120).optional() });

export const EntryView = z.object({
  id,
  kind: z.enum(['fact', 'message', 'question', 'note', 'document']),
  fact: CaseFact.nullable(),
  /** Identifiers and codes that the sentence of a fact needs. */
  detail: z.object({
    toAgency: bilingual.optional(),
    fromAgency: bilingual.optional(),
    sections: z.array(Section).optional(),
    outcome: CaseOutcome.optional(),
    legalBasis: z.string().optional(),
    assignee: z.string().optional(),
    dueAt: instant.optional(),
    referralId: id.optional(),
  }),
  body: z.string().nullable(),
  author: z.object({
    kind: z.enum(['company', 'agency', 'system']),
    name: z.string(),
    agency: bilingual.nullable(),
    self: z.boolean(),
  }),
  at: instant,
});
export const ReferralView = z.object({
  id,
  from: Agency,
  to: Agency,
  status: ReferralStatus,
  sections: z.array(Section),
  reason: z.string(),
  basis: z.enum(['consent', 'law']),
  legalBasis: z.string().nullable(),
  requestedAt: instant,
  answeredAt: instant.nullable(),
  answerReason: z.string().nullable(),
  dueAt: instant.nullable(),
  may: z.array(ReferralAction),
  version,
});
/** One agency's sight of this case, as the grants say it. The company gets one per agency, an agency only its own. */
export const SightView = z.object({
  agency: Agency,
  section: Section,
  basis: z.enum(['consent', 'law']),
  legalBasis: z.string().nullable(),
  consentId: id.nullable(),
  validTo: civilDate,
});
export const CaseView = z.object({
  id,
  number: z.string().nullable(),
  status: CaseStatus,
  topic: HelpTopic,
  subject: HelpSubject.nullable(),
  urgency: Urgency,
  title: z.string(),
  company: z.object({ id, name: z.string() }),
  owner: Agency.nullable(),
  ownedByMe: z.boolean(),
  assignee: z.object({ id, name: z.string(), self: z.boolean() }).nullable(),
  route: RouteReason,
  sections: z.array(Section),
  submittedAt: instant.nullable(),
  closedAt: instant.nullable(),
  outcome: CaseOutcome.nullable(),
  outcomeText: z.string().nullable(),
  dueAt: instant.nullable(),
  clocks: z.array(ClockView),
  timeline: z.array(EntryView),
  referrals: z.array(ReferralView),
  sight: z.array(SightView),
  may: z.array(CaseAction),
  version,
});
export const ReferralPreview = z.object({ referral: ReferralView, consent: ConsentPreview });
/** For the form of a referral: desks that take this topic first, then the others; laws that may be named; colleagues. */
export const ReferralOptions = z.object({
  agencies: z.array(
    z.object({ id: agencyId, name: bilingual, fits: z.boolean(), desks: z.array(bilingual), online: z.boolean() }),
  ),
  sections: z.array(ReferableSection),
  laws: z.array(z.object({ id: z.string(), name: bilingual })),
  deadline: DeadlineResult,
});
export const Colleagues = z.object({ items: z.array(z.object({ id, name: z.string(), self: z.boolean() })) });
export const CaseDone = z.object({ ok: z.literal(true), version });

// ── the desk's inbox ────────────────────────────────────────────────────────
export const InboxQuery = z.strictObject({
  view: InboxView.default('open'),
  search: z.string().trim().max(80).optional(),
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
  owner: Agency.nullable(),
  referral: z.object({ id, status: ReferralStatus, from: Agency, to: Agency }).nullable(),
  dueAt: instant.nullable(),
  updatedAt: instant,
  version,
});
export const Inbox = z.object({
  counts: z.record(InboxView, z.number().int()),
  items: z.array(InboxItem),
  nextCursor: z.string().nullable(),
});

// ── what waits for the company ──────────────────────────────────────────────
export const CompanyToDo = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['question', 'referralConsent', 'held']),
      caseId: id,
      referralId: id.nullable(),
      number: z.string().nullable(),
      title: z.string(),
      agency: bilingual.nullable(),
      since: instant,
    }),
  ),
});

export type NewRequest = z.infer<typeof NewRequest>;
export type NewReferral = z.infer<typeof NewReferral>;
export type ClockView = z.output<typeof ClockView>;
export type EntryView = z.output<typeof EntryView>;
export type ReferralView = z.output<typeof ReferralView>;
export type CaseView = z.output<typeof CaseView>;
export type CaseRow = z.output<typeof CaseRow>;
export type InboxItem = z.output<typeof InboxItem>;
export type Inbox = z.output<typeof Inbox>;
export type RequestPreview = z.output<typeof RequestPreview>;
export type RequestReceipt = z.output<typeof RequestReceipt>;
export type ReferralOptions = z.output<typeof ReferralOptions>;
export type SightView = z.output<typeof SightView>;
export type RouteReason = z.output<typeof RouteReason>;
