/** Words of the closed lists about destruction (파기) and holds (보류). */
import { word } from './word.ts';

export const retentionWords = {
  retentionClass: {
    case: word('종결한 건', 'Closed cases'),
    paper: word('종결한 건의 파일', 'Files of closed cases'),
    account: word('소속이 끝난 계정', 'Accounts without a membership'),
    trace: word('우리 접속기록', 'Our record of access'),
    operator: word('운영자의 접속기록', 'Record of access of the operator'),
    company: word('떠난 기업', 'Companies that left'),
    breach: word('마친 유출 대응', 'Closed records of a breach'),
    report: word('끝난 봉인 제보', 'Sealed reports that ended'),
  },
  holdKind: {
    litigation: word('소송 보류', 'Held for litigation'),
    audit: word('감사 보류', 'Held for an audit'),
    investigation: word('조사 보류', 'Held for an investigation'),
  },
  holdScope: { case: word('건 하나', 'One case'), company: word('기업의 모든 것', 'All of a company') },
  destructionState: {
    proposed: word('파기 승인을 기다림', 'Waits for approval of destruction'),
    approved: word('파기하는 중', 'Being destroyed'),
    refused: word('파기하지 않기로 함', 'Not to be destroyed'),
    withdrawn: word('파기 제안을 거둠', 'Proposal of destruction taken back'),
    done: word('파기를 마침', 'Destruction done'),
  },
  destructionOutcome: {
    waiting: word('아직 파기 안 함', 'Not destroyed yet'),
    destroyed: word('파기함', 'Destroyed'),
    held: word('보류되어 남김', 'Kept, held'),
    changed: word('그 뒤에 바뀌어 남김', 'Kept, changed since'),
    gone: word('이미 없음', 'Gone before'),
  },
  destructionAction: {
    approve: word('파기 승인', 'Approve the destruction'),
    refuse: word('파기하지 않기', 'Refuse the destruction'),
    withdraw: word('제안 거두기', 'Take the proposal back'),
  },
  retentionDeed: {
    propose: word('파기 제안', 'Propose destruction'),
    hold: word('파기 보류', 'Hold back'),
    release: word('보류 풀기', 'Release a hold'),
  },
} as const;
