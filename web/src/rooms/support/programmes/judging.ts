import { definitionOf } from '@boru/contract/eligibility-facts';
import { type Gap, type Item, type Plan, planSupport } from '@boru/engines/allocation';
import {
  amountOf,
  amountOfBenefit,
  type Computed,
  type Evaluation,
  evaluate,
  type Facts,
  type Ways,
  type Wording,
  waysToEligible,
} from '@boru/engines/eligibility';
import type { Bilingual, Locale } from '#lib/locale';
import type { Names, Published, Support } from './api.ts';

/** What is out of date is not known: it is left out before any rule looks at it. */
export const factsOf = ({ facts, today }: Pick<Support, 'facts' | 'today'>): Facts =>
  Object.fromEntries(
    facts.flatMap(({ key, value, until }) => (until !== null && until < today ? [] : [[key, { value }]])),
  );

export interface Judged {
  readonly item: Published;
  readonly evaluation: Evaluation;
  readonly ways: Ways;
  /** What the formula comes to; null when the programme has none. */
  readonly amount: Computed | null;
  readonly isOpen: boolean;
}

const rank = { eligible: 0, unknown: 1, ineligible: 2 } as const;

/** Every programme judged where the facts are: the same engine as the server's, and nothing is sent anywhere. */
export const judge = (support: Support): readonly Judged[] => {
  const facts = factsOf(support);
  return support.items
    .map((item): Judged => {
      const { rules, opensOn, closesOn } = item.content;
      return {
        item,
        evaluation: evaluate(rules, facts, item.noticeOn),
        ways: waysToEligible(rules, facts, item.noticeOn),
        amount: rules.benefit === null ? null : amountOf(amountOfBenefit(rules.benefit), facts, item.noticeOn),
        isOpen: (opensOn ?? '') <= support.today && (closesOn ?? '9999-12-31') >= support.today,
      };
    })
    .sort((a, b) => rank[a.evaluation.verdict] - rank[b.evaluation.verdict]);
};

const numberOf = (facts: Facts, key: string): number | null => {
  const value = facts[key]?.value;
  return typeof value === 'number' ? value : null;
};

/** The next support that is worth most: of what the company is eligible for and can take up now. */
export const planOf = (support: Support, judged: readonly Judged[]): Plan => {
  const facts = factsOf(support);
  const items = judged
    .filter(({ evaluation, isOpen }) => isOpen && evaluation.verdict === 'eligible')
    .map(
      ({ item: { id, content } }): Item => ({
        id,
        closes: content.gaps,
        hours: content.hours,
        ownPaymentWon: content.ownPaymentWon,
        after: content.prerequisites,
      }),
    );
  const gaps = support.gaps.map(({ question, points }): Gap => ({ id: question, points }));
  const limits = { hours: numberOf(facts, 'availableHours'), ownPaymentWon: numberOf(facts, 'ownPaymentWon') };
  return planSupport(items, gaps, limits);
};

/** Where a fact is corrected: here when the company states it itself, otherwise on the page that owns it. */
export const placeOf = (key: string): string | null => {
  const source = definitionOf(key)?.source;
  if (source === 'register') return '/company/profile';
  if (source === 'diagnosis') return '/company/diagnoses';
  return source === 'technologies' ? '/company/technologies' : null;
};

const lists = (names: Names): Readonly<Record<string, readonly { id: string; name: Bilingual }[]>> => ({ ...names });

export const choicesOf = (names: Names, list: string): readonly { id: string; name: Bilingual }[] =>
  lists(names)[list] ?? [];

export const wordingOf = (
  names: Names,
  locale: Locale,
  style: Wording['style'],
  { noticeOn, parameters }: { noticeOn: string; parameters: Wording['parameters'] },
): Wording => ({
  language: locale,
  style,
  asOf: noticeOn,
  parameters,
  named: (list, id) => choicesOf(names, list).find((one) => one.id === id)?.name[locale],
});
