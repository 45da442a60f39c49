import { defineMessages } from '#lib/i18n';

export const pageMessages = defineMessages({
  ko: {
    privacyTitle: '정보를 다루는 방법',
    privacyLead: '보루가 무엇을 알고, 누가 보고, 언제 지우는지 쉬운 말로 적었습니다.',
    noAccountTitle: '가입하지 않고 쓸 때',
    noAccountCheck: '기술 설명은 이 기기의 브라우저 안에서만 처리합니다. 서버로 보내지 않습니다.',
    noAccountDiagnosis:
      '진단의 답은 이 기기에만 남습니다. 기업으로 로그인하면 그 기업의 진단으로 옮기고 이 기기에서 지웁니다.',
    noAccountTracking: '방문자를 추적하지 않습니다. 광고와 외부 분석 도구를 쓰지 않습니다.',
    companyTitle: '기업이 등록하면',
    companyLeast: '기업 정보, 담당자 연락처, 기술의 이름과 분야와 수치만 다룹니다. 기술의 내용은 받지 않습니다.',
    companyConsent:
      '다른 기관에 보내려면 받는 기관, 목적, 항목, 기간을 밝힌 동의가 먼저 있어야 합니다. 법이 정한 경우에는 그 조문을 기록합니다.',
    companyWithdraw: '동의는 언제든 철회할 수 있습니다. 철회하면 그 기관은 바로 볼 수 없습니다.',
    companyReaders:
      '누가 언제 무엇을 열어 봤는지 기업이 직접 봅니다. 수사에 관한 봉인된 기록만 법에 따라 예외이며, 그런 종류가 있다는 사실은 숨기지 않습니다.',
    publicTitle: '통계로 쓸 때',
    publicSmall:
      '공개하거나 협의회에 보이는 표에는 다섯 건보다 적은 칸을 적지 않습니다. 다른 칸으로 짐작할 수 있는 칸도 가립니다.',
    keepTitle: '보관과 삭제',
    keepDevice: '이 기기에 남은 작성 중인 내용은 보내거나 로그아웃하면 지워집니다.',
    keepServer:
      '서버는 운영 기관이 정한 곳에 있습니다. 보관 기간은 동의문과 관계 법령에 따르며, 기간이 지나면 지웁니다.',
    lawTitle: '근거',
    law: '개인정보 보호법 제15조, 제17조, 제21조, 제37조의2 · 산업기술의 유출방지 및 보호에 관한 법률 제9조의4, 제34조',
    contactTitle: '더 알고 싶을 때',
    contact: '어느 기관에 물어야 할지 몰라도 됩니다. 도움 요청에 적어 주시면 담당 창구가 답합니다.',
    contactGo: '도움 요청하기',
    openTitle: '공개 소프트웨어 고지',
    openLead: '보루는 Apache-2.0 이용 조건의 공개 소프트웨어입니다. 아래의 것들 위에 서 있습니다.',
    openName: '이름',
    openUse: '쓰임',
    openLicence: '이용 조건',
    useFont: '글꼴',
    useInterface: '화면',
    useComponents: '화면 부품의 조작과 접근성',
    useRouting: '화면 이동과 자료 불러오기',
    useCheck: '입력 검사',
    useChart: '그림표',
    useKeys: '패스키와 암호문',
    useServer: '서버',
    useDatabase: '데이터베이스',
    useDocuments: '문서 만들기',
    openFont: '글꼴 Pretendard GOV의 이용 조건 전문',
  },
  en: {
    privacyTitle: 'How data is handled',
    privacyLead: 'What Boru knows, who sees it, and when it is erased, in plain words.',
    noAccountTitle: 'Without an account',
    noAccountCheck:
      'The description of your technology is processed in your own browser. It is not sent to the server.',
    noAccountDiagnosis:
      'The answers of a diagnosis stay on this device. Once you sign in for a company they move to its diagnosis and are erased here.',
    noAccountTracking: 'Visitors are not tracked. There is no advertising and no outside analytics.',
    companyTitle: 'When a company registers',
    companyLeast:
      'Boru keeps company data, contacts, and the name, field and quantities of a technology. Never its content.',
    companyConsent:
      'Before anything goes to another agency there is a consent that names recipient, purpose, items and period. Where a statute allows it, the article is recorded.',
    companyWithdraw: 'A consent can be withdrawn at any time. From that moment the agency sees nothing more.',
    companyReaders:
      'The company sees who opened what, and when. Only sealed records of an investigation are exempt by law, and that such a class exists is not hidden.',
    publicTitle: 'In statistics',
    publicSmall:
      'Tables for the public or the council never show a cell below five, nor a cell from which one could be worked out.',
    keepTitle: 'Keeping and erasing',
    keepDevice: 'What you were writing on this device is erased when it is sent or when you sign out.',
    keepServer:
      'The server stands where the operating agency has decided. How long data is kept follows the consent and the law; after that it is erased.',
    lawTitle: 'Legal basis',
    law: 'Personal Information Protection Act, Articles 15, 17, 21 and 37-2 · Act on Prevention of Divulgence and Protection of Industrial Technology, Articles 9-4 and 34',
    contactTitle: 'To know more',
    contact: 'You need not know whom to ask. Write it in a request for help and the right desk answers.',
    contactGo: 'Ask for help',
    openTitle: 'Open source notice',
    openLead: 'Boru is open-source software under Apache-2.0. It stands on the following.',
    openName: 'Name',
    openUse: 'Used for',
    openLicence: 'Licence',
    useFont: 'Typeface',
    useInterface: 'Pages',
    useComponents: 'Behaviour and accessibility of components',
    useRouting: 'Navigation and loading of data',
    useCheck: 'Checking of input',
    useChart: 'Charts',
    useKeys: 'Passkeys and passphrases',
    useServer: 'Server',
    useDatabase: 'Database',
    useDocuments: 'Documents',
    openFont: 'Full licence of the typeface Pretendard GOV',
  },
});
