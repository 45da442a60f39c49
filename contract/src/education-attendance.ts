/** Attendance, test and survey of a run, and the certificate of completion (수료증). */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { Material, SessionView } from './education.ts';
import { seatToken } from './education-seats.ts';
import { civilDate, id, instant, line } from './fields.ts';

export const MarkOutcome = z.enum(['kept', 'duplicate', 'unknown']);
export const MarkHow = z.enum(['code', 'hand', 'correction']);
export const CertificateState = z.enum(['valid', 'expired', 'revoked']);
export const CompletionPart = z.enum(['attendance', 'test', 'survey']);

export const SessionParams = z.strictObject({ sessionId: id });
/** `key` is made by the device: sent twice, it is kept once. */
export const Marks = z.strictObject({
  marks: z
    .array(z.strictObject({ key: id, attendeeId: id, arrivedAt: instant }))
    .min(1)
    .max(300),
});
export const MarkOutcomes = z.object({ outcomes: z.array(z.object({ key: id, outcome: MarkOutcome })) });
export const SessionCode = z.object({ code: z.string(), until: instant, link: z.string() });
export const NewCorrection = z.strictObject({
  attendeeId: id,
  minutes: z.number().int().min(0).max(720),
  reason: line(300),
});
export const CorrectionParams = z.strictObject({ correctionId: id });
export const CorrectionDecision = z.strictObject({ grant: z.boolean() });
export const DeskSession = z.object({
  session: SessionView,
  runId: id,
  title: z.string(),
  planned: z.number().int(),
  people: z.array(
    z.object({
      attendeeId: id,
      name: z.string(),
      companyName: z.string(),
      mark: z.object({ minutes: z.number().int(), how: MarkHow, by: z.string() }).nullable(),
      correction: z
        .object({ id, minutes: z.number().int(), reason: z.string(), by: z.string(), mayDecide: z.boolean() })
        .nullable(),
    }),
  ),
});

export const TicketAddress = z.object({ url: z.string() });
export const TicketLook = z.strictObject({ token: seatToken });
export const TicketCode = z.strictObject({ token: seatToken, code: z.string().regex(/^\d{6}$/) });
export const TicketTest = z.strictObject({
  token: seatToken,
  answers: z.array(z.number().int().min(0).max(5).nullable()).max(30),
});
const rating = z.number().int().min(1).max(5);
export const TicketSurvey = z.strictObject({
  token: seatToken,
  course: rating,
  trainer: rating,
  use: rating,
  words: line(500).nullable(),
});
export const TicketView = z.object({
  title: z.string(),
  agency: NamedAgency,
  person: z.string(),
  sessions: z.array(SessionView.extend({ minutes: z.number().int().nullable() })),
  materials: z.array(Material),
  questions: z.array(z.object({ text: z.string(), choices: z.array(z.string()) })),
  score: z.number().int().nullable(),
  triesLeft: z.number().int(),
  leastScore: z.number().int().nullable(),
  wantsSurvey: z.boolean(),
  isSurveyed: z.boolean(),
  isMet: z.boolean(),
  lacks: z.array(CompletionPart),
});

export const CertificateParams = z.strictObject({ certificateId: id });
export const Revocation = z.strictObject({ reason: line(300) });
export const CertificateLine = z.object({
  id,
  number: z.string(),
  personName: z.string(),
  companyName: z.string(),
  courseTitle: z.string(),
  issuedOn: civilDate,
  expiresOn: civilDate.nullable(),
  state: CertificateState,
  revokeReason: z.string().nullable(),
});
export const RunCertificates = z.object({
  /** Who meets the rule and has none yet. */
  ready: z.number().int(),
  people: z.array(
    z.object({
      attendeeId: id,
      name: z.string(),
      attended: z.number().int(),
      planned: z.number().int(),
      score: z.number().int().nullable(),
      lacks: z.array(CompletionPart),
      certificate: CertificateLine.nullable(),
    }),
  ),
  batch: z.object({ total: z.number().int(), done: z.number().int(), isDone: z.boolean() }).nullable(),
});
export const OwnCertificates = z.object({ items: z.array(CertificateLine) });
export const CertificateCheck = z.strictObject({ number: line(40), code: line(20) });
/** What a stranger with the paper in hand learns: that it is ours and still holds. */
export const CheckedCertificate = z.object({
  number: z.string(),
  person: z.string(),
  courseTitle: z.string(),
  agencyName: z.string(),
  heldFrom: civilDate,
  heldUntil: civilDate,
  issuedOn: civilDate,
  expiresOn: civilDate.nullable(),
  state: CertificateState,
});
export const SurveyResults = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['course', 'trainer']),
      name: z.string(),
      answers: z.number().int(),
      course: z.number(),
      trainer: z.number(),
      use: z.number(),
    }),
  ),
});

export type Marks = z.output<typeof Marks>;
export type MarkOutcomes = z.output<typeof MarkOutcomes>;
export type SessionCode = z.output<typeof SessionCode>;
export type DeskSession = z.output<typeof DeskSession>;
export type NewCorrection = z.output<typeof NewCorrection>;
export type TicketView = z.output<typeof TicketView>;
export type TicketTest = z.output<typeof TicketTest>;
export type TicketSurvey = z.output<typeof TicketSurvey>;
export type CertificateLine = z.output<typeof CertificateLine>;
export type RunCertificates = z.output<typeof RunCertificates>;
export type CheckedCertificate = z.output<typeof CheckedCertificate>;
export type SurveyResults = z.output<typeof SurveyResults>;
