/** Words of the closed lists about requests of data subjects. */
import { word } from './word.ts';

export const rightsWords = {
  rightsKind: {
    access: word('열람 요구', 'Request for access', '개인정보 보호법 제35조'),
    correction: word('정정', 'Correction', '개인정보 보호법 제36조'),
    deletion: word('삭제', 'Deletion', '개인정보 보호법 제36조'),
    suspension: word('처리정지', 'Stop of processing', '개인정보 보호법 제37조'),
  },
  rightsState: {
    received: word('요구를 받음', 'Request received'),
    granted: word('모두 들어줌', 'Granted in full'),
    partly: word('일부 들어줌', 'Granted in part'),
    refused: word('들어주지 않음', 'Not granted'),
    withdrawn: word('요구를 거둠', 'Request taken back'),
  },
  rightsAction: {
    withdraw: word('요구 거두기', 'Take the request back'),
    decide: word('요구에 답하기', 'Decide the request'),
    postpone: word('열람 미루기', 'Put the access off'),
  },
  rightsDecision: { grant: word('들어주기', 'Grant it'), refuse: word('들어주지 않기', 'Do not grant it') },
  rightsShow: { open: word('답할 요구', 'Requests to answer'), done: word('답한 요구', 'Requests answered') },
  rightsFile: {
    json: word('기계가 읽는 파일(JSON)', 'Machine-readable file (JSON)'),
    pdf: word('문서(PDF)', 'Document (PDF)'),
  },
  heldClass: {
    account: word('계정 자료', 'Account data'),
    contact: word('연락 담당자 자료', 'Contact data'),
    mail: word('보낸 알림', 'Mails sent'),
    consent: word('동의 자료', 'Consent data'),
    pledge: word('비밀유지 서약 자료', 'Pledge data'),
    case: word('상담과 요청의 글쓴이', 'Authorship in cases'),
    paper: word('파일을 올린 사람', 'Uploader of papers'),
    trace: word('접속기록과 증적', 'Access log and evidence'),
  },
} as const;
