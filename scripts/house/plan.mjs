// Where a file stands in the house, and where an import leads.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { importsOf, scan } from './scan.mjs';

const builtins = new Set([...builtinModules, 'test', 'sqlite', 'sea']);
const skippedFolders = new Set(['node_modules', 'dist', '.git', 'fonts', 'data']);
const sourceFile = /\.(ts|tsx|mjs)$/;

export const listFiles = (root, folder = '') => {
  const here = join(root, folder);
  if (!existsSync(here)) return [];
  return readdirSync(here, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return skippedFolders.has(entry.name) || entry.name === '.cache' ? [] : listFiles(root, path);
    return [path];
  });
};

export const isTest = (path) => /\.test\.tsx?$/.test(path) || /(^|\/)(testing|test)\//.test(path);
/** Measurements may read the clock and files: they are run by hand, never shipped. */
export const isBench = (path) => /(^|\/)bench(-[a-z-]+)?\.ts$/.test(path);
export const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
export const isBuiltin = (specifier) => specifier.startsWith('node:') || builtins.has(specifier.split('/')[0]);

const workspaces = ['contract', 'engines', 'server', 'web'];
export const workspaceOf = (path) => workspaces.find((name) => path.startsWith(`${name}/`)) ?? null;

const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

const subpath = (table, name) => {
  for (const [pattern, target] of Object.entries(table ?? {})) {
    const [before, after = ''] = pattern.split('*');
    if (!pattern.includes('*') && pattern === name) return target;
    if (pattern.includes('*') && name.startsWith(before) && name.endsWith(after))
      return target.replaceAll('*', name.slice(before.length, name.length - after.length));
  }
  return null;
};

/** Turns a specifier into a path of ours, a built-in or a package, by the rules Node and Vite follow. */
const resolver = (manifests) => (from, specifier) => {
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  if (specifier.startsWith('.'))
    return { kind: 'ours', path: posix.normalize(posix.join(posix.dirname(from), specifier.split('?')[0])) };
  const home = workspaceOf(from);
  if (specifier.startsWith('#')) {
    const target = home === null ? null : subpath(manifests[home].imports, specifier);
    return target === null ? { kind: 'nowhere' } : { kind: 'ours', path: posix.join(home, target) };
  }
  const workspace = workspaces.find((name) => specifier.startsWith(`@boru/${name}`));
  if (workspace !== undefined) {
    const target = subpath(manifests[workspace].exports, `.${specifier.slice(`@boru/${workspace}`.length)}`);
    return target === null ? { kind: 'nowhere', workspace } : { kind: 'ours', path: posix.join(workspace, target) };
  }
  return { kind: 'package', name: packageOf(specifier) };
};

/** Reads everything once. `sources` carry their scanned text and resolved imports. */
export const readHouse = (root) => {
  const map = readJson(join(root, 'house.json'));
  const manifests = Object.fromEntries(workspaces.map((name) => [name, readJson(join(root, name, 'package.json'))]));
  const rootManifest = readJson(join(root, 'package.json'));
  const resolveImport = resolver(manifests);
  const generated = new Set(map.generated);
  const files = listFiles(root);
  const sources = files
    .filter(
      (path) =>
        sourceFile.test(path) && !generated.has(path) && !path.startsWith('packs/') && !path.startsWith('catalogue/'),
    )
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const scanned = scan(text);
      const imports = importsOf(scanned).map((each) => ({ ...each, to: resolveImport(path, each.specifier) }));
      return { path, text, ...scanned, imports };
    });
  return { root, map, manifests, rootManifest, files, sources };
};

/** The floor a path belongs to; the longest matching path wins. */
export const floorOf = (map, path) =>
  Object.entries(map.floors).find(([, floor]) => path.startsWith(`${floor.path}/`))?.[0] ?? null;

/** rooms/cases/referrals/store.ts → { side: 'server', room: 'cases', sub: 'referrals', name: 'store.ts' } */
export const placeInRoom = (path) => {
  const match = /^(server|web)\/src\/rooms\/([^/]+)\/(.+)$/.exec(path);
  if (match === null) return null;
  const parts = match[3].split('/');
  const name = parts.pop() ?? '';
  return { side: match[1], room: match[2], sub: parts.join('/'), name, folder: dirname(path) };
};
