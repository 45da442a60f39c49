import type { ChainView } from '@boru/contract/chain';
import { describe, expect, it } from 'vitest';
import { neighbour, walkFrom } from './walk.ts';

const name = { ko: '이름', en: 'Name' };
const programme = (id: string, change: Partial<ChainView['programmes'][number]> = {}) => ({
  ...{ id, name, kind: 'subsidy' as const, agency: name, isOwn: true, isPublished: true },
  ...{ clauseText: null, basisText: null, clauses: [], articles: [], tasks: [] },
  ...change,
});
const article = (id: string) => ({
  ...{ id, kind: 'ordinance' as const, statute: '조례', number: null, title: id },
  ...{ isVerified: false, isInForce: true, isOfPack: true },
});
const chain: ChainView = {
  ...{ today: '2026-11-24', year: 2026, supports: [], money: [], holes: [] },
  clauses: [{ id: 'field-1', number: 1, text: name }],
  articles: [article('A'), article('B'), article('C')],
  tasks: [{ id: 'T', title: '과제', agency: name, plan: '계획', planId: 'L', standing: 'underWay', percent: 10 }],
  indicators: [
    {
      id: 'I',
      taskId: 'T',
      title: '지표',
      unit: '곳',
      source: 'entered',
      target: 1,
      actual: 1,
      isSmall: false,
      valueAt: null,
      failedAt: null,
    },
  ],
  programmes: [programme('P', { clauses: ['field-1'], articles: ['A'], tasks: ['T'] }), programme('Q')],
  lines: [{ id: 'M', programmeId: 'Q', name: '예산', fiscalYear: 2026, articleId: 'B', budgetWon: 10, paidWon: 5 }],
  effects: [{ programmeId: 'P', companies: 5, mean: 3, low: 1, high: 5 }],
};
const keys = (at: string) =>
  walkFrom(chain, at)
    .stops.map(({ key }) => key)
    .sort();

describe('연결을 걷기', () => {
  it('조문에서 사업과 과제, 성과와 지표까지 갑니다', () => {
    expect(keys('article:A')).toEqual(
      ['article:A', 'clause:field-1', 'indicator:I', 'outcome:P', 'programme:P', 'task:T'].sort(),
    );
    expect(walkFrom(chain, 'article:A').ways).toEqual([
      ['clause:field-1', 'task:T'],
      ['article:A', 'task:T'],
      ['task:T', 'programme:P'],
      ['programme:P', 'outcome:P'],
      ['outcome:P', 'indicator:I'],
    ]);
  });

  it('어느 마디에서 시작해도 같은 길을 만납니다', () => {
    for (const at of ['clause:field-1', 'task:T', 'indicator:I', 'outcome:P', 'programme:P'])
      expect(keys(at), at).toEqual(keys('article:A'));
  });

  it('예산 항목의 조문으로도 이어지고, 효과를 잰 것이 없으면 빈 곳으로 보입니다', () => {
    expect(keys('article:B')).toEqual(['article:B', 'line:M', 'noEffect:Q', 'programme:Q'].sort());
  });

  it('사업이 없는 조문은 그 자리가 비어 보입니다', () => {
    expect(walkFrom(chain, 'article:C')).toEqual({
      stops: [
        { key: 'article:C', layer: 'ground' },
        { key: 'noProgramme:article:C', layer: 'programme', hole: 'noProgramme' },
      ],
      ways: [['article:C', 'noProgramme:article:C']],
      programmes: [],
    });
  });

  it('화살표로 위아래와 옆 칸으로 옮겨 갑니다', () => {
    const { stops } = walkFrom(chain, 'article:A');
    expect(neighbour(stops, 'article:A', 'ArrowRight')).toBe('task:T');
    expect(neighbour(stops, 'task:T', 'ArrowLeft')).toBe('article:A');
    expect(neighbour(stops, 'programme:P', 'ArrowRight')).toBe('outcome:P');
    expect(neighbour(stops, 'clause:field-1', 'ArrowUp')).toBe('article:A');
    expect(neighbour(stops, 'indicator:I', 'ArrowRight')).toBeNull();
  });
});
