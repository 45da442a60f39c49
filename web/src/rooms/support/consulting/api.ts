import type {
  BarCount,
  BarView,
  ChangeView,
  ConsultingForm,
  ConsultingScope,
  ConsultingView,
  DeskConsulting,
  NewConsulting,
  NewRound,
  OwnConsulting,
  PairView,
  PlanView,
  RoundLine,
  RoundView,
  UnservedView,
} from '@boru/contract/consulting';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { consultingKey } from '../experts/api.ts';

export { useConsultingDeed } from '../experts/api.ts';
export type {
  BarCount,
  BarView,
  ChangeView,
  ConsultingForm,
  ConsultingScope,
  ConsultingView,
  NewConsulting,
  NewRound,
  PairView,
  PlanView,
  RoundLine,
  RoundView,
  UnservedView,
};

const key = (...parts: readonly unknown[]) => [...consultingKey, ...parts];

export const ownConsultingQuery = queryOptions({
  queryKey: key('company'),
  queryFn: ({ signal }) => api<OwnConsulting>('GET /api/company/consulting', { signal }),
});
export const formQuery = queryOptions({
  queryKey: key('company', 'form'),
  queryFn: ({ signal }) => api<ConsultingForm>('GET /api/company/consulting/form', { signal }),
});
export const deskConsultingQuery = queryOptions({
  queryKey: key('desk'),
  queryFn: ({ signal }) => api<DeskConsulting>('GET /api/desk/consulting', { signal }),
});
export const roundQuery = (roundId: string) =>
  queryOptions({
    queryKey: key('desk', 'round', roundId),
    queryFn: ({ signal }) =>
      api<RoundView>('GET /api/desk/consulting/rounds/:roundId', { params: { roundId }, signal }),
  });
export const changeQuery = (roundId: string, requestId: string, expertId: string) =>
  queryOptions({
    queryKey: key('desk', 'round', roundId, 'change', requestId, expertId),
    queryFn: ({ signal }) =>
      api<ChangeView>('GET /api/desk/consulting/rounds/:roundId/change', {
        params: { roundId },
        query: { requestId, expertId },
        signal,
      }),
    enabled: requestId !== '' && expertId !== '',
  });

export const askForConsulting = (body: NewConsulting) =>
  api<{ id: string; number: string }>('POST /api/company/consulting', { body });
export const withdraw = ({ id: requestId, version }: ConsultingView) =>
  api('POST /api/company/consulting/:requestId/withdraw', { params: { requestId }, body: { version } });
type Assigned = ConsultingView['assignments'][number];
export const refuse = ({ id: assignmentId, version }: Assigned, reason: string) =>
  api('POST /api/company/consulting/assignments/:assignmentId/refuse', {
    params: { assignmentId },
    body: { version, reason },
  });
export const rate = (assignmentId: string, score: number) =>
  api('POST /api/company/consulting/assignments/:assignmentId/rating', { params: { assignmentId }, body: { score } });

export const scope = (requestId: string, body: ConsultingScope) =>
  api('POST /api/desk/consulting/requests/:requestId/scope', { params: { requestId }, body });
export const decline = ({ id: requestId, version }: ConsultingView, answer: string) =>
  api('POST /api/desk/consulting/requests/:requestId/decline', { params: { requestId }, body: { version, answer } });
export const end = ({ id: requestId, version }: ConsultingView) =>
  api('POST /api/desk/consulting/requests/:requestId/end', { params: { requestId }, body: { version } });
export const release = ({ id: assignmentId, version }: Assigned, reason: string) =>
  api('POST /api/desk/consulting/assignments/:assignmentId/release', {
    params: { assignmentId },
    body: { version, reason },
  });
export const resume = ({ id: assignmentId, version }: Assigned) =>
  api('POST /api/desk/consulting/assignments/:assignmentId/resume', { params: { assignmentId }, body: { version } });

export const openRound = (body: NewRound) => api<{ id: string }>('POST /api/desk/consulting/rounds', { body });
export const gather = ({ id: roundId, version }: RoundView) =>
  api('POST /api/desk/consulting/rounds/:roundId/requests', { params: { roundId }, body: { version } });
export const plan = ({ id: roundId, version }: RoundView, pinned: readonly { requestId: string; expertId: string }[]) =>
  api('POST /api/desk/consulting/rounds/:roundId/plan', { params: { roundId }, body: { version, pinned } });
export const confirm = ({ id: roundId, version }: RoundView, planHash: string) =>
  api('POST /api/desk/consulting/rounds/:roundId/confirm', { params: { roundId }, body: { version, planHash } });
