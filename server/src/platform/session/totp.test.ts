import { describe, expect, it } from 'vitest';
import { matchTotp } from './totp.ts';

/** RFC 6238, appendix B: SHA-1, seed "12345678901234567890", the last six of the eight digits. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('시간 기반 인증 번호', () => {
  it.each(vectors)('RFC 6238 부록 B: %i초의 번호는 %s', (seconds, code) => {
    expect(matchTotp(seed, code, seconds * 1000, null)).toBe(Math.floor(seconds / 30));
  });
  it.each([-30, 30])('시계가 한 단계(%i초) 어긋난 휴대전화도 받는다', (drift) => {
    expect(matchTotp(seed, '050471', (1_111_111_111 + drift) * 1000, null)).toBe(37_037_037);
  });
  it.each([-60, 60])('두 단계(%i초) 어긋나면 받지 않는다', (drift) => {
    expect(matchTotp(seed, '050471', (1_111_111_111 + drift) * 1000, null)).toBeNull();
  });
  it('한 번 쓴 번호와 그보다 앞선 번호는 다시 받지 않는다', () => {
    expect(matchTotp(seed, '050471', 1_111_111_111_000, 37_037_037)).toBeNull();
    expect(matchTotp(seed, '081804', 1_111_111_111_000, 37_037_037)).toBeNull();
    expect(matchTotp(seed, '050471', 1_111_111_111_000, 37_037_036)).toBe(37_037_037);
  });
  it('여섯 자리가 아닌 것은 받지 않는다', () => {
    for (const code of ['', '50471', '0504710', 'abcdef', '０５０４７１'])
      expect(matchTotp(seed, code, 1_111_111_111_000, null)).toBeNull();
  });
});
