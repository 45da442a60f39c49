import { addDays, civilOf, instantOf } from '@boru/contract/civil';
import {
  AppointmentEvent,
  AssignmentEvent,
  CaseEvent,
  CertificateEvent,
  CompanyEvent,
  ConsentEvent,
  ConsultingEvent,
  CouncilEvent,
  DailyEvent,
  DestructionEvent,
  EngagementEvent,
  ExpertEvent,
  ForgottenEvent,
  HearingEvent,
  HookEvent,
  IncidentShownEvent,
  LetterEvent,
  ReplyEvent,
  ReviewStepEvent,
  RightsEvent,
  RunEvent,
  StaffLeftEvent,
  SurveyEvent,
  TeamNamedEvent,
  VisitEvent,
} from '@boru/contract/events';
import { StepEvent } from '@boru/contract/steps';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import { dropOldDeliveries } from '#platform/hooks/index';
import { type Handler, type Handlers, JobFault, mostAttempts } from '#platform/jobs/index';
import { dropOldNotices, sendDigests } from '#platform/notices/index';
import { forgetReplies } from '#platform/replies/index';
import type { Services } from '#platform/services';
import { sweepSignIn } from '#platform/session/index';
import { carryOut, dropOldSteps, stepWork } from '#platform/steps/index';
import {
  endConsentedWork,
  endExpiredWork,
  expireReferrals,
  noteTakenOver,
  remindOfAppointments,
  submitHeldRequests,
  tellAbout,
  tellOfAppointment,
  tellOfPeriods,
} from '#rooms/cases';
import { ensurePartitions } from '#rooms/evidence';
import {
  countPlans,
  runSurveyStep,
  tellOfDueDisclosures,
  tellOfHearing,
  tellOfLetter,
  tellOfMeeting,
  tellOfPlanDates,
  tellOfReviewStep,
} from '#rooms/governance';
import { foldFigures, releaseFigures, reportHandlers } from '#rooms/insight';
import {
  destructionHandlers,
  dropForgotten,
  endExpiredSight,
  eraseOldTraces,
  importHandlers,
  sendReset,
  takeOverRecords,
  tellCompany,
  tellOfAnswer,
  tellOfBreaches,
  tellOfDueRights,
  tellOfLateReviews,
  tellOfPapersLeft,
  tellOfPast,
  tellOfProposal,
  tellOfReadings,
  tellOfRefusedStep,
  tellOfStoppedHook,
  tellRecipient,
  tellSecretariat,
} from '#rooms/organisations';
import { dropLooseFiles, tellOfNaming, tellOfShownIncident, tellOfUnreadDesks } from '#rooms/reports';
import {
  certifySome,
  holdUnable,
  lapseOffers,
  moveQueue,
  remindOfEducation,
  remindOfExpiry,
  remindOfFollowUps,
  selectionHandlers,
  tellOfAssignment,
  tellOfCancelledRun,
  tellOfEngagement,
  tellOfRequest,
  tellOfVisit,
} from '#rooms/support';
import { rescreeningHandlers } from '#rooms/technologies';
import { endpoints } from './app.ts';

type Doing = { tx: Tx; actor: { kind: 'system' }; now: Date; requestId: string; services: Services };

const dailyWork = 'daily';

/** A minute past midnight in Seoul: what ends with a day ends then. One job waits at a time, however many servers run. */
export const scheduleDaily = (tx: Tx, services: Services, now: Date): Promise<unknown> =>
  services.enqueue(
    tx,
    dailyWork,
    {},
    { key: dailyWork, runAt: new Date(instantOf(addDays(civilOf(now.getTime()), 1), 1)) },
  );

const releaseWork = 'insight.release';

/** At a start, so that a new installation need not wait for the night; otherwise with the daily work. */
export const scheduleRelease = (tx: Tx, services: Services): Promise<unknown> =>
  services.enqueue(tx, releaseWork, {}, { key: releaseWork });

const reminderWork = 'appointments.remind';

/** Every ten minutes; one job waits at a time, and what was missed while the server slept is announced at the next round. */
export const scheduleReminders = (tx: Tx, services: Services, now: Date): Promise<unknown> =>
  services.enqueue(tx, reminderWork, {}, { key: reminderWork, runAt: new Date(now.getTime() + 600_000) });

