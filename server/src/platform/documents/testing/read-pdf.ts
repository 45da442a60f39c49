import { inflateSync } from 'node:zlib';

/**
 * A small outside eye for the tests: reads a finished PDF back (objects, page streams, ToUnicode maps) and says
 * what a reader would be able to copy out of it. Knows only what Typst writes; not a general PDF reader.
 */
type PdfObject = { dictionary: string; stream: Buffer | undefined };

const objectsOf = (pdf: Buffer): Map<number, PdfObject> => {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const body = match[2] ?? '';
    const start = body.search(/stream\r?\n/);
    const dictionary = start < 0 ? body : body.slice(0, start);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const from = start < 0 ? 0 : start + (/stream\r?\n/.exec(body.slice(start))?.[0].length ?? 0);
    const raw = start < 0 ? undefined : Buffer.from(body.slice(from, from + length), 'latin1');
    const stream = raw !== undefined && dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
};

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

const unicodeMap = (cmap: string): Map<string, string> => {
  const map = new Map<string, string>();
  for (const block of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of (block[1] ?? '').matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) {
      map.set(from.toLowerCase(), utf16(to));
    }
  }
  return map;
};

const literalBytes = (literal: string): string => {
  const plain = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code;
  });
  return Buffer.from(plain, 'latin1').toString('hex');
};

/** A string of PDF may hold balanced brackets unescaped, so a regular expression cannot find its end. */
const literalAt = (content: string, from: number): string => {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return content.slice(from + 1, at);
  }
  return '';
};

const decode = (content: string, fonts: Map<string, Map<string, string>>): string => {
  let map = new Map<string, string>();
  let text = '';
  const show = (hex: string) => {
    for (const code of hex.toLowerCase().match(/.{4}/g) ?? []) text += map.get(code) ?? '';
  };
  const token = /\/ActualText\s*<[0-9a-fA-F]*>|\/(\w+) [\d.]+ Tf|<([0-9a-fA-F]+)>|(\()|\b(ET)\b/g;
  for (let match = token.exec(content); match !== null; match = token.exec(content)) {
    const [, font, hex, open, end] = match;
    if (font !== undefined) map = fonts.get(font) ?? new Map();
    else if (end !== undefined) text += '\n';
    else if (hex !== undefined) show(hex);
    else if (open !== undefined) {
      const literal = literalAt(content, match.index);
      token.lastIndex = match.index + literal.length + 2;
      show(literalBytes(literal));
    }
  }
  return text;
};

export type ReadPdf = {
  text: string;
  fonts: string[];
  embedded: number;
  language: string;
  tagged: boolean;
  conformsTo: string;
  title: string;
};

export const readPdf = (pdf: Buffer): ReadPdf => {
  const objects = objectsOf(pdf);
  const all = [...objects.values()];
  const raw = all.map((object) => object.dictionary).join('\n');
  const dictionaryOf = (reference: string | undefined): string => objects.get(Number(reference))?.dictionary ?? '';
  // A page names its fonts in its own resources; a picture on it may use the same names for others.
  const fontsOf = (page: string): Map<string, Map<string, string>> => {
    const resources = page + dictionaryOf(/\/Resources (\d+) 0 R/.exec(page)?.[1]);
    const named = resources + dictionaryOf(/\/Font (\d+) 0 R/.exec(resources)?.[1]);
    const fonts = new Map<string, Map<string, string>>();
    for (const [, name = '', reference = ''] of named.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(dictionaryOf(reference))?.[1];
      fonts.set(name, unicodeMap(objects.get(Number(toUnicode))?.stream?.toString('latin1') ?? ''));
    }
    return fonts;
  };
  const pages = all.flatMap(({ dictionary }) => {
    const contents = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1];
    return contents === undefined ? [] : [{ dictionary, content: objects.get(Number(contents))?.stream }];
  });
  const xmp = all.find((object) => object.stream?.includes('x:xmpmeta'))?.stream?.toString('utf8') ?? '';
  return {
    text: pages
      .map(({ dictionary, content }) => decode(content?.toString('latin1') ?? '', fontsOf(dictionary)))
      .join('\n'),
    fonts: [
      ...new Set(
        [...raw.matchAll(/\/FontName \/([^\s/]+)/g)].map((match) => (match[1] ?? '').replace(/^[A-Z]{6}\+/, '')),
      ),
    ].sort(),
    embedded: [...raw.matchAll(/\/FontFile\d? \d+ 0 R/g)].length,
    language: /\/Lang\s*\(([^)]+)\)/.exec(raw)?.[1] ?? '',
    tagged: raw.includes('/StructTreeRoot') && /\/Marked true/.test(raw),
    conformsTo: /pdfuaid:part[^\d]*(\d)/.exec(xmp)?.[1] ?? '',
    title: /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)/.exec(xmp)?.[1] ?? '',
  };
};
