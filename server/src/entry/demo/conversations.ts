/** What the companies and the desks of the sample world say to each other. */

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
  {
    topic: 'counselling',
    subject: 'it',
    title: '설계 파일 서버에 누가 접속했는지 알 수 없습니다',
    body: '공용 계정 하나로 다 같이 씁니다. 적은 비용으로 시작할 수 있는 방법이 궁금합니다.',
  },
  {
    topic: 'counselling',
    subject: 'personnel',
    title: '경쟁사로 옮긴 직원이 예전 동료에게 연락하고 있습니다',
    body: '아직 자료가 나간 흔적은 없습니다. 미리 해 둘 일을 알고 싶습니다.',
  },
  {
    topic: 'determinationGuidance',
    subject: null,
    title: '이차전지 소재 공정이 국가첨단전략기술인지 궁금합니다',
    body: '고시가 바뀌었다고 들었습니다. 예전에 아니라는 답을 받았는데 다시 확인해야 하나요?',
  },
  {
    topic: 'consulting',
    subject: 'partner',
    title: '협력사 세 곳의 보안을 함께 점검받고 싶습니다',
    body: '금형과 도금을 맡긴 곳입니다. 무엇부터 보면 좋은지 현장에서 보고 말씀해 주시면 좋겠습니다.',
  },
  {
    topic: 'consulting',
    subject: 'it',
    title: '클라우드에 올린 도면의 권한을 점검받고 싶습니다',
    body: '외부 설계사와 같이 쓰는 폴더가 있습니다.',
  },
  {
    topic: 'subsidy',
    subject: 'facility',
    title: '출입 통제 장비를 바꾸려는데 지원이 있나요',
    body: '연구실 두 곳의 문을 카드에서 지문으로 바꾸려고 합니다.',
  },
  {
    topic: 'education',
    subject: null,
    title: '연구원 대상 기술보호 교육 날짜를 알고 싶습니다',
    body: '연구원 열두 명이 들을 수 있는 가장 빠른 날을 알려 주세요.',
  },
  {
    topic: 'exportGuidance',
    subject: 'law',
    title: '중국 합작사에 공정 문서를 보내기 전에 확인받고 싶습니다',
    body: '문서 목록만 정리해 두었습니다. 승인과 신고 중 어느 쪽인지 모르겠습니다.',
  },
  {
    topic: 'dispute',
    subject: 'partner',
    title: '납품처가 원가 자료와 도면을 함께 달라고 합니다',
    body: '거절하면 거래가 끊길까 걱정입니다. 법에서는 어떻게 정하고 있나요?',
  },
  {
    topic: 'other',
    subject: 'policy',
    title: '보안 담당자를 정하려는데 겸직해도 되나요',
    body: '직원이 열여덟 명인 회사입니다.',
  },
  {
    topic: 'other',
    subject: 'policy',
    title: '퇴직자 서약서 양식을 구하고 있습니다',
    body: '예전 양식이 오래되어 새로 만들려고 합니다.',
  },
  {
    topic: 'other',
    subject: 'facility',
    title: '연구실 이전을 앞두고 있습니다',
    body: '옮기는 날에 장비와 문서를 어떻게 지키면 좋을까요?',
  },
  {
    topic: 'other',
    subject: 'personnel',
    title: '외국인 연구원을 처음 채용합니다',
    body: '계약과 접근 권한에서 챙길 것을 알고 싶습니다.',
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
