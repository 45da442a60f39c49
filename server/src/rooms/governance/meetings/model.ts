import { civilOf } from '@boru/contract/civil';
import type {
  AgendaInput,
  AgendaItem,
  AgendaOutcome,
  AgendaPower,
  MeetingForm,
  MeetingPower,
  MeetingState,
} from '@boru/contract/council';
import type { Pack } from '@boru/contract/pack';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { Problem } from '#kernel/problem';

export type Meeting = {
  id: string;
  bodyId: string;
  number: number;
  form: MeetingForm;
  heldAt: Date;
  place: string | null;
  state: MeetingState;
  calledAt: Date | null;
  urgentReason: string | null;
  closedAt: Date | null;
  closedByName: string | null;
  version: number;
};
export type Item = AgendaInput & {
  id: string;
  meetingId: string;
  state: AgendaItem['state'];
  counts: AgendaItem['counts'];
  outcome: AgendaOutcome | null;
  resolution: string | null;
  version: number;
};

/** The last day on which the notice is in time. */
export const noticeOf = (pack: Pack, heldAt: Date): { on: string; verified: boolean } => {
  const day = civilOf(heldAt.getTime());
  const rule = pack.catalogue.deadlineRules.items.find((item) => item.id === 'COUNCIL-NOTICE' && inForce(item, day));
  if (!rule) throw new Error('no deadline rule COUNCIL-NOTICE in force');
  const due = compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), { on: day });
  if (due.dueOn === null) throw new Error('COUNCIL-NOTICE gives no day');
  return { on: due.dueOn, verified: due.verified };
};

const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });

export const requireAhead = (heldAt: Date, now: Date): void => {
  if (heldAt.getTime() <= now.getTime())
    throw invalid('heldAt', '지난 때입니다. 앞으로의 때를 골라 주세요. / This time is over. Choose one to come.');
};
/** Throws unless it is there, in one of the states, and still the one that was seen. */
export const requireState = (
  meeting: Meeting | undefined,
  states: readonly MeetingState[],
  version?: number,
): Meeting => {
  if (!meeting) throw new Problem('thing.not_found');
  if (version !== undefined && version !== meeting.version) throw new Problem('thing.changed');
  if (!states.includes(meeting.state)) throw new Problem('council.not_now');
  return meeting;
};
export const requireNotice = (noticeOn: string, today: string, urgentReason: string | null): void => {
  if (today > noticeOn && urgentReason === null) throw new Problem('council.late_notice');
};
/** Agencies that see totals only are never named as readers; the database refuses it, too. */
export const requireReaders = (readers: readonly number[], totalsOnly: readonly number[]): void => {
  if (readers.some((agencyId) => totalsOnly.includes(agencyId)))
    throw invalid(
      'readers',
      '도의회는 모은 숫자만 봅니다. 지정 자료를 읽는 기관으로 고를 수 없습니다. / The provincial council sees totals only and cannot be named.',
    );
};
export const requireItem = (item: Item | undefined, states: readonly Item['state'][], version?: number): Item => {
  if (!item) throw new Problem('thing.not_found');
  if (version !== undefined && version !== item.version) throw new Problem('thing.changed');
  if (!states.includes(item.state)) throw new Problem('council.not_now');
  return item;
};
/** What the whole meeting decided in person waits for nobody; a written resolution waits for all answers or for its hour. */
export const requireAnswered = (meeting: Meeting, open: number, now: Date): void => {
  if (meeting.form === 'written' && open > 0 && now.getTime() < meeting.heldAt.getTime())
    throw new Problem('council.not_now');
};
/** A decision that passed says what was resolved. */
export const requireResolution = (kind: Item['kind'], resolution: string | null): void => {
  if (kind === 'decision' && resolution === null)
    throw invalid('resolution', '의결할 내용을 적어 주세요. / Write down what is resolved.');
};

export type Reader = { governs: boolean; seatId: string | null; votes: boolean; isPresent: boolean };

export const mayOfMeeting = (
  meeting: Pick<Meeting, 'state' | 'form'>,
  items: readonly Pick<Item, 'state'>[],
  reader: Reader,
): MeetingPower[] => {
  const { state } = meeting;
  if (!reader.governs) return [];
  const isOver = items.every((item) => item.state === 'decided');
  return [
    ...(state === 'planned' ? (['plan'] as const) : []),
    ...(state === 'planned' && items.length > 0 ? (['call'] as const) : []),
    ...(state === 'called' ? (['open'] as const) : []),
    ...(state === 'open' && meeting.form === 'inPerson' ? (['attend'] as const) : []),
    ...(state === 'open' && isOver ? (['close'] as const) : []),
    ...(state === 'planned' || state === 'called' ? (['cancel'] as const) : []),
  ];
};

export const mayOfItem = (
  meeting: Pick<Meeting, 'state' | 'form'>,
  item: Pick<Item, 'state' | 'kind' | 'outcome'>,
  reader: Reader & { isRecused: boolean },
): AgendaPower[] => {
  const isOpen = meeting.state === 'open';
  const rules = reader.governs;
  const waits = item.state === 'waiting';
  const mayVote = item.state === 'voting' && isOpen && reader.votes && !reader.isRecused;
  const mayStandBack =
    item.kind === 'decision' && item.state !== 'decided' && (isOpen || meeting.state === 'called') && !reader.isRecused;
  return [
    ...(rules && waits && meeting.state === 'planned' ? (['change'] as const) : []),
    ...(rules && isOpen && waits && item.kind === 'decision' ? (['ask'] as const) : []),
    ...(mayVote && (meeting.form === 'written' || reader.isPresent) ? (['vote'] as const) : []),
    ...(mayStandBack && reader.seatId !== null ? (['standBack'] as const) : []),
    ...(rules && isOpen && (item.state === 'voting' || (waits && item.kind === 'report')) ? (['decide'] as const) : []),
    ...(rules && isOpen && (item.outcome === 'passed' || item.outcome === 'noted') ? (['resolve'] as const) : []),
  ];
};
