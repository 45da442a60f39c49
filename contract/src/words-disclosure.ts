/** Words of the closed lists of the freedom-of-information desk. */
import { word } from './word.ts';

export const disclosureWords = {
  disclosureChannel: {
    portal: word('정보공개시스템', 'Disclosure portal'),
    paper: word('서면으로 온 청구', 'On paper'),
    spoken: word('방문하여 말로 한 청구', 'Spoken at the desk'),
    mail: word('전자우편으로 온 청구', 'By e-mail'),
  },
  disclosureMatter: {
    holding: word('어느 기업이 어떤 핵심기술을 가졌는지에 관한 청구', 'Who holds which core technology'),
    other: word('그 밖의 정보공개 청구', 'Any other matter'),
  },
  disclosureState: {
    received: word('공개 여부를 정하는 중', 'Being considered'),
    decided: word('공개 여부를 정함', 'Disclosure decided'),
    withdrawn: word('청구를 거둠', 'Request withdrawn'),
  },
  disclosureOutcome: {
    open: word('공개', 'Disclosed'),
    partial: word('부분 공개', 'Disclosed in part'),
    closed: word('비공개', 'Not disclosed'),
  },
  pieceClass: {
    open: word('공개하는 정보', 'Disclosed information'),
    otherLaw: word('다른 법률에 따른 비공개', 'Closed by another law'),
    state: word('국가의 중대한 이익', 'Interests of the state'),
    safety: word('생명·신체·재산의 보호', 'Life, body and property'),
    justice: word('재판·수사', 'Courts and investigation'),
    deliberation: word('의사결정 과정', 'Deliberation'),
    personal: word('사생활', 'Privacy'),
    business: word('경영·영업상 비밀', 'Business secrets'),
    speculation: word('투기의 우려', 'Speculation'),
  },
  hearingBasis: {
    thirdParty: word('제3자 의견 청취', 'Hearing of a third party'),
    coreTechnology: word('핵심기술 이해관계인 의견 청취', 'Hearing on core technology'),
  },
  hearingPosition: {
    objects: word('공개하지 말아 달라고 요청함', 'Asks not to disclose'),
    agrees: word('공개해도 된다고 함', 'Has no objection'),
  },
  disclosurePower: {
    raise: word('핵심기술 청구로 올리기', 'Treat as asking who holds what'),
    extend: word('결정 기간 연장하기', 'Extend the period'),
    hear: word('기업의 의견 듣기', 'Hear a company'),
    decide: word('공개 여부 정하기', 'Decide on disclosure'),
    withdraw: word('청구를 거둔 것으로 적기', 'Note the withdrawal'),
  },
  disclosureStep: {
    received: word('청구를 받음', 'Disclosure request received'),
    raised: word('핵심기술 청구로 올림', 'Raised to core technology'),
    extended: word('결정 기간을 연장함', 'Period extended'),
    asked: word('기업에 의견을 물음', 'Company asked'),
    heard: word('기업이 의견을 냄', 'Company answered'),
    decided: word('공개 여부 결정', 'Decision made'),
    withdrawn: word('청구를 거두었음', 'Withdrawal noted'),
  },
  disclosureListPower: { register: word('정보공개 청구 적기', 'Register a disclosure request') },
  hearingPower: { answer: word('의견 내기', 'Give an opinion') },
} as const;
