/** Words of the closed lists about education. */
import { word } from './word.ts';

export const educationWords = {
  targetRole: {
    executive: word('경영진', 'Executives'),
    securityLead: word('보안책임자·담당자', 'Security leads'),
    researcher: word('연구·기술 인력', 'Research and engineering'),
    itStaff: word('전산 담당', 'IT staff'),
    hrStaff: word('인사·총무 담당', 'HR and general affairs'),
    allStaff: word('모든 임직원', 'Everyone in the company'),
  },
  sessionMode: {
    onSite: word('모여서 하는 교육', 'In a classroom'),
    online: word('온라인 교육', 'Online course'),
    atCompany: word('기업 방문교육', 'At the company'),
  },
  queueRule: {
    firstCome: word('먼저 신청한 순서', 'First come, first served'),
    riskFirst: word('위험이 큰 기업 먼저', 'Greatest risk first'),
    lottery: word('공개 추첨', 'Public lottery'),
  },
  runState: {
    open: word('차수 열림', 'Run open'),
    cancelled: word('차수 취소됨', 'Run cancelled'),
  },
  attendeeState: {
    seated: word('자리 확정', 'Seat confirmed'),
    offered: word('자리 제안됨', 'Seat offered'),
    waiting: word('자리 대기', 'On the waiting list'),
    declined: word('자리를 받지 않음', 'Offer declined'),
    lapsed: word('답할 기한이 지남', 'Offer lapsed'),
    cancelled: word('수강 취소', 'Enrolment cancelled'),
  },
  seatAction: {
    giveBack: word('수강 취소하기', 'Give the seat back'),
    answerOffer: word('제안에 답하기', 'Answer the offer'),
  },
  offerAnswer: {
    accept: word('자리 받기', 'Take the seat'),
    refuse: word('자리 받지 않기', 'Decline the seat'),
  },
  offerOutcome: {
    accepted: word('자리를 받음', 'Seat taken'),
    refused: word('자리를 거절함', 'Seat refused'),
    lapsed: word('기한이 지나 끝남', 'Lapsed'),
    withdrawn: word('제안을 거둠', 'Offer taken back'),
  },
  visitState: {
    requested: word('방문교육 요청함', 'Visit requested'),
    accepted: word('방문교육 수락', 'Visit accepted'),
    declined: word('방문교육 거절', 'Visit declined'),
    withdrawn: word('방문교육 요청 거둠', 'Visit request taken back'),
  },
  visitAnswer: {
    accept: word('방문교육 하기로 하기', 'Accept the visit'),
    decline: word('방문교육 하지 않기', 'Decline the visit'),
  },
  markOutcome: {
    kept: word('출석을 적음', 'Mark kept'),
    duplicate: word('이미 적힌 출석', 'Marked already'),
    unknown: word('이 차시의 사람이 아님', 'Not of this session'),
  },
  markHow: {
    code: word('출석 번호', 'By code'),
    hand: word('담당자가 출석을 적음', 'Marked by hand'),
    correction: word('정정함', 'Corrected'),
  },
  completionPart: {
    attendance: word('출석', 'Attendance'),
    test: word('수료 시험', 'Course test'),
    survey: word('설문', 'Survey'),
  },
  certificateState: {
    valid: word('수료증 유효', 'Certificate valid'),
    expired: word('수료증 기간 지남', 'Certificate expired'),
    revoked: word('수료증 취소됨', 'Certificate revoked'),
  },
  lessonState: {
    certified: word('교육을 마침', 'Completed the course'),
    expired: word('다시 들어야 함', 'Due again'),
    revoked: word('수료가 취소됨', 'Completion revoked'),
    attended: word('출석했으나 수료증 없음', 'Attended, no certificate'),
    missed: word('출석하지 않음', 'Did not attend'),
    planned: word('들을 예정', 'Will attend'),
    waiting: word('자리를 기다림', 'Waiting for a seat'),
  },
  surveyKind: {
    course: word('과정', 'Course taught'),
    trainer: word('강사', 'Trainer'),
  },
} as const;
