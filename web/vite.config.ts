/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

/**
 * React Aria carries its built-in words in thirty-odd languages; Boru speaks two.
 * Leaving the others out keeps the first page small without a patched package.
 */
function onlyKoreanAndEnglish(): Plugin {
  const foreign =
    /[\\/](react-aria|react-stately|react-aria-components)[\\/].*[\\/](?!ko-KR|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: 'boru-two-languages',
    enforce: 'pre',
    load(id) {
      return foreign.test(id.split('?')[0] ?? id) ? 'export default {};' : null;
    },
  };
}

/** A page for reports is a document of its own: it has no need of the router, the menus and the session of the others. */
const documents = {
  index: join(import.meta.dirname, 'index.html'),
  sealed: join(import.meta.dirname, 'sealed.html'),
};
const row = /^ {2}page\('([^']+)', '([^']+)'.*?import\('([^']+)'\)/gm;

/**
 * Writes down for each page of the table which files it needs beyond the entry's, so that the server can name them
 * with the page (server/src/platform/preloads.ts) and nobody waits for them one after the other.
 */
function pagePreloads(): Plugin {
  return {
    name: 'boru-page-preloads',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    generateBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
      );
      const filesOf = (start: string, found = new Set<string>()): Set<string> => {
        const chunk = chunks.get(start);
        if (chunk === undefined || found.has(start)) return found;
        found.add(start);
        for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
        for (const imported of chunk.imports) filesOf(imported, found);
        return found;
      };
      const alreadyOf = (document: string): Set<string> => {
        const entry = [...chunks.values()].find(
          ({ isEntry, facadeModuleId }) => isEntry && facadeModuleId === document,
        );
        if (entry === undefined) this.error(`no chunk for ${document}`);
        return filesOf(entry.fileName);
      };
      const already = { all: alreadyOf(documents.index), sealed: alreadyOf(documents.sealed) };
      const table: Record<string, { scripts: string[]; styles: string[] }> = {};
      const source = readFileSync(join(import.meta.dirname, 'src/app/routes.tsx'), 'utf8');
      for (const [, path = '', shell, file = ''] of source.matchAll(row)) {
        const module = join(import.meta.dirname, 'src/app', file);
        const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.includes(module));
        if (chunk === undefined) this.error(`no chunk for the page ${path}`);
        const files = [...filesOf(chunk.fileName)].filter(
          (name) => !already[shell === 'sealed' ? 'sealed' : 'all'].has(name),
        );
        const size = (name: string): number => chunks.get(name)?.code.length ?? 0;
        table[path] = {
          // The largest: small ones come along in no time, and a proxy takes headers of four kilobytes at most.
          scripts: files
            .filter((name) => name.endsWith('.js'))
            .sort((a, b) => size(b) - size(a))
            .slice(0, 24),
          styles: files.filter((name) => name.endsWith('.css')).slice(0, 8),
        };
      }
      this.emitFile({ type: 'asset', fileName: '.vite/preloads.json', source: JSON.stringify(table) });
    },
  };
}

/**
 * `import script from './page.ts?standalone'`: the script with all it imports as one text, for a page that is saved and
 * opened without Boru (web/src/rooms/reports/record).
 */
function standaloneScripts(): Plugin {
  const mark = '?standalone';
  return {
    name: 'boru-standalone',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(mark)) return null;
      const entry = id.slice(0, -mark.length);
      const built = await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'boru', fileName: 'script' } },
      });
      const [chunk, ...rest] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
      if (chunk?.type !== 'chunk' || rest.length > 0) return this.error(`${entry} does not stand alone`);
      // It will lie inside a page.
      if (/<\/script|<!--/i.test(chunk.code)) return this.error(`${entry} would end the element it lies in`);
      for (const module of chunk.moduleIds) this.addWatchFile(module);
      return { code: `export default ${JSON.stringify(chunk.code.trim())};`, moduleType: 'js' };
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), onlyKoreanAndEnglish(), pagePreloads(), standaloneScripts()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The content policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { input: documents },
  },
  // The tests read the style sheets; without this they would find them empty.
  test: { css: true },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api/': { target: 'http://127.0.0.1:8080' } },
  },
  preview: { host: '127.0.0.1', proxy: { '/api/': { target: 'http://127.0.0.1:8080' } } },
});
