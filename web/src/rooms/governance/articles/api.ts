import type { ArticleDetail, ArticleEdition, ArticleInput, ArticlesView, EditionInput } from '@boru/contract/ordinance';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';

export type Articles = ArticlesView;
export type Article = ArticlesView['articles'][number];
export type Detail = ArticleDetail;
export type Edition = ArticleEdition;

const key = ['articles'] as const;
export const articlesQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: [...key, 'all', on ?? ''],
    queryFn: ({ signal }) =>
      api<Articles>('GET /api/governance/articles', { query: on === undefined ? {} : { on }, signal }),
  });
export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, id],
    queryFn: ({ signal }) => api<Detail>('GET /api/governance/articles/:id', { params: { id }, signal }),
  });
export const writeArticle = (body: ArticleInput) => api<{ id: string }>('POST /api/governance/articles', { body });
export const writeEdition = (id: string, body: EditionInput) =>
  api<{ id: string }>('POST /api/governance/articles/:id/editions', { params: { id }, body });
export const withdrawEdition = (id: string, reason: string) =>
  api('POST /api/governance/article-editions/:id/withdrawal', { params: { id }, body: { reason } });

export const useArticleDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: key, one: key }, send, done, after);
