// From the disk to the pack. The only place that knows where the files lie.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack, PackFault } from '@boru/contract/pack';
import { checkFiles, type PackCheck } from './check.ts';

const DEFAULT_PACK = 'chungbuk';
const PACK_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Texts of catalogue/ and packs/<id>/ by their path below the root. Bytes that are not UTF-8 become U+FFFD, which is a fault. */
export function readPackFiles(root: string, packId = DEFAULT_PACK): Map<string, string> {
  if (!PACK_ID.test(packId)) throw new RangeError(`not the name of a pack: ${packId.slice(0, 40)}`);
  const texts = new Map<string, string>();
  for (const folder of ['catalogue', `packs/${packId}`]) collect(root, folder, texts);
  return texts;
}

/** Every fault of a pack with file and line; `pack` is null as long as there is one. Throws only when the disk does. */
export function checkPack(root: string, packId = DEFAULT_PACK): PackCheck {
  return checkFiles(readPackFiles(root, packId), packId);
}

/** The pack, or an error whose message lists the faults. */
export function loadPack(root: string, packId = DEFAULT_PACK): Pack {
  const { faults, pack } = checkPack(root, packId);
  if (pack === null)
    throw new Error(`지역 꾸러미를 읽을 수 없습니다. The region pack has faults.\n${describeFaults(faults, 'ko')}`);
  return pack;
}

/** One line a fault, as compilers write it: file:line: sentence. */
export function describeFaults(faults: readonly PackFault[], language: 'ko' | 'en'): string {
  return faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message[language]}`).join('\n');
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
