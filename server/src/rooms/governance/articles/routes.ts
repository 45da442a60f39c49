import { id, ok } from '@boru/contract/fields';
import {
  ArticleDetail,
  ArticleInput,
  ArticlesQuery,
  ArticlesView,
  EditionInput,
  EditionWithdrawal,
} from '@boru/contract/ordinance';
import { z } from 'zod';
import type { Capacity } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { withdrawEdition, writeArticle, writeEdition } from './commands.ts';
import { showArticle, showArticles } from './queries.ts';

const params = z.strictObject({ id });
const made = z.object({ id });
const governing: readonly Capacity[] = ['secretariat'];

export const routes = [
  endpoint({
    id: 'governance.showArticles',
    method: 'GET',
    path: '/api/governance/articles',
    summary: { ko: '조례와 법령의 조문(그날의 글)', en: 'Articles of the ordinance and of laws as of a day' },
    may: ['anyone'],
    query: ArticlesQuery,
    output: ArticlesView,
    handle: (input, context) => showArticles(context, input.query.on),
  }),
  endpoint({
    id: 'governance.showArticle',
    method: 'GET',
    path: '/api/governance/articles/:id',
    summary: { ko: '조문 하나와 그 판들', en: 'One article with its editions' },
    may: ['anyone'],
    params,
    output: ArticleDetail,
    handle: (input, context) => showArticle(context, input.params.id),
  }),
  endpoint({
    id: 'governance.writeArticle',
    method: 'POST',
    path: '/api/governance/articles',
    summary: { ko: '조문 적기', en: 'Write an article down' },
    may: governing,
    body: ArticleInput,
    output: made,
    status: 201,
    handle: ({ body }, context) => writeArticle(context, body),
  }),
  endpoint({
    id: 'governance.writeEdition',
    method: 'POST',
    path: '/api/governance/articles/:id/editions',
    summary: { ko: '조문의 새 판 적기', en: 'Write a new edition of an article' },
    may: governing,
    params,
    body: EditionInput,
    output: made,
    status: 201,
    handle: (input, context) => writeEdition(context, input.params.id, input.body),
  }),
  endpoint({
    id: 'governance.withdrawEdition',
    method: 'POST',
    path: '/api/governance/article-editions/:id/withdrawal',
    summary: { ko: '잘못 적은 판 거두기', en: 'Withdraw an edition that was written by mistake' },
    may: governing,
    params,
    body: EditionWithdrawal,
    output: ok,
    handle: async (input, context) => {
      await withdrawEdition(context, input.params.id, input.body.reason);
      return { ok: true as const };
    },
  }),
];
