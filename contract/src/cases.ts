import { z } from 'zod';
import {
  CaseAction,
  CaseFact,
  CaseOrigin,
  CaseOutcome,
  CaseStatus,
  ClockPurpose,
  ClockState,
  ReferableSection,
  ReferralAction,
  ReferralKind,
  ReferralStatus,
  SharedByChoice,
  Urgency,
} from './case-lists.ts';
import { DeadlineResult } from './deadline.ts';
import { Section } from './evidence.ts';
import { agencyId, bilingual, civilDate, id, instant, line, pageOf, prose, version } from './fields.ts';
import { HelpSubject, HelpTopic } from './help.ts';
import { PledgeAsked } from './pledges.ts';

export {
  alwaysShown,
  CaseAction,
  CaseFact,
  CaseOrigin,
  CaseOutcome,
  CaseStatus,
  ClockPurpose,
  ClockState,
  caseActions,
  caseFacts,
  caseOutcomes,
  caseStatuses,
  inboxViews,
  ReferableSection,
  ReferralAction,
  ReferralStatus,
  referralActions,
  referralStatuses,
  SharedByChoice,
  Urgency,
} from './case-lists.ts';

import { Receiver, ReceivingAgency } from './receivers.ts';

const chosen = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, {
      error: '같은 항목이 두 번 있습니다. / An item is named twice.',
    });

/** On what something is passed on: the company's consent, or a law and its article by name. */
export const ReferralBasis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('consent') }),
  z.strictObject({ kind: z.literal('law'), law: line(60), article: line(120) }),
]);
export type ReferralBasis = z.infer<typeof ReferralBasis>;

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
/** `mentions`: colleagues who are told that they are named; what the note says stays in Boru. */
export const Note = z.strictObject({ body: prose(4000), mentions: chosen(id, 10).default([]) });
export const Step = z.strictObject({ version });
export const Withdrawal = z.strictObject({ version, reason: prose(1000).nullable() });
export const Reopening = z.strictObject({ version, reason: prose(1000) });
export const Assignment = z.strictObject({ version, personId: id });
export const Closing = z.strictObject({ version, outcome: CaseOutcome, body: prose(4000) });
export const NewReferral = z.strictObject({
  version,
  toAgency: agencyId,
  receiver: Receiver.default({ kind: 'agency' }),
  kind: ReferralKind.default('transfer'),
  /** For a request for cooperation: by when the answer is wanted. */
  dueOn: civilDate.nullable().default(null),
  /** Whether the receiver may pass it on by law alone; with the company's consent it may always. */
  onward: z.boolean().default(false),
  sections: chosen(ReferableSection, 5),
  reason: prose(1000),
  basis: ReferralBasis,
});
export const ReferralConsent = z.strictObject({
  version,
  textId: line(60),
  textVersion: version,
  agreed: z.literal(true, { error: '동의해야 이관됩니다. / It is passed on only with your consent.' }),
});
export const ReferralReturn = z.strictObject({ version, reason: prose(1000) });
export const CaseParams = z.strictObject({ id });
export const ReferralParams = z.strictObject({ id, referralId: id });

// ── what is shown ───────────────────────────────────────────────────────────
export const NamedAgency = z.object({ id: agencyId, name: bilingual });
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
  agency: NamedAgency,
  reasons: z.array(bilingual),
  verified: z.boolean(),
});
export const ConsentPreview = z.object({
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
  createdAt: instant,
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
  owner: NamedAgency.nullable(),
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
    startsAt: instant.optional(),
    saidBy: z.string().optional(),
    score: z.number().optional(),
    mentions: z.array(z.string()).optional(),
    /** Came by mail and is not confirmed by a sign-in: the whole where something was cut, papers that were not taken. */
    mail: z.object({ whole: z.string().nullable(), left: z.number().int() }).optional(),
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
  from: NamedAgency,
  to: NamedAgency,
  /** The team or the person it is for; empty: the whole agency. */
  toName: z.string(),
  kind: ReferralKind,
  onward: z.boolean(),
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
  agency: NamedAgency,
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
  origin: CaseOrigin,
  /** Who called, when the case began with a call; shown with the counselling record. */
  call: z
    .object({
      callerName: z.string(),
      callerPhone: z.string(),
      takenByName: z.string(),
      takenAt: instant,
      hasAccount: z.boolean(),
    })
    .nullable(),
  title: z.string(),
  company: z.object({ id, name: z.string() }),
  owner: NamedAgency.nullable(),
  ownedByMe: z.boolean(),
  assignee: z.object({ id, name: z.string(), self: z.boolean() }).nullable(),
  route: RouteReason,
  sections: z.array(Section),
  submittedAt: instant.nullable(),
  closedAt: instant.nullable(),
  outcome: CaseOutcome.nullable(),
  outcomeText: z.string().nullable(),
  /** Up to when somebody of the company has read it, which says what of a desk's words has arrived. */
  ...{ satisfaction: z.number().nullable(), companyReadAt: instant.nullable(), dueAt: instant.nullable() },
  ...{ clocks: z.array(ClockView), /** If it is not ours: by when it goes on. */ goOn: ClockView.nullable() },
  timeline: z.array(EntryView),
  referrals: z.array(ReferralView),
  sight: z.array(SightView),
  /** What the reader signs before the content opens; null when signed, and for the company. */
  pledge: PledgeAsked.nullable(),
  may: z.array(CaseAction),
  version,
});
export const ReferralPreview = z.object({ referral: ReferralView, consent: ConsentPreview });
/** For the form of a referral: desks that take this topic first, then the others; laws that may be named; colleagues. */
export const ReferralOptions = z.object({
  agencies: z.array(ReceivingAgency),
  sections: z.array(ReferableSection),
  laws: z.array(z.object({ id: z.string(), name: bilingual })),
  deadline: DeadlineResult,
});
export const Colleagues = z.object({ items: z.array(z.object({ id, name: z.string(), self: z.boolean() })) });
export const CaseDone = z.object({ ok: z.literal(true), version });

export type NewRequest = z.infer<typeof NewRequest>;
export type NewReferral = z.infer<typeof NewReferral>;
export type ClockView = z.output<typeof ClockView>;
export type EntryView = z.output<typeof EntryView>;
export type ReferralView = z.output<typeof ReferralView>;
export type CaseView = z.output<typeof CaseView>;
export type CaseRow = z.output<typeof CaseRow>;
export type RequestPreview = z.output<typeof RequestPreview>;
export type RequestReceipt = z.output<typeof RequestReceipt>;
export type ReferralOptions = z.output<typeof ReferralOptions>;
export type SightView = z.output<typeof SightView>;
export type RouteReason = z.output<typeof RouteReason>;
