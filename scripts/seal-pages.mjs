// The last step of the build: `node scripts/seal-pages.mjs <folder of the built pages>`. Refuses pages that would load
// anything from elsewhere or a page for reports that grew too heavy, binds each document to its files by their hashes, and
// writes the list of all files (program.txt), whose own hash the page for reports shows.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { foreignIn, importMapOf, integrityOf, listOf, modulesOf, withIntegrity } from './pages/integrity.ts';

const folder = process.argv[2] ?? '';
/** Scripts and styles of /report after gzip, before anything is pressed. */
const heaviest = 150_000;

const read = (file) => readFileSync(join(folder, file));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('.'));
const documents = files.filter((file) => file.endsWith('.html'));

for (const file of files.filter((name) => /\.(?:css|html|js)$/.test(name))) {
  const foreign = foreignIn(file, read(file).toString());
  if (foreign !== null) throw new Error(`${file} would fetch from another origin: ${foreign}`);
}

const manifest = JSON.parse(read('.vite/manifest.json'));
const entry = 'sealed.html';
const atOnce = modulesOf(
  Object.fromEntries(Object.entries(manifest).map(([name, chunk]) => [name, { ...chunk, dynamicImports: [] }])),
  entry,
);
const styles = Object.values(manifest).flatMap(({ file, css = [] }) => (atOnce.has(file) ? css : []));
const weight = [...atOnce, ...new Set(styles)].reduce(
  (sum, file) => sum + gzipSync(read(file), { level: 6 }).length,
  0,
);
if (weight > heaviest) throw new Error(`/report weighs ${weight} bytes after gzip, more than ${heaviest}`);

const list = listOf(
  files.filter((file) => !file.endsWith('.html')),
  read,
);
writeFileSync(join(folder, 'program.txt'), list);
const print = createHash('sha256').update(list).digest('hex');

const map = importMapOf(modulesOf(manifest, entry), read);
const sealedScript = `src="/${manifest[entry].file}"`;
const sealed = new Set();
for (const file of documents) {
  let text = withIntegrity(read(file).toString(), read);
  text = text.replace('</head>', `<meta name="boru-program" content="${print}"></head>`);
  if (text.includes(sealedScript)) {
    // Before anything that is a module: a map that comes later is not looked at.
    text = text.replace('<meta charset="utf-8" />', `<meta charset="utf-8" /><script type="importmap">${map}</script>`);
    if (!text.includes(map)) throw new Error(`${file} has no place for the import map`);
    sealed.add(file);
  }
  writeFileSync(join(folder, file), text);
}

const tablePath = join(folder, '.vite/prerendered.json');
const table = JSON.parse(readFileSync(tablePath, 'utf8'));
for (const row of Object.values(table)) if (sealed.has(row.ko)) row.inline = integrityOf(map);
writeFileSync(tablePath, JSON.stringify(table));