const noticeWork = 'notices.round';

/** Every five minutes: daily mails that are due, periods that end. One job waits at a time. */
export const scheduleNotices = (tx: Tx, services: Services, now: Date): Promise<unknown> =>
  services.enqueue(tx, noticeWork, {}, { key: noticeWork, runAt: new Date(now.getTime() + 300_000) });

/** What somebody pressed and did not take back. */
const stepsOf =
  (database: Database, services: Services): Handler =>
  async (payload, run) => {
    const { stepId } = StepEvent.parse(payload);
    const now = () => services.clock.now();
    const doing = { actor: { kind: 'system' as const }, requestId: `job-${run.id}`, services };
    const tellRefused = (tx: Tx, step: Parameters<typeof tellOfRefusedStep>[1], { code }: { code: string }) =>
      tellOfRefusedStep({ ...doing, tx, now: now() }, step, code);
    await carryOut({ database, endpoints, services, now, tellRefused }, stepId, run.attempt >= mostAttempts);
  };

/** Slice after slice, each whole; what a server left undone is taken up by the next. */
const certificatesOf =
  (database: Database, services: Services): Handler =>
  async (payload, run) => {
    const { batchId } = CertificateEvent.parse(payload);
    const doing = { actor: { kind: 'system' as const }, requestId: `job-${run.id}`, services };
    const some = () =>
      asSystem(database, 'write', (tx) => certifySome({ ...doing, tx, now: services.clock.now() }, batchId));
    while (await some()) if (run.signal.aborted) throw new JobFault('stopped between two slices');
  };

/** Long work in transactions of its own: a new edition tried on every card, a list taken in, a list destroyed, a step carried out. */
const longWork = (database: Database, services: Services): Handlers => ({
  ...rescreeningHandlers(database, services),
  ...importHandlers(database, services),
  ...selectionHandlers(database, services),
  ...destructionHandlers(database, services),
  [stepWork]: stepsOf(database, services),
  'education.certify': certificatesOf(database, services),
});

const reactions =
  (database: Database, services: Services) =>
  <Payload>(
    shape: { parse(value: unknown): Payload },
    react: (doing: Doing, payload: Payload) => Promise<unknown>,
  ): Handler =>
  async (payload, run) => {
    const told = shape.parse(payload);
    await asSystem(database, 'write', (tx) => {
      const now = services.clock.now();
      return react({ tx, actor: { kind: 'system' }, now, requestId: `job-${run.id}`, services }, told);
    });
  };

/** What the machine asks about by itself, again and again. */
const rounds = (on: ReturnType<typeof reactions>, services: Services): Handlers => ({
  [reminderWork]: on(DailyEvent, async (doing) => {
    await remindOfAppointments(doing);
    await lapseOffers(doing);
    await remindOfEducation(doing);
    await holdUnable(doing);
    await scheduleReminders(doing.tx, services, doing.now);
  }),
  [noticeWork]: on(DailyEvent, async (doing) => {
    await tellOfPeriods(doing);
    await tellOfBreaches(doing);
    await tellOfDueRights(doing);
    await tellOfDueDisclosures(doing);
    await sendDigests(doing);
    await foldFigures(doing);
    await scheduleNotices(doing.tx, services, doing.now);
  }),
});

/** Seats that became free, runs that were cancelled, requests for a visit. */
const educationNews = (on: ReturnType<typeof reactions>): Handlers => ({
  'education.seat_free': on(RunEvent, (doing, { runId }) => moveQueue(doing, runId)),
  'education.run_cancelled': on(RunEvent, (doing, { runId }) => tellOfCancelledRun(doing, runId)),
  'education.visit_changed': on(VisitEvent, (doing, { visitId }) => tellOfVisit(doing, visitId)),
});

