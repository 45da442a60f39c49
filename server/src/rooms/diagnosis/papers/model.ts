import { type CivilDate, civilOf } from '@boru/contract/civil';
import type { OutcomeDetail, PlanItem } from '@boru/contract/diagnosis';
import type { Pack } from '@boru/contract/pack';
import { proposePlan } from '@boru/engines/diagnosis';

export type PaperCompany = { name: string; businessNumber: string };

/** One working day a week: what a company without a security team can give, and the pace the page starts from. */
const daysPerWeek = 1;

const businessNumberText = (digits: string): string => `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;

/** What the template `diagnosis-outcome` prints. Everything is Korean: the paper goes into Korean files. */
export const paperOf = (detail: OutcomeDetail, company: PaperCompany, pack: Pack, now: Date) => {
  const { questionSet: set, outcome } = detail;
  const printedOn = civilOf(now.getTime());
  return {
    company: { name: company.name, businessNumber: businessNumberText(company.businessNumber) },
    diagnosedOn: detail.completedOn,
    expiresOn: detail.expiresOn,
    printedOn,
    questionSet: {
      id: set.id,
      title: set.title.ko,
      edition: set.version,
      validFrom: set.validFrom ?? detail.completedOn,
      verified: set.verified,
    },
    level: levelOf(detail),
    total: detail.total,
    domains: outcome.domains.map((domain) => {
      const known = set.domains.find((each) => each.id === domain.id);
      return {
        label: known?.name.ko ?? domain.id,
        weight: known?.weight ?? 0,
        answered: domain.questions - domain.unanswered,
        questions: domain.questions,
        score: domain.score,
      };
    }),
    criticalGaps: criticalGapsOf(detail),
    plan: planOf(detail, pack, detail.completedOn),
  };
};

const levelOf = ({ questionSet: set, outcome, level, criticalGaps }: OutcomeDetail) => {
  const label = level?.name.ko ?? '해당 없음';
  if (outcome.level === outcome.uncappedLevel) return { label };
  const reached = set.levels.find((each) => each.id === outcome.uncappedLevel)?.name.ko ?? '';
  return {
    label,
    note: `점수만 보면 ${reached}이지만, 꼭 필요한 항목 ${criticalGaps}개가 부족해 수준을 ${label}까지로 봅니다.`,
  };
};

const criticalGapsOf = ({ questionSet: set, outcome }: OutcomeDetail) =>
  outcome.gaps
    .filter((gap) => gap.critical)
    .map((gap) => ({
      questionId: gap.question,
      domain: set.domains.find((domain) => domain.id === gap.domain)?.name.ko ?? gap.domain,
      text: set.questions.find((question) => question.id === gap.question)?.text.ko ?? gap.question,
      answer: set.scale.find((step) => step.value === gap.value)?.name.ko ?? String(gap.value),
    }));

const planOf = ({ questionSet: set, outcome }: OutcomeDetail, pack: Pack, on: CivilDate) =>
  proposePlan(set, outcome, pack.programmes.items, { on, daysPerWeek }).map((item) => ({
    action: item.action.ko,
    dueOn: item.by,
    ...helperOf(item, pack),
  }));

const helperOf = (item: PlanItem, pack: Pack) => {
  const programme = pack.programmes.items.find((each) => each.id === item.programmes[0]?.id);
  if (!programme) return {};
  return { helper: { agency: programme.operator.ko, programme: programme.name.ko, verified: programme.verified } };
};
