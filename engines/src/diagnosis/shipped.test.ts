// The question set that ships, scored, and its plan with the programmes that ship.
import { QuestionSet } from '@boru/contract/question-set';
import { Programmes } from '@boru/contract/region';
import { describe, expect, it } from 'vitest';
import setFile from '../../../catalogue/question-sets/techsec-ko-1.json' with { type: 'json' };
import programmesFile from '../../../packs/chungbuk/programmes.json' with { type: 'json' };
import { proposePlan, score } from './index.ts';

const set = QuestionSet.parse(setFile);
const programmes = Programmes.parse(programmesFile).items;
const all = (value: 0 | 1 | 2 | 3) => Object.fromEntries(set.questions.map((question) => [question.id, value]));

describe('실제 문항집 techsec-ko 1판', () => {
  it('48문항이고 모두 3이면 우수, 모두 0이면 위험이다', () => {
    expect(set.questions).toHaveLength(48);
    expect(score(set, all(3))).toMatchObject({ total: 100, level: 'excellent' });
    expect(score(set, all(0))).toMatchObject({ total: 0, level: 'at-risk' });
  });
  it('필수 문항 하나가 비면 우수가 되지 못한다', () => {
    expect(score(set, { ...all(3), 'TS-45': 1 })).toMatchObject({ level: 'good', uncappedLevel: 'excellent' });
  });
  it('필수 문항은 해당 없음으로 피할 수 없다', () => {
    expect(
      set.questions.filter((question) => question.critical && question.mayNotApply).map((question) => question.id),
    ).toEqual([]);
  });
  it('모든 부족한 곳에 스스로 할 일이 있고, 도와주는 사업은 실제로 있는 것이다', () => {
    const plan = proposePlan(set, score(set, all(0)), programmes, { on: '2026-11-23', daysPerWeek: 1 });
    const known = new Set(programmes.map((programme) => programme.id));
    expect(plan).toHaveLength(48);
    for (const item of plan) {
      expect(item.action.ko.length).toBeGreaterThan(5);
      for (const fit of item.programmes) expect(known.has(fit.id)).toBe(true);
    }
    expect(plan.filter((item) => item.programmes.length > 0).length).toBeGreaterThan(30);
  });
});
