import { mostAssigned } from '@boru/contract/assignments';
import { useState } from 'react';

export interface Chosen {
  readonly ids: ReadonlySet<string>;
  has(id: string): boolean;
  toggle(id: string): void;
  /** From the row chosen last to this one, in the order on screen. */
  reach(id: string): void;
  all(): void;
  leaveOut(ids: readonly string[]): void;
  release(): void;
}

/** Which rows of the list on screen are chosen. Another list begins with none: what is not seen is never assigned. */
export function useChosen(shown: readonly string[], list: string): Chosen {
  const [state, setState] = useState<{ list: string; ids: readonly string[] }>({ list, ids: [] });
  const known = new Set(shown);
  const kept = state.list === list ? state.ids.filter((id) => known.has(id)) : [];
  const set = (ids: readonly string[]) => setState({ list, ids: [...new Set(ids)].slice(0, mostAssigned) });
  const toggle = (id: string) => set(kept.includes(id) ? kept.filter((one) => one !== id) : [...kept, id]);
  return {
    ids: new Set(kept),
    has: (id) => kept.includes(id),
    toggle,
    reach: (id) => {
      const from = shown.indexOf(kept.at(-1) ?? '');
      const to = shown.indexOf(id);
      if (from < 0 || to < 0) return toggle(id);
      set([...kept, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]);
    },
    all: () => set(shown),
    leaveOut: (ids) => set(kept.filter((id) => !ids.includes(id))),
    release: () => set([]),
  };
}
