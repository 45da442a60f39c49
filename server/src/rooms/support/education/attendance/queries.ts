import { SessionMode } from '@boru/contract/education';
import type { DeskSession, TicketView } from '@boru/contract/education-attendance';
import { type Completion, completionOf, minutesOf } from '@boru/engines/training';
import { hashToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import {
  type Asking,
  namesOfAgencies,
  selectCourse,
  selectRun,
  selectSessions,
  selectTests,
} from '../courses/index.ts';
import { type Attendee, firstLetter, selectAttendee, selectOfRun } from '../seats/index.ts';
import { mostTries } from './model.ts';
import {
  selectMarks,
  selectOpenCorrections,
  selectResults,
  selectSession,
  selectSurveyed,
  selectTicket,
} from './store.ts';

type Times = { id: string; startsAt: Date; endsAt: Date };
export const plannedOf = ({ startsAt, endsAt }: Times): number =>
  minutesOf({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

export type Standing = { one: Attendee; score: number | null } & Completion;
/** Everybody with a seat in a run, measured against the course's rule, with five questions however many they are. */
export const standingsOf = async (tx: Tx, runId: string, courseId: string): Promise<Standing[]> => {
  const course = await selectCourse(tx, courseId);
  if (!course) throw new Problem('thing.not_found');
  const sessions = await selectSessions(tx, [runId]);
  const marks = new Map(
    (await selectMarks(tx, { runId })).map((mark) => [`${mark.attendeeId} ${mark.sessionId}`, mark.minutes]),
  );
  const scores = new Map((await selectResults(tx, { runId })).map(({ attendeeId, score }) => [attendeeId, score]));
  const surveyed = await selectSurveyed(tx, { runId });
  return (await selectOfRun(tx, runId))
    .filter(({ state }) => state === 'seated')
    .map((one) => {
      const score = scores.get(one.id) ?? null;
      const held = sessions.map((session) => ({
        planned: plannedOf(session),
        attended: marks.get(`${one.id} ${session.id}`) ?? 0,
      }));
      return { one, score, ...completionOf(course.rule, { sessions: held, score, surveyed: surveyed.has(one.id) }) };
    });
};

/** The list of the room: who has a seat, who was marked, which corrections wait for a second person. */
export const showDeskSession = async (context: Context<Services>, sessionId: string): Promise<DeskSession> => {
  const { tx, actor, read } = context;
  const session = await selectSession(tx, sessionId);
  const run = session && (await selectRun(tx, session.runId));
  if (!session || !run || actor.kind !== 'agency' || session.agencyId !== actor.agencyId)
    throw new Problem('thing.not_found');
  const marks = new Map((await selectMarks(tx, { sessionId })).map((mark) => [mark.attendeeId, mark]));
  const open = new Map((await selectOpenCorrections(tx, sessionId)).map((one) => [one.attendeeId, one]));
  const people = (await selectOfRun(tx, run.id)).filter(({ state }) => state === 'seated');
  for (const companyId of new Set(people.map((one) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: '교육 출석' });
  const { id, place, startsAt, endsAt } = session;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return {
    session: { id, place, mode: SessionMode.parse(session.mode), ...times },
    ...{ runId: run.id, title: run.title, planned: plannedOf(session) },
    people: people.map((one) => {
      const [mark, correction] = [marks.get(one.id), open.get(one.id)];
      const mayDecide = correction !== undefined && correction.proposedBy !== actor.personId;
      return {
        ...{ attendeeId: one.id, name: one.name, companyName: one.companyName },
        mark: mark ? { minutes: mark.minutes, how: mark.how, by: mark.markedByName } : null,
        correction: correction
          ? {
              id: correction.id,
              minutes: correction.minutes,
              reason: correction.reason,
              by: correction.proposedByName,
              mayDecide,
            }
          : null,
      };
    }),
  };
};

export const ticketHolder = async (tx: Tx, token: string): Promise<{ attendee: Attendee; wrongCodes: number }> => {
  const ticket = await selectTicket(tx, hashToken(token));
  const attendee = ticket && (await selectAttendee(tx, ticket.attendeeId));
  if (!ticket || attendee?.state !== 'seated') throw new Problem('thing.not_found');
  return { attendee, wrongCodes: ticket.wrongCodes };
};

/** What a person's own link shows; no right answers, no names of others. */
export const lookAtTicket = async (asking: Asking, token: string): Promise<TicketView> => {
  const { tx } = asking;
  const { attendee } = await ticketHolder(tx, token);
  const run = await selectRun(tx, attendee.runId);
  const course = run && (await selectCourse(tx, run.courseId));
  if (!run || !course) throw new Problem('thing.not_found');
  const questions = (await selectTests(tx, [course.id])).get(course.id) ?? [];
  const marks = new Map(
    (await selectMarks(tx, { attendeeId: attendee.id })).map((mark) => [mark.sessionId, mark.minutes]),
  );
  const sessions = await selectSessions(tx, [run.id]);
  const [result] = await selectResults(tx, { attendeeId: attendee.id });
  const isSurveyed = (await selectSurveyed(tx, { attendeeId: attendee.id })).has(attendee.id);
  const held = sessions.map((session) => ({ planned: plannedOf(session), attended: marks.get(session.id) ?? 0 }));
  const { isMet, lacks } = completionOf(course.rule, {
    sessions: held,
    score: result?.score ?? null,
    surveyed: isSurveyed,
  });
  const names = await namesOfAgencies(asking);
  return {
    ...{ title: run.title, person: firstLetter(attendee.name), isMet, lacks: [...lacks], isSurveyed },
    agency: { id: run.agencyId, name: names.get(run.agencyId) ?? { ko: '', en: '' } },
    sessions: sessions.map(({ id, mode, place, startsAt, endsAt }) => ({
      ...{ id, mode, place, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      minutes: marks.get(id) ?? null,
    })),
    materials: course.materials,
    questions: questions.map(({ text, choices }) => ({ text, choices })),
    score: result?.score ?? null,
    triesLeft: questions.length === 0 ? 0 : mostTries - (result?.tries ?? 0),
    leastScore: course.rule.testScore,
    wantsSurvey: course.rule.survey,
  };
};
