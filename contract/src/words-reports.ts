/** Words of the closed lists about sealed reports. */
import { word } from './word.ts';

export const reportWords = {
  letterSender: {
    reporter: word('제보자', 'reporter'),
    desk: word('제보 창구', 'reporting desk'),
  },
  reportKind: {
    nationalCoreTechnology: word('국가핵심기술 유출', 'Leak of a national core technology'),
    nationalResearch: word('국가연구개발 성과 유출', 'Leak of state-funded research'),
    industrialTechnology: word('산업기술 유출', 'Leak of an industrial technology'),
    tradeSecret: word('영업비밀 침해', 'Breach of a trade secret'),
    subcontracting: word('하도급·수위탁 기술유용', 'Misuse of technology by a client'),
    cyber: word('해킹·사이버 침해', 'Intrusion into systems'),
    personnel: word('사람을 통한 유출', 'Leak through people'),
    unsure: word('잘 모르겠음', 'Not sure'),
  },
  reportUrgency: {
    now: word('지금 일어나고 있음', 'Happening now'),
    soon: word('곧 일어날 것 같음', 'About to happen'),
    past: word('이미 지나간 일', 'Already over'),
    unsure: word('잘 모르겠음', 'Not sure'),
  },
  reportsShown: {
    all: word('모두', 'all'),
    fresh: word('새로 온 것', 'new arrivals'),
  },
  sealedCaseState: {
    open: word('열린 건', 'Open'),
    closed: word('종결', 'Closed'),
  },
  triageState: {
    triaged: word('분류함', 'Triaged'),
    answering: word('주고받는 중', 'Answering'),
    handedOff: word('수사기관에 넘김', 'Handed to investigators'),
    closed: word('종결', 'Closed'),
  },
} as const;
