/** Words of the closed lists about the council, its papers and its votes. */
import { word } from './word.ts';

export const councilWords = {
  bodyKind: {
    council: word('협의회', 'council'),
    workingGroup: word('실무협의회', 'Working group'),
  },
  quorum: {
    majority: word('재적위원 과반수 출석', 'More than half of the members'),
    twoThirds: word('재적위원 3분의 2 이상 출석', 'Two thirds of the members'),
  },
  seatPart: {
    chair: word('위원장', 'Chair'),
    member: word('위원', 'Member'),
    observer: word('참관인', 'Observer'),
  },
  meetingForm: {
    inPerson: word('모이는 회의', 'Meeting in person'),
    written: word('서면의결', 'Written resolution'),
  },
  meetingState: {
    planned: word('준비하는 중', 'Being prepared'),
    called: word('소집함', 'Called'),
    open: word('회의 중', 'In session'),
    closed: word('회의를 마침', 'Meeting over'),
    cancelled: word('회의를 열지 않음', 'Meeting cancelled'),
  },
  agendaKind: {
    decision: word('의결 안건', 'For decision'),
    report: word('보고 안건', 'For information'),
  },
  paperClass: {
    desks: word('모든 창구가 읽음', 'Every desk reads it'),
    members: word('위원만 읽음', 'Members only'),
    named: word('지정한 기관의 위원만 읽음', 'Members of named agencies only'),
  },
  agendaState: {
    waiting: word('차례를 기다림', 'Not yet dealt with'),
    voting: word('표결하는 중', 'Being voted on'),
    decided: word('처리함', 'Dealt with'),
  },
  agendaOutcome: {
    passed: word('가결', 'Passed'),
    rejected: word('부결', 'Rejected'),
    noQuorum: word('정족수가 모자람', 'No quorum'),
    noted: word('보고를 받음', 'Noted'),
  },
  voteChoice: {
    inFavour: word('찬성', 'In favour'),
    against: word('반대', 'Against'),
    abstained: word('기권', 'Abstention'),
  },
  actionState: {
    open: word('조치하는 중', 'Action under way'),
    done: word('조치를 마침', 'Action completed'),
    dropped: word('조치를 그만둠', 'Action dropped'),
  },
  councilPower: { govern: word('협의회를 꾸림', 'Run the council') },
  meetingPower: {
    plan: word('회의와 안건 준비하기', 'Prepare meeting and agenda'),
    call: word('회의 소집하기', 'Call the meeting'),
    open: word('회의 열기', 'Open the meeting'),
    attend: word('출석 적기', 'Note who is present'),
    close: word('회의 마치기', 'End the meeting'),
    cancel: word('회의 취소하기', 'Cancel the meeting'),
  },
  agendaPower: {
    change: word('안건 고치기', 'Change the item'),
    ask: word('표결에 부치기', 'Put to the vote'),
    vote: word('표결하기', 'Cast a vote'),
    standBack: word('이 안건에서 물러나기', 'Stand back from this item'),
    decide: word('안건 처리하기', 'Deal with the item'),
    resolve: word('조치사항 정하기', 'Set actions'),
  },
} as const;
