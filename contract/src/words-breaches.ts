/** Words of the closed lists about breaches of personal data. */
import { word } from './word.ts';

export const breachWords = {
  breachState: {
    open: word('유출에 대응하는 중', 'Breach being answered'),
    told: word('알리기를 마침', 'Everybody told'),
    closed: word('유출 대응을 마침', 'Breach closed'),
  },
  breachCertainty: {
    confirmed: word('유출된 것을 확인함', 'Known to have leaked'),
    suspected: word('유출되었을 수 있음', 'May have leaked'),
    mistaken: word('유출이 아니었음', 'Turned out to be no breach'),
  },
  breachKind: {
    name: word('이름', 'Names'),
    phone: word('전화번호', 'Telephone numbers'),
    email: word('전자우편 주소', 'E-mail addresses'),
    address: word('주소지', 'Postal addresses'),
    employer: word('소속과 직위', 'Employer and position'),
    account: word('로그인 정보', 'Sign-in data'),
    counsel: word('상담한 내용', 'What was said in counselling'),
    money: word('금융 정보', 'Financial data'),
    other: word('그 밖의 개인정보', 'Other personal data'),
  },
  breachFact: {
    leaked: word('유출되었는지', 'Whether it leaked'),
    manyPeople: word('몇 사람인지', 'How many persons'),
    sensitive: word('민감정보가 있는지', 'Whether sensitive data are among it', '개인정보 보호법 제23조'),
    identifiers: word(
      '고유식별정보가 있는지',
      'Whether unique identifiers are among it',
      '개인정보 보호법 시행령 제19조',
    ),
    unlawfulAccess: word('외부의 불법 접근인지', 'Whether access was unlawful, from outside'),
  },
  breachDuty: {
    persons: word('통지(정보주체)', 'Notice (persons)', '개인정보 보호법 시행령 제39조'),
    authority: word('신고(기관)', 'Report (authority)', '개인정보 보호법 시행령 제40조'),
  },
  breachWay: {
    email: word('전자우편으로 알림', 'Told by e-mail'),
    text: word('문자로 알림', 'Told by text message'),
    phone: word('전화로 알림', 'Told by telephone'),
    post: word('우편으로 보냄', 'Sent by post'),
    inPerson: word('찾아가서 냄', 'Handed in personally'),
    online: word('누리집이나 시스템으로 냄', 'Filed online'),
    website: word('우리 누리집에 올림', 'Put on our website'),
  },
  breachAction: {
    update: word('유출 내용 고치기', 'Change the record of the breach'),
    tick: word('유출 점검 항목 적기', 'Tick the checklist of the breach'),
    dispatch: word('유출을 알린 일 적기', 'Write down a dispatch'),
    turn: word('유출 대응의 상태 바꾸기', 'Change the state of the breach'),
  },
} as const;
