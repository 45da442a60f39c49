// ISO base media files (HEIC, AVIF). Places in such a file are counted from its beginning, so nothing is cut out: what tells
// of camera, place and person is overwritten where it stands.
import { type Found, latinOf, numberAt, type Parts, readable } from './found.ts';

type Box = { readonly type: string; readonly from: number; readonly to: number };

/** Boxes between two places; null when one reaches beyond. */
const boxesIn = (bytes: Uint8Array, from: number, to: number): Box[] | null => {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const small = numberAt(bytes, at, 4);
    const head = small === 1 ? 16 : 8;
    const size = small === 0 ? to - at : small === 1 ? numberAt(bytes, at + 8, 8) : small;
    if (size < head || at + size > to || boxes.length > 5_000) return null;
    boxes.push({ type: latinOf(bytes, at + 4, at + 8), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
};

type Item = { readonly id: number; readonly type: string; readonly nameFrom: number; readonly nameTo: number };

const itemsOf = (bytes: Uint8Array, box: Box): Item[] | null => {
  const version = bytes[box.from] ?? 0;
  const boxes = boxesIn(bytes, box.from + (version === 0 ? 6 : 8), box.to);
  return (
    boxes?.map(({ from, to }) => {
      const wide = bytes[from] === 3 ? 4 : 2;
      const at = from + 4 + wide + 2;
      const end = bytes.indexOf(0, at + 4);
      return {
        id: numberAt(bytes, from + 4, wide),
        type: latinOf(bytes, at, at + 4),
        nameFrom: at + 4,
        nameTo: end < 0 || end > to ? to : end,
      };
    }) ?? null
  );
};

type Place = { readonly item: number; readonly from: number; readonly size: number };

/** Where the bytes of each item lie (`iloc`). Null for what is out of reach: better refused than half cleaned. */
const placesOf = (bytes: Uint8Array, box: Box, data: Box | undefined): Place[] | null => {
  const version = bytes[box.from] ?? 0;
  const sizes = numberAt(bytes, box.from + 4, 2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const wide = version === 2 ? 4 : 2;
  const places: Place[] = [];
  let at = box.from + 6 + wide;
  const count = numberAt(bytes, box.from + 6, wide);
  for (let index = 0; index < count; index++) {
    const item = numberAt(bytes, at, wide);
    at += wide;
    const method = version === 0 ? 0 : numberAt(bytes, at, 2) & 15;
    at += version === 0 ? 2 : 4;
    const base = numberAt(bytes, at, baseSize);
    at += baseSize;
    const extents = numberAt(bytes, at, 2);
    at += 2;
    for (let extent = 0; extent < extents; extent++) {
      const offset = numberAt(bytes, at + indexSize, offsetSize);
      const size = numberAt(bytes, at + indexSize + offsetSize, lengthSize);
      at += indexSize + offsetSize + lengthSize;
      if (at > box.to || method > 1 || (method === 1 && data === undefined)) return null;
      places.push({ item, from: base + offset + (method === 1 ? (data?.from ?? 0) : 0), size });
    }
  }
  return places;
};

/** A camera block that says nothing, for readers that insist on one. */
const emptyExif = [0, 0, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];

const blank = (bytes: Uint8Array, from: number, to: number, type: string): boolean => {
  const before = bytes.slice(from, to);
  bytes.fill(type === 'Exif' ? 0 : 0x20, from, to);
  if (type === 'Exif') bytes.set(emptyExif.slice(0, to - from), from);
  return before.some((byte, at) => byte !== bytes[from + at]);
};

const told = new Set(['Exif', 'mime', 'uri ']);
/** Boxes at the top that hold notes of makers and programs. */
const notes = new Set(['uuid', 'udta', 'free', 'skip']);

export const cleanHeic = (input: Uint8Array): Parts => {
  const bytes = Uint8Array.from(input);
  const top = boxesIn(bytes, 0, bytes.length);
  const meta = top?.find(({ type }) => type === 'meta');
  const inside = meta && boxesIn(bytes, meta.from + 4, meta.to);
  const [names, lies] = [inside?.find(({ type }) => type === 'iinf'), inside?.find(({ type }) => type === 'iloc')];
  if (!top || !inside || !names || !lies) return null;
  const items = itemsOf(bytes, names);
  const data = inside.find(({ type }) => type === 'idat');
  const places = placesOf(bytes, lies, data);
  if (items === null || places === null) return null;
  const found: Found[] = [];
  const wipe = (where: string, from: number, to: number, type = where) => {
    const text = readable(bytes.subarray(from, to));
    if (blank(bytes, from, to, type)) found.push({ where, text });
  };
  for (const item of items) {
    wipe('name', item.nameFrom, item.nameTo);
    if (!told.has(item.type)) continue;
    for (const { from, size } of places.filter((place) => place.item === item.id)) {
      if (from < 8 || from + size > bytes.length) return null;
      wipe(item.type === 'mime' ? 'XMP' : item.type === 'Exif' ? 'EXIF' : 'URI', from, from + size, item.type);
    }
  }
  for (const box of top) if (notes.has(box.type)) wipe(box.type, box.from, box.to);
  return { bytes, found };
};