/** Assignments of experts, and what became of those who lost clearance or pledge. */
const consultingNews = (on: ReturnType<typeof reactions>): Handlers => ({
  'consulting.assignment_changed': on(AssignmentEvent, (doing, told) => tellOfAssignment(doing, told.assignmentId)),
  'consulting.expert_changed': on(ExpertEvent, (doing, { expertId }) => holdUnable(doing, expertId)),
  'consulting.request_changed': on(ConsultingEvent, (doing, told) => tellOfRequest(doing, told.requestId)),
  'engagement.changed': on(EngagementEvent, (doing, { engagementId }) => tellOfEngagement(doing, engagementId)),
});

/** Surveys, joint letters, and the hearing of companies before a disclosure. */
const governanceNews = (on: ReturnType<typeof reactions>): Handlers => ({
  'survey.step': on(SurveyEvent, runSurveyStep),
  'jointLetter.step': on(LetterEvent, tellOfLetter),
  'disclosure.step': on(HearingEvent, tellOfHearing),
});

/** What follows from what: every reaction between rooms stands on this page. Handlers may run twice; commands are repeatable. */
export const listeners = (database: Database, services: Services): Handlers => {
  const on = reactions(database, services);
  return {
    ...longWork(database, services),
    ...rounds(on, services),
    ...educationNews(on),
    ...consultingNews(on),
    ...governanceNews(on),
    'company.registered': on(CompanyEvent, (doing, { companyId }) => tellSecretariat(doing, companyId)),
    'company.confirmed': on(CompanyEvent, async (doing, { companyId }) => {
      await noteTakenOver(doing, await takeOverRecords(doing, companyId));
      await submitHeldRequests(doing, companyId);
      await tellCompany(doing, companyId, 'confirmed');
    }),
    'company.refused': on(CompanyEvent, (doing, { companyId }) => tellCompany(doing, companyId, 'refused')),
    'consent.withdrawn': on(ConsentEvent, async (doing, { consentId }) => {
      await endConsentedWork(doing, consentId);
      await tellRecipient(doing, consentId);
    }),
    'case.changed': on(CaseEvent, tellAbout),
    'appointment.changed': on(AppointmentEvent, tellOfAppointment),
    'rights.answered': on(RightsEvent, (doing, told) => tellOfAnswer(doing, told.requestId)),
    'reply.partly': on(ReplyEvent, tellOfPapersLeft),
    'rights.erased': on(RightsEvent, (doing, told) => eraseOldTraces(doing, told.requestId)),
    'destruction.proposed': on(DestructionEvent, (doing, told) => tellOfProposal(doing, told.destructionId)),
    'hook.stopped': on(HookEvent, (doing, { hookId, agencyId }) => tellOfStoppedHook(doing, hookId, agencyId)),
    'incident.shown': on(IncidentShownEvent, (doing, { grantId }) => tellOfShownIncident(doing, grantId)),
    'reportTeam.named': on(TeamNamedEvent, tellOfNaming),
    'staff.left': on(StaffLeftEvent, tellOfUnreadDesks),
    'yearlyReview.step': on(ReviewStepEvent, tellOfReviewStep),
    'council.step': on(CouncilEvent, tellOfMeeting),
    'passphrase.forgotten': on(ForgottenEvent, (doing, { asked }) => sendReset(doing, asked)),
    [releaseWork]: on(DailyEvent, releaseFigures),
    ...reportHandlers(database, services),
    [dailyWork]: on(DailyEvent, async (doing) => {
      await endExpiredSight(doing.tx);
      await endExpiredWork(doing);
      await expireReferrals(doing);
      await ensurePartitions(doing.tx, doing.now);
      await sweepSignIn(doing.tx, doing.now);
      await dropForgotten(doing);
      await dropLooseFiles(doing.tx, doing.now);
      await tellOfUnreadDesks(doing);
      await tellOfReadings(doing);
      await tellOfPast(doing);
      await tellOfLateReviews(doing);
      await dropOldNotices(doing);
      await dropOldDeliveries(doing);
      await forgetReplies(doing.tx, doing.now);
      await dropOldSteps(doing);
      await remindOfExpiry(doing);
      await countPlans(doing);
      await tellOfPlanDates(doing);
      await releaseFigures(doing);
      await remindOfFollowUps(doing);
      await scheduleDaily(doing.tx, services, doing.now);
    }),
  };
};
