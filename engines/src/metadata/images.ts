import { type Found, joined, latinOf, numberAt, type Parts, readable } from './found.ts';

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean => latinOf(bytes, at, at + text.length) === text;

// ── JPEG ────────────────────────────────────────────────────────────────────
/** Without its orientation a photograph of a telephone lies on its side, so that one figure is kept, in a block of its own. */
const orientationBlock = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

const orientationIn = (exif: Uint8Array): number => {
  const tiff = exif.subarray(6);
  const isLittle = tiff[0] === 0x49;
  const read = (at: number, size: number) =>
    isLittle ? numberAt(Uint8Array.from(tiff.subarray(at, at + size)).reverse(), 0, size) : numberAt(tiff, at, size);
  const start = read(4, 4);
  const entries = Math.min(read(start, 2), 200);
  for (let index = 0; index < entries; index++)
    if (read(start + 2 + index * 12, 2) === 0x0112) return read(start + 10 + index * 12, 2);
  return 0;
};

const same = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const jpegNames: Record<number, string> = { 225: 'EXIF', 226: 'ICC', 237: 'IPTC', 254: 'COM' };

/** What stands for a segment that may stay; null for one that goes. */
const keptSegment = (marker: number, segment: Uint8Array): Uint8Array | null => {
  if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee)) return null;
  if (marker === 0xee) return segment.length === 16 && startsWith(segment, 'Adobe', 4) ? segment : null;
  if (marker === 0xe0) {
    if (!startsWith(segment, 'JFIF', 4) || segment.length < 18) return null;
    // Without the small picture that may lie behind it.
    return Uint8Array.from([0xff, 0xe0, 0, 16, ...segment.subarray(4, 16), 0, 0]);
  }
  return segment;
};

/** End of the picture data that begins at `from`: the next marker that is neither an escaped byte nor a restart. */
const scanEnd = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return -1;
};

export const cleanJpeg = (bytes: Uint8Array): Parts => {
  const pieces = [bytes.subarray(0, 2)];
  const found: Found[] = [];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + numberAt(bytes, at + 2, 2);
    if (end < at + 4 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const isExif = marker === 0xe1 && startsWith(segment, 'Exif\0\0', 4);
    const orientation = isExif ? orientationIn(segment.subarray(4)) : 0;
    const upright = orientation >= 2 && orientation <= 8 ? orientationBlock(orientation) : null;
    const kept = upright ?? keptSegment(marker, segment);
    if (kept !== null) pieces.push(kept);
    if (kept === null || !same(kept, segment))
      found.push({
        where: isExif || marker !== 0xe1 ? (jpegNames[marker] ?? `APP${marker - 0xe0}`) : 'XMP',
        text: readable(segment.subarray(4)),
      });
    at = end;
    if (marker !== 0xda) continue;
    const stop = scanEnd(bytes, at);
    if (stop < 0) return null;
    pieces.push(bytes.subarray(at, stop));
    at = stop;
  }
  pieces.push(Uint8Array.from([0xff, 0xd9]));
  const rest = bytes.subarray(at + 2);
  if (rest.length > 0) found.push({ where: 'trailer', text: readable(rest) });
  return { bytes: joined(pieces), found };
};

// ── PNG ─────────────────────────────────────────────────────────────────────
const pngKept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
);

export const cleanPng = (bytes: Uint8Array): Parts => {
  const pieces = [bytes.subarray(0, 8)];
  const found: Found[] = [];
  for (let at = 8; ; ) {
    const end = at + 12 + numberAt(bytes, at, 4);
    if (end > bytes.length || at + 12 > bytes.length) return null;
    const name = latinOf(bytes, at + 4, at + 8);
    if (at === 8 && name !== 'IHDR') return null;
    if (pngKept.has(name)) pieces.push(bytes.subarray(at, end));
    else found.push({ where: name.replace(/[^A-Za-z]/g, '?'), text: readable(bytes.subarray(at + 8, end - 4)) });
    at = end;
    if (name !== 'IEND') continue;
    if (at < bytes.length) found.push({ where: 'trailer', text: readable(bytes.subarray(at)) });
    return { bytes: joined(pieces), found };
  }
};

// ── WebP ────────────────────────────────────────────────────────────────────
const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
const littleAt = (bytes: Uint8Array, at: number) =>
  numberAt(Uint8Array.from(bytes.subarray(at, at + 4)).reverse(), 0, 4);
const little = (value: number) => Uint8Array.from([0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));

/** Chunks of a RIFF list, those that may stay; frames of an animation hold chunks themselves. */
const riffChunks = (bytes: Uint8Array, found: Found[], depth = 0): Uint8Array | null => {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const name = latinOf(bytes, at, at + 4);
    const size = littleAt(bytes, at + 4);
    const end = at + 8 + size;
    if (at + 8 > bytes.length || end > bytes.length) return null;
    const body = bytes.slice(at + 8, end);
    at = end + (size % 2);
    if (!webpKept.has(name)) {
      found.push({ where: name.replace(/[^A-Za-z]/g, ''), text: readable(body) });
      continue;
    }
    // Says that colours, camera data and XMP follow: none do.
    if (name === 'VP8X') body[0] = (body[0] ?? 0) & 0b1101_0011;
    const inner = name === 'ANMF' && depth === 0 ? riffChunks(body.subarray(16), found, 1) : new Uint8Array();
    if (inner === null) return null;
    const kept = name === 'ANMF' ? joined([body.subarray(0, 16), inner]) : body;
    pieces.push(new TextEncoder().encode(name), little(kept.length), kept, new Uint8Array(kept.length % 2));
  }
  return joined(pieces);
};

export const cleanWebp = (bytes: Uint8Array): Parts => {
  const size = littleAt(bytes, 4);
  if (size < 12 || 8 + size > bytes.length) return null;
  const found: Found[] = [];
  const chunks = riffChunks(bytes.subarray(12, 8 + size), found);
  if (chunks === null || chunks.length === 0) return null;
  if (bytes.length > 8 + size + (size % 2)) found.push({ where: 'trailer', text: readable(bytes.subarray(8 + size)) });
  const head = new TextEncoder();
  return { bytes: joined([head.encode('RIFF'), little(chunks.length + 4), head.encode('WEBP'), chunks]), found };
};
