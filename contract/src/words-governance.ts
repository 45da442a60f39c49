/** Words of the closed lists about the agreement and its promises. */
import { word } from './word.ts';

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
  yearlyReviewStep: {
    submitted: word('이행 결과를 냄', 'Results submitted'),
    returned: word('이행 결과를 돌려보냄', 'Results returned'),
  },
} as const;
