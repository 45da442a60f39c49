/** Words of the closed lists about calls, their questions and applications. */
import { word } from './word.ts';

export const grantWords = {
  grantCallState: {
    draft: word('공모 준비 중', 'Call in preparation'),
    published: word('공고됨, 접수 전', 'Announced, not open yet'),
    open: word('신청 접수 중', 'Open for applications'),
    closed: word('신청 마감', 'Closed for applications'),
    review: word('신청 심사 중', 'Applications under review'),
    decided: word('공모 결정 끝남', 'Call decided'),
    cancelled: word('공모 취소됨', 'Call cancelled'),
  },
  grantCallAction: {
    save: word('공모 저장', 'Save the call'),
    publish: word('공모 공개', 'Publish the call'),
    extend: word('마감 늦추기', 'Close later'),
    amend: word('정정 공고', 'Correct the questions'),
    review: word('공모 심사 시작', 'Begin the review of the call'),
    decide: word('공모 결정 알리기', 'Announce the decision on the call'),
    cancel: word('공모 취소', 'Cancel the call'),
  },
  grantItem: {
    diagnosis: word('보안 진단', 'Security diagnosis'),
    consulting: word('보안 컨설팅', 'Security consulting'),
    securitySystem: word('유출방지시스템·보안설비', 'Leak prevention and security equipment'),
    training: word('보안 교육비', 'Security training'),
    legal: word('법률 자문', 'Legal advice'),
    forensics: word('디지털 포렌식', 'Digital forensics'),
    escrow: word('기술자료 임치', 'Escrow of technical data'),
    certification: word('보안 관련 인증 취득', 'Security certification'),
    insurance: word('기술보호 보험', 'Insurance of technology'),
    other: word('그 밖의 지원', 'Other support'),
  },
  questionType: {
    text: word('짧은 글', 'Short text'),
    longText: word('긴 글', 'Long text'),
    integer: word('정수', 'Whole number'),
    won: word('금액(원)', 'Amount in won'),
    date: word('날짜', 'Date'),
    yesNo: word('예·아니요', 'Yes or no'),
    choice: word('하나 고르기', 'Choose one'),
    several: word('여럿 고르기', 'Choose several'),
    file: word('증빙 파일', 'Supporting file'),
  },
  answerClass: {
    open: word('공개해도 되는 답', 'Answer that may be public'),
    internal: word('업무용 답', 'Answer for the work'),
    sensitive: word('민감한 답', 'Sensitive answer'),
  },
  answerReader: {
    intake: word('접수 담당', 'Intake clerk'),
    officer: word('담당자', 'Case officer'),
    manager: word('관리자', 'Manager'),
    auditor: word('감사', 'Auditor'),
    reviewer: word('평가위원', 'Panel reviewer'),
  },
  choiceName: { first: word('첫째 보기', 'First choice'), second: word('둘째 보기', 'Second choice') },
  questionUse: {
    askedWon: word('신청 금액', 'Amount applied for'),
    groupNumber: word('기업집단 대표 사업자등록번호', 'Business number of the head of the group'),
  },
} as const;
