import type { CleanRefusal, Found } from '@boru/engines/metadata';
import { late } from '#lib/late';

/** Comes when somebody is about to choose a file, so that the page itself is small. */
export const loadCleaning = late(() => import('@boru/engines/metadata'));

export interface Examined {
  /** What stands in the file besides its content; null when it cannot be looked for or taken away. */
  readonly found: readonly Found[] | null;
  readonly cleaned: Blob | null;
  /** `unloaded`: what looks into files did not come, because the line was gone. */
  readonly refusal: CleanRefusal | 'unloaded' | null;
}

/** Looks into a file, takes away what can be taken, and looks again: what is shown as gone is gone. */
export const examine = async (file: File): Promise<Examined> => {
  const { cleanFile, largestCleaned } = await loadCleaning();
  const refused = (refusal: CleanRefusal): Examined => ({ found: null, cleaned: null, refusal });
  if (file.size > largestCleaned) return refused('size');
  const first = cleanFile(new Uint8Array(await file.arrayBuffer()));
  if (!first.ok) return refused(first.reason);
  const again = cleanFile(first.bytes);
  if (!again.ok || again.found.length > 0) return refused('packed');
  return { found: first.found, cleaned: new Blob([first.bytes.slice().buffer]), refusal: null };
};
