import type { ChainEffect, ChainHole, ChainMoney, ChainView } from '@boru/contract/chain';
import { smallestCell } from '@boru/contract/insight';

/** Budget and payments under an article at one agency; never leaves the server with few companies in it. */
export type MoneyPart = {
  articleId: string | null;
  agencyId: number;
  lines: number;
  budgetWon: number;
  paidWon: number;
  companies: number;
};

const isFew = ({ companies }: { companies: number }): boolean => companies > 0 && companies < smallestCell;
const sumOf = (parts: readonly MoneyPart[], of: 'lines' | 'budgetWon' | 'paidWon' | 'companies'): number =>
  parts.reduce((sum, part) => sum + part[of], 0);

/**
 * Money by article over all agencies. A reader knows her own agency's part; what is left must not be the money of fewer than
 * five companies, else what was paid is withheld. Where one article is withheld, its amount cannot be had by subtraction
 * either: no sum over articles is told.
 */
export const moneyByArticle = (parts: readonly MoneyPart[], own: number | null): ChainMoney[] =>
  [...Map.groupBy(parts, ({ articleId }) => articleId)].map(([articleId, those]) => {
    const others = those.filter(({ agencyId }) => agencyId !== own);
    const isTold = !isFew({ companies: sumOf(others, 'companies') }) && !others.some(isFew);
    const known = { articleId, lines: sumOf(those, 'lines'), budgetWon: sumOf(those, 'budgetWon') };
    return { ...known, paidWon: isTold ? sumOf(those, 'paidWon') : null };
  });

/** 97.5% points of Student's t for 4 to 30 degrees of freedom; beyond, the normal distribution's is near enough. */
const studentPoints = [
  ...[2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11],
  ...[2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042],
] as const;
const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** The mean change of so many companies with its 95% interval, in points; null below five companies. */
export const effectOf = (row: {
  programmeId: string;
  companies: number;
  mean: number;
  deviation: number;
}): ChainEffect | null => {
  const { programmeId, companies, mean, deviation } = row;
  if (companies < smallestCell) return null;
  const half = ((studentPoints[companies - 5] ?? 1.96) * deviation) / Math.sqrt(companies);
  return { programmeId, companies, mean: toTenth(mean), low: toTenth(mean - half), high: toTenth(mean + half) };
};

type Known = Pick<ChainView, 'articles' | 'programmes' | 'indicators' | 'effects' | 'lines'>;
/** Somebody counted a value, or companies were diagnosed before and after. */
const isMeasured = (known: Known, programmes: readonly ChainView['programmes'][number][]): boolean => {
  const ids = new Set(programmes.map(({ id }) => id));
  const tasks = new Set(programmes.flatMap((programme) => programme.tasks));
  return (
    known.effects.some(({ programmeId }) => ids.has(programmeId)) ||
    known.indicators.some(({ taskId, actual, isSmall }) => tasks.has(taskId) && (actual !== null || isSmall))
  );
};

/** Where the chain breaks, as far as its reader may see it. `spent`: articles under which anybody was paid, null: under none. */
export const holesOf = (known: Known, spent: ReadonlySet<string | null>): ChainHole[] => {
  const under = (articleId: string) => {
    const byLine = new Set(known.lines.flatMap((line) => (line.articleId === articleId ? [line.programmeId] : [])));
    return known.programmes.filter(({ id, articles }) => articles.includes(articleId) || byLine.has(id));
  };
  const grounded = new Set(known.lines.flatMap((line) => (line.articleId === null ? [] : [line.programmeId])));
  const paid = (id: string) => known.lines.some(({ programmeId, paidWon }) => programmeId === id && paidWon > 0);
  return [
    ...known.articles
      .filter(({ kind, isInForce, isOfPack }) => isInForce && (kind === 'ordinance' || !isOfPack))
      .filter(({ id }) => under(id).length === 0)
      .map(({ id }) => ({ kind: 'articleWithoutProgramme' as const, of: 'article' as const, id })),
    ...known.programmes
      .filter(({ id, articles }) => articles.length === 0 && !grounded.has(id))
      .map(({ id }) => ({ kind: 'programmeWithoutArticle' as const, of: 'programme' as const, id })),
    ...known.articles
      .filter(({ id }) => spent.has(id) && !isMeasured(known, under(id)))
      .map(({ id }) => ({ kind: 'moneyWithoutEffect' as const, of: 'article' as const, id })),
    ...known.programmes
      .filter((programme) => programme.articles.length === 0 && !grounded.has(programme.id) && paid(programme.id))
      .filter((programme) => !isMeasured(known, [programme]))
      .map(({ id }) => ({ kind: 'moneyWithoutEffect' as const, of: 'programme' as const, id })),
  ];
};
