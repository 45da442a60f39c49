import type {
  CertificateLine,
  CheckedCertificate,
  DeskSession,
  MarkOutcomes,
  Marks,
  NewCorrection,
  RunCertificates,
  SessionCode,
  SurveyResults,
  TicketSurvey,
  TicketView,
} from '@boru/contract/education-attendance';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { educationKey } from '../api.ts';

export type { CertificateLine, CheckedCertificate, DeskSession, Marks, RunCertificates, TicketView };

const key = (...parts: readonly unknown[]) => [...educationKey, ...parts];

export const sessionQuery = (sessionId: string) =>
  queryOptions({
    queryKey: key('session', sessionId),
    queryFn: ({ signal }) =>
      api<DeskSession>('GET /api/desk/education/sessions/:sessionId', { params: { sessionId }, signal }),
    // The list of a room whose network is gone stays on the screen.
    throwOnError: false,
  });
export const codeQuery = (sessionId: string) =>
  queryOptions({
    queryKey: key('code', sessionId),
    queryFn: ({ signal }) =>
      api<SessionCode>('POST /api/desk/education/sessions/:sessionId/code', { params: { sessionId }, signal }),
    refetchInterval: 10_000,
    retry: false,
    throwOnError: false,
  });
export const sendMarks = (sessionId: string, marks: Marks['marks']) =>
  api<MarkOutcomes>('POST /api/desk/education/sessions/:sessionId/marks', { params: { sessionId }, body: { marks } });
export const proposeCorrection = (sessionId: string, body: NewCorrection) =>
  api('POST /api/desk/education/sessions/:sessionId/corrections', { params: { sessionId }, body });
export const decideCorrection = (correctionId: string, grant: boolean) =>
  api('POST /api/desk/education/corrections/:correctionId/decide', { params: { correctionId }, body: { grant } });

export const runCertificatesQuery = (runId: string) =>
  queryOptions({
    queryKey: key('run-certificates', runId),
    queryFn: ({ signal }) =>
      api<RunCertificates>('GET /api/desk/education/runs/:runId/certificates', { params: { runId }, signal }),
    // While papers are being made the page says how far they are.
    refetchInterval: (query) => (query.state.data?.batch?.isDone === false ? 1_000 : false),
  });
export const surveyQuery = queryOptions({
  queryKey: key('survey'),
  queryFn: ({ signal }) => api<SurveyResults>('GET /api/desk/education/survey', { signal }),
});
export const askForCertificates = (runId: string) =>
  api('POST /api/desk/education/runs/:runId/certificates', { params: { runId } });
export const revokeCertificate = (certificateId: string, reason: string) =>
  api('POST /api/desk/education/certificates/:certificateId/revoke', { params: { certificateId }, body: { reason } });
export const runPaper = (runId: string) => `/api/desk/education/runs/${encodeURIComponent(runId)}/certificates.pdf`;
export const paperOf = (id: string) => `/api/education/certificates/${encodeURIComponent(id)}/pdf`;

export const ownCertificatesQuery = queryOptions({
  queryKey: key('own-certificates'),
  queryFn: ({ signal }) => api<{ items: CertificateLine[] }>('GET /api/company/education/certificates', { signal }),
});
export const makeTicket = (attendeeId: string) =>
  api<{ url: string }>('POST /api/education/attendees/:attendeeId/ticket', { params: { attendeeId } });
export const checkCertificate = (number: string, code: string) =>
  api<CheckedCertificate>('POST /api/education/certificates/check', { body: { number, code } });

export const lookAtTicket = (token: string) => api<TicketView>('POST /api/education/ticket/look', { body: { token } });
export const attend = (token: string, code: string) =>
  api<TicketView>('POST /api/education/ticket/attend', { body: { token, code } });
export const takeTest = (token: string, answers: readonly (number | null)[]) =>
  api<TicketView>('POST /api/education/ticket/test', { body: { token, answers } });
export const answerSurvey = (body: TicketSurvey) => api<TicketView>('POST /api/education/ticket/survey', { body });
