import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintOf, piecesOf } from './index.ts';

async function* list(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

it('FIPS 180-4의 보기와 같고, 어떻게 나누어 넣어도 한 번에 넣은 것과 같다', async () => {
  const text = new TextEncoder();
  expect(await fingerprintOf(list([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await fingerprintOf(list([text.encode('a'), text.encode('bc')]))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), async (pieces) => {
      const whole = Buffer.concat(pieces);
      const heard: number[] = [];
      const stream = new Blob(pieces.map((piece) => new Uint8Array(piece))).stream();
      expect(await fingerprintOf(piecesOf(stream), (bytes) => heard.push(bytes))).toBe(
        createHash('sha256').update(whole).digest('hex'),
      );
      expect(heard.at(-1) ?? 0).toBe(whole.length);
    }),
    { numRuns: 50 },
  );
});
