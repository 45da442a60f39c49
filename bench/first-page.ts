import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; css?: string[]; imports?: string[] };

/** What a first visit to `/` loads as script: the entry, the home page, and everything either imports at once. */
export type FirstPage = { scripts: number; scriptBytes: number; styleBytes: number; limitBytes: number };

export const firstPageLimit = 200_000;

/** Bytes after gzip (level 6), from Vite's manifest of the built pages; null when they are not built. */
export const measureFirstPage = (dist: string): FirstPage | null => {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) return null;
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path, 'utf8'));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || loaded.has(name)) return;
    loaded.add(name);
    for (const imported of chunk.imports ?? []) load(imported);
  };
  load('index.html');
  load('src/app/home/HomePage.tsx');
  const chunks = [...loaded].flatMap((name) => manifest[name] ?? []);
  const size = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
  const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + size(file), 0);
  return {
    scripts: chunks.length,
    scriptBytes: sum(new Set(chunks.map((chunk) => chunk.file))),
    styleBytes: sum(new Set(chunks.flatMap((chunk) => chunk.css ?? []))),
    limitBytes: firstPageLimit,
  };
};
