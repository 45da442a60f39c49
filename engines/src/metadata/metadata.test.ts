import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strFromU8, unzipSync, unzlibSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanFile, kindOf, largestCleaned } from './index.ts';
import {
  hangulWith,
  heicWith,
  jpegWith,
  type Planted,
  pdfWith,
  pngWith,
  sheetWith,
  webpWith,
  wordWith,
} from './testing/planted.ts';

/** A real picture of the project itself, as Chromium drew it. */
const drawn = Uint8Array.from(
  readFileSync(fileURLToPath(new URL('../../../docs/screens/home-360.webp', import.meta.url))),
);
const picture = drawn.subarray(Buffer.from(drawn).indexOf('VP8 '));
const files: readonly Planted[] = [
  jpegWith(),
  pngWith(),
  webpWith(drawn),
  heicWith(),
  pdfWith(false),
  pdfWith(true),
  wordWith(),
  sheetWith(),
  hangulWith(),
];
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const utf16 = (mark: string) => [...mark].map((sign) => sign.charCodeAt(0).toString(16)).join('');

/** Everything readable in a file: as it is, in hexadecimal, and inside what is packed. */
const inside = (bytes: Uint8Array): string => {
  const text = latin(bytes);
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return latin(unzlibSync(Buffer.from(body, 'latin1')));
    } catch {
      return body;
    }
  });
  const parts = kindOf(bytes) === 'document' ? Object.values(unzipSync(bytes)).map(latin) : [];
  return [text, ...streams, ...parts].join('\n');
};
const carries = (bytes: Uint8Array, mark: string) => {
  const text = inside(bytes);
  return text.includes(mark) || text.includes(utf16(mark));
};
const cleaned = (bytes: Uint8Array) => {
  const answer = cleanFile(bytes);
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
};

describe('파일이 내용 말고도 말하는 것', () => {
  it('심어 둔 표식이 마흔 개를 넘고, 지운 다음에는 하나도 없습니다', () => {
    const marks = files.flatMap(({ bytes, marks: planted }) => planted.map((mark) => ({ mark, bytes })));
    expect(marks.length).toBeGreaterThan(40);
    expect(marks.filter(({ mark, bytes }) => !carries(bytes, mark))).toEqual([]);
    const left = files.flatMap(({ name, bytes, marks: planted }) => {
      const { bytes: after } = cleaned(bytes);
      return planted.filter((mark) => carries(after, mark)).map((mark) => `${name}: ${mark}`);
    });
    expect(left).toEqual([]);
  });

  it.each(files.map((file) => [file.name, file] as const))(
    '%s: 무엇을 지웠는지 말하고, 두 번째에는 지울 것이 없습니다',
    (_name, file) => {
      const first = cleaned(file.bytes);
      expect(first.found.length).toBeGreaterThan(0);
      const second = cleaned(first.bytes);
      expect(second.found).toEqual([]);
      expect(second.kind).toBe(first.kind);
      // What was handed in stays as it was: somebody may still choose to send it untouched.
      expect(carries(file.bytes, file.marks[0] ?? '')).toBe(true);
    },
  );

  it('그림은 그대로이고, 세워 찍은 사진은 선 채로 남습니다', () => {
    const { bytes } = cleaned(jpegWith(6).bytes);
    expect(latin(bytes)).toContain('picture\xff\0data\xff\xd0more\xff\xd9');
    expect(latin(bytes)).toContain('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06');
    const webp = cleaned(webpWith(drawn).bytes).bytes;
    expect(latin(webp).includes(latin(picture))).toBe(true);
    // Drawn by a browser, and even so with a colour profile that names who made it.
    expect(cleaned(drawn).found.map(({ where }) => where)).toEqual(['ICCP']);
  });

  it.each([false, true])('PDF의 자리표와 쪽이 그대로입니다(packed %s)', (isPacked) => {
    const { bytes } = pdfWith(isPacked);
    const after = latin(cleaned(bytes).bytes);
    expect(after).toHaveLength(bytes.length);
    const places = [...after.slice(after.lastIndexOf('xref\n0')).matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) =>
      Number(at),
    );
    for (const [number, at] of places.entries())
      if (at > 0) expect(after.slice(at)).toMatch(new RegExp(`^${number} 0 obj`));
    expect(inside(cleaned(bytes).bytes)).toContain('what the page says');
  });

  it.each([wordWith(), sheetWith(), hangulWith()].map((file) => [file.name, file] as const))(
    '%s: 글과 모든 부분이 남고 저장한 때가 사라집니다',
    (_name, file) => {
      const [before, after] = [unzipSync(file.bytes), unzipSync(cleaned(file.bytes).bytes)];
      expect(Object.keys(after).sort()).toEqual(
        Object.keys(before)
          .filter((path) => !path.includes('thumbnail'))
          .sort(),
      );
      expect(
        Object.values(after)
          .map((part) => strFromU8(part))
          .join(),
      ).toContain('what the page says');
      expect(latin(cleaned(file.bytes).bytes)).toBe(latin(cleaned(file.bytes).bytes));
    },
  );
});

