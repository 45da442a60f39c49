// Documents that are a folder in a zip: OOXML (docx, xlsx, pptx), HWPX, OpenDocument.
import { strFromU8, strToU8, type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';
import { type Found, type Parts, readable } from './found.ts';
import { cleanJpeg, cleanPng, cleanWebp } from './images.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const properties = 'http://schemas.openxmlformats.org/officeDocument/2006';
/** Parts that say who, when and with what; each gives way to one that says nothing. */
const emptied: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${declaration}<Properties xmlns="${properties}/extended-properties"/>`,
  'docProps/custom.xml': `${declaration}<Properties xmlns="${properties}/custom-properties"/>`,
  'word/people.xml': `${declaration}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`,
  'meta.xml': `${declaration}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>`,
};

/** Names of people inside the text: who commented, who changed, where the file lay. */
const spoken: readonly { readonly part: RegExp; readonly sign: RegExp; readonly instead: string }[] = [
  { part: /^word\/.*\.xml$/, sign: /\b(w:author|w:initials|w15:author|w15:userId)="[^"]*"/g, instead: '$1="-"' },
  { part: /^xl\/comments.*\.xml$/, sign: /<author>[^<]*<\/author>/g, instead: '<author>-</author>' },
  { part: /^xl\/persons\/.*\.xml$/, sign: /\b(displayName|userId)="[^"]*"/g, instead: '$1="-"' },
  { part: /^xl\/workbook\.xml$/, sign: /\b(url|userName)="[^"]*"/g, instead: '$1=""' },
  { part: /^ppt\/(commentAuthors|authors)\.xml$/, sign: /\b(name|initials|userId)="[^"]*"/g, instead: '$1="-"' },
  { part: /^Contents\/content\.hpf$/, sign: /(<opf:meta\b[^>]*>)[^<]+(?=<\/opf:meta>)/g, instead: '$1' },
  { part: /^Contents\/content\.hpf$/, sign: /(<opf:title\b[^>]*>)[^<]+(?=<\/opf:title>)/g, instead: '$1' },
  { part: /^Contents\/header\.xml$/, sign: /(<hh:trackChangeAuthor\b[^>]*?\bname=)"[^"]*"/g, instead: '$1"-"' },
  { part: /^content\.xml$/, sign: /(<dc:creator>)[^<]*(?=<\/dc:creator>)/g, instead: '$1' },
  {
    part: /^_rels\/\.rels$/,
    sign: /<Relationship\b[^>]*\/metadata\/thumbnail"[^>]*\/>/g,
    instead: '',
  },
];
const dropped = /^(docProps\/thumbnail\.|Thumbnails\/)/;

const images = { jpg: cleanJpeg, jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp } as const;
const imageAt = (path: string) => {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return ending in images ? images[ending as keyof typeof images] : undefined;
};

/** A zip can promise more than any memory holds: what it says of its sizes is believed only up to this. */
const most = { bytes: 200 * 1_048_576, parts: 5_000 } as const;

const opened = (bytes: Uint8Array): Unzipped | null => {
  let [size, parts] = [0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        parts += 1;
        if (size > most.bytes || parts > most.parts) throw new RangeError('too much');
        return true;
      },
    });
  } catch {
    return null;
  }
};

const cleanedPart = (path: string, body: Uint8Array, found: Found[]): Uint8Array => {
  const empty = emptied[path];
  if (empty !== undefined) {
    const next = strToU8(empty);
    if (strFromU8(body) !== empty) found.push({ where: path, text: readable(body) });
    return next;
  }
  const image = imageAt(path)?.(body);
  if (image) {
    found.push(...image.found.map(({ where, text }) => ({ where: `${path}: ${where}`, text })));
    return image.bytes;
  }
  const rules = spoken.filter(({ part }) => part.test(path));
  if (rules.length === 0) return body;
  const before = strFromU8(body);
  let after = before;
  for (const { sign, instead } of rules) {
    const signs = after.match(sign) ?? [];
    const next = after.replace(sign, instead);
    if (next !== after) found.push({ where: path, text: readable(strToU8(signs.join(' '))) });
    after = next;
  }
  return after === before ? body : strToU8(after);
};

const hasSignature = (zip: Unzipped) =>
  Object.keys(zip).some((path) => /^_xmlsignatures\/|documentsignatures/.test(path));

export const isDocument = (zip: Unzipped): boolean => {
  const kind = zip['mimetype'] === undefined ? '' : strFromU8(zip['mimetype']).trim();
  return (
    zip['[Content_Types].xml'] !== undefined ||
    kind === 'application/hwp+zip' ||
    kind.startsWith('application/vnd.oasis.opendocument.')
  );
};

/** `null` for a damaged zip, `other` for a zip that is no document, `signed` for one whose signature would break. */
export const cleanPackage = (bytes: Uint8Array): Parts | 'other' | 'signed' => {
  const zip = opened(bytes);
  if (zip === null) return null;
  if (!isDocument(zip)) return 'other';
  if (hasSignature(zip)) return 'signed';
  const found: Found[] = [];
  // The kind of an HWPX and of an OpenDocument stands first and unpacked, so that readers find it at a fixed place.
  const order = Object.keys(zip).sort((one, other) => Number(other === 'mimetype') - Number(one === 'mimetype'));
  const next: Zippable = {};
  for (const path of order) {
    const body = zip[path];
    if (body === undefined || path.endsWith('/')) continue;
    if (dropped.test(path)) found.push({ where: path, text: '' });
    else next[path] = [cleanedPart(path, body, found), { level: path === 'mimetype' ? 0 : 6 }];
  }
  // One date for every part: when each was saved is a trace, too.
  return { bytes: zipSync(next, { mtime: '1980-01-01T12:00:00' }), found };
};
