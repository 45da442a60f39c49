import { describe, expect, it } from 'vitest';
import { mergeOf } from './merge.ts';

const opened = { name: '가', phone: '1', note: '', sites: ['a'] };

describe('두 사람이 고친 한 양식', () => {
  it('서로 다른 칸을 고쳤으면 둘 다 살고, 고를 것이 없습니다', () => {
    const merged = mergeOf(opened, { ...opened, name: '나' }, { ...opened, phone: '2', sites: ['a', 'b'] });
    expect([merged.clashes, merged.taken]).toEqual([[], ['phone', 'sites']]);
    expect(merged.resolve({})).toEqual({ name: '나', phone: '2', note: '', sites: ['a', 'b'] });
  });

  it('같은 칸을 다르게 고쳤으면 고르고, 고르기 전에는 내 것이 남습니다', () => {
    const merged = mergeOf(
      opened,
      { ...opened, name: '나', note: '내 글' },
      { ...opened, name: '다', note: '남의 글' },
    );
    expect(merged.clashes).toEqual(['name', 'note']);
    expect(merged.resolve({})).toMatchObject({ name: '나', note: '내 글' });
    expect(merged.resolve({ name: 'theirs', note: 'mine' })).toMatchObject({ name: '다', note: '내 글' });
  });

  it('같은 것으로 고쳤으면 아무 일도 아닙니다', () => {
    const both = { ...opened, name: '나' };
    expect(mergeOf(opened, both, both)).toMatchObject({ clashes: [], taken: [] });
  });
});
