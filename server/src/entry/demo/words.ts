/** Invented names and sentences of the sample world. No company, person or technology here exists. */
export const nameHeads = [
  '가온',
  '나래',
  '다온',
  '라온',
  '마루',
  '바른',
  '사람',
  '아라',
  '자람',
  '차오름',
  '카온',
  '타래',
  '파란',
  '하람',
  '한결',
  '한빛',
  '누리',
  '새론',
  '슬기',
  '예솔',
  '온새',
  '윤슬',
  '이든',
  '도담',
  '미르',
  '보람',
  '서온',
  '시온',
  '여울',
  '우람',
  '은빛',
  '지음',
  '참솔',
  '큰솔',
  '푸른',
  '해담',
  '다솜',
  '늘봄',
  '별하',
  '초원',
] as const;

export const nameTails: Readonly<Record<string, readonly string[]>> = {
  'secondary-battery': ['셀텍', '에너지소재', '전해질', '분리막', '배터리부품'],
  semiconductor: ['반도체', '실리콘', '패키징', '마이크로', '웨이퍼테크'],
  bio: ['바이오', '제약', '메디칼', '진단', '헬스케어'],
  display: ['디스플레이', '광학', '필름'],
  'electrical-electronics': ['전자', '전기', '파워텍'],
  'automotive-railway': ['오토모티브', '정밀', '모터스'],
  metals: ['금속', '특수강', '메탈'],
  'machinery-robot': ['로보틱스', '기계', '자동화'],
  hydrogen: ['수소에너지', '퓨얼셀'],
  aerospace: ['항공우주', '에어로'],
  ict: ['소프트', '네트웍스', '아이티'],
  shipbuilding: ['조선기자재', '해양'],
  other: ['산업', '테크', '엔지니어링'],
};

export const families = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
  '류',
  '홍',
] as const;
export const givens = [
  '견본',
  '가람',
  '나윤',
  '다인',
  '도현',
  '민서',
  '서준',
  '수아',
  '시우',
  '예린',
  '유찬',
  '은호',
  '지안',
  '지우',
  '채원',
  '태오',
  '하린',
  '하준',
  '해솔',
  '현우',
] as const;

/** Short descriptions, as a company would type them into the check; numbers are filled in between the given bounds. */
export const technologies: Readonly<
  Record<string, readonly { name: string; product: string; text: (n: number) => string; from: number; to: number }[]>
> = {
  'secondary-battery': [
    {
      name: '파우치 셀 설계',
      product: '전기차용 파우치 셀',
      text: (n) => `전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 에너지 밀도는 ${n}Wh/kg입니다.`,
      from: 240,
      to: 300,
    },
    {
      name: '하이니켈 양극재',
      product: '양극활물질',
      text: (n) => `니켈 함량 ${n}%의 양극소재를 직접 설계하고 제조하는 기술입니다.`,
      from: 60,
      to: 95,
    },
  ],
  semiconductor: [
    {
      name: '낸드 적층 공정',
      product: '3D 낸드플래시',
      text: (n) => `${n}단 적층 3D 낸드플래시의 설계와 공정 기술을 보유하고 있습니다.`,
      from: 48,
      to: 240,
    },
    { name: 'D램 소자', product: 'D램', text: (n) => `${n}나노급 D램의 설계와 소자 기술입니다.`, from: 12, to: 45 },
    {
      name: '세정 장비 부품',
      product: '반도체 세정 장비 부품',
      text: () => '반도체 세정 장비에 들어가는 부품을 가공합니다.',
      from: 0,
      to: 1,
    },
  ],
  bio: [
    {
      name: '세포 배양',
      product: '항체의약품',
      text: (n) => `${n}리터급 동물세포 배양기로 항체의약품을 대량 생산하는 공정 기술입니다.`,
      from: 2000,
      to: 15000,
    },
    {
      name: '진단 키트',
      product: '체외진단 키트',
      text: (n) => `바이오마커 ${n}종을 한 번에 검사하는 면역분석 진단 키트를 개발했습니다.`,
      from: 1,
      to: 5,
    },
  ],
  other: [
    {
      name: '생산 공정',
      product: '산업용 부품',
      text: () => '산업용 부품을 가공하고 조립하는 생산 공정입니다.',
      from: 0,
      to: 1,
    },
  ],
};

