/** Words of the closed lists about plans and their indicators. */
import { word } from './word.ts';

export const planWords = {
  planKind: {
    comprehensive: word('종합계획', 'Comprehensive plan'),
    yearly: word('연도별 시행계획', 'Yearly plan'),
  },
  planState: {
    draft: word('계획을 짜는 중', 'Plan being drawn up'),
    inForce: word('시행하는 중', 'Plan in force'),
    ended: word('끝난 계획', 'Plan ended'),
  },
  planNodeKind: {
    goal: word('목표', 'Goal'),
    strategy: word('전략', 'Strategy'),
    task: word('과제', 'Task of the plan'),
  },
  indicatorSource: {
    entered: word('담당자가 적음', 'Counted by a person'),
    requestsReceived: word('모든 기관이 받은 도움 요청', 'Requests for help received by all agencies'),
    casesClosed: word('모든 기관이 마친 건', 'Cases closed by all agencies'),
    referralsAccepted: word('모든 기관이 수락한 이관', 'Referrals accepted by all agencies'),
    appointmentsHeld: word('모든 기관이 치른 상담 예약', 'Appointments held by all agencies'),
    diagnosesCompleted: word('기업이 마친 자가진단', 'Diagnoses completed by companies'),
    certificatesIssued: word('모든 기관이 준 수료증', 'Certificates issued by all agencies'),
  },
  planStanding: {
    notBegun: word('시작하지 않음', 'Not begun'),
    underWay: word('추진하는 중', 'Task under way'),
    behind: word('계획보다 늦음', 'Behind the plan'),
    halted: word('추진을 멈춤', 'Task halted'),
    finished: word('과제를 마침', 'Task finished'),
  },
  planPower: {
    write: word('계획 적기', 'Write the plan'),
    enforce: word('계획 확정하기', 'Put the plan in force'),
    finish: word('계획 마치기', 'End the plan'),
    rollOver: word('다음 해로 잇기', 'Roll over into the next year'),
    count: word('지표 세기', 'Count the indicators'),
  },
} as const;
