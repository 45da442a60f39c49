import { randomBytes } from 'node:crypto';
import type {
  MarkOutcomes,
  Marks,
  NewCorrection,
  SessionCode,
  TicketSurvey,
  TicketTest,
} from '@boru/contract/education-attendance';
import { minutesHeld, scoreOf } from '@boru/engines/training';
import { hashToken, newId, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { linkTo } from '#platform/mail/index';
import { record } from '#rooms/evidence';
import { confirmedCompany, personName } from '#rooms/organisations';
import { type Doing, deskOf, selectRun, selectSessions, selectTests } from '../courses/index.ts';
import { selectAttendee, selectOfRun } from '../seats/index.ts';
import {
  arrivalOf,
  codeAt,
  codeUntil,
  isCode,
  isRunning,
  mostTries,
  mostWrongCodes,
  requireMarkable,
  requireSecond,
} from './model.ts';
import { ticketHolder } from './queries.ts';
import {
  countWrong,
  insertCorrection,
  insertMark,
  insertSurvey,
  type SessionRow,
  saveDecision,
  saveResult,
  saveSecret,
  saveTicket,
  selectCorrection,
  selectResults,
  selectSecrets,
  selectSession,
} from './store.ts';

const ownSession = async ({ tx, actor }: Doing, sessionId: string): Promise<SessionRow> => {
  const session = await selectSession(tx, sessionId);
  if (!session || session.agencyId !== deskOf(actor).agencyId) throw new Problem('thing.not_found');
  return session;
};
const heldOf = ({ startsAt, endsAt }: SessionRow) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

/** The code of this minute, for the screen of the room. */
export const showCode = async (doing: Doing, sessionId: string): Promise<SessionCode> => {
  const { tx, now, services } = doing;
  const session = await ownSession(doing, sessionId);
  requireMarkable(session, now);
  const secret = await saveSecret(tx, sessionId, session.agencyId, randomBytes(32));
  const code = codeAt(secret, now.getTime());
  const link = linkTo(services.config.origin, '/education/ticket', `code.${code}`);
  return { code, until: codeUntil(now.getTime()).toISOString(), link };
};

/** Marks by hand, also those that a page kept while the network was down: each is kept once, whatever is sent again. */
export const mark = async (doing: Doing, sessionId: string, { marks }: Marks): Promise<MarkOutcomes> => {
  const { tx, actor, now, requestId } = doing;
  const session = await ownSession(doing, sessionId);
  requireMarkable(session, now);
  const { personId, agencyId } = deskOf(actor);
  const seated = new Map(
    (await selectOfRun(tx, session.runId)).filter(({ state }) => state === 'seated').map((one) => [one.id, one]),
  );
  const who = { markedBy: personId, markedByName: await personName(tx, personId), markedAt: now };
  const outcomes: MarkOutcomes['outcomes'] = [];
  for (const { key, attendeeId, arrivedAt } of marks) {
    const one = seated.get(attendeeId);
    const at = arrivalOf(arrivedAt, now);
    const what = { id: key, sessionId, attendeeId, minutes: minutesHeld(heldOf(session), at), how: 'hand' as const };
    const isNew =
      one !== undefined &&
      (await insertMark(tx, {
        ...what,
        ...who,
        arrivedAt: new Date(at),
        runId: session.runId,
        agencyId,
        companyId: one.companyId,
      }));
    outcomes.push({ key, outcome: one === undefined ? 'unknown' : isNew ? 'kept' : 'duplicate' });
  }
  const kept = outcomes.filter(({ outcome }) => outcome === 'kept').length;
  await record(tx, actor, {
    requestId,
    action: 'attendance.marked',
    subjectId: sessionId,
    detail: { kept, sent: marks.length },
  });
  return { outcomes };
};

export const proposeCorrection = async (doing: Doing, sessionId: string, wish: NewCorrection): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const session = await ownSession(doing, sessionId);
  const { personId: proposedBy, agencyId } = deskOf(actor);
  const one = await selectAttendee(tx, wish.attendeeId);
  if (one?.runId !== session.runId) throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const by = { proposedBy, proposedByName: await personName(tx, proposedBy), proposedAt: now };
  await insertCorrection(tx, { ...wish, ...by, id, sessionId, agencyId, companyId: one.companyId });
  const deed = { requestId, action: 'attendance.correction_proposed', subjectId: id, companyId: one.companyId };
  await record(tx, actor, { ...deed, reason: wish.reason, detail: { minutes: wish.minutes } });
};

