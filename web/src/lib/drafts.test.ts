import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forget, forgetAllDrafts, keep, load } from '#lib/drafts';

/** The browser's storage, which Node does not have: an outside authority to the page. */
class Shelf implements Storage {
  [name: string]: unknown;
  get length() {
    return Object.keys(this).length;
  }
  clear() {
    for (const name of Object.keys(this)) delete this[name];
  }
  getItem(name: string) {
    const value = Object.getOwnPropertyDescriptor(this, name)?.value;
    return typeof value === 'string' ? value : null;
  }
  key(index: number) {
    return Object.keys(this)[index] ?? null;
  }
  removeItem(name: string) {
    delete this[name];
  }
  setItem(name: string, value: string) {
    if (value.length > 5000) throw new DOMException('full', 'QuotaExceededError');
    this[name] = value;
  }
}

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
beforeEach(() => {
  Object.defineProperty(globalThis, 'localStorage', { value: new Shelf(), configurable: true });
});
afterEach(() => {
  if (before === undefined) Reflect.deleteProperty(globalThis, 'localStorage');
  else Object.defineProperty(globalThis, 'localStorage', before);
});

describe('작성하던 내용', () => {
  it('적은 그대로 다시 나온다', () => {
    expect(keep('help', { savedAt: 7, value: { text: '퇴직 예정 연구원' } })).toBe(true);
    expect(load('help')).toEqual({ savedAt: 7, value: { text: '퇴직 예정 연구원' } });
    expect(load('other')).toBeNull();
  });

  it('보낸 뒤에는 남지 않는다', () => {
    keep('help', { savedAt: 7, value: 'x' });
    forget('help');
    expect(load('help')).toBeNull();
  });

  it('로그아웃하면 모두 사라지고, 화면 설정은 남는다', () => {
    localStorage.setItem('boru.contrast', 'high');
    keep('help', { savedAt: 1, value: 1 });
    keep('registration', { savedAt: 2, value: 2 });
    forgetAllDrafts();
    expect([load('help'), load('registration')]).toEqual([null, null]);
    expect(localStorage.getItem('boru.contrast')).toBe('high');
  });

  it('망가진 것, 다른 꼴로 남은 것은 없는 것으로 본다', () => {
    localStorage.setItem('boru.draft.help', '{broken');
    expect(load('help')).toBeNull();
    localStorage.setItem('boru.draft.help', '{"value":1}');
    expect(load('help')).toBeNull();
  });

  it('저장소가 가득 차면 저장하지 못했다고 알린다', () => {
    expect(keep('help', { savedAt: 1, value: '가'.repeat(6000) })).toBe(false);
    expect(load('help')).toBeNull();
  });
});
