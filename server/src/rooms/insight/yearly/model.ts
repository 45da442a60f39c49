import type { ReportFigureKey, ReportTold } from '@boru/contract/yearly';

export type Report = {
  id: string;
  year: number;
  state: 'counting' | 'draft' | 'closed';
  words: Record<string, string | null>;
  round: number;
  countedAt: Date | null;
  writtenByName: string;
  closedAt: Date | null;
  closedByName: string | null;
  version: number;
};
export type Figure = {
  key: string;
  told: ReportTold | null;
  takenAt: Date | null;
  round: number;
  failedAt: Date | null;
};

/** The last day a report of a year speaks of: its end, or today while it lasts. */
export const lastDayOf = (year: number, today: string): string => {
  const end = `${year}-12-31`;
  return today < end ? today : end;
};

export type Span = { from: string | null; until: string };
export type Naming = { agency(id: number): string; date(on: string): string; won(amount: number): string };
export type Table = Pick<ReportTold, 'columns' | 'rows'> & { summary: string; bars?: ReportTold['bars'] };
type About = Pick<ReportTold, 'title' | 'definition' | 'source'>;

const about: Readonly<Record<ReportFigureKey, About>> = {
  parties: {
    title: '협약에 함께하는 기관',
    definition: '그해 마지막 날에 협약의 당사자인 기관을 그날의 이름으로 적었습니다.',
    source: '지역 꾸러미의 협약과 가입·탈퇴 기록',
  },
  promises: {
    title: '기관의 이행 약속',
    definition: '마친 이행 점검에서 기관이 낸 결과를 조항별로 세었습니다.',
    source: '이행 점검',
  },
  tasks: {
    title: '계획의 과제',
    definition: '그해를 포함하는 계획의 과제와 맡은 기관이 적은 추진 상황입니다.',
    source: '종합계획과 시행계획',
  },
  indicators: {
    title: '성과지표',
    definition: '과제의 지표와 목표, 마지막 값입니다. 보루가 센 값 가운데 다섯보다 적은 것은 적지 않습니다.',
    source: '계획의 지표',
  },
  topics: {
    title: '지역에서 요청한 일',
    definition:
      '공개한 날까지 열두 달 동안 받은 건을 요청한 일로 나누었습니다. 다섯보다 적은 수와 그것을 알게 하는 수는 가렸습니다.',
    source: '공개한 지역의 수',
  },
  municipality: {
    title: '시군별 기업',
    definition: '사업자 확인을 마친 기업을 시군으로 나누었습니다. 다섯보다 적은 수와 그것을 알게 하는 수는 가렸습니다.',
    source: '공개한 지역의 수',
  },
  level: {
    title: '보안 수준',
    definition: '기업의 마지막 자가진단 수준을 세었습니다. 자가점검이며 공식 평가가 아닙니다.',
    source: '공개한 지역의 수',
  },
  never: {
    title: '도움을 받은 적이 없는 기업',
    definition: '시군마다 상담이나 교육을 한 번도 받지 않은 기업의 수입니다.',
    source: '공개한 지역의 수',
  },
  gaps: {
    title: '가장 흔한 빈 곳',
    definition: '마지막 자가진단에서 빈 곳으로 나온 문항과 그 기업의 수입니다.',
    source: '공개한 지역의 수',
  },
  training: {
    title: '분기별 교육 출석',
    definition: '교육에 출석한 사람을 분기로 나누었습니다.',
    source: '공개한 지역의 수',
  },
  money: {
    title: '조문별 돈',
    definition:
      '그 회계연도의 예산 항목을 근거 조문으로 묶었습니다. 받은 기업이 다섯 곳보다 적으면 나간 돈을 적지 않습니다.',
    source: '예산과 원장',
  },
  effects: {
    title: '지원 앞뒤의 변화',
    definition:
      '지원받기 전 마지막 진단과 받은 뒤 첫 진단의 차이(점)와 평균의 95% 구간입니다. 다섯 곳이 더 모일 때마다 새로 셉니다. 다른 까닭으로 바뀌었을 수도 있습니다.',
    source: '자가진단과 지원 기록',
  },
  holes: {
    title: '사업이 없는 조문',
    definition: '그날 시행하던 조례의 조문 가운데 이어진 지원사업이 없는 것입니다.',
    source: '조문과 지원사업의 이어짐',
  },
  actions: {
    title: '협의회의 조치사항',
    definition: '모든 창구가 읽는 안건에서 정한 조치사항과 그해 마지막 날의 상태입니다.',
    source: '협의회의 회의',
  },
  payments: {
    title: '조문과 기관별 예산과 나간 돈',
    definition: '예산 항목을 근거 조문과 기관으로 묶었습니다. 받은 기업이 다섯 곳보다 적으면 나간 돈을 적지 않습니다.',
    source: '예산과 원장',
  },
};

export const toldOf = (key: ReportFigureKey, span: Span, { bars = [], ...table }: Table): ReportTold => ({
  ...about[key],
  ...span,
  ...table,
  bars,
});
export const withheld = '가림';
export const few = '다섯 미만';