/** By somebody else than who proposed it; the database refuses the same person too. */
export const decideCorrection = async (doing: Doing, correctionId: string, grant: boolean): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const { personId } = deskOf(actor);
  const correction = requireSecond(await selectCorrection(tx, correctionId), personId);
  const decided = {
    isGranted: grant,
    decidedBy: personId,
    decidedByName: await personName(tx, personId),
    decidedAt: now,
  };
  if (!(await saveDecision(tx, correctionId, decided))) throw new Problem('thing.changed');
  const action = grant ? 'attendance.correction_granted' : 'attendance.correction_refused';
  await record(tx, actor, { requestId, action, subjectId: correctionId, companyId: correction.companyId });
};

/** The person's own link, shown once to the company, which passes it on; an earlier one ends. */
export const makeTicket = async (doing: Doing, attendeeId: string): Promise<{ url: string }> => {
  const { tx, actor, now, requestId, services } = doing;
  const { companyId } = await confirmedCompany(tx, actor);
  const one = await selectAttendee(tx, attendeeId);
  if (one?.state !== 'seated') throw new Problem('thing.not_found');
  const token = newToken();
  await saveTicket(tx, attendeeId, companyId, hashToken(token), now);
  await record(tx, actor, { requestId, action: 'attendance.link_made', subjectId: attendeeId, companyId });
  return { url: linkTo(services.config.origin, '/education/ticket', token) };
};

/** A wrong code is counted and kept, so that nobody tries a million; it answers as a returned problem. */
export const attend = async (doing: Doing, token: string, code: string): Promise<Problem | null> => {
  const { tx, now, requestId } = doing;
  const { attendee, wrongCodes } = await ticketHolder(tx, token);
  const running = (await selectSessions(tx, [attendee.runId])).filter((session) => isRunning(session, now));
  if (running.length === 0) throw new Problem('attendance.not_now');
  const secrets = await selectSecrets(
    tx,
    running.map(({ id }) => id),
  );
  const hit = secrets.find(({ secret }) => isCode(secret, code, now));
  const session = running.find(({ id }) => id === hit?.sessionId);
  if (!session || wrongCodes >= mostWrongCodes) {
    await countWrong(tx, attendee.id, wrongCodes + 1);
    return new Problem('attendance.code_wrong');
  }
  const { id: attendeeId, runId, agencyId, companyId } = attendee;
  const held = { startsAt: session.startsAt.getTime(), endsAt: session.endsAt.getTime() };
  const what = {
    id: newId(now.getTime()),
    sessionId: session.id,
    attendeeId,
    minutes: minutesHeld(held, now.getTime()),
  };
  const how = { how: 'code' as const, arrivedAt: now, markedAt: now, markedBy: null, markedByName: '' };
  // Scanned twice: the first arrival stands.
  if (await insertMark(tx, { ...what, ...how, runId, agencyId, companyId }))
    await record(tx, { kind: 'system' }, { requestId, action: 'attendance.came', subjectId: attendeeId, companyId });
  return null;
};

/** The best of three tries. */
export const takeTest = async (doing: Doing, { token, answers }: TicketTest): Promise<void> => {
  const { tx, now } = doing;
  const { attendee } = await ticketHolder(tx, token);
  const run = await selectRun(tx, attendee.runId);
  const questions = run ? ((await selectTests(tx, [run.courseId])).get(run.courseId) ?? []) : [];
  const [before] = await selectResults(tx, { attendeeId: attendee.id });
  if (questions.length === 0 || (before?.tries ?? 0) >= mostTries) throw new Problem('education.test_over');
  const score = scoreOf(
    questions.map(({ right }) => right),
    answers,
  );
  const best = { score: Math.max(score, before?.score ?? 0), tries: (before?.tries ?? 0) + 1, takenAt: now };
  await saveResult(tx, { ...attendee, attendeeId: attendee.id }, best);
};

export const answerSurvey = async (doing: Doing, { token, ...answer }: TicketSurvey): Promise<void> => {
  const { attendee } = await ticketHolder(doing.tx, token);
  await insertSurvey(doing.tx, { ...attendee, attendeeId: attendee.id }, answer);
};