export const requests: readonly { topic: string; subject: string | null; title: string; body: string }[] = [
  {
    topic: 'counselling',
    subject: 'personnel',
    title: '퇴직 예정 연구원 자료 반출이 걱정됩니다',
    body: '핵심 공정을 맡던 연구원이 다음 달 퇴사합니다. 무엇부터 해야 하나요? 기술자료는 적지 않았습니다.',
  },
  {
    topic: 'counselling',
    subject: 'partner',
    title: '협력사에 도면을 줘야 하는데 비밀유지계약이 필요합니다',
    body: '계약서에 꼭 들어가야 할 내용을 알고 싶습니다.',
  },
  {
    topic: 'determinationGuidance',
    subject: null,
    title: '국가핵심기술에 해당하는지 어떻게 신청하나요',
    body: '사전 확인에서 해당할 수 있다고 나왔습니다. 신청 순서와 준비할 서류를 알려 주세요.',
  },
  {
    topic: 'consulting',
    subject: 'facility',
    title: '현장 보안 진단을 받고 싶습니다',
    body: '새 공장을 지어 보호구역을 어떻게 나눌지 도움이 필요합니다.',
  },
  {
    topic: 'subsidy',
    subject: 'it',
    title: '문서 암호화 시스템 비용 지원을 문의합니다',
    body: '직원이 스무 명인데 지원 요건이 되는지 궁금합니다.',
  },
  {
    topic: 'education',
    subject: null,
    title: '임직원 보안 교육을 회사에서 받고 싶습니다',
    body: '생산직 사십 명이 대상입니다. 가능한 날짜를 알려 주세요.',
  },
  {
    topic: 'exportGuidance',
    subject: 'law',
    title: '해외 전시회에 시제품을 가져가도 되는지 알고 싶습니다',
    body: '다음 달 유럽 전시회에 나갑니다. 미리 신고할 것이 있는지요.',
  },
  {
    topic: 'dispute',
    subject: 'law',
    title: '거래처가 비슷한 제품을 내놓았습니다',
    body: '조정 절차와 비용을 알고 싶습니다.',
  },
  {
    topic: 'other',
    subject: 'policy',
    title: '보안 규정을 처음 만들려고 합니다',
    body: '작은 회사에 맞는 본보기가 있을까요?',
  },
];

export const answers = [
  '말씀하신 상황에서는 먼저 반출 기록을 보존하고, 접근 권한을 조정하신 뒤, 서약서를 다시 받으시는 것이 좋습니다. 점검표를 함께 안내드립니다.',
  '요건과 신청 순서를 정리해 드립니다. 다음 주에 담당자가 전화로 설명드리겠습니다.',
  '현장 방문 일정을 잡으려고 합니다. 가능한 날짜를 알려 주시면 맞추겠습니다.',
] as const;
export const questions = [
  '담당 인원과 희망하시는 날짜를 알려 주시겠어요?',
  '사업장이 여러 곳이면 어느 곳이 대상인지 알려 주세요.',
] as const;
export const notes = [
  '징후 단계로 보임. 점검표 안내함. 현장 확인이 필요하면 이관 검토.',
  '같은 업종에서 비슷한 문의가 이어짐.',
] as const;

/** What companies say on the telephone, as the desk writes it down. */
export const calls: readonly { topic: string; subject: string | null; title: string; body: string }[] = [
  {
    topic: 'counselling',
    subject: 'personnel',
    title: '퇴사자 노트북이 돌아오지 않았다고 합니다',
    body: '어제 퇴사한 직원의 노트북을 아직 받지 못했다고 함. 접근 권한부터 막으시라고 안내함.',
  },
  {
    topic: 'subsidy',
    subject: 'facility',
    title: '출입 통제 장비 지원이 있는지 물으심',
    body: '직원 열두 명. 공고가 나면 알려 달라고 함.',
  },
  {
    topic: 'education',
    subject: null,
    title: '신입 사원 보안 교육 날짜를 물으심',
    body: '다음 달에 여덟 명이 입사함. 온라인도 괜찮다고 함.',
  },
  {
    topic: 'exportGuidance',
    subject: 'law',
    title: '해외 바이어가 공정 사진을 달라고 한다고 합니다',
    body: '보내기 전에 사전 확인을 먼저 해 보시라고 안내함. 자료는 받지 않음.',
  },
];

/** What companies want to speak about when they book a time. */
export const meetings = [
  '비밀유지계약 검토 전에 여쭐 것',
  '보안 규정 초안을 어떻게 시작할지',
  '자가진단 결과를 함께 보기',
  '판정 신청 준비 순서',
] as const;
export const rooms = ['상담실 1', '상담실 2', '회의실 나래'] as const;
