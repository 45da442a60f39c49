import { describe, expect, it } from 'vitest';
import { newKey } from '#lib/new-key';
import { leftAfter, withUnsent } from './draft.ts';
import { taskLine } from './tasks.ts';
import { visitorOf } from './visitor.ts';

describe('저장하기 전의 답', () => {
  it('서버의 답 위에 얹고, 지운 답은 뺀다', () => {
    expect(withUnsent({ A: 1, B: 2 }, { B: null, C: 'notApplicable' })).toEqual({ A: 1, C: 'notApplicable' });
  });
  it('보내는 사이에 다시 고친 답은 남는다', () => {
    expect(leftAfter({ A: 1, B: 2, C: null }, { A: 1, B: 0, C: null })).toEqual({ B: 2 });
  });
});

describe('가입 전 브라우저의 답', () => {
  it('모르는 모양이나 값은 버린다', () => {
    const set = { id: 'techsec-ko', version: 1 };
    expect(visitorOf({ key: 'k', set, answers: { A: 2, B: 9, C: 'notApplicable', D: null } })?.answers).toEqual({
      A: 2,
      C: 'notApplicable',
    });
    for (const wrong of [
      null,
      3,
      [],
      {},
      { key: 1, set, answers: {} },
      { key: 'k', set: null, answers: {} },
      { key: 'k', set, answers: [] },
    ]) {
      expect(visitorOf(wrong)).toBeNull();
    }
  });
  it('열쇠는 판 4의 UUID이고 되풀이되지 않는다', () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('오늘 할 일의 말', () => {
  it.each(['neverDiagnosed', 'incomplete', 'expiresSoon', 'expired'] as const)('%s: 두 말과 갈 곳이 있다', (kind) => {
    const task = { kind, subjectId: null, left: 3, dueOn: '2026-12-01' };
    const [ko, en] = [taskLine(task, 'ko'), taskLine(task, 'en')];
    expect(ko.title).toMatch(/[가-힣]/);
    expect(en.title).not.toMatch(/[가-힣]/);
    expect([ko.to, ko.dueOn]).toEqual([en.to, '2026-12-01']);
  });
});
