/** Words of the closed lists about incidents and notices to authorities. */
import { word } from './word.ts';

export const incidentWords = {
  incidentFact: {
    nationalCore: word('국가핵심기술에 관한 사고', 'Concerns a national core technology'),
    nationalStrategic: word('국가첨단전략기술에 관한 사고', 'Concerns a national strategic technology'),
    nationalResearch: word('국가연구개발 산업기술에 관한 사고', 'Concerns a state-funded industrial technology'),
    researchSecurity: word('보안과제에 관한 사고', 'Concerns a security project'),
    keptSecret: word('비밀로 관리한 정보', 'Information kept secret'),
    smallCompany: word('중소기업 여부', 'Small or medium-sized company'),
    subcontracting: word('하도급 관계', 'Subcontracting'),
    consignment: word('수·위탁 관계', 'Consignment'),
    intrusion: word('시스템 침입', 'Intrusion into a system'),
    personalData: word('개인정보 포함', 'Personal data among it'),
  },
  factAnswer: {
    yes: word('맞음', 'It is so'),
    no: word('아님', 'It is not so'),
    unsure: word('아직 모름', 'Not known yet'),
  },
  leakChannel: {
    pc: word('PC와 노트북', 'PCs and laptops'),
    server: word('서버와 사내 시스템', 'Servers and internal systems'),
    mail: word('메일과 메신저', 'Mail and messenger'),
    usb: word('USB와 외장 저장장치', 'USB and external drives'),
    cloud: word('클라우드와 파일 공유', 'Cloud and file sharing'),
    print: word('출력물과 복사기', 'Paper and copiers'),
    person: word('사람(직원, 퇴직자)', 'People (staff, leavers)'),
    partner: word('협력사와 거래처', 'Partners and clients'),
  },
  incidentState: {
    responding: word('대응하는 중', 'Responding'),
    recovering: word('회복하는 중', 'Recovering'),
    closed: word('사고를 마침', 'Incident closed'),
    mistaken: word('오인으로 끝남', 'Found to be mistaken'),
  },
  incidentEvent: {
    opened: word('사고 기록을 시작함', 'Incident record begun'),
    updated: word('사고 내용을 고침', 'Incident record changed'),
    note: word('시간표에 적음', 'Entered in the timeline'),
    stepDone: word('점검 항목을 마침', 'Checklist item done'),
    stepUndone: word('점검 항목을 되돌림', 'Checklist item undone'),
    turned: word('사고의 상태를 바꿈', 'State of the incident changed'),
    noticed: word('알린 일을 적음', 'Notice written down'),
    granted: word('볼 사람을 정함', 'Reader named'),
    grantEnded: word('볼 사람을 뺌', 'Reader removed'),
  },
  incidentAction: {
    update: word('사고 내용 고치기', 'Change the incident record'),
    write: word('시간표에 적기', 'Enter in the timeline'),
    turn: word('사고의 상태 바꾸기', 'Change the state of the incident'),
    notify: word('알린 일 적기', 'Write down a notice'),
    grant: word('볼 사람 정하기', 'Name a reader'),
  },
  routeVerdict: {
    due: word('알려야 함', 'Must be told'),
    open: word('알릴 수 있음', 'May be told'),
    possible: word('확인하면 정해짐', 'Depends on what is not known yet'),
    notApplicable: word('해당 없음으로 보임', 'Does not seem to apply'),
  },
  noticeStage: {
    urgent: word('먼저 말로 알림', 'Told by word of mouth first'),
    form: word('서식을 냄', 'Form handed in'),
    receipt: word('기관이 접수함', 'Taken in by the body'),
  },
  noticeWay: {
    phone: word('전화로 알림', 'Told by telephone'),
    online: word('누리집이나 시스템으로 냄', 'Filed online'),
    post: word('우편으로 보냄', 'Sent by post'),
    inPerson: word('찾아가서 냄', 'Handed in personally'),
    fax: word('팩스로 보냄', 'Sent by fax'),
  },
} as const;
