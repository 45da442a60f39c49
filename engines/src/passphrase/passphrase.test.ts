import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseStrength } from './index.ts';

describe('암호문 세기', () => {
  it.each([
    'password1234',
    'qwertyuiop',
    '1234567890',
    'dkssudgktpdy',
    '비밀번호비밀번호',
    'ㅁㄴㅇㄹㅁㄴㅇㄹ12',
    'aaaaaaaaaaaaaaaa',
    '20260101',
  ])('흔한 것은 받지 않는다: %s', (weak) => expect(passphraseStrength(weak).score).toBeLessThan(3));
  it.each(['파란 고양이가 창가에서 커피를 젓는다', 'umbrella-granite-tuesday-violin', 'Xq7#mP2$vL9@kR4'])(
    '긴 낱말 묶음은 받는다: %s',
    (strong) => expect(passphraseStrength(strong).score).toBeGreaterThanOrEqual(3),
  );
  it('자기 이름과 주소로 만든 것은 약하다고 말한다', () => {
    const about = ['hong.gildong@ochangcell.example', '홍길동'];
    const given = passphraseStrength('honggildong1', about);
    expect(given.score).toBeLessThan(3);
    expect(given.weakness).toBe('personal');
    expect(passphraseStrength('honggildong1').guessesLog10).toBeGreaterThan(given.guessesLog10);
  });
  it('열 글자보다 짧으면 아무리 어지러워도 약하다', () => {
    expect(passphraseStrength('x9$K2mQ7z')).toMatchObject({ score: 1, weakness: 'short' });
  });
  it('풀어쓴 한글과 모아쓴 한글을 같게 본다', () => {
    const text = '푸른바다고양이열쇠';
    expect(passphraseStrength(text.normalize('NFD'))).toEqual(passphraseStrength(text.normalize('NFC')));
  });
  it('어떤 글이 와도 0에서 4 사이로 답한다', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { score } = passphraseStrength(text);
        return score >= 0 && score <= 4;
      }),
      { numRuns: 100 },
    );
  });
});
