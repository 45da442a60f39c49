/**
 * What a rule of a programme may ask of a company: a closed register. A rule names a fact by its key and nothing else, so
 * that no rule can reach into data it was not meant to see, and every fact has its name, its type and where it comes from.
 */
import { peopleWords } from './words-people.ts';
import { protectionWords } from './words-protection.ts';
import { supportWords } from './words-support.ts';

export type FactType = 'boolean' | 'integer' | 'won' | 'date' | 'choice' | 'choices' | 'text';
/** register: the company's entry · diagnosis, technologies: results in Boru · stated: the company says so itself. */
export type FactSource = 'register' | 'diagnosis' | 'technologies' | 'stated';
export type Names = Readonly<Record<string, { readonly ko: string; readonly en: string }>>;

export type FieldDefinition = {
  readonly ko: string;
  readonly en: string;
  readonly type: FactType;
  readonly unit?: { readonly ko: string; readonly en: string };
  /** The values of a choice: named here, or a list of the region (`municipality`, `industry`, `level`) that the caller names. */
  readonly choices?: Names | 'municipality' | 'industry' | 'level';
};
export type FactDefinition = FieldDefinition & {
  readonly source: FactSource;
  /** Cannot be brought about by the company: only supplied or corrected. */
  readonly isFixed?: true;
};
export type ListDefinition = {
  readonly ko: string;
  readonly en: string;
  readonly type: 'list';
  readonly source: FactSource;
  readonly isFixed?: true;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
};
export type Definition = FactDefinition | ListDefinition;

const people = { ko: '명', en: 'people' };
const points = { ko: '점', en: 'points' };
const hours = { ko: '시간', en: 'hours' };

export const factRegister = {
  size: {
    ko: '기업 규모',
    en: 'size of the company',
    type: 'choice',
    source: 'register',
    choices: peopleWords.companySize,
  },
  employees: { ko: '상시근로자 수', en: 'number of employees', type: 'integer', unit: people, source: 'register' },
  industry: {
    ko: '보호 업종',
    en: 'protected industry',
    type: 'choice',
    source: 'register',
    choices: 'industry',
    isFixed: true,
  },
  ksicCode: { ko: '표준산업분류 코드', en: 'KSIC code', type: 'text', source: 'register', isFixed: true },
  municipality: {
    ko: '본사가 있는 시군',
    en: 'municipality of the head office',
    type: 'choice',
    source: 'register',
    choices: 'municipality',
  },
  isConfirmed: { ko: '사업자 확인', en: 'business confirmed', type: 'boolean', source: 'register' },
  sites: {
    ko: '사업장',
    en: 'sites',
    type: 'list',
    source: 'register',
    fields: { municipality: { ko: '시군', en: 'municipality', type: 'choice', choices: 'municipality' } },
  },
  diagnosisTotal: {
    ko: '자가진단 점수',
    en: 'score of the self-diagnosis',
    type: 'integer',
    unit: points,
    source: 'diagnosis',
  },
  diagnosisLevel: {
    ko: '자가진단 수준',
    en: 'level of the self-diagnosis',
    type: 'choice',
    choices: 'level',
    source: 'diagnosis',
  },
  diagnosedOn: { ko: '자가진단을 마친 날', en: 'day of the self-diagnosis', type: 'date', source: 'diagnosis' },
  criticalGaps: {
    ko: '꼭 필요한 항목 가운데 부족한 수',
    en: 'number of critical gaps',
    type: 'integer',
    source: 'diagnosis',
  },
  technologies: {
    ko: '기술 카드',
    en: 'technology cards',
    type: 'list',
    source: 'technologies',
    fields: {
      verdict: {
        ko: '사전 확인 결과',
        en: 'preliminary check',
        type: 'choice',
        choices: protectionWords.screeningVerdict,
      },
      standing: {
        ko: '판정 신청의 진행',
        en: 'standing of the determination',
        type: 'choice',
        choices: protectionWords.cardStanding,
      },
    },
  },
  foundedOn: { ko: '설립일', en: 'day of foundation', type: 'date', source: 'stated', isFixed: true },
  annualSalesWon: { ko: '지난해 매출액', en: 'sales of last year', type: 'won', source: 'stated', isFixed: true },
  hasSecurityOfficer: { ko: '보안 담당자 지정', en: 'security officer appointed', type: 'boolean', source: 'stated' },
  hasSecurityRules: { ko: '보안 규정 제정', en: 'security rules adopted', type: 'boolean', source: 'stated' },
  hasResearchUnit: { ko: '기업부설연구소 보유', en: 'research unit', type: 'boolean', source: 'stated' },
  isTaxClear: { ko: '국세와 지방세 완납', en: 'national and local taxes paid', type: 'boolean', source: 'stated' },
  isBarred: { ko: '보조금 지원 제한', en: 'barred from subsidies', type: 'boolean', source: 'stated', isFixed: true },
  certificates: {
    ko: '보유한 확인과 인증',
    en: 'certificates held',
    type: 'choices',
    choices: supportWords.certificate,
    source: 'stated',
  },
  plannedCostWon: { ko: '계획한 사업비', en: 'planned cost', type: 'won', source: 'stated' },
  ownPaymentWon: { ko: '올해 부담할 수 있는 돈', en: 'own payment possible this year', type: 'won', source: 'stated' },
  availableHours: {
    ko: '올해 쓸 수 있는 시간',
    en: 'hours available this year',
    type: 'integer',
    unit: hours,
    source: 'stated',
  },
  pastAwards: {
    ko: '지난 5년에 받은 지원',
    en: 'support received in the last five years',
    type: 'list',
    source: 'stated',
    isFixed: true,
    fields: {
      year: { ko: '연도', en: 'year', type: 'integer' },
      kind: { ko: '종류', en: 'kind', type: 'choice', choices: supportWords.programmeKind },
      amountWon: { ko: '금액', en: 'amount', type: 'won' },
    },
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type FactKey = keyof typeof factRegister;
export const factKeys = Object.keys(factRegister) as [FactKey, ...FactKey[]];
/** Undefined for what is not a fact; never a property that every object has. */
export const definitionOf = (key: string): Definition | undefined =>
  Object.hasOwn(factRegister, key) ? factRegister[key as FactKey] : undefined;
