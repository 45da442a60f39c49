/** The closed lists of a case: statuses, steps, facts, views. Each value has its word in words.ts. */
import { z } from 'zod';

export const caseStatuses = ['held', 'submitted', 'acknowledged', 'asked', 'answered', 'closed', 'withdrawn'] as const;
export const CaseStatus = z.enum(caseStatuses);
export const Urgency = z.enum(['normal', 'soon', 'urgent']);
/** How a request came in: written by the company, by another agency, told on the telephone, or made by an event. */
export const CaseOrigin = z.enum(['company', 'agency', 'phone', 'event']);
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
  'acknowledged',
  'accepted',
  'declined',
  'returned',
  'done',
  'stopped',
  'withdrawn',
  'expired',
] as const;
export const ReferralStatus = z.enum(referralStatuses);
/** transfer: the receiver takes the case over · cooperation (협조요청): the owner stays, the receiver answers by a day. */
export const ReferralKind = z.enum(['transfer', 'cooperation']);
/** Of a referral: forward is the sender's (go on within eight working hours), receipt and referral the receiver's. */
export const ClockPurpose = z.enum(['acknowledge', 'answer', 'referral', 'receipt', 'forward']);
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
  'recordWithdrawal',
  'addTask',
  'rate',
] as const;
export const CaseAction = z.enum(caseActions);
export const TaskKind = z.enum(['task', 'checklist', 'followUp']);
export const referralActions = [
  'consent',
  'refuse',
  'recordConsent',
  'acknowledge',
  'accept',
  'decline',
  'return',
  'answer',
  'extend',
  'cancel',
] as const;
export const ReferralAction = z.enum(referralActions);
export const inboxViews = [
  'new',
  'dueToday',
  'overdue',
  'mine',
  'watched',
  'waiting',
  'received',
  'sent',
  'open',
  'closed',
] as const;
export const InboxView = z.enum(inboxViews);
/** A badge says no more than this: what is above it is "99+", and costs the same however many there are. */
export const countedTo = 100;
/** Who has a case of the inbox: the reader, or nobody yet. */
export const InCharge = z.enum(['me', 'nobody']);
export const caseFacts = [
  'held',
  'submitted',
  'called',
  'acknowledged',
  'assigned',
  'asked',
  'answered',
  'replied',
  'closed',
  'rated',
  'reopened',
  'withdrawn',
  'sightEnded',
  'takenOver',
  'referralAwaitingConsent',
  'referralRequested',
  'referralConsented',
  'referralRefused',
  'referralAcknowledged',
  'referralAccepted',
  'referralDeclined',
  'referralReturned',
  'referralAnswered',
  'referralExtended',
  'referralExpired',
  'referralLapsed',
  'referralCancelled',
  'referralStopped',
  'handoffMade',
  'handoffDispatched',
  'handoffReceived',
  'handoffWithdrawn',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
] as const;
export const CaseFact = z.enum(caseFacts);

export type CaseStatus = z.infer<typeof CaseStatus>;
export type CaseOutcome = z.infer<typeof CaseOutcome>;
export type ReferralKind = z.infer<typeof ReferralKind>;
export type ReferralStatus = z.infer<typeof ReferralStatus>;
export type ClockPurpose = z.infer<typeof ClockPurpose>;
export type ClockState = z.infer<typeof ClockState>;
export type CaseAction = z.infer<typeof CaseAction>;
export type ReferralAction = z.infer<typeof ReferralAction>;
export type InboxView = z.infer<typeof InboxView>;
export type InCharge = z.infer<typeof InCharge>;
export type CaseFact = z.infer<typeof CaseFact>;
export type CaseOrigin = z.infer<typeof CaseOrigin>;
export type Urgency = z.infer<typeof Urgency>;

/** Opened with every request: without them nobody could answer. */
export const alwaysShown = ['summary', 'contact', 'counsel'] as const;
/** Opened only when the company ticks them. */
export const SharedByChoice = z.enum(['diagnosis', 'technology']);
export type SharedByChoice = z.infer<typeof SharedByChoice>;
/** What a referral may pass on. Summary and counsel go along always: a desk cannot answer what it cannot read. */
export const ReferableSection = z.enum(['summary', 'contact', 'counsel', 'diagnosis', 'technology']);
export type ReferableSection = z.infer<typeof ReferableSection>;