describe('해로운 파일', () => {
  it('잘리거나 한 바이트가 바뀌어도 던지지 않고, 그렇다고 말하거나 지웁니다', () => {
    for (const { bytes } of files) {
      const sample = bytes.length > 5_000 ? bytes.subarray(0, 5_000) : bytes;
      for (let size = 0; size < sample.length; size += Math.max(1, Math.floor(sample.length / 60)))
        expect(() => cleanFile(sample.subarray(0, size))).not.toThrow();
    }
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), ({ bytes }, place, value) => {
        const changed = Uint8Array.from(bytes.length > 20_000 ? bytes.subarray(0, 20_000) : bytes);
        changed[place % changed.length] = value;
        const answer = cleanFile(changed);
        return answer.ok || answer.reason.length > 0;
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...files), (noise, { bytes }) => {
        cleanFile(Uint8Array.from([...bytes.subarray(0, 16), ...noise]));
      }),
      { numRuns: 200 },
    );
  });

  it('잘린 것, 암호를 건 것, 너무 큰 것, 모르는 것을 까닭과 함께 거절합니다', () => {
    const reason = (bytes: Uint8Array) => {
      const answer = cleanFile(bytes);
      return answer.ok ? 'cleaned' : answer.reason;
    };
    const [jpeg, png, webp, heic, pdf] = files as [Planted, Planted, Planted, Planted, Planted];
    for (const { bytes } of [jpeg, png, webp]) expect(reason(bytes.subarray(0, bytes.length >> 1))).toBe('damaged');
    expect(reason(heic.bytes.subarray(0, 60))).toBe('damaged');
    const locked = latin(pdf.bytes).replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R');
    expect(reason(Buffer.from(locked, 'latin1'))).toBe('locked');
    const elsewhere = latin(pdf.bytes).replace('/Info 6 0 R', '/Info 9 0 R');
    expect(reason(Buffer.from(elsewhere, 'latin1'))).toBe('packed');
    expect(reason(zipSync({ 'a.txt': new Uint8Array(3) }))).toBe('kind');
    expect(
      reason(zipSync({ '[Content_Types].xml': new Uint8Array(3), '_xmlsignatures/x.xml': new Uint8Array(3) })),
    ).toBe('locked');
    expect(reason(Buffer.from('그냥 글'))).toBe('kind');
    const large = new Uint8Array(largestCleaned + 1);
    large.set([0xff, 0xd8, 0xff]);
    expect(reason(large)).toBe('size');
    // Promises two gigabytes in a few bytes.
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(10) });
    new DataView(bomb.buffer).setUint32(latin(bomb).indexOf('PK\x01\x02') + 24, 2_000_000_000, true);
    expect(reason(bomb)).toBe('damaged');
  });
});
