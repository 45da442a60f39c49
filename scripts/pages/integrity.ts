// What a built page may load, as pure functions: its own files only, each by its hash.
import { createHash } from 'node:crypto';

type Read = (file: string) => Uint8Array;
type Manifest = Readonly<
  Record<string, { file: string; imports?: readonly string[]; dynamicImports?: readonly string[] }>
>;

export const integrityOf = (bytes: Uint8Array): string =>
  `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

const elsewhere = String.raw`(?:(?:https?|wss?):)?\/\/`;
const fetching: Readonly<Record<string, readonly RegExp[]>> = {
  css: [
    new RegExp(String.raw`url\(\s*['"]?${elsewhere}[^)]*`, 'i'),
    new RegExp(String.raw`@import\s+['"]${elsewhere}[^'"]*`, 'i'),
  ],
  html: [
    new RegExp(
      String.raw`<(?:script|link|img|iframe|source|video|audio|object|embed|form|base)\b[^>]*\s(?:src|srcset|href|data|action)\s*=\s*["']?${elsewhere}[^>]*`,
      'i',
    ),
  ],
  js: [
    new RegExp(String.raw`\b(?:import\s*\(?|from)\s*["'\`]${elsewhere}[^"'\`]*`),
    new RegExp(
      String.raw`\b(?:fetch|importScripts|sendBeacon|WebSocket|EventSource|Worker|SharedWorker)\s*\(\s*["'\`]${elsewhere}[^"'\`]*`,
    ),
  ],
};

/** What a file would fetch from another origin; null when nothing. Addresses that are only read or followed by a person are none. */
export const foreignIn = (name: string, text: string): string | null => {
  for (const shape of fetching[/\.(css|html|js)$/.exec(name)?.[1] ?? ''] ?? []) {
    const found = shape.exec(text);
    if (found !== null) return found[0].slice(0, 120);
  }
  return null;
};

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const addressIn = (element: string, tag: string): string | undefined => {
  if (element === 'script') return attribute(tag, 'src');
  return /^(?:stylesheet|modulepreload)$/.test(attribute(tag, 'rel') ?? '') ? attribute(tag, 'href') : undefined;
};

/** Every script and style that a document names, with the hash of what it must be. `read` gives the bytes of one of our files. */
export const withIntegrity = (document: string, read: Read): string =>
  document.replace(/<(script|link)\b[^>]*>/g, (tag, element: string) => {
    const address = addressIn(element, tag);
    if (address === undefined) return tag;
    if (!/^\/(?!\/)/.test(address)) throw new Error(`a document loads ${address}`);
    return tag.replace(`<${element}`, `<${element} integrity="${integrityOf(read(address.slice(1)))}"`);
  });

/** Every module that a document can come to load, at once or later: the files of Vite's manifest that hang on its entry. */
export const modulesOf = (manifest: Manifest, entry: string, found = new Set<string>()): Set<string> => {
  const chunk = manifest[entry];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) modulesOf(manifest, next, found);
  return found;
};

/** The text of an import map that lets a module in only by its hash, also those that are imported later. */
export const importMapOf = (files: Iterable<string>, read: Read): string =>
  JSON.stringify({
    integrity: Object.fromEntries([...files].sort().map((file) => [`/${file}`, integrityOf(read(file))])),
  });

/** One line for each file, as sha256sum writes and checks them. */
export const listOf = (files: Iterable<string>, read: Read): string =>
  [...files]
    .sort()
    .map((file) => `${createHash('sha256').update(read(file)).digest('hex')}  ${file}\n`)
    .join('');
