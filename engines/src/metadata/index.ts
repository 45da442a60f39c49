// What a file tells besides its content, found and taken away, before it leaves a browser.
import { type Found, largestCleaned, latinOf } from './found.ts';
import { cleanHeic } from './heic.ts';
import { cleanJpeg, cleanPng, cleanWebp } from './images.ts';
import { cleanPackage } from './packages.ts';
import { cleanPdf } from './pdf.ts';

export { type Found, largestCleaned } from './found.ts';

export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf' | 'document';
/**
 * `kind`: none of the kinds that can be cleaned. `damaged`: not whole, or not what it says. `size`: above `largestCleaned`.
 * `locked`: under a password or a signature that cleaning would break. `packed`: its properties cannot be overwritten.
 */
export type CleanRefusal = 'kind' | 'damaged' | 'size' | 'locked' | 'packed';
export type Cleaned =
  | { readonly ok: true; readonly kind: FileKind; readonly bytes: Uint8Array; readonly found: readonly Found[] }
  | { readonly ok: false; readonly reason: CleanRefusal };

/** By its first bytes; the name a file has says nothing. */
export const kindOf = (bytes: Uint8Array): FileKind | null => {
  const head = latinOf(bytes, 0, 32);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp' && /heic|heix|heim|heis|mif1|msf1|avif/.test(head)) return 'heic';
  if (latinOf(bytes, 0, 1_024).includes('%PDF-')) return 'pdf';
  return head.startsWith('PK\x03\x04') ? 'document' : null;
};

const cleaners = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  heic: cleanHeic,
  pdf: cleanPdf,
  document: cleanPackage,
} as const;

/** Never throws, whatever a stranger made; the bytes given are not changed. */
export const cleanFile = (bytes: Uint8Array): Cleaned => {
  const kind = kindOf(bytes);
  if (kind === null) return { ok: false, reason: 'kind' };
  if (bytes.length > largestCleaned) return { ok: false, reason: 'size' };
  let parts: ReturnType<(typeof cleaners)[FileKind]>;
  try {
    parts = cleaners[kind](bytes);
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (parts === null) return { ok: false, reason: 'damaged' };
  if (parts === 'other') return { ok: false, reason: 'kind' };
  if (parts === 'signed') return { ok: false, reason: 'locked' };
  if (typeof parts === 'string') return { ok: false, reason: parts };
  return { ok: true, kind, bytes: parts.bytes, found: parts.found };
};
