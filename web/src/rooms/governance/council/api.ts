import type {
  ActionEnding,
  ActionInput,
  AgendaInput,
  AgendaItem,
  BodyInput,
  BodyView,
  CouncilAction,
  CouncilView,
  MeetingInput,
  MeetingView,
  SeatInput,
} from '@boru/contract/council';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Council = CouncilView;
export type Body = BodyView;
export type Meeting = MeetingView;
export type Item = AgendaItem;
export type Action = CouncilAction;
export type Choice = NonNullable<AgendaItem['ownChoice']>;

const key = ['council'] as const;
export const councilQuery = queryOptions({
  queryKey: [...key, 'whole'],
  queryFn: ({ signal }) => api<Council>('GET /api/governance/council', { signal }),
});
export const bodyQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'body', id],
    queryFn: ({ signal }) => api<Body>('GET /api/governance/council/bodies/:id', { params: { id }, signal }),
  });
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'meeting', id],
    queryFn: ({ signal }) => api<Meeting>('GET /api/governance/council/meetings/:id', { params: { id }, signal }),
  });

const base = '/api/governance/council';
export const foundBody = (body: BodyInput) => api<{ id: string }>(`POST ${base}/bodies`, { body });
export const changeBody = (id: string, version: number, body: BodyInput) =>
  api(`PUT ${base}/bodies/:id`, { params: { id }, body: { version, body } });
export const seatMember = (id: string, body: SeatInput) =>
  api(`POST ${base}/bodies/:id/seats`, { params: { id }, body });
export const endSeat = (id: string, endedOn: string) =>
  api(`POST ${base}/seats/:id/ending`, { params: { id }, body: { endedOn } });
export const planMeeting = (id: string, body: MeetingInput) =>
  api<{ id: string }>(`POST ${base}/bodies/:id/meetings`, { params: { id }, body });
export const moveMeeting = (id: string, body: { version: number; heldAt: string; place: string | null }) =>
  api(`PUT ${base}/meetings/:id`, { params: { id }, body });
export const writeItem = (id: string, body: AgendaInput) =>
  api(`POST ${base}/meetings/:id/items`, { params: { id }, body });
export const changeItem = (id: string, version: number, item: AgendaInput) =>
  api(`PUT ${base}/items/:id`, { params: { id }, body: { version, item } });
export const callMeeting = (id: string, body: { version: number; urgentReason: string | null }) =>
  api(`POST ${base}/meetings/:id/call`, { params: { id }, body });
export const openMeeting = (id: string, version: number) =>
  api(`POST ${base}/meetings/:id/opening`, { params: { id }, body: { version } });
export const closeMeeting = (id: string, version: number) =>
  api(`POST ${base}/meetings/:id/closing`, { params: { id }, body: { version } });
export const cancelMeeting = (id: string, version: number) =>
  api(`POST ${base}/meetings/:id/cancelling`, { params: { id }, body: { version } });
export const notePresent = (id: string, seatIds: readonly string[]) =>
  api(`PUT ${base}/meetings/:id/attendance`, { params: { id }, body: { seatIds } });
export const askVote = (id: string, version: number) =>
  api(`POST ${base}/items/:id/asking`, { params: { id }, body: { version } });
export const castVote = (id: string, choice: Choice) =>
  api(`PUT ${base}/items/:id/vote`, { params: { id }, body: { choice } });
export const standBack = (id: string, body: { seatId: string; reason: string }) =>
  api(`POST ${base}/items/:id/recusals`, { params: { id }, body });
export const decideItem = (id: string, body: { version: number; resolution: string | null }) =>
  api(`POST ${base}/items/:id/decision`, { params: { id }, body });
export const setAction = (id: string, body: ActionInput) =>
  api(`POST ${base}/items/:id/actions`, { params: { id }, body });
export const endAction = (id: string, body: ActionEnding) =>
  api(`POST ${base}/actions/:id/ending`, { params: { id }, body });
export const minutesAddress = (id: string, format: 'pdf' | 'hwpx'): string =>
  `${base}/meetings/${encodeURIComponent(id)}/minutes?format=${format}`;

export const useCouncilDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
