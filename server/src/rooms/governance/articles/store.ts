import { ArticleKind } from '@boru/contract/ordinance';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Article, Brought, Edition } from './model.ts';

const mostArticles = 2_000;
const Kept = z.object({ kind: ArticleKind });
const columns = ['id', 'kind', 'statute', 'packKey'] as const;
export const selectArticles = async (tx: Tx): Promise<Article[]> =>
  (
    await tx
      .selectFrom('governance.article')
      .select(columns)
      .orderBy('kind', 'desc')
      .orderBy('statute')
      .orderBy('place')
      .limit(mostArticles)
      .execute()
  ).map((row) => ({ ...row, ...Kept.parse(row) }));
/** Locked, for a deed on it: two editions are not written at once. */
export const selectArticle = async (tx: Tx, id: string): Promise<Article | undefined> => {
  const row = await tx.selectFrom('governance.article').select(columns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...Kept.parse(row) };
};

const editionColumns = [
  ...(['id', 'articleId', 'number', 'title', 'words', 'validFrom', 'validTo', 'source', 'isVerified'] as const),
  ...(['writtenByName', 'writtenAt', 'withdrawnAt', 'withdrawnByName', 'withdrawnReason'] as const),
];
export const selectEditions = (tx: Tx, articleId?: string): Promise<Edition[]> => {
  const query = tx.selectFrom('governance.articleEdition').select(editionColumns);
  return (articleId === undefined ? query : query.where('articleId', '=', articleId))
    .orderBy('place')
    .limit(mostArticles * 5)
    .execute();
};
export const selectEdition = (tx: Tx, id: string): Promise<Edition | undefined> =>
  tx.selectFrom('governance.articleEdition').select(editionColumns).where('id', '=', id).executeTakeFirst();

type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
export const insertArticle = async (tx: Tx, article: Omit<Article, 'packKey'> & By): Promise<void> => {
  await tx.insertInto('governance.article').values(article).execute();
};
type Wording = Pick<Edition, 'number' | 'title' | 'words' | 'validFrom' | 'validTo' | 'source' | 'isVerified'>;
/** False where another edition begins on that very day. */
export const insertEdition = async (
  tx: Tx,
  edition: Wording & { id: string; articleId: string } & By,
): Promise<boolean> =>
  (
    await tx
      .insertInto('governance.articleEdition')
      .values(edition)
      .onConflict((one) => one.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
export const withdraw = async (
  tx: Tx,
  id: string,
  by: { withdrawnAt: Date; withdrawnByName: string; withdrawnReason: string },
): Promise<boolean> =>
  (
    await tx
      .updateTable('governance.articleEdition')
      .set(by)
      .where('id', '=', id)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** Brings what is not there yet (its numbers follow from its keys: the same in every installation); the same pack brings nothing a second time, and words that were entered stay. */
export const bring = async (tx: Tx, articles: readonly Brought[], now: Date): Promise<void> => {
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb)
                     as g("packKey" text, kind text, statute text, number text, title text, source text)),
         made as (insert into governance.article (id, kind, statute, pack_key, written_at)
                    select overlay(overlay(md5('boru:article:' || g."packKey") placing '8' from 13) placing '8' from 17)::uuid, g.kind, g.statute, g."packKey", ${now} from given g
                    on conflict (pack_key) do nothing returning id, pack_key)
    insert into governance.article_edition (id, article_id, number, title, source, is_verified, written_at)
    select overlay(overlay(md5('boru:edition:' || g."packKey") placing '8' from 13) placing '8' from 17)::uuid, m.id, g.number, g.title, g.source, false, ${now}
      from made m join given g on g."packKey" = m.pack_key`.execute(tx);
};
