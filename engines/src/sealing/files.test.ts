import { randomBytes } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { chunkBytes, identityOf, largestFile, openFile, recipientOf, sealedFileSize, sealFile } from './index.ts';

const fresh = (size: number) => Uint8Array.from(randomBytes(size));
const streamOf = (pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> => ReadableStream.from(pieces);
const hashOf = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

const sealed = async (bytes: Uint8Array, identity: string) => {
  const file = await sealFile(await recipientOf(identity), streamOf([bytes]), bytes.length);
  if (!file.ok) throw new Error(file.reason);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.value.chunks) chunks.push(chunk);
  return { chunks, sha256: file.value.sha256() };
};
const opened = async (identity: string, chunks: Iterable<Uint8Array>, size: number, hash: string) => {
  const pieces: Uint8Array[] = [];
  const answer = await openFile(identity, streamOf(chunks), { size, sha256: hash }, (piece) => void pieces.push(piece));
  return { answer, bytes: Buffer.concat(pieces) };
};

describe('봉인된 파일', () => {
  it.each([0, 1, 65_535, 65_537, 1_048_576, 3_333_333])(
    '%d바이트: 같은 것이 나오고, 크기는 올림한 것만 보입니다',
    async (size) => {
      const [identity, bytes] = [identityOf(fresh(32)), fresh(size)];
      const file = await sealed(bytes, identity);
      expect(file.sha256).toBe(hashOf(bytes));
      const total = file.chunks.reduce((sum, { length }) => sum + length, 0);
      expect(total).toBe(sealedFileSize(size));
      expect(file.chunks.slice(0, -1).every(({ length }) => length === chunkBytes)).toBe(true);
      const { answer, bytes: back } = await opened(identity, file.chunks, size, file.sha256);
      expect(answer).toEqual({ ok: true, value: size });
      expect(back.equals(bytes)).toBe(true);
    },
  );

  it('잘리거나 바뀌거나 차례가 어긋나거나 되풀이되거나 남의 것으로 바꿔치기된 조각은 열리지 않습니다', async () => {
    const [identity, bytes] = [identityOf(fresh(32)), fresh(3_000_000)];
    const { chunks, sha256: hash } = await sealed(bytes, identity);
    const other = await sealed(fresh(3_000_000), identity);
    const [one, two, three] = chunks as [Uint8Array, Uint8Array, Uint8Array];
    const torn = Uint8Array.from(two);
    torn[5_000] = (torn[5_000] ?? 0) ^ 1;
    const attacks = [
      [one, two],
      [one, two, three.subarray(0, -1)],
      [two, one, three],
      [one, two, two],
      [one, two, three, three],
      [one, torn, three],
      [one, other.chunks[1] ?? two, three],
      other.chunks,
      [],
    ];
    for (const attack of attacks) expect((await opened(identity, attack, bytes.length, hash)).answer.ok).toBe(false);
    expect((await opened(identityOf(fresh(32)), chunks, bytes.length, hash)).answer).toMatchObject({ reason: 'key' });
    // A letter that names another size or hash: what comes out is not what was promised.
    for (const [size, name] of [
      [bytes.length - 1, hash],
      [bytes.length + 1, hash],
      [bytes.length, hashOf(fresh(3))],
    ] as const)
      expect((await opened(identity, chunks, size, name)).answer).toMatchObject({ ok: false });
    expect(await sealFile(await recipientOf(identity), streamOf([]), largestFile + 1)).toMatchObject({
      reason: 'size',
    });
  });

  it('큰 파일도 조각 몇 개만큼의 메모리로 봉인하고 엽니다', async () => {
    const size = Number(process.env['BORU_FILE_MIB'] ?? 24) * chunkBytes;
    const identity = identityOf(fresh(32));
    const block = fresh(chunkBytes);
    let made = 0;
    let [ahead, read] = [0, 0];
    const source = streamOf(
      (function* () {
        for (; made < size; made += block.length) yield block;
      })(),
    );
    const file = await sealFile(await recipientOf(identity), source, size);
    if (!file.ok) throw new Error(file.reason);
    const watched = file.value.chunks.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          read += piece.length;
          ahead = Math.max(ahead, made - read);
          controller.enqueue(piece);
        },
      }),
    );
    // The hash is known when the last chunk was read, so the letter that names it is written after.
    let sum = 0;
    const answer = await openFile(identity, watched, { size, sha256: '' }, (piece) => {
      sum += piece.length;
    });
    expect(answer).toMatchObject({ reason: 'content' });
    expect(sum).toBe(size);
    expect(ahead).toBeLessThan(8 * chunkBytes);
  });
});
