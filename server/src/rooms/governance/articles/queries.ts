import { civilOf } from '@boru/contract/civil';
import type { ArticleDetail, ArticlesView } from '@boru/contract/ordinance';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { governs } from '../commitments/index.ts';
import { type Article, type Edition, editionOn, inOrder } from './model.ts';
import { selectArticle, selectArticles, selectEditions } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now'>;

const headingOf = ({ id, kind, statute, packKey }: Article) => ({ id, kind, statute, isOfPack: packKey !== null });
const wordingOf = ({ number, title, words, validFrom, validTo, source, isVerified }: Edition) => ({
  ...{ number, title, words, validFrom, validTo, source, isVerified },
});
const mayOf = ({ actor }: Asking): ArticlesView['may'] => (governs(actor) ? ['write'] : []);

/** Every article in the wording of one day. One whose every edition was withdrawn is not in the list. */
export const showArticles = async (asking: Asking, wanted: string | undefined): Promise<Sent<ArticlesView>> => {
  const today = civilOf(asking.now.getTime());
  const on = wanted ?? today;
  const editions = Map.groupBy(await selectEditions(asking.tx), ({ articleId }) => articleId);
  return {
    today,
    on,
    articles: (await selectArticles(asking.tx)).flatMap((article) => {
      const own = editions.get(article.id) ?? [];
      const found = editionOn(own, on);
      if (found === null) return [];
      const { edition, isInForce } = found;
      const count = own.filter(({ withdrawnAt }) => withdrawnAt === null).length;
      return [{ ...headingOf(article), ...wordingOf(edition), isInForce, editions: count }];
    }),
    may: mayOf(asking),
  };
};

export const showArticle = async (asking: Asking, id: string): Promise<Sent<ArticleDetail>> => {
  const article = await selectArticle(asking.tx, id);
  if (!article) throw new Problem('thing.not_found');
  const today = civilOf(asking.now.getTime());
  const editions = await selectEditions(asking.tx, id);
  const current = editionOn(editions, today);
  return {
    ...headingOf(article),
    today,
    editions: inOrder(editions).map((edition) => {
      const { id: editionId, writtenByName, writtenAt, withdrawnAt, withdrawnByName, withdrawnReason } = edition;
      return {
        id: editionId,
        ...wordingOf(edition),
        isInForce: current?.isInForce === true && current.edition.id === editionId,
        writtenBy: writtenByName,
        writtenAt: writtenAt.toISOString(),
        withdrawn: withdrawnAt && {
          at: withdrawnAt.toISOString(),
          by: withdrawnByName ?? '',
          reason: withdrawnReason ?? '',
        },
      };
    }),
    may: mayOf(asking),
  };
};
