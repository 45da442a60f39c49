// Names of the values that a fact of a company may take. Plain, for sentences; the glossary (words.ts) names the same ids.
type Named = Readonly<Record<string, { readonly ko: string; readonly en: string }>>;

export const companySizeNames = {
  micro: { ko: '소상공인', en: 'micro' },
  small: { ko: '소기업', en: 'small' },
  medium: { ko: '중기업', en: 'medium' },
  midsize: { ko: '중견기업', en: 'mid-size' },
  large: { ko: '대기업', en: 'large' },
} as const satisfies Named;

export const certificateNames = {
  venture: { ko: '벤처기업', en: 'venture company' },
  innoBiz: { ko: '이노비즈', en: 'Inno-Biz' },
  mainBiz: { ko: '메인비즈', en: 'Main-Biz' },
  ismsP: { ko: 'ISMS-P', en: 'ISMS-P' },
  iso27001: { ko: 'ISO/IEC 27001', en: 'ISO/IEC 27001' },
} as const satisfies Named;

export const programmeKindNames = {
  education: { ko: '교육', en: 'education' },
  counselling: { ko: '상담', en: 'counselling' },
  consulting: { ko: '컨설팅', en: 'consulting' },
  subsidy: { ko: '보조금·바우처', en: 'subsidy or voucher' },
  facility: { ko: '시설·시스템', en: 'facilities and systems' },
  legal: { ko: '법률·포렌식', en: 'legal and forensics' },
  escrow: { ko: '임치·보험', en: 'escrow and insurance' },
  external: { ko: '외부 공고', en: 'notice from outside' },
} as const satisfies Named;

export const verdictNames = {
  match: { ko: '해당 가능성 높음', en: 'likely to match' },
  borderline: { ko: '경계에 있음', en: 'borderline' },
  review: { ko: '검토 필요', en: 'to be reviewed' },
  insufficient: { ko: '정보 부족', en: 'not enough said' },
  'near-miss': { ko: '기준에 조금 못 미침', en: 'near miss' },
  none: { ko: '해당 항목 없음', en: 'no item' },
} as const satisfies Named;

export const standingNames = {
  checked: { ko: '사전 확인함', en: 'checked' },
  preparing: { ko: '신청 준비 중', en: 'preparing' },
  applied: { ko: '신청함', en: 'applied' },
  applies: { ko: '해당한다고 회신받음', en: 'answered: applies' },
  doesNotApply: { ko: '해당하지 않는다고 회신받음', en: 'answered: does not apply' },
} as const satisfies Named;
