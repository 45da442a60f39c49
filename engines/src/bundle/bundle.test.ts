import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { identityOf, lockStream, open, recipientOf, sealStream, unlock } from '../sealing/index.ts';
import { bundleOf, bytesPart, type Part, PartChanged, passphraseFrom, streamOf, sumsFile, textPart } from './index.ts';

const at = new Date('2026-11-23T01:00:00Z');
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return new Uint8Array(Buffer.concat(held));
};
const large = Uint8Array.from({ length: 300_000 }, (_, place) => place % 251);
async function* slices(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}
const parts: readonly Part[] = [
  textPart('00-목차.txt', '보루에 적는 것은 신고가 아닙니다.\n'),
  { path: '증거/001-access.log', pieces: () => slices(large), expected: hex(large) },
  bytesPart('빈 파일', new Uint8Array()),
];

describe('한 묶음', () => {
  it('든 것을 그대로 돌려주고, 전자지문 목록은 보루 없이 견줄 수 있다', async () => {
    let seen = 0;
    const found = unzipSync(
      await gather(
        bundleOf(parts, at, (bytes) => {
          seen = bytes;
        }),
      ),
    );
    expect(Object.keys(found)).toEqual(['00-목차.txt', '증거/001-access.log', '빈 파일', sumsFile]);
    expect(hex(found['증거/001-access.log'] as Uint8Array)).toBe(hex(large));
    expect(seen).toBeGreaterThan(large.length);
    const sums = new TextDecoder().decode(found[sumsFile]).trimEnd().split('\n');
    expect(sums).toHaveLength(3);
    for (const line of sums) {
      const [sum, path] = line.split('  ');
      expect(hex(found[path ?? ''] as Uint8Array)).toBe(sum);
    }
  });

  it('그사이 바뀐 파일은 앞서 적은 전자지문으로 나가지 않는다', async () => {
    const changed: Part = { path: '증거/001', pieces: () => slices(large), expected: hex(new Uint8Array([1])) };
    await expect(gather(bundleOf([changed], at))).rejects.toBeInstanceOf(PartChanged);
    // And not through the seal either: no half bundle comes out whole.
    const identity = identityOf(new Uint8Array(32).fill(7));
    const sealed = await sealStream([await recipientOf(identity)], streamOf(bundleOf([changed], at)));
    if (!sealed.ok) throw new Error(sealed.reason);
    await expect(gather(sealed.value)).rejects.toThrow();
  });

  it('암호로도 열쇠로도 봉인되고, 다른 암호로는 열리지 않는다', async () => {
    const locked = await gather(await lockStream('abcd-efgh', streamOf(bundleOf(parts, at)), 10));
    const opened = await unlock('abcd-efgh', locked);
    expect(opened.ok && Object.keys(unzipSync(opened.value))).toContain(sumsFile);
    expect(await unlock('abcd-efgi', locked)).toMatchObject({ ok: false, reason: 'key' });
    const identity = identityOf(new Uint8Array(32).fill(9));
    const sealed = await sealStream([await recipientOf(identity)], streamOf(bundleOf(parts, at)));
    if (!sealed.ok) throw new Error(sealed.reason);
    const bytes = await open(identity, await gather(sealed.value));
    expect(bytes.ok && Object.keys(unzipSync(bytes.value))).toContain('증거/001-access.log');
    expect(new TextDecoder('latin1').decode(locked)).not.toContain('SHA256SUMS');
  });

  it('암호는 헷갈리는 글자가 없고 치우치지 않으며, 모자란 무작위로는 만들지 않는다', () => {
    const random = Uint8Array.from({ length: 64 }, (_, place) => (place * 37) % 256);
    expect(passphraseFrom(random)).toMatch(/^([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$/);
    expect(passphraseFrom(new Uint8Array(64).fill(255))).toBeNull();
    expect(passphraseFrom(new Uint8Array(23))).toBeNull();
  });
});
