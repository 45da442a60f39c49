import type { Letter } from '@boru/engines/sealing';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { loadSealing, sureOf } from './sealing.ts';

type Sealed = { readonly id: string; readonly body: string };

/** Seals a text once and sends it: the same again after a lost answer, so that the other side gets it once. */
export function useLetter(
  identity: string,
  from: Letter['from'],
  attach: () => Promise<Letter['files']>,
  deliver: (letter: Sealed, files: readonly string[]) => Promise<unknown>,
  onSent: () => Promise<unknown>,
) {
  const kept = useRef<{ text: string; sealed: Sealed; files: readonly string[] } | null>(null);
  return useMutation({
    mutationFn: async (text: string) => {
      const files = await attach();
      const numbers = files.map(({ blob }) => blob);
      if (kept.current?.text !== text || kept.current.files.join() !== numbers.join()) {
        const { letterFor } = await loadSealing();
        const letter: Letter = { v: 1, id: crypto.randomUUID(), from, text, files };
        kept.current = { text, sealed: sureOf(await letterFor(identity, letter)), files: numbers };
      }
      await deliver(kept.current.sealed, numbers);
    },
    // What was written must not lie in a cache after it was sent.
    gcTime: 0,
    onSuccess: async () => {
      kept.current = null;
      await onSent();
    },
  });
}
