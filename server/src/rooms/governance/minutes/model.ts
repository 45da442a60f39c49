import { civilOf, formatTime } from '@boru/contract/civil';
import type { ActionState, AgendaItem, SeatPart } from '@boru/contract/council';
import type { Bilingual } from '@boru/contract/fields';
import { councilWords } from '@boru/contract/words-council';

/** What the minutes are made from. */
export type Whole = {
  meeting: {
    form: 'inPerson' | 'written';
    heldAt: Date;
    place: string | null;
    urgentReason: string | null;
    closedAt: Date | null;
  };
  body: { quorum: 'majority' | 'twoThirds' };
  seats: readonly { id: string; agencyId: number; personName: string; part: SeatPart }[];
  present: ReadonlySet<string>;
  items: readonly Pick<AgendaItem, 'id' | 'title' | 'kind' | 'counts' | 'outcome' | 'resolution'>[];
  recusals: readonly { itemId: string; seatId: string; reason: string }[];
  actions: readonly Action[];
  carried: readonly Action[];
};
type Action = {
  title: string;
  number: number;
  agencyId: number;
  owner: string;
  dueOn: string;
  state: ActionState;
  words: string | null;
  endedAt: Date | null;
};
export type Line = { level: number; text: string };
export type Naming = { nameOf: (agencyId: number) => Bilingual; dateOf: (on: string) => string };

const moment = (at: Date, dateOf: Naming['dateOf']): string =>
  `${dateOf(civilOf(at.getTime()))} ${formatTime(at.getTime())}`;
const listed = (names: readonly string[]): string => (names.length === 0 ? '없음' : names.join(', '));

const opening = ({ meeting, body, seats, present }: Whole, { nameOf, dateOf }: Naming): Line[] => {
  const named = (seat: Whole['seats'][number]) => `${seat.personName}(${nameOf(seat.agencyId).ko})`;
  const voting = seats.filter(({ part }) => part !== 'observer');
  const there = voting.filter(({ id }) => present.has(id));
  const where: Line[] =
    meeting.form === 'written'
      ? [{ level: 2, text: `방법: 서면의결(${moment(meeting.heldAt, dateOf)}까지 답함)` }]
      : [
          { level: 2, text: `일시: ${moment(meeting.heldAt, dateOf)}` },
          { level: 2, text: `장소: ${meeting.place ?? ''}` },
        ];
  const who: Line[] =
    meeting.form === 'written'
      ? [{ level: 2, text: `재적위원: ${voting.length}명` }]
      : [
          { level: 2, text: `출석: 재적위원 ${voting.length}명 가운데 ${there.length}명` },
          { level: 3, text: `출석한 위원: ${listed(there.map(named))}` },
          { level: 3, text: `출석하지 않은 위원: ${listed(voting.filter(({ id }) => !present.has(id)).map(named))}` },
        ];
  const urgent: Line[] =
    meeting.urgentReason === null ? [] : [{ level: 2, text: `급히 소집한 까닭: ${meeting.urgentReason}` }];
  return [
    { level: 1, text: '회의 개요' },
    ...where,
    ...who,
    ...urgent,
    { level: 2, text: `의사정족수: ${councilWords.quorum[body.quorum].ko}, 출석위원 과반수 찬성` },
  ];
};

const dealtWith = ({ seats, recusals }: Whole, item: Whole['items'][number]): Line[] => {
  const nameOf = (seatId: string) => seats.find(({ id }) => id === seatId)?.personName ?? '';
  const counts = item.counts;
  const stoodBack = recusals.filter(({ itemId }) => itemId === item.id);
  return [
    { level: 2, text: `${item.title}(${councilWords.agendaKind[item.kind].ko})` },
    ...stoodBack.map(({ seatId, reason }) => ({ level: 3, text: `회피: ${nameOf(seatId)}, ${reason}` })),
    ...(counts === null
      ? []
      : [
          {
            level: 3,
            text: `표결: 재적 ${counts.seated}명, 출석 ${counts.present}명, 찬성 ${counts.inFavour}명, 반대 ${counts.against}명, 기권 ${counts.abstained}명`,
          },
        ]),
    {
      level: 3,
      text: `결과: ${item.outcome === null ? '처리하지 않음' : councilWords.agendaOutcome[item.outcome].ko}`,
    },
    ...(item.resolution === null ? [] : [{ level: 3, text: `내용: ${item.resolution}` }]),
  ];
};

/** What stood open then, as it stood when this meeting ended: what was done since does not change a paper. */
const carriedLines = ({ meeting, carried }: Whole, { nameOf, dateOf }: Naming): Line[] =>
  carried.flatMap((action) => {
    const isEnded =
      action.endedAt !== null && (meeting.closedAt === null || action.endedAt.getTime() <= meeting.closedAt.getTime());
    const now = isEnded
      ? `${councilWords.actionState[action.state].ko}. ${action.words ?? ''}`
      : '조치하는 중. 다음 회의로 넘깁니다.';
    return [
      {
        level: 2,
        text: `${action.title}(제${action.number}차 회의, ${nameOf(action.agencyId).ko} ${action.owner}, ${dateOf(action.dueOn)}까지)`,
      },
      { level: 3, text: now },
    ];
  });

/** The whole of it as an outline; every word comes from the agenda, the votes and the actions. */
export const outlineOf = (whole: Whole, naming: Naming, reader: { isWhole: boolean }): Line[] => {
  const { items, carried, actions } = whole;
  const { nameOf, dateOf } = naming;
  const none = (text: string): Line[] => [{ level: 2, text }];
  return [
    ...opening(whole, naming),
    { level: 1, text: '지난 회의의 조치사항' },
    ...(carried.length === 0 ? none('이어진 조치사항이 없습니다.') : carriedLines(whole, naming)),
    { level: 1, text: '안건과 결과' },
    ...(items.length === 0 ? none('읽을 수 있는 안건이 없습니다.') : items.flatMap((item) => dealtWith(whole, item))),
    { level: 1, text: '새 조치사항' },
    ...(actions.length === 0
      ? none('정한 조치사항이 없습니다.')
      : actions.map((action) => ({
          level: 2,
          text: `${action.title}(${nameOf(action.agencyId).ko} ${action.owner}, ${dateOf(action.dueOn)}까지)`,
        }))),
    ...(reader.isWhole ? [] : [{ level: 1, text: '이 회의록에는 읽는 사람이 볼 수 있는 안건만 담았습니다.' }]),
  ];
};
