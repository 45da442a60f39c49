import type { ArticleKind } from '@boru/contract/ordinance';
import type { Pack } from '@boru/contract/pack';

export type Article = { id: string; kind: ArticleKind; statute: string; packKey: string | null };
export type Edition = {
  id: string;
  articleId: string;
  number: string | null;
  title: string;
  words: string | null;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  isVerified: boolean;
  writtenByName: string | null;
  writtenAt: Date;
  withdrawnAt: Date | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
};
type Span = Pick<Edition, 'validFrom' | 'validTo' | 'withdrawnAt'>;

const begin = ({ validFrom }: Span): string => validFrom ?? '';
/** Newest first by the day of effect; an unknown day lies before all others; withdrawn ones last. */
export const inOrder = <One extends Span>(editions: readonly One[]): One[] =>
  [...editions].sort((a, b) => {
    if ((a.withdrawnAt === null) !== (b.withdrawnAt === null)) return a.withdrawnAt === null ? -1 : 1;
    return begin(a) < begin(b) ? 1 : begin(a) > begin(b) ? -1 : 0;
  });

/** The wording that a day falls under, and whether it was in force then: the last that had begun, unless it had ended. */
export const editionOn = <One extends Span>(
  editions: readonly One[],
  on: string,
): { edition: One; isInForce: boolean } | null => {
  const valid = inOrder(editions).filter(({ withdrawnAt }) => withdrawnAt === null);
  const begun = valid.find((one) => begin(one) <= on);
  if (begun) return { edition: begun, isInForce: begun.validTo === null || on <= begun.validTo };
  const first = valid.at(-1);
  return first ? { edition: first, isInForce: false } : null;
};

export type Brought = {
  packKey: string;
  kind: ArticleKind;
  statute: string;
  number: string | null;
  title: string;
  source: string;
};
/** What the region pack knows of articles: headings of its ordinance, and the articles of laws that its programmes name. */
export const broughtBy = ({ ordinance, programmes, catalogue }: Pack): Brought[] => {
  const laws = new Map(catalogue.laws.items.map((law) => [law.id, law]));
  const named = new Map(
    programmes.items
      .flatMap(({ law }) => law)
      .map(({ law, article }) => [`law:${law}:${article}`, { law, article }] as const),
  );
  const source = (ordinance.source ?? []).join(', ') || '지역 꾸러미';
  return [
    ...ordinance.items.map(({ id, heading }) => ({
      ...{ packKey: `ordinance:${id}`, kind: 'ordinance' as const, statute: ordinance.name },
      ...{ number: null, title: heading.ko, source },
    })),
    ...[...named].flatMap(([packKey, { law: id, article }]) => {
      const law = laws.get(id);
      if (law === undefined) return [];
      const about = { packKey, kind: 'law' as const, statute: law.name, number: article, title: law.short.ko };
      return [{ ...about, title: `${law.short.ko} ${article}`, source: '지역 꾸러미의 지원사업이 이름을 든 조문' }];
    }),
  ].map(({ statute, ...rest }) => ({ ...rest, statute: statute.slice(0, 200) }));
};
