// From the texts to the pack, checked.
import type { Pack, PackFault } from '@boru/contract/pack';
import { checkFiles, type PackCheck } from './check.ts';
import { DEFAULT_PACK, readPackFiles } from './files.ts';

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
