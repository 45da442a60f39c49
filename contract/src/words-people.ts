/** Words of the closed lists about companies, agencies, people, sign-in and administration. */
import { word } from './word.ts';

const PIPA = '개인정보 보호법 제17조';

export const peopleWords = {
  companySize: {
    micro: word('소상공인', 'Micro enterprise', '소상공인기본법 제2조'),
    small: word('소기업', 'Small enterprise', '중소기업기본법 제2조'),
    medium: word('중기업', 'Medium enterprise', '중소기업기본법 제2조'),
    midsize: word('중견기업', 'Mid-sized enterprise', '중견기업 성장촉진 및 경쟁력 강화에 관한 특별법 제2조'),
    large: word('대기업', 'Large enterprise'),
  },
  companyStatus: {
    unconfirmed: word('확인 전', 'Not yet confirmed'),
    confirmed: word('확인된 기업', 'Confirmed company'),
    refused: word('확인 거절', 'Confirmation refused'),
  },
  confirmationMethod: {
    certificate: word('사업자등록증', 'Business certificate'),
    nationalTaxService: word('국세청 조회', 'National Tax Service enquiry'),
    visit: word('방문', 'Visit'),
    known: word('이미 아는 기업', 'Known already'),
  },
  companyRole: {
    representative: word('대표자', 'Representative'),
    securityOfficer: word('보안책임자', 'Security officer'),
    staff: word('직원', 'Staff member'),
    proxy: word('대리인', 'Proxy'),
  },
  agencyRole: {
    intake: word('접수 담당', 'Intake clerk'),
    officer: word('담당자', 'Case officer'),
    manager: word('관리자', 'Manager'),
    auditor: word('감사', 'Auditor'),
    administrator: word('시스템 운영자', 'Administrator'),
    expert: word('전문가', 'Expert'),
  },
  /** Who may call an endpoint; roles are written `company.staff`, `agency.officer`. */
  capacity: {
    anyone: word('누구나', 'Anyone'),
    signedIn: word('로그인한 사람', 'Anyone signed in'),
    secretariat: word('간사 기관', 'Secretariat'),
  },
  consentPurpose: {
    businessConfirmation: word('기업 확인', 'Confirmation of the business', PIPA),
    counselling: word('상담', 'Counselling', PIPA),
    referral: word('이관', 'Referral', PIPA),
    diagnosisSharing: word('진단 결과 보여 주기', 'Sharing the diagnosis', PIPA),
  },
  consentChannel: {
    online: word('화면에서', 'On screen'),
    phone: word('전화로', 'By telephone'),
  },
  consentState: {
    active: word('유효', 'In force'),
    expired: word('기간 끝남', 'Expired'),
    withdrawn: word('철회', 'Withdrawn', '개인정보 보호법 제37조'),
  },
  language: { ko: word('한국어', 'Korean'), en: word('영어', 'English') },
  sessionKind: {
    anonymous: word('로그인하지 않은 사람', 'Not signed in'),
    visitor: word('소속이 없는 사람', 'Signed in without a membership'),
    company: word('기업', 'Company'),
    agency: word('기관', 'Agency'),
    administrator: word('시스템 운영자', 'Administrator'),
    expert: word('전문가', 'Expert'),
    system: word('보루', 'Boru'),
  },
  secondFactor: {
    none: word('2단계 없음', 'No second factor'),
    enrolled: word('2단계 등록됨', 'Second factor enrolled'),
    confirmed: word('2단계 확인함', 'Second factor confirmed'),
  },
  signInNext: {
    done: word('로그인 완료', 'Signed in'),
    secondFactor: word('2단계 확인 필요', 'Second factor needed'),
  },
  factor: {
    totp: word('인증 앱 번호', 'Authenticator code'),
    passkey: word('패스키', 'Passkey'),
    recoveryCode: word('복구 번호', 'Recovery code'),
  },
  invitationWay: {
    newAccount: word('새 계정을 만듭니다', 'Make a new account'),
    signIn: word('로그인합니다', 'Sign in first'),
    accept: word('수락합니다', 'Accept'),
    otherAccount: word('다른 계정의 초대입니다', 'Meant for another account'),
  },
  jobState: {
    waiting: word('기다림', 'Waiting'),
    running: word('진행 중', 'Running'),
    done: word('끝남', 'Done'),
    dead: word('멈춤(사람이 보아야 함)', 'Given up, needs a person'),
  },
  mailState: {
    waiting: word('기다림', 'Waiting'),
    sent: word('보냄', 'Sent'),
    held: word('편지함에 둠', 'Held in the mailbox'),
  },
  diskState: {
    ok: word('넉넉함', 'Enough'),
    low: word('부족함', 'Low'),
    unknown: word('알 수 없음', 'Unknown'),
  },
  storageKind: { folder: word('폴더', 'Folder'), s3: word('S3 저장소', 'S3 store') },
  waitKind: { account: word('계정', 'Account'), address: word('주소', 'Address') },
  section: {
    summary: word('요청 요약', 'Summary'),
    contact: word('연락처', 'Contact'),
    technology: word('기술 카드', 'Technology card'),
    diagnosis: word('진단 결과', 'Diagnosis outcome'),
    counsel: word('상담 기록', 'Counsel record'),
    documents: word('서류', 'Documents'),
    money: word('지원금', 'Money'),
    sealed: word('봉인 기록', 'Sealed record'),
  },
  paperFormat: { pdf: word('PDF', 'PDF'), hwpx: word('한글 문서(HWPX)', 'HWPX') },
  segmentField: {
    industry: word('업종으로 추림', 'Narrowed by industry'),
    municipality: word('시군으로 추림', 'Narrowed by municipality'),
    size: word('규모로 추림', 'Narrowed by size'),
    status: word('사업자 확인으로 추림', 'Narrowed by confirmation'),
    diagnosed: word('진단 여부로 추림', 'Narrowed by diagnosis'),
    openCase: word('진행 중인 건으로 추림', 'Narrowed by open cases'),
    quiet: word('소식이 없던 날로 추림', 'Narrowed by days without news'),
  },
} as const;
