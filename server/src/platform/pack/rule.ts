// A rule looks at whole files that are already well formed and says what does not fit together.
import type { Catalogue, Region } from '@boru/contract/pack';

export type Files = Catalogue & Region;
export type FileName = keyof Files & string;
export type Path = readonly (string | number)[];

/** `index` picks the file when a name stands for several (statutory lists, question sets). */
export type Say<Name extends FileName> = (name: Name, path: Path, ko: string, en: string, index?: number) => void;

export interface Rule {
  readonly needs: readonly FileName[];
  readonly check: (files: Files, say: Say<FileName>) => void;
}

/** A rule runs only when every file it needs has the right shape. */
export function rule<Name extends FileName>(
  needs: readonly Name[],
  check: (files: Pick<Files, Name>, say: Say<Name>) => void,
): Rule {
  return { needs, check };
}

/** Says for each value that stands in the list a second time where it stands. */
export function repeated<T>(values: readonly T[], tell: (value: T, index: number) => void): void {
  const seen = new Set<T>();
  values.forEach((value, index) => {
    if (seen.has(value)) tell(value, index);
    seen.add(value);
  });
}

interface Period {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Two periods that share a day. A missing end reaches to the end of time. */
export function overlap(a: Period, b: Period): boolean {
  const startsInTime = (from: string | null, to: string | null) => from === null || to === null || from <= to;
  return startsInTime(a.validFrom, b.validTo) && startsInTime(b.validFrom, a.validTo);
}

/** Pairs of entries with the same key whose periods overlap; tells the later one. */
export function overlapping<T extends Period>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  tell: (entry: T, index: number) => void,
): void {
  entries.forEach((entry, index) => {
    const clash = entries.slice(0, index).some((other) => keyOf(other) === keyOf(entry) && overlap(other, entry));
    if (clash) tell(entry, index);
  });
}
