import type { RuleSet } from '@boru/contract/eligibility';

export interface Difference {
  readonly what: 'rule' | 'parameter' | 'benefit';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/** The same content gives the same text, whatever the order of its keys: a database may have sorted them. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';

const among = <T extends { readonly id: string }>(
  what: 'rule' | 'parameter',
  before: readonly T[],
  after: readonly T[],
): Difference[] => {
  const old = new Map(before.map((one) => [one.id, text(one)]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((one): Difference[] => {
      const was = old.get(one.id);
      if (was === undefined) return [{ what, id: one.id, change: 'added' }];
      return was === text(one) ? [] : [{ what, id: one.id, change: 'changed' }];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }): Difference => ({ what, id, change: 'removed' })),
  ];
};

/** What a version changes against the one before it. */
export const differencesOf = (before: RuleSet, after: RuleSet): readonly Difference[] => {
  const benefit: Difference[] =
    text(before.benefit) === text(after.benefit)
      ? []
      : [
          {
            what: 'benefit',
            id: 'benefit',
            change: before.benefit === null ? 'added' : after.benefit === null ? 'removed' : 'changed',
          },
        ];
  return [
    ...among('rule', before.rules, after.rules),
    ...among('parameter', before.parameters, after.parameters),
    ...benefit,
  ];
};
