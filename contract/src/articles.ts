/** An article of a law, with the instrument it stands in and the place where its text can be read. */
import { z } from 'zod';
import type { Laws } from './catalogue.ts';
import { type LawRef, Words } from './dated.ts';
import { civilDate } from './fields.ts';

export const ArticleView = z.object({
  name: z.string(),
  short: Words,
  article: z.string(),
  /** The same without the kind of instrument, and where its text can be read. */
  place: z.string(),
  address: z.string(),
  /** The instrument of the law the article stands in, and since when that text is in force. */
  number: z.string().nullable(),
  inForceFrom: civilDate.nullable(),
  verified: z.boolean(),
});
export type ArticleView = z.infer<typeof ArticleView>;

const kindOfInstrument = /^시행(?:령|규칙) /;
/** The text at the ministry of legislation (국가법령정보센터), to the article. Nothing fetches it; a reader may open it. */
const addressOf = (name: string, article: string): string => {
  const place = /제\d+조(?:의\d+)?/.exec(article)?.[0];
  const parts = ['법령', name.replace(/\s/g, ''), ...(place === undefined ? [] : [place])];
  return `https://www.law.go.kr/${parts.map(encodeURIComponent).join('/')}`;
};

export type KnownLaws = ReadonlyMap<string, z.infer<typeof Laws>['items'][number]>;

/** The article with the instrument it stands in, so that a reader knows which text is meant. */
export const articleOf = (laws: KnownLaws, { law: id, article }: LawRef): ArticleView => {
  const law = laws.get(id);
  const instrument = article.startsWith('시행령') ? law?.decree : article.startsWith('시행규칙') ? law?.rule : law?.act;
  return {
    name: instrument?.name ?? law?.name ?? id,
    short: law?.short ?? { ko: id, en: id },
    article,
    place: article.replace(kindOfInstrument, ''),
    address: addressOf(instrument?.name ?? law?.name ?? id, article),
    number: instrument?.number ?? null,
    inForceFrom: instrument?.inForceFrom ?? null,
    verified: instrument?.verified ?? false,
  };
};
