import type { Benefit, Rule, RuleSet } from '@boru/contract/eligibility';
import type { ProgrammeKind } from '@boru/contract/programmes';
import { ask, day, inOfficeHours, type Stage } from './life.ts';

type Row = Rule['when']['of'][number];
type Sample = {
  agency: string;
  kind: ProgrammeKind;
  notice: string;
  hours: number;
  ownPaymentWon: number;
  rules: Rule[];
  benefit: Benefit | null;
};

const fact = (name: string, op: 'is' | 'in' | 'atLeast', value: boolean | number | string[]): Row => ({
  kind: 'fact',
  fact: name,
  op,
  value,
  param: null,
});
const rule = (id: string, ko: string, en: string, of: Row[], severity: Rule['severity'] = 'gate'): Rule => ({
  id,
  title: { ko, en },
  severity,
  when: { kind: 'all', least: null, of },
  // Nobody has seen this year's notice: a sample never looks verified.
  basis: [{ text: '올해 공고문 확인 필요', verified: false }],
  tests: [],
});

const small = rule('size', '중소기업일 것', 'A small or medium enterprise', [
  fact('size', 'in', ['micro', 'small', 'medium']),
]);
const confirmed = rule('confirmed', '확인된 사업자일 것', 'A confirmed business', [fact('isConfirmed', 'is', true)]);
const taxes = rule('taxes', '세금을 밀리지 않았을 것', 'No taxes overdue', [fact('isTaxClear', 'is', true)]);
const measured = rule('measured', '자가진단을 마쳤을 것', 'Self-diagnosis done', [
  fact('diagnosisTotal', 'atLeast', 0),
]);
const officer = rule('officer', '보안 담당자를 두었을 것', 'A security officer', [
  fact('hasSecurityOfficer', 'is', true),
]);
const research = rule(
  'research',
  '연구소가 있으면 가점',
  'A bonus for a research unit',
  [fact('hasResearchUnit', 'is', true)],
  'bonus',
);
const share = (numerator: number, capWon: number): Benefit => ({
  cost: 'plannedCostWon',
  by: null,
  rows: [{ among: [], numerator, denominator: 100, capWon }],
  rounding: 'floor',
  unitWon: 1000,
});

/** On notices of the pack; conditions are a sample's, their basis says so. */
const samples: readonly Sample[] = [
  {
    agency: 'chungbuk-sme-administration',
    kind: 'subsidy',
    notice: 'technology-protection-voucher-2025',
    hours: 24,
    ownPaymentWon: 6_000_000,
    rules: [small, taxes, measured, research],
    benefit: share(80, 30_000_000),
  },
  {
    agency: 'technology-protection-association',
    kind: 'facility',
    notice: 'security-equipment-2026',
    hours: 40,
    ownPaymentWon: 8_000_000,
    rules: [small, confirmed, officer],
    benefit: share(50, 50_000_000),
  },
  {
    agency: 'technology-protection-association',
    kind: 'education',
    notice: 'visiting-education',
    hours: 4,
    ownPaymentWon: 0,
    rules: [confirmed],
    benefit: null,
  },
  {
    agency: 'chungbuk-sme-administration',
    kind: 'consulting',
    notice: 'on-site-advice',
    hours: 16,
    ownPaymentWon: 0,
    rules: [small, confirmed],
    benefit: null,
  },
];

const publish = async (stage: Stage, { agency, kind, notice, rules, benefit, ...terms }: Sample): Promise<void> => {
  const { pack, population } = stage;
  const entry = pack.programmes.items.find(({ id }) => id === notice);
  const agencyId = pack.agencies.items.find(({ code }) => code === agency)?.id;
  const [writer, , manager] = (agencyId === undefined ? undefined : population.staff.get(agencyId)) ?? [];
  if (entry === undefined || writer === undefined || manager === undefined) return;
  const made = await ask(stage, writer, 'POST', '/api/desk/programmes', { kind, noticeId: notice, name: entry.name });
  const path = `/api/desk/programmes/${String(made['id'])}`;
  const { versions } = (await ask(stage, writer, 'GET', path)) as {
    versions: { content: object; noticeOn: string; version: number }[];
  };
  const [draft] = versions;
  if (draft === undefined) return;
  const set: RuleSet = { rules, parameters: [], benefit };
  const content = { ...draft.content, ...terms, opensOn: null, closesOn: null, rules: set };
  await ask(stage, writer, 'PUT', `${path}/draft`, { content, noticeOn: draft.noticeOn, version: draft.version });
  await ask(stage, writer, 'POST', `${path}/propose`, {
    version: draft.version + 1,
    reason: '견본 공고를 바탕으로 올립니다',
  });
  await ask(stage, manager, 'POST', `${path}/publish`, {
    version: draft.version + 2,
    reason: '규칙과 근거를 확인했습니다',
  });
};

/** Some programmes with rules, published a month ago, and companies that have said something of themselves. */
export const liveProgrammes = async (stage: Stage): Promise<void> => {
  stage.setClock(new Date(inOfficeHours(Date.now() - 30 * day)));
  for (const [index, sample] of samples.entries()) {
    stage.step(index + 1, samples.length);
    await publish(stage, sample);
  }
  stage.setClock(new Date(inOfficeHours(Date.now() - 7 * day)));
  for (const { signer } of stage.population.companies.filter(({ confirmed: is }) => is).slice(0, 12)) {
    const state = (key: string, value: unknown) =>
      ask(stage, signer, 'PUT', '/api/company/support/facts', { key, value });
    await state('isTaxClear', true);
    await state('hasSecurityOfficer', stage.chance.next() < 0.5);
    await state('plannedCostWon', stage.chance.pick([12, 30, 48]) * 1_000_000);
    await state('availableHours', 60);
  }
};
