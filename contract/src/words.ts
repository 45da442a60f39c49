/**
 * The bridge between Korean and English, as data: id ↔ 한국어 ↔ English ↔ statute.
 * `glossary` holds the words of the house (HOUSE: one Korean word, one English word); `lists` every closed list that
 * travels between browser and server. test/words.test.ts fails when a value of the OpenAPI document is not here.
 */
import { type Word, type Words, word } from './word.ts';
import { appointmentWords } from './words-appointments.ts';
import { awardWords } from './words-awards.ts';
import { breachWords } from './words-breaches.ts';
import { caseWords } from './words-cases.ts';
import { claimWords } from './words-claims.ts';
import { educationWords } from './words-education.ts';
import { engagementWords } from './words-engagements.ts';
import { evidenceWords } from './words-evidence.ts';
import { expertWords } from './words-experts.ts';
import { governanceWords } from './words-governance.ts';
import { grantWords } from './words-grants.ts';
import { hookWords } from './words-hooks.ts';
import { importWords } from './words-imports.ts';
import { incidentWords } from './words-incidents.ts';
import { insightWords } from './words-insight.ts';
import { moneyWords } from './words-money.ts';
import { noticeWords } from './words-notices.ts';
import { peopleWords } from './words-people.ts';
import { protectionWords } from './words-protection.ts';
import { reportWords } from './words-reports.ts';
import { retentionWords } from './words-retention.ts';
import { reviewWords } from './words-review.ts';
import { rightsWords } from './words-rights.ts';
import { supportWords } from './words-support.ts';
import { technologyWords } from './words-technologies.ts';

export type { Word, Words } from './word.ts';

const ITPA = '산업기술의 유출방지 및 보호에 관한 법률';

export const glossary: Words = {
  nationalCoreTechnology: word('국가핵심기술', 'national core technology', `${ITPA} 제2조제2호`),
  nationalStrategicTechnology: word(
    '국가첨단전략기술',
    'national strategic technology',
    '국가첨단전략산업 경쟁력 강화 및 보호에 관한 특별조치법 제2조제1호',
  ),
  industrialTechnology: word('산업기술', 'industrial technology', `${ITPA} 제2조제1호`),
  determination: word('해당 여부 판정', 'determination', `${ITPA} 제9조의2`),
  infringementReport: word('침해신고', 'infringement report', `${ITPA} 제15조`),
  diagnosis: word('자가진단', 'diagnosis'),
  question: word('문항', 'question'),
  outcome: word('결과', 'outcome'),
  education: word('교육', 'education'),
  certificateOfCompletion: word('수료증', 'certificate of completion'),
  course: word('교육과정', 'course'),
  courseRun: word('차수', 'course run'),
  waitingList: word('대기자 명단', 'waiting list'),
  counselling: word('상담', 'counselling'),
  consulting: word('컨설팅', 'consulting'),
  subsidy: word('보조금', 'subsidy', '지방자치단체 보조금 관리에 관한 법률 제2조제1호'),
  programme: word('지원사업', 'support programme'),
  grantCall: word('공모', 'grant call'),
  receiptNumber: word('접수 번호', 'receipt number'),
  application: word('신청', 'application'),
  selection: word('선정', 'selection'),
  disbursement: word('교부', 'disbursement'),
  spending: word('집행', 'spending'),
  settlement: word('정산', 'settlement'),
  referral: word('이관', 'referral', '민원 처리에 관한 법률 제16조'),
  answer: word('회신', 'answer'),
  pendingStep: word('곧 실행될 일', 'pending step'),
  savedReply: word('자주 쓰는 답변', 'saved reply'),
  savedView: word('저장한 보기', 'saved view'),
  intake: word('접수', 'intake', '민원 처리에 관한 법률 제9조'),
  assign: word('배정', 'assignment'),
  close: word('종결', 'closed'),
  council: word('협의회', 'council'),
  agendaItem: word('안건', 'agenda item'),
  action: word('조치사항', 'action'),
  survey: word('실태조사', 'fact-finding survey', `${ITPA} 제17조`),
  jointLetter: word('공동 공문', 'joint letter', '행정업무의 운영 및 혁신에 관한 규정 시행규칙 제5조제2항'),
  disclosure: word('정보공개', 'disclosure', '공공기관의 정보공개에 관한 법률 제2조제2호'),
  hearing: word('의견 청취', 'hearing', `${ITPA} 제9조의4`),
  ordinance: word('조례', 'ordinance'),
  agreement: word('업무협약', 'agreement'),
  clause: word('조항', 'clause'),
  commitment: word('이행 약속', 'commitment'),
  yearlyReview: word('이행 점검', 'yearly review'),
  leakReport: word('유출 제보', 'leak report'),
  breach: word('개인정보 유출', 'breach of personal data', '개인정보 보호법 제34조'),
  reporter: word('제보자', 'reporter'),
  filingRecord: word('접수 기록', 'filing record'),
  evidence: word('증적', 'evidence'),
  evidenceTree: word('증적 나무', 'evidence tree'),
  checkpoint: word('확인점', 'checkpoint'),
  inclusionProof: word('포함 증명', 'inclusion proof'),
  seal: word('봉인', 'seal'),
  fingerprint: word('전자지문', 'fingerprint'),
  deadline: word('기한', 'deadline'),
  workingHours: word('근무시간', 'working hours'),
  pledge: word('서약', 'pledge'),
  consent: word('동의', 'consent', '개인정보 보호법 제17조'),
  municipality: word('시군', 'municipality', '지방자치법 제2조'),
  industrialZone: word('산업단지', 'industrial zone', '산업입지 및 개발에 관한 법률 제2조제8호'),
  specialisedCluster: word(
    '특화단지',
    'specialised cluster',
    '국가첨단전략산업 경쟁력 강화 및 보호에 관한 특별조치법 제16조',
  ),
  unverified: word('확인 필요', 'unverified'),
  preliminaryCheck: word('사전 확인', 'preliminary check'),
};

/** Every closed list by the name of its schema. */
export const lists = {
  ...engagementWords,
  ...evidenceWords,
  ...expertWords,
  ...peopleWords,
  ...protectionWords,
  ...technologyWords,
  ...caseWords,
  ...appointmentWords,
  ...importWords,
  ...claimWords,
  ...noticeWords,
  ...reportWords,
  ...reviewWords,
  ...rightsWords,
  ...retentionWords,
  ...supportWords,
  ...moneyWords,
  ...grantWords,
  ...awardWords,
  ...hookWords,
  ...incidentWords,
  ...breachWords,
  ...educationWords,
  ...governanceWords,
  ...insightWords,
} satisfies Readonly<Record<string, Words>>;
export type ListName = keyof typeof lists;

/** The word of one value: `wordOf('helpKind', programme.kind)`. A value without a word (older data) is null. */
export const wordOf = (list: ListName, value: string): Word | null => {
  const words: Words = lists[list];
  return words[value] ?? null;
};
