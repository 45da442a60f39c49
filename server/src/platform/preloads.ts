import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the build wrote beside the pages: for each row of the table of pages, the files it needs beyond the entry's own. */
type Table = Record<string, { scripts: string[]; styles: string[] }>;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}$`);

const headerOf = ({ scripts, styles }: Table[string]): string =>
  [
    ...scripts.map((file) => `</${file}>; rel=modulepreload`),
    ...styles.map((file) => `</${file}>; rel=preload; as=style`),
  ].join(', ');

/**
 * The Link header (RFC 8288) for an address: the browser fetches the page's own files while it still reads the
 * entry's, instead of after. Null when the page needs nothing more or nothing was built.
 */
export const openPreloads = (pages: string): ((path: string) => string | null) => {
  const file = join(pages, '.vite/preloads.json');
  if (!existsSync(file)) return () => null;
  const table: Table = JSON.parse(readFileSync(file, 'utf8'));
  // A document that was rendered ahead names its styles itself, each with its hash: a style that was fetched without
  // one is thrown away by the browser and fetched again.
  const ahead = renderedAhead(pages);
  // A fixed address before one with a place for anything: /check/determination is not a /check/:id.
  const rows = Object.entries(table)
    .sort(([a], [b]) => Number(a.includes(':')) - Number(b.includes(':')))
    .map(([path, { scripts, styles }]) => ({
      pattern: patternOf(path),
      header: headerOf({ scripts, styles: ahead.has(path) ? [] : styles }),
    }));
  return (path) => rows.find(({ pattern }) => pattern.test(path))?.header || null;
};

/** What the build rendered ahead (scripts/prerender.mjs): for each public page a document in each language. */
type Documents = Record<string, { ko: string; en: string; inline?: string }>;

const renderedAhead = (pages: string): Map<string, Documents[string]> => {
  const file = join(pages, '.vite/prerendered.json');
  return new Map(existsSync(file) ? Object.entries<Documents[string]>(JSON.parse(readFileSync(file, 'utf8'))) : []);
};

/** A file of the built pages, and the hash of the one inline text that its content policy lets in (an import map). */
export type Document = { file: string; inline: string | null };

const chosenLanguage = (cookies: string | undefined): 'ko' | 'en' =>
  /(?:^|; )boru-language=en(?:;|$)/.test(cookies ?? '') ? 'en' : 'ko';

/** The document for an address, in the language the reader chose last time; the empty one for every other page. */
export const openDocuments = (pages: string): ((path: string, cookies: string | undefined) => Document) => {
  const documents = renderedAhead(pages);
  return (path, cookies) => {
    const row = documents.get(path);
    if (row === undefined) return { file: 'index.html', inline: null };
    return { file: row[chosenLanguage(cookies)], inline: row.inline ?? null };
  };
};
