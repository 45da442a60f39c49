/** 조례와 법령의 조문: articles as dated reference data with their editions. */
import { z } from 'zod';
import { civilDate, id, instant, line, prose } from './fields.ts';

export const ArticleKind = z.enum(['ordinance', 'law']);
export type ArticleKind = z.infer<typeof ArticleKind>;
export const ArticlePower = z.enum(['write']);
export type ArticlePower = z.infer<typeof ArticlePower>;

/** One wording of an article. Words that nobody has found stay out; nothing is made up in their place. */
export const EditionInput = z
  .strictObject({
    /** 제5조, 시행령 제19조의3. Null where the number is not known. */
    number: line(40).nullable(),
    title: line(120),
    words: prose(20_000).nullable(),
    validFrom: civilDate,
    validTo: civilDate.nullable(),
    source: line(500),
    /** Somebody compared it with the official text. Otherwise it shows as 확인 필요. */
    isVerified: z.boolean(),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    error: '마지막 날이 시행일보다 앞섭니다. / It ends before it begins.',
  })
  .refine(({ isVerified, words }) => !isVerified || words !== null, {
    path: ['words'],
    error: '원문과 대조했다고 하려면 조문을 적어 주세요. / Give the text that was verified.',
  });
export type EditionInput = z.infer<typeof EditionInput>;
export const ArticleInput = z.strictObject({ kind: ArticleKind, statute: line(200), edition: EditionInput });
export type ArticleInput = z.infer<typeof ArticleInput>;
export const EditionWithdrawal = z.strictObject({ reason: line(300) });
export const ArticlesQuery = z.strictObject({ on: civilDate.optional() });

const wording = {
  number: z.string().nullable(),
  title: z.string(),
  words: z.string().nullable(),
  validFrom: civilDate.nullable(),
  validTo: civilDate.nullable(),
  source: z.string(),
  isVerified: z.boolean(),
};
const heading = { id, kind: ArticleKind, statute: z.string(), isOfPack: z.boolean() };
export const ArticleRow = z.object({
  ...heading,
  ...wording,
  /** Whether this wording is in force on the day that was asked for. */
  isInForce: z.boolean(),
  editions: z.number().int(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;
export const ArticlesView = z.object({
  today: civilDate,
  on: civilDate,
  articles: z.array(ArticleRow),
  may: z.array(ArticlePower),
});
export type ArticlesView = z.infer<typeof ArticlesView>;
export const ArticleEdition = z.object({
  id,
  ...wording,
  isInForce: z.boolean(),
  writtenBy: z.string().nullable(),
  writtenAt: instant,
  withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type ArticleEdition = z.infer<typeof ArticleEdition>;
export const ArticleDetail = z.object({
  ...heading,
  today: civilDate,
  /** Newest first by the day of effect; withdrawn ones last. */
  editions: z.array(ArticleEdition),
  may: z.array(ArticlePower),
});
export type ArticleDetail = z.infer<typeof ArticleDetail>;
