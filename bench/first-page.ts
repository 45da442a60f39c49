// What a first visit loads before anything is pressed. By itself, after the pages were built: `node bench/first-page.ts`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; css?: string[]; imports?: string[] };

/** The document's own script, the page, and everything either imports at once; the sheet of the typeface is a style. */
export type PageWeight = {
  path: string;
  scripts: number;
  scriptBytes: number;
  styleBytes: number;
  limitBytes: number | null;
};

/** Of a report the goal counts scripts and styles together; of the others scripts. */
const weighed = [
  { path: '/', document: 'index.html', page: 'src/app/home/HomePage.tsx', limitBytes: 200_000 },
  { path: '/report', document: 'sealed.html', page: 'src/rooms/reports/sealed/ReportPage.tsx', limitBytes: 150_000 },
  { path: '/leak', document: 'index.html', page: 'src/rooms/reports/LeakPage.tsx', limitBytes: 200_000 },
  { path: '/help', document: 'index.html', page: 'src/rooms/cases/requests/HelpPage.tsx', limitBytes: null },
  { path: '/check', document: 'index.html', page: 'src/rooms/technologies/check/CheckPage.tsx', limitBytes: null },
] as const;

/** Bytes after gzip (level 6), from Vite's manifest of the built pages; empty when they are not built. */
export const measurePages = (dist: string): PageWeight[] => {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) return [];
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path, 'utf8'));
  const size = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
  const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + size(file), 0);
  const typeface = size('fonts/pretendard-gov.css');
  return weighed.map(({ path: address, document, page, limitBytes }) => {
    const loaded = new Set<string>();
    const load = (name: string): void => {
      const chunk = manifest[name];
      if (!chunk || loaded.has(name)) return;
      loaded.add(name);
      for (const imported of chunk.imports ?? []) load(imported);
    };
    load(document);
    load(page);
    const chunks = [...loaded].flatMap((name) => manifest[name] ?? []);
    return {
      path: address,
      scripts: chunks.length,
      scriptBytes: sum(new Set(chunks.map((chunk) => chunk.file))),
      styleBytes: sum(new Set(chunks.flatMap((chunk) => chunk.css ?? []))) + typeface,
      limitBytes,
    };
  });
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const pageRows = (pages: readonly PageWeight[]): string[][] =>
  pages.map(({ path, scripts, scriptBytes, styleBytes, limitBytes }) => [
    `\`${path}\``,
    String(scripts),
    kilobytes(scriptBytes),
    kilobytes(styleBytes),
    kilobytes(scriptBytes + styleBytes),
    limitBytes === null ? '' : `${path === '/report' ? 'all' : 'script'} ≤ ${limitBytes / 1000} kB`,
  ]);

if (import.meta.main)
  for (const row of pageRows(measurePages(join(import.meta.dirname, '../web/dist'))))
    process.stdout.write(`${row.join('  ')}\n`);
