// PDF: places are counted from the beginning here, too, so what tells of people and programs is overwritten where it stands.
import { unzlibSync, zlibSync } from 'fflate';
import { type Found, latinOf, type Parts, readable } from './found.ts';

/** `locked`: under a password. `packed`: its properties lie where they cannot be overwritten in place. */
export type PdfRefusal = 'locked' | 'packed';

/** Largest unpacked part that is looked into: a few kilobytes can unpack to gigabytes. */
const largestUnpacked = 20 * 1_048_576;

/** Far more than any list of properties; a made-up file must not keep a browser busy. */
const longestDictionary = 65_536;
const mostMatches = 2_000;

/** The end of the dictionary that begins at `from`; strings and comments may hold brackets. -1 when there is none. */
const dictionaryEnd = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + longestDictionary); at++) {
    if (text[at] === '(') at = literalEnd(text, at) - 1;
    else if (text.startsWith('<<', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('>>', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};

const literalEnd = (text: string, from: number): number => {
  let depth = 0;
  const most = Math.min(text.length, from + longestDictionary);
  for (let at = from; at < most; at++) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return most;
};

/** Every string of a dictionary made of spaces, its length unchanged. */
const withoutStrings = (dictionary: string): string => {
  let blank = '';
  for (let at = 0; at < dictionary.length; ) {
    const sign = dictionary[at] ?? '';
    if (sign === '(') {
      const end = literalEnd(dictionary, at);
      blank += `(${' '.repeat(Math.max(end - at - 2, 0))})`;
      at = end;
    } else if (sign === '<' && dictionary[at + 1] !== '<' && dictionary[at - 1] !== '<') {
      const end = dictionary.indexOf('>', at);
      if (end < 0) return blank + dictionary.slice(at);
      blank += `<${'20'.repeat(end).slice(0, end - at - 1)}>`;
      at = end + 1;
    } else {
      blank += sign;
      at += 1;
    }
  }
  return blank;
};

const utf16 = new TextDecoder('utf-16be');
const shown = (dictionary: string): string => {
  const bytes = Uint8Array.from(dictionary, (sign) => sign.charCodeAt(0) & 0xff);
  const hex = [...dictionary.matchAll(/<([0-9A-Fa-f\s]{4,4000})>/g)].map(([, digits = '']) => {
    const pairs = digits.replace(/\s/g, '').match(/../g) ?? [];
    return utf16.decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
  });
  return [readable(bytes), ...hex.map((text) => readable(new TextEncoder().encode(text)))].join(' · ').slice(0, 160);
};

type Stream = { readonly dictionary: string; readonly from: number; readonly to: number };

const streamAfter = (text: string, dictionaryFrom: number): Stream | null => {
  const end = dictionaryEnd(text, dictionaryFrom);
  if (end < 0) return null;
  const start = /^\s*stream\r?\n/.exec(text.slice(end, end + 40));
  if (start === null) return null;
  const from = end + start[0].length;
  const stop = text.indexOf('endstream', from);
  if (stop < 0) return null;
  const dictionary = text.slice(dictionaryFrom, end);
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  const to = length === undefined ? stop : Math.min(from + Number(length), stop);
  return { dictionary, from, to };
};

const isPacked = (dictionary: string) => /\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary);

const unpacked = (bytes: Uint8Array): Uint8Array | null => {
  try {
    // With a fixed size the library stops there instead of growing without end.
    const room = unzlibSync(bytes, { out: new Uint8Array(Math.min(bytes.length * 40 + 4_096, largestUnpacked)) });
    return room;
  } catch {
    return null;
  }
};

/** Puts other content where a packed stream lies; false when it does not fit there. */
const replaced = (bytes: Uint8Array, { from, to }: Stream, content: Uint8Array): boolean => {
  const packed = zlibSync(content, { level: 9 });
  if (packed.length > to - from) return false;
  bytes.fill(0, from, to);
  bytes.set(packed, from);
  return true;
};

type Work = { readonly bytes: Uint8Array; readonly text: string; readonly found: Found[] };

const isBlank = (text: string) => /^[\s\0]*$/.test(text);

const wipeXmp = ({ bytes, text, found }: Work): PdfRefusal | null => {
  for (const match of [...text.matchAll(/\/Type\s*\/Metadata\b/g)].slice(0, mostMatches)) {
    const start = text.lastIndexOf(' obj', match.index);
    const dictionaryFrom = text.indexOf('<<', start);
    const stream = start < 0 || dictionaryFrom < 0 ? null : streamAfter(text, dictionaryFrom);
    if (stream === null) continue;
    const content = bytes.slice(stream.from, stream.to);
    const plain = isPacked(stream.dictionary) ? unpacked(content) : content;
    if (plain === null || (/\/Filter/.test(stream.dictionary) && !isPacked(stream.dictionary))) return 'packed';
    if (isBlank(latinOf(plain))) continue;
    found.push({ where: 'XMP', text: readable(plain) });
    if (!isPacked(stream.dictionary)) bytes.fill(0x20, stream.from, stream.to);
    else if (!replaced(bytes, stream, new TextEncoder().encode(' '))) return 'packed';
  }
  return null;
};

const wipeDictionary = ({ bytes, text, found }: Work, from: number): boolean => {
  const end = dictionaryEnd(text, from);
  if (end < 0) return false;
  const before = text.slice(from, end);
  const after = withoutStrings(before);
  if (after === before) return true;
  found.push({ where: 'Info', text: shown(before) });
  for (let at = 0; at < after.length; at++) bytes[from + at] = after.charCodeAt(at);
  return true;
};

/** Properties in a packed bundle of objects: unpacked, blanked, packed again into the same place. */
const wipeBundled = ({ bytes, text, found }: Work, wanted: ReadonlySet<string>): ReadonlySet<string> => {
  const done = new Set<string>();
  for (const match of [...text.matchAll(/\/Type\s*\/ObjStm\b/g)].slice(0, mostMatches)) {
    const dictionaryFrom = text.indexOf('<<', text.lastIndexOf(' obj', match.index));
    const stream = dictionaryFrom < 0 ? null : streamAfter(text, dictionaryFrom);
    const content = stream && isPacked(stream.dictionary) ? unpacked(bytes.slice(stream.from, stream.to)) : null;
    const first = Number(/\/First\s+(\d+)/.exec(stream?.dictionary ?? '')?.[1] ?? Number.NaN);
    if (!stream || !content || Number.isNaN(first)) continue;
    let inner = latinOf(content);
    const index = inner.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at + 1 < index.length; at += 2) {
      if (!wanted.has(String(index[at]))) continue;
      const from = first + (index[at + 1] ?? 0);
      const end = dictionaryEnd(inner, from);
      if (end < 0) continue;
      const before = inner.slice(from, end);
      const after = withoutStrings(before);
      const next = inner.slice(0, from) + after + inner.slice(end);
      if (after !== before) {
        if (
          !replaced(
            bytes,
            stream,
            Uint8Array.from(next, (sign) => sign.charCodeAt(0)),
          )
        )
          continue;
        found.push({ where: 'Info', text: shown(before) });
        inner = next;
      }
      done.add(String(index[at]));
    }
  }
  return done;
};

export const cleanPdf = (input: Uint8Array): Parts | PdfRefusal => {
  const bytes = Uint8Array.from(input);
  const text = latinOf(bytes);
  if (!text.includes('%%EOF') && !text.includes('startxref')) return null;
  if (/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(text)) return 'locked';
  const work: Work = { bytes, text, found: [] };
  const refusal = wipeXmp(work);
  if (refusal !== null) return refusal;
  const numbers = new Set(
    [...text.matchAll(/\/Info\s+(\d+)\s+\d+\s+R/g)].slice(0, mostMatches).map(([, number = '']) => number),
  );
  const missing = new Set(numbers);
  for (const number of numbers)
    for (const match of text.matchAll(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj\\s*(?=<<)`, 'g')))
      if (wipeDictionary(work, match.index + match[0].length)) missing.delete(number);
  if (missing.size > 0) for (const number of wipeBundled(work, missing)) missing.delete(number);
  return missing.size > 0 ? 'packed' : { bytes, found: work.found };
};
