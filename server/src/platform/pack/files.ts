// From the disk to the texts of a pack. The only place that knows where the files lie.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const DEFAULT_PACK = 'chungbuk';
const PACK_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Texts of catalogue/ and packs/<id>/ by their path below the root. Bytes that are not UTF-8 become U+FFFD, which is a fault. */
export function readPackFiles(root: string, packId = DEFAULT_PACK): Map<string, string> {
  if (!PACK_ID.test(packId)) throw new RangeError(`not the name of a pack: ${packId.slice(0, 40)}`);
  const texts = new Map<string, string>();
  for (const folder of ['catalogue', `packs/${packId}`]) collect(root, folder, texts);
  return texts;
}

function collect(root: string, folder: string, texts: Map<string, string>): void {
  const place = join(root, folder);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) collect(root, path, texts);
    else if (entry.name.endsWith('.json')) texts.set(path, readFileSync(join(root, path), 'utf8'));
  }
}
