/** The council and its working groups: members, meetings, agenda papers by class, votes, and what has to be done. */
import { z } from 'zod';
import { agencyId, bilingual, civilDate, emailAddress, id, instant, line, prose, version } from './fields.ts';

export const BodyKind = z.enum(['council', 'workingGroup']);
/** How many of the members must be there: more than half, or two thirds. */
export const Quorum = z.enum(['majority', 'twoThirds']);
export const SeatPart = z.enum(['chair', 'member', 'observer']);
export type SeatPart = z.infer<typeof SeatPart>;
export const MeetingForm = z.enum(['inPerson', 'written']);
export type MeetingForm = z.infer<typeof MeetingForm>;
export const MeetingState = z.enum(['planned', 'called', 'open', 'closed', 'cancelled']);
export type MeetingState = z.infer<typeof MeetingState>;
export const AgendaKind = z.enum(['decision', 'report']);
/** Who reads the paper: every desk, the members, or the members of named agencies. */
export const PaperClass = z.enum(['desks', 'members', 'named']);
export const AgendaState = z.enum(['waiting', 'voting', 'decided']);
export const AgendaOutcome = z.enum(['passed', 'rejected', 'noQuorum', 'noted']);
export type AgendaOutcome = z.infer<typeof AgendaOutcome>;
export const VoteChoice = z.enum(['inFavour', 'against', 'abstained']);
export const ActionState = z.enum(['open', 'done', 'dropped']);
export type ActionState = z.infer<typeof ActionState>;

export const BodyInput = z.strictObject({
  kind: BodyKind,
  name: line(80),
  purpose: prose(1000),
  quorum: Quorum,
});
export type BodyInput = z.infer<typeof BodyInput>;
export const BodyUpdate = z.strictObject({ version, body: BodyInput });

export const SeatInput = z
  .strictObject({ agencyId, email: emailAddress, part: SeatPart, fromOn: civilDate, toOn: civilDate })
  .refine(({ fromOn, toOn }) => toOn >= fromOn, {
    path: ['toOn'],
    error: '임기의 마지막 날이 첫날보다 앞섭니다. / The term ends before it begins.',
  });
export type SeatInput = z.infer<typeof SeatInput>;
export const SeatEnding = z.strictObject({ endedOn: civilDate });

export const MeetingInput = z
  .strictObject({
    form: MeetingForm,
    /** When it is held; of a written resolution, until when members answer. */
    heldAt: instant,
    place: line(120).nullable(),
  })
  .refine(({ form, place }) => (form === 'inPerson') === (place !== null), {
    path: ['place'],
    error:
      '모이는 회의에는 곳을 적고, 서면의결에는 적지 않습니다. / A meeting has a place, a written resolution has none.',
  });
export type MeetingInput = z.infer<typeof MeetingInput>;

export const AgendaInput = z
  .strictObject({
    kind: AgendaKind,
    class: PaperClass,
    /** Agencies whose members read it; only of a paper for named readers. */
    readers: z.array(agencyId).max(100),
    title: line(120),
    words: prose(10_000),
  })
  .refine((item) => (item.class === 'named') === item.readers.length > 0, {
    path: ['readers'],
    error: '지정한 기관만 보는 자료에는 기관을 골라 주세요. / Choose the agencies of a paper for named readers.',
  });
export type AgendaInput = z.infer<typeof AgendaInput>;
export const AgendaUpdate = z.strictObject({ version, item: AgendaInput });

/** The notice goes out seven days before; later only with the reason written down. */
export const MeetingCall = z.strictObject({ version, urgentReason: prose(500).nullable() });
export const MeetingStep = z.strictObject({ version });
export const MeetingMove = z.strictObject({ version, heldAt: instant, place: line(120).nullable() });
export const AttendanceInput = z.strictObject({ seatIds: z.array(id).max(200) });
export const RecusalInput = z.strictObject({ seatId: id, reason: prose(500) });
export const VoteInput = z.strictObject({ choice: VoteChoice });
export const AgendaDecision = z.strictObject({ version, resolution: prose(2000).nullable() });
export const ActionInput = z.strictObject({ title: line(200), agencyId, owner: line(80), dueOn: civilDate });
export type ActionInput = z.infer<typeof ActionInput>;
export const ActionEnding = z.strictObject({ version, state: z.enum(['done', 'dropped']), words: prose(1000) });
export type ActionEnding = z.infer<typeof ActionEnding>;
export const MinutesQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

