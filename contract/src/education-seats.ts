/** Who comes to a run: people of companies, the waiting list, offered seats, requests for a visit. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { Material, RunView, SessionMode, TargetRole } from './education.ts';
import { civilDate, emailAddress, id, instant, line, prose, version } from './fields.ts';

export const AttendeeState = z.enum(['seated', 'offered', 'waiting', 'declined', 'lapsed', 'cancelled']);
export const SeatAction = z.enum(['giveBack', 'answerOffer']);
export const OfferOutcome = z.enum(['accepted', 'refused', 'lapsed', 'withdrawn']);
export const VisitState = z.enum(['requested', 'accepted', 'declined', 'withdrawn']);

/** As little as a list of names needs: no number of residents, no birthday, no telephone. */
export const NewAttendee = z.strictObject({
  name: line(40),
  role: TargetRole,
  /** For the offer of a seat and the reminder; without it the company's people are told. */
  email: emailAddress.nullable(),
});
export const Enrolment = z.strictObject({ people: z.array(NewAttendee).min(1).max(30) });
export const Enrolled = z.object({ seated: z.number().int(), waiting: z.number().int() });
export const AttendeeParams = z.strictObject({ attendeeId: id });
export const GivingBack = z.strictObject({ version });
export const SeatCancelling = z.strictObject({ version, reason: line(300) });
export const OfferParams = z.strictObject({ offerId: id });
export const OfferAnswer = z.strictObject({ answer: z.enum(['accept', 'refuse']) });
/** The secret of a link travels in the body, never in an address. */
export const seatToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, { error: '주소가 온전하지 않습니다. / The link is not whole.' });
export const OfferLook = z.strictObject({ token: seatToken });
export const OfferByLink = z.strictObject({ token: seatToken, answer: z.enum(['accept', 'refuse']) });
/** What a link shows: the course and the hour, and the first letter of a name. */
export const OfferView = z.object({
  title: z.string(),
  agency: NamedAgency,
  person: z.string(),
  startsAt: instant,
  endsAt: instant,
  expiresAt: instant,
  outcome: OfferOutcome.nullable(),
});

const attendee = {
  id,
  runId: id,
  name: z.string(),
  role: TargetRole,
  email: z.string().nullable(),
  state: AttendeeState,
  isLate: z.boolean(),
  endReason: z.string().nullable(),
  enrolledAt: instant,
  version,
};
export const DeskAttendee = z.object({ ...attendee, companyId: id, companyName: z.string() });
export const DeskRun = RunView.extend({ attendees: z.array(DeskAttendee) });

export const OwnAttendee = z.object({
  ...attendee,
  title: z.string(),
  agency: NamedAgency,
  startsAt: instant,
  endsAt: instant,
  offer: z.object({ id, expiresAt: instant }).nullable(),
  links: z.array(z.object({ startsAt: instant, mode: SessionMode, url: z.string() })),
  /** For those who have a seat. */
  materials: z.array(Material),
  may: z.array(SeatAction),
});

const visitWish = {
  agencyId: z.number().int().min(1).max(999),
  courseId: id.nullable(),
  businessKind: line(120).nullable(),
  salesWon: z.number().int().min(0).max(9_000_000_000_000_000).nullable(),
  employees: z.number().int().min(0).max(10_000_000).nullable(),
  homepage: line(200).nullable(),
  wishedFrom: civilDate,
  wishedUntil: civilDate,
  place: line(200),
  roles: z.array(TargetRole).min(1).max(6),
  people: z.number().int().min(1).max(1000),
  wishes: prose(1000).nullable(),
  contactName: line(40),
  department: line(60).nullable(),
  position: line(60).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' }),
  email: emailAddress,
};
export const NewVisit = z.strictObject(visitWish).refine(({ wishedFrom, wishedUntil }) => wishedFrom <= wishedUntil, {
  path: ['wishedUntil'],
  error: '끝나는 날이 시작하는 날보다 앞섭니다. / The last day lies before the first.',
});
export const VisitParams = z.strictObject({ visitId: id });
export const VisitAnswer = z.strictObject({ version, answer: z.enum(['accept', 'decline']), words: prose(1000) });
export const VisitWithdrawal = z.strictObject({ version });
/** What Boru knows already, for the form that the officials ask for. */
export const VisitPrefill = z.object({
  companyName: z.string(),
  representative: z.string(),
  businessNumber: z.string(),
  businessKind: z.string(),
  employees: z.number().int().nullable(),
  place: z.string(),
  contactName: z.string(),
  email: z.string(),
  agencies: z.array(NamedAgency),
  courses: z.array(z.object({ id, agencyId: z.number().int(), title: z.string() })),
});
export const VisitView = z.object({
  ...visitWish,
  id,
  number: z.string(),
  agency: NamedAgency,
  courseTitle: z.string().nullable(),
  companyId: id,
  companyName: z.string(),
  representative: z.string(),
  businessNumber: z.string(),
  email: z.string(),
  phone: z.string(),
  state: VisitState,
  answer: z.string().nullable(),
  runId: id.nullable(),
  requestedAt: instant,
  version,
});
export const VisitList = z.object({ items: z.array(VisitView) });
export const OwnEducation = z.object({ attendees: z.array(OwnAttendee), visits: z.array(VisitView) });

export type NewAttendee = z.output<typeof NewAttendee>;
export type Enrolment = z.output<typeof Enrolment>;
export type Enrolled = z.output<typeof Enrolled>;
export type AttendeeState = z.output<typeof AttendeeState>;
export type SeatAction = z.output<typeof SeatAction>;
export type OfferView = z.output<typeof OfferView>;
export type OwnAttendee = z.output<typeof OwnAttendee>;
export type DeskAttendee = z.output<typeof DeskAttendee>;
export type DeskRun = z.output<typeof DeskRun>;
export type NewVisit = z.output<typeof NewVisit>;
export type VisitPrefill = z.output<typeof VisitPrefill>;
export type VisitView = z.output<typeof VisitView>;
export type VisitState = z.output<typeof VisitState>;
export type VisitAnswer = z.output<typeof VisitAnswer>;
export type OwnEducation = z.output<typeof OwnEducation>;
export type OfferAnswer = z.output<typeof OfferAnswer>;
