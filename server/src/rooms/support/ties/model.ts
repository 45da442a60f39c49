import type { TiesInput } from '@boru/contract/chain';
import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';

export type TieKind = 'clause' | 'article' | 'task' | 'course' | 'consulting';
export type Tie = { kind: TieKind; to: string };

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
/** The wish as single ties; the same thing named twice is one tie. */
export const tiesOf = ({ clauses, articles, tasks, courses, hasConsulting }: TiesInput): Tie[] => [
  ...unique(clauses).map((to) => ({ kind: 'clause' as const, to })),
  ...unique(articles).map((to) => ({ kind: 'article' as const, to })),
  ...unique(tasks).map((to) => ({ kind: 'task' as const, to })),
  ...unique(courses).map((to) => ({ kind: 'course' as const, to })),
  ...(hasConsulting ? [{ kind: 'consulting' as const, to: '' }] : []),
];

export const requireClauses = (pack: Pack, clauses: readonly string[]): void => {
  if (clauses.some((wanted) => !pack.agreement.items.some(({ id }) => id === wanted)))
    throw new Problem('request.invalid', {
      fields: { clauses: '협약에 없는 조항입니다. / The agreement has no such clause.' },
    });
};

const same = (one: Tie, other: Tie): boolean => one.kind === other.kind && one.to === other.to;
/** What has to be added and what taken away, so that a second press changes nothing. */
export const changesOf = (before: readonly Tie[], after: readonly Tie[]): { added: Tie[]; removed: Tie[] } => ({
  added: after.filter((tie) => !before.some((one) => same(one, tie))),
  removed: before.filter((tie) => !after.some((one) => same(one, tie))),
});
