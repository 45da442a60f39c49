// A pack that was found sound is not checked again: the check costs a start a third of a second and says the same as
// long as neither the texts nor the code that reads them has changed.
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pack } from '@boru/contract/pack';

const addFile = (hash: Hash, name: string, content: string | Buffer): void => {
  // Names and lengths, too: no other set of files can give the same bytes.
  hash.update(`${name}\0${Buffer.byteLength(content)}\0`).update(content);
};

const addCode = (hash: Hash, path: string): void => {
  if (!statSync(path).isDirectory()) {
    if (!path.endsWith('.test.ts')) addFile(hash, path, readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) addCode(hash, join(path, name));
};

/**
 * SHA-256 of everything that decides whether a pack is sound.
 * @param texts as readPackFiles gives them
 * @param code files and folders of the rules and shapes; throws when one of them is not there
 */
export const fingerprintOf = (texts: ReadonlyMap<string, string>, code: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) addFile(hash, path, text);
  for (const path of code) addCode(hash, path);
  return hash.digest('hex');
};

const sealOf = (fingerprint: string, body: string): string =>
  createHash('sha256').update(fingerprint).update(body).digest('hex');

/** The pack that was kept under this fingerprint; null when there is none, or when the file is not as it was written. */
export const recallPack = (file: string, fingerprint: string): Pack | null => {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === sealOf(fingerprint, body) ? JSON.parse(body) : null;
  } catch {
    return null;
  }
};

/** Keeps a sound pack for the next start. Where nothing may be written, the next start checks again, and that is all. */
export const keepPack = (file: string, fingerprint: string, pack: Pack): void => {
  const aside = `${file}.${process.pid}`;
  const body = JSON.stringify(pack);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(aside, `${sealOf(fingerprint, body)}\n${body}`, { mode: 0o600 });
    renameSync(aside, file);
  } catch {
    // A full or read-only disk; half a file is worth nothing.
    if (existsSync(aside)) rmSync(aside, { force: true });
  }
};
