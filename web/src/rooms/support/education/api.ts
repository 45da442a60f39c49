import type {
  CourseInput,
  CourseView,
  DeskEducation,
  EducationCalendar,
  NewRun,
  RunLine,
  RunView,
  TargetRole,
} from '@boru/contract/education';
import type {
  DeskAttendee,
  DeskRun,
  Enrolled,
  NewAttendee,
  NewVisit,
  OfferView,
  OwnAttendee,
  OwnEducation,
  VisitPrefill,
  VisitView,
} from '@boru/contract/education-seats';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type {
  CourseInput,
  CourseView,
  DeskAttendee,
  DeskRun,
  NewAttendee,
  NewRun,
  NewVisit,
  OfferView,
  OwnAttendee,
  RunLine,
  RunView,
  TargetRole,
  VisitPrefill,
  VisitView,
};
export type Desk = DeskEducation;
export type Answer = 'accept' | 'refuse';

/** One key for all: after any deed whatever shows seats asks again. */
export const educationKey = ['education'] as const;
const key = (...parts: readonly unknown[]) => [...educationKey, ...parts];

export const calendarQuery = queryOptions({
  queryKey: key('calendar'),
  queryFn: ({ signal }) => api<EducationCalendar>('GET /api/education/runs', { signal }),
});
export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: key('run', runId),
    queryFn: ({ signal }) => api<RunView>('GET /api/education/runs/:runId', { params: { runId }, signal }),
  });
export const ownQuery = queryOptions({
  queryKey: key('own'),
  queryFn: ({ signal }) => api<OwnEducation>('GET /api/company/education', { signal }),
});
export const offerQuery = (token: string) =>
  queryOptions({
    queryKey: key('offer', token),
    queryFn: ({ signal }) => api<OfferView>('POST /api/education/offer/look', { body: { token }, signal }),
    retry: false,
  });
export const prefillQuery = queryOptions({
  queryKey: key('visit-form'),
  queryFn: ({ signal }) => api<VisitPrefill>('GET /api/company/education/visits/form', { signal }),
});
export const deskQuery = queryOptions({
  queryKey: key('desk'),
  queryFn: ({ signal }) => api<Desk>('GET /api/desk/education', { signal }),
});
export const deskVisitsQuery = queryOptions({
  queryKey: key('desk', 'visits'),
  queryFn: ({ signal }) => api<{ items: VisitView[] }>('GET /api/desk/education/visits', { signal }),
});
export const deskRunQuery = (runId: string) =>
  queryOptions({
    queryKey: key('desk', 'run', runId),
    queryFn: ({ signal }) => api<DeskRun>('GET /api/desk/education/runs/:runId', { params: { runId }, signal }),
  });

export const enrol = (runId: string, people: readonly NewAttendee[]) =>
  api<Enrolled>('POST /api/education/runs/:runId/attendees', { params: { runId }, body: { people } });
export const giveBack = ({ id: attendeeId, version }: OwnAttendee) =>
  api('POST /api/education/attendees/:attendeeId/give-back', { params: { attendeeId }, body: { version } });
export const answerOffer = (offerId: string, answer: Answer) =>
  api('POST /api/education/offers/:offerId/answer', { params: { offerId }, body: { answer } });
export const answerByLink = (token: string, answer: Answer) =>
  api<OfferView>('POST /api/education/offer/answer', { body: { token, answer } });
export const askForVisit = (body: NewVisit) =>
  api<{ id: string; number: string }>('POST /api/company/education/visits', { body });
export const withdrawVisit = ({ id: visitId, version }: VisitView) =>
  api('POST /api/company/education/visits/:visitId/withdraw', { params: { visitId }, body: { version } });
export const answerVisit = ({ id: visitId, version }: VisitView, answer: 'accept' | 'decline', words: string) =>
  api('POST /api/desk/education/visits/:visitId/answer', { params: { visitId }, body: { version, answer, words } });
export const addCourse = (body: CourseInput) => api<{ id: string }>('POST /api/desk/education/courses', { body });
export const changeCourse = (courseId: string, version: number, course: CourseInput) =>
  api('PUT /api/desk/education/courses/:courseId', { params: { courseId }, body: { version, course } });
export const openRun = (body: NewRun) => api<{ id: string }>('POST /api/desk/education/runs', { body });
export const cancelRun = (runId: string, reason: string) =>
  api('POST /api/desk/education/runs/:runId/cancel', { params: { runId }, body: { reason } });
export const withdrawSeat = ({ id: attendeeId, version }: DeskAttendee, reason: string) =>
  api('POST /api/desk/education/attendees/:attendeeId/withdraw', { params: { attendeeId }, body: { version, reason } });

/** A deed about education. */
export const useEducationDeed = <Wish = void>(
  send: (wish: Wish) => Promise<unknown>,
  done: string,
  after?: () => void,
) => useDeedOn({ all: educationKey, one: educationKey }, send, done, after);
