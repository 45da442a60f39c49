/** Words of the closed lists about the agreement and its promises. */
import { word } from './word.ts';
import { councilWords } from './words-council.ts';
import { disclosureWords } from './words-disclosure.ts';
import { letterWords } from './words-letters.ts';
import { planWords } from './words-plans.ts';
import { surveyWords } from './words-surveys.ts';

export const governanceWords = {
  commitmentSource: {
    entered: word('담당자가 적음', 'Counted by a person'),
    requestsReceived: word('받은 도움 요청 수', 'Requests for help received'),
    casesClosed: word('마친 건 수', 'Cases closed'),
    referralsAccepted: word('이관을 수락한 수', 'Referrals accepted'),
    appointmentsHeld: word('치른 상담 예약 수', 'Appointments held'),
  },
  commitmentStanding: {
    onTrack: word('제때 하고 있음', 'On track'),
    late: word('늦어지고 있음', 'Running late'),
    stopped: word('멈춤', 'Stopped'),
    done: word('이룸', 'Achieved'),
  },
  agreementChangeKind: {
    accession: word('협약에 가입', 'Accession to the agreement'),
    withdrawal: word('협약에서 탈퇴', 'Withdrawal from the agreement'),
    amendment: word('협약 내용을 고침', 'Agreement amended'),
    renewal: word('협약 기간을 정하거나 늘림', 'Term of the agreement set or renewed'),
  },
  yearlyReviewState: {
    open: word('점검하는 중', 'Under review'),
    closed: word('점검을 마침', 'Review closed'),
  },
  commitmentPower: {
    promise: word('약속 적기', 'Write promises down'),
    govern: word('점검과 변경을 맡음', 'Lead reviews and changes'),
  },
  reviewPower: {
    write: word('이행 결과 적기', 'Write results'),
    submit: word('이행 결과 내기', 'Hand results in'),
    return: word('이행 결과 돌려보내기', 'Hand results back'),
    close: word('점검 마치기', 'Close the review'),
    publish: word('공개하거나 거두기', 'Publish or take back'),
  },
  reviewProgress: {
    empty: word('아직 적지 않음', 'Nothing yet'),
    writing: word('적는 중', 'Writing'),
    submitted: word('냄', 'Handed in'),
    returned: word('고쳐서 다시 낼 것', 'To be handed in again'),
  },
  yearlyReviewStep: {
    submitted: word('이행 결과를 냄', 'Results submitted'),
    returned: word('이행 결과를 돌려보냄', 'Results returned'),
  },
  ...councilWords,
  ...disclosureWords,
  ...letterWords,
  ...surveyWords,
  ...planWords,
  articleKind: {
    ordinance: word('조례', 'ordinance'),
    law: word('법령', 'statute'),
  },
  articlePower: { write: word('조문 적기', 'Write articles down') },
} as const;
