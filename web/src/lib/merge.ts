/** Which of two people's words for one field stays. */
export type Side = 'mine' | 'theirs';

export interface Merged<Fields> {
  /** Changed by both, and not to the same: somebody must choose. */
  readonly clashes: readonly (keyof Fields & string)[];
  /** Changed by the other alone: taken as it is. */
  readonly taken: readonly (keyof Fields & string)[];
  /** What each side would keep. Where nothing was chosen, one's own words stay. */
  readonly resolve: (chosen: Readonly<Partial<Record<string, Side>>>) => Fields;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Three states of one form: as it was opened, as it was typed here, as it was stored by somebody else meanwhile. */
export function mergeOf<Fields extends object>(opened: Fields, mine: Fields, theirs: Fields): Merged<Fields> {
  const names = Object.keys(opened) as (keyof Fields & string)[];
  const changedByThem = names.filter((name) => !same(opened[name], theirs[name]) && !same(mine[name], theirs[name]));
  const clashes = changedByThem.filter((name) => !same(opened[name], mine[name]));
  const taken = changedByThem.filter((name) => same(opened[name], mine[name]));
  return {
    clashes,
    taken,
    resolve: (chosen) => {
      const fields = { ...mine };
      for (const name of taken) fields[name] = theirs[name];
      for (const name of clashes) if (chosen[name] === 'theirs') fields[name] = theirs[name];
      return fields;
    },
  };
}
