import { describe, expect, it } from 'vitest';
import { checkClaim, checkRoom, chunkSize, chunksOf, most, placeOfChunk } from './model.ts';

const file = { id: 'a', reportId: 'r', bytes: 2_200_000, letterId: null };
const held = { files: 0, bytes: 0, unfinished: 0, deskBytes: 0 };

describe('제보 파일의 조각', () => {
  it('조각의 크기를 모두 더하면 알린 크기입니다', () => {
    for (const bytes of [65_536, 1_048_576, 1_048_577, 2_200_000, 525_000_000]) {
      const places = Array.from({ length: chunksOf(bytes) }, (_none, place) => chunkSize(bytes, place));
      expect(places.reduce((sum, size) => sum + size, 0)).toBe(bytes);
      expect(places.every((size) => size > 0)).toBe(true);
      expect(chunkSize(bytes, places.length)).toBe(0);
    }
  });

  it.each([
    [0, 0, 1_048_576, 'next'],
    [1, 0, 1_048_576, 'repeat'],
    [2, 2, 102_848, 'next'],
  ] as const)('%d개 다음의 %d번째(%d바이트)는 %s입니다', (arrived, place, size, expected) => {
    expect(placeOfChunk(file, arrived, place, size)).toBe(expected);
  });

  it.each([
    [0, 1, 1_048_576],
    [0, 0, 1_048_575],
    [3, 3, 1],
    [3, 3, 0],
  ])('%d개 다음의 %d번째(%d바이트)는 거절합니다', (arrived, place, size) => {
    expect(() => placeOfChunk(file, arrived, place, size)).toThrow(
      expect.objectContaining({ code: 'report.file_torn' }),
    );
  });

  it.each([
    { ...held, files: most.files },
    { ...held, unfinished: most.unfinished },
    { ...held, bytes: most.reportBytes - 99 },
    { ...held, deskBytes: most.deskBytes - 99 },
  ])('한도를 넘으면 거절합니다 %o', (full) => {
    expect(() => checkRoom(100, full)).toThrow(expect.objectContaining({ code: 'report.files_full' }));
    expect(() => checkRoom(99, { ...full, files: 0, unfinished: 0 })).not.toThrow();
  });

  it('글은 제 제보의 다 온 파일만 가집니다', () => {
    const whole = { ...file, chunks: 3 };
    expect(() => checkClaim(['a'], 'l', 'r', [whole])).not.toThrow();
    expect(() => checkClaim(['a'], 'l', 'r', [{ ...whole, letterId: 'l' }])).not.toThrow();
    for (const other of [
      { ...whole, chunks: 2 },
      { ...whole, reportId: 'x' },
      { ...whole, letterId: 'x' },
      { ...whole, id: 'b' },
    ])
      expect(() => checkClaim(['a'], 'l', 'r', [other])).toThrow();
  });
});
