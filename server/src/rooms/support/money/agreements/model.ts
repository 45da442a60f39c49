import type { PlanItem } from '@boru/contract/awards';
import type { SubsidyRules } from '@boru/contract/subsidy-rules';

export type AgreementContent = {
  reference: string;
  number: number;
  title: string;
  agency: string;
  company: string;
  businessNumber: string;
  programme: string;
  periodFrom: string;
  periodTo: string;
  grantWon: number;
  ownWon: number;
  article: string;
  articleVerified: boolean;
  clause: string | null;
  plan: { item: string; grantWon: number; ownWon: number }[];
  instalments: { ordinal: number; amountWon: number; plannedOn: string; condition: string | null }[];
  text: { id: string; edition: number; verified: boolean; clauses: { title: string; text: string }[] };
};

type Facts = Omit<AgreementContent, 'plan' | 'instalments' | 'text'> & {
  plan: readonly PlanItem[];
  instalments: readonly { ordinal: number; amountWon: number; plannedOn: string; condition: string | null }[];
};
/** What both sides sign, as one value: the same facts give the same text and so the same fingerprint. */
export const contentOf = (facts: Facts, { agreement }: Pick<SubsidyRules, 'agreement'>): AgreementContent => ({
  ...facts,
  plan: facts.plan.map(({ item, grantWon, ownWon }) => ({ item, grantWon, ownWon })),
  instalments: facts.instalments.map(({ ordinal, amountWon, plannedOn, condition }) => ({
    ...{ ordinal, amountWon, plannedOn, condition },
  })),
  text: {
    ...{ id: agreement.id, edition: agreement.edition, verified: agreement.verified },
    clauses: agreement.clauses.map(({ title, text }) => ({ title, text })),
  },
});
