/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), onlyKoreanAndEnglish()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The content policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
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
