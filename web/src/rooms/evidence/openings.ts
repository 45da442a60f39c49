import type { ReaderEntry } from '@boru/contract/evidence';

const minute = (at: string): number => Math.floor(Date.parse(at) / 60_000);

/**
 * Readings as the company counts them: what one person opened of one case within a minute is one opening, although a page asks
 * for its parts one by one and each left a line of its own. Nothing is left out: all sections stand in the one line, and what rested on
 * another ground or was taken for another reason is a line of its own.
 */
export const openingsOf = (readings: readonly ReaderEntry[]): ReaderEntry[] => {
  const openings = new Map<string, ReaderEntry>();
  for (const reading of readings) {
    const { agencyName, readerName, caseId, reason, basis, at } = reading;
    const key = JSON.stringify([agencyName, readerName, caseId, reason, basis.toSorted(), minute(at)]);
    const known = openings.get(key);
    openings.set(key, {
      ...(known ?? reading),
      sections: [...new Set([...(known?.sections ?? []), ...reading.sections])],
    });
  }
  return [...openings.values()];
};
