/** Words of the closed lists about awards, agreements, spending and settlement. */
import { word } from './word.ts';

export const awardWords = {
  awardItem: {
    accessControl: word('출입 통제 설비', 'Access control'),
    networkSecurity: word('네트워크 보안', 'Network security'),
    dataProtection: word('자료 유출 방지', 'Data loss prevention'),
    monitoring: word('보안 관제', 'Security monitoring'),
    consulting: word('보안 컨설팅비', 'Cost of security consulting'),
    education: word('보안 교육비', 'Security training'),
    legal: word('법률 자문비', 'Cost of legal advice'),
    forensics: word('디지털 포렌식', 'Digital forensics'),
    escrow: word('기술자료 임치 수수료', 'Fees of escrow of technical data'),
    insurance: word('기술보호 보험', 'Insurance of technology'),
    otherItem: word('그 밖의 보호 조치', 'Other protection'),
  },
  awardState: {
    deciding: word('결정 승인을 기다림', 'Award waits for approval'),
    dropped: word('교부하지 않기로 함', 'Not awarded'),
    agreeing: word('협약을 맺는 중', 'Agreement to be signed'),
    running: word('보조사업 진행 중', 'Project under way'),
    reported: word('실적보고를 받음', 'Result reported'),
    settling: word('정산 승인을 기다림', 'Settlement waits for approval'),
    returning: word('반납을 기다림', 'Waits for the return'),
    closed: word('정산을 마침', 'Settled'),
  },
  awardSide: { company: word('보조사업자', 'Subsidy recipient'), agency: word('교부 기관', 'Granting agency') },
  instalmentState: {
    planned: word('교부 예정', 'Planned'),
    asked: word('교부 요청함', 'Payment asked for'),
    paid: word('교부함', 'Paid out'),
  },
  awardChangeKind: {
    period: word('기간 변경', 'Change of period'),
    plan: word('비목 변경', 'Change of cost heads'),
    reduce: word('보조금 감액', 'Reduction of the grant'),
  },
  awardChangeState: {
    asked: word('변경 승인을 기다림', 'Change waits for an answer'),
    granted: word('변경을 승인함', 'Change granted'),
    refused: word('변경을 승인하지 않음', 'Change refused'),
  },
  checkOutcome: {
    inOrder: word('점검에서 이상 없음', 'In order'),
    toCorrect: word('점검에서 고칠 것 있음', 'To be corrected'),
    toStop: word('멈추고 살펴야 함', 'To be stopped'),
  },
  settlementAction: {
    settle: word('정산하기', 'Settle the grant'),
    askReturn: word('돌려받은 돈 적기', 'Write down a return'),
  },
  spendingAction: {
    enterExpense: word('집행 적기', 'Enter receipts'),
    noteCheck: word('중간 점검 적기', 'Note an interim check'),
    handInResult: word('실적보고 내기', 'Hand in the result'),
  },
  awardAction: {
    issueAgreement: word('협약서 내기', 'Issue the agreement'),
    signAgreement: word('협약서에 서명하기', 'Sign the agreement'),
    askPayment: word('교부 요청하기', 'Ask for a payment'),
    askChange: word('변경 요청하기', 'Ask for a change'),
    decideChange: word('변경 정하기', 'Decide on a change'),
  },
} as const;
