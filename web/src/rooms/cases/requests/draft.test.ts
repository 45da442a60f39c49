import { describe, expect, it } from 'vitest';
import { newKey } from '#lib/new-key';
import { emptyDraft, faultsOf, readDraft, topicOf } from './draft.ts';

describe('도움 요청의 임시 저장', () => {
  it('쓰던 글과 열쇠가 그대로 돌아옵니다', () => {
    const draft = { ...emptyDraft('counselling'), title: '제목', body: '내용', share: ['diagnosis'] as const };
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('손대지 않은 양식이나 다른 모양은 되살리지 않습니다', () => {
    expect(readDraft(emptyDraft('counselling'))).toBeNull();
    for (const odd of [null, 7, 'x', [], { title: '제목' }, { requestKey: 'x', title: '제목' }])
      expect(readDraft(odd)).toBeNull();
  });

  it('모르는 값은 빼고 받습니다', () => {
    const odd = { requestKey: newKey(), topic: 'hacking', subject: 4, urgency: 'now', title: '제목', share: ['money'] };
    expect(readDraft(odd)).toMatchObject({ topic: null, subject: null, urgency: 'normal', share: [] });
  });

  it('열쇠는 표준 형식이고 매번 다릅니다', () => {
    const keys = new Set(Array.from({ length: 100 }, newKey));
    expect(keys.size).toBe(100);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('빈칸을 찾고, 주소의 주제는 아는 것만 받습니다', () => {
    expect(faultsOf(emptyDraft(null))).toEqual({ topic: 'chooseTopic', title: 'needed', body: 'needed' });
    expect(topicOf('dispute')).toBe('dispute');
    expect(topicOf('nothing')).toBeNull();
  });
});
