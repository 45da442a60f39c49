// Puts the first look of the public pages into documents of their own: `node scripts/prerender.mjs <folder of the built pages>`.
// The folder holds what Vite built, and in `.prerender` the same pages built for Node.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2] ?? '';
const builtForNode = join(folder, '.prerender');
const { prerender, prerendered } = await import(pathToFileURL(join(builtForNode, 'prerender.js')).href);
const templates = {
  'index.html': readFileSync(join(folder, 'index.html'), 'utf8'),
  'sealed.html': readFileSync(join(folder, 'sealed.html'), 'utf8'),
};
const files = JSON.parse(readFileSync(join(folder, '.vite/preloads.json'), 'utf8'));

/** Exactly once: a template that changed its shape must stop the build, not leave a page empty. */
const put = (text, place, instead) => {
  const parts = text.split(place);
  if (parts.length !== 2) throw new Error(`a document has ${parts.length - 1} times ${place}`);
  return `${parts[0]}${instead}${parts[1]}`;
};

const documentOf = (path, locale, { title, markup, document }) => {
  const styles = files[path].styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`);
  let text = put(templates[document], '<html lang="ko">', `<html lang="${locale}">`);
  text = put(text, '<title>보루</title>', `<title>${title}</title>`);
  text = put(text, '</head>', `${styles.join('')}</head>`);
  // Inert until the script stands behind it: nothing typed into a field can be lost to its arrival.
  return put(text, '<div id="root"></div>', `<div id="root" inert>${markup}</div>`);
};

mkdirSync(join(folder, 'prerendered'), { recursive: true });
const table = {};
for (const path of prerendered) {
  const name = path === '/' ? 'home' : path.slice(1).replaceAll('/', '-');
  table[path] = {};
  for (const locale of ['ko', 'en']) {
    const file = `prerendered/${name}.${locale}.html`;
    writeFileSync(join(folder, file), documentOf(path, locale, await prerender(path, locale)));
    table[path][locale] = file;
  }
}
writeFileSync(join(folder, '.vite/prerendered.json'), JSON.stringify(table));
rmSync(builtForNode, { recursive: true, force: true });
// The router keeps timers for pages that nobody will look at.
process.exit(0);