export const CouncilPower = z.enum(['govern']);
export const MeetingPower = z.enum(['plan', 'call', 'open', 'attend', 'close', 'cancel']);
export type MeetingPower = z.infer<typeof MeetingPower>;
export const AgendaPower = z.enum(['change', 'ask', 'vote', 'standBack', 'decide', 'resolve']);
export type AgendaPower = z.infer<typeof AgendaPower>;

const meetingShort = {
  id,
  number: z.number(),
  form: MeetingForm,
  heldAt: instant,
  place: z.string().nullable(),
  state: MeetingState,
};
export const CouncilAction = z.object({
  id,
  bodyId: id,
  body: z.string(),
  meetingId: id,
  number: z.number(),
  title: z.string(),
  agencyId,
  agency: bilingual,
  owner: z.string(),
  dueOn: civilDate,
  isLate: z.boolean(),
  state: ActionState,
  words: z.string().nullable(),
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  version,
  isOwn: z.boolean(),
});
export type CouncilAction = z.infer<typeof CouncilAction>;
export const CouncilView = z.object({
  today: civilDate,
  bodies: z.array(
    z.object({
      ...BodyInput.shape,
      id,
      version,
      members: z.number(),
      isMember: z.boolean(),
      meetings: z.array(z.object(meetingShort)),
    }),
  ),
  actions: z.array(CouncilAction),
  may: z.array(CouncilPower),
});
export type CouncilView = z.infer<typeof CouncilView>;

const seat = {
  id,
  agencyId,
  agency: bilingual,
  name: z.string(),
  part: SeatPart,
  fromOn: civilDate,
  toOn: civilDate,
};
export const BodyView = z.object({
  ...BodyInput.shape,
  id,
  version,
  today: civilDate,
  seats: z.array(z.object({ ...seat, endedOn: civilDate.nullable(), isServing: z.boolean() })),
  meetings: z.array(z.object(meetingShort)),
  agencies: z.array(z.object({ agencyId, name: bilingual })),
  actions: z.array(CouncilAction),
  may: z.array(CouncilPower),
});
export type BodyView = z.infer<typeof BodyView>;

export const AgendaItem = z.object({
  ...AgendaInput.shape,
  title: z.string(),
  words: z.string(),
  id,
  version,
  state: AgendaState,
  counts: z
    .object({
      seated: z.number(),
      present: z.number(),
      inFavour: z.number(),
      against: z.number(),
      abstained: z.number(),
      recused: z.number(),
    })
    .nullable(),
  outcome: AgendaOutcome.nullable(),
  resolution: z.string().nullable(),
  recusals: z.array(z.object({ seatId: id, name: z.string(), reason: z.string() })),
  /** What the reader answered; nobody sees another one's vote. */
  ownChoice: VoteChoice.nullable(),
  may: z.array(AgendaPower),
});
export type AgendaItem = z.infer<typeof AgendaItem>;
export const MeetingView = z.object({
  ...meetingShort,
  version,
  today: civilDate,
  bodyId: id,
  body: z.string(),
  quorum: Quorum,
  /** The last day on which the notice is in time, and whether the rule behind it is verified. */
  noticeOn: civilDate,
  noticeVerified: z.boolean(),
  isLateNotice: z.boolean(),
  calledAt: instant.nullable(),
  urgentReason: z.string().nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  seats: z.array(z.object({ ...seat, isPresent: z.boolean(), isOwn: z.boolean() })),
  items: z.array(AgendaItem),
  /** Open when the meeting before this one ended. */
  carried: z.array(CouncilAction),
  /** Decided at this meeting. */
  actions: z.array(CouncilAction),
  agencies: z.array(z.object({ agencyId, name: bilingual })),
  may: z.array(MeetingPower),
});
export type MeetingView = z.infer<typeof MeetingView>;
