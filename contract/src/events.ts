import { z } from 'zod';
import { id } from './fields.ts';

/** What rooms tell each other through the outbox: identifiers only, because administrators and backups see the jobs. */
export const CompanyEvent = z.object({ companyId: id });
export const ConsentEvent = z.object({ consentId: id });
export const CaseEvent = z.object({
  caseId: id,
  action: z.string(),
  referralId: id.optional(),
  personIds: z.array(id).max(10).optional(),
  /** Who did it: nobody is told of their own deed. */
  by: id.optional(),
});
export type CaseEvent = z.output<typeof CaseEvent>;
/** Work that comes back each day carries nothing. */
export const DailyEvent = z.object({});
/** Somebody asked for a new passphrase; who it is stands behind the token, so that the queue holds no address. */
export const ForgottenEvent = z.object({ asked: z.string().min(40).max(60) });
/** A background run over all technology cards. */
export const RescreeningEvent = z.object({ rescreeningId: id });
export const AppointmentEvent = z.object({ appointmentId: id, news: z.enum(['booked', 'moved', 'cancelled']) });
export type AppointmentEvent = z.output<typeof AppointmentEvent>;
/** A checked list of companies that somebody decided to take in. */
export const ImportEvent = z.object({ importId: id });
/** A request about personal data was answered or put off; of a granted deletion, old traces go too. */
export const RightsEvent = z.object({ requestId: id });
/** A destruction that somebody proposed, or that was approved and has to be carried out. */
export const DestructionEvent = z.object({ destructionId: id });
/** A company showed its record of an incident to one person of an agency. */
export const IncidentShownEvent = z.object({ grantId: id });
/** Somebody was named for the sealed reports of an agency. */
/** Somebody of an agency stopped working there, for good or for now. */
export const StaffLeftEvent = z.object({ personId: id });
export const TeamNamedEvent = z.object({ agencyId: z.int(), personId: id });
/** A step of a yearly review of the agreement. */
export const ReviewStepEvent = z.object({
  roundId: id,
  news: z.enum(['opened', 'submitted', 'returned']),
  agencyId: z.int().optional(),
});
/** A meeting of the council was called, or an agency has something to do from it. */
export const CouncilEvent = z.object({
  meetingId: id,
  news: z.enum(['called', 'cancelled', 'action']),
  agencyId: z.int().optional(),
});
export type CouncilEvent = z.output<typeof CouncilEvent>;
/** The sample of a survey has to be drawn, or those who have not answered reminded. */
export const SurveyEvent = z.object({ surveyId: id, news: z.enum(['draw', 'remind']) });
export type SurveyEvent = z.output<typeof SurveyEvent>;
/** The agencies of a joint letter are asked, or one of them has answered. */
export const LetterEvent = z.object({ letterId: id, news: z.enum(['asked', 'answered']) });
export type LetterEvent = z.output<typeof LetterEvent>;
/** An agency's own system took nothing for so long that it is called no more. */
export const HookEvent = z.strictObject({ hookId: id, agencyId: z.int() });
/** The words of an answer by mail were taken, some of its papers were not. */
export const ReplyEvent = z.object({ personId: id, companyId: id, caseId: id, left: z.int().positive() });
export type ReplyEvent = z.output<typeof ReplyEvent>;
/** News of a run: a seat is free, a run was cancelled. */
export const RunEvent = z.object({ runId: id });
/** A request for visiting education was made, answered or taken back. */
export const VisitEvent = z.object({ visitId: id });
/** Certificates of a run are made in a piece of work of their own. */
export const CertificateEvent = z.object({ batchId: id });
/** An engagement went a step further. */
export const EngagementEvent = z.object({ engagementId: id });
/** An assignment of an expert was offered, answered, held, ended. */
export const AssignmentEvent = z.object({ assignmentId: id });
/** What holds of an expert has changed: clearance, pledge, ties, days away. */
export const ExpertEvent = z.object({ expertId: id });
/** A company asked for consulting, or its request was scoped or answered. */
export const ConsultingEvent = z.object({ requestId: id });
/** A company is asked about a disclosure request, or has answered. */
export const HearingEvent = z.object({ hearingId: id, news: z.enum(['asked', 'heard']) });
export type HearingEvent = z.output<typeof HearingEvent>;
