import type { ArticleInput, EditionInput } from '@boru/contract/ordinance';
import type { Pack } from '@boru/contract/pack';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { authorOf, leaveTrace } from '../commitments/index.ts';
import { requireGoverning } from '../council/index.ts';
import { broughtBy } from './model.ts';
import { bring, insertArticle, insertEdition, selectArticle, selectEdition, withdraw } from './store.ts';

type Doing = Context<Services>;

/** Puts what the pack knows of articles into the database, in the caller's transaction. */
export const loadArticles = (tx: Tx, pack: Pack, now: Date): Promise<void> => bring(tx, broughtBy(pack), now);

const addEdition = async (doing: Doing, articleId: string, wish: EditionInput): Promise<string> => {
  const id = newId(doing.now.getTime());
  if (!(await insertEdition(doing.tx, { id, articleId, ...wish, ...(await authorOf(doing)) })))
    throw new Problem('request.invalid', {
      fields: {
        validFrom:
          '같은 날 시행하는 판이 이미 있습니다. 잘못 적은 것이면 먼저 거두어 주세요. / An edition of that day exists already.',
      },
    });
  const { number, validFrom, isVerified } = wish;
  await leaveTrace(doing, articleId, 'article.edition_written', { number, validFrom, isVerified });
  return id;
};

export const writeArticle = async (doing: Doing, { edition, ...article }: ArticleInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const id = newId(doing.now.getTime());
  await insertArticle(doing.tx, { id, ...article, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'article.written', { kind: article.kind });
  await addEdition(doing, id, edition);
  return { id };
};

export const writeEdition = async (doing: Doing, articleId: string, wish: EditionInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  if (!(await selectArticle(doing.tx, articleId))) throw new Problem('thing.not_found');
  return { id: await addEdition(doing, articleId, wish) };
};

/** What was written by mistake no longer counts; it stays readable with the reason. */
export const withdrawEdition = async (doing: Doing, id: string, reason: string): Promise<void> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const edition = await selectEdition(tx, id);
  if (!edition) throw new Problem('thing.not_found');
  const { writtenByName } = await authorOf(doing);
  const by = { withdrawnAt: now, withdrawnByName: writtenByName, withdrawnReason: reason };
  if (!(await withdraw(tx, id, by))) throw new Problem('thing.changed');
  await leaveTrace(doing, edition.articleId, 'article.edition_withdrawn', { edition: id, reason });
};
