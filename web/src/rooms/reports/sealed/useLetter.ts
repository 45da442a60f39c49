import type { Letter } from '@boru/engines/sealing';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { loadSealing, sureOf } from './sealing.ts';

type Sealed = { readonly id: string; readonly body: string };

/** Seals a text once and sends it: the same again after a lost answer, so that the other side gets it once. */
export function useLetter(
  identity: string,
  from: Letter['from'],
  deliver: (letter: Sealed) => Promise<unknown>,
  onSent: () => Promise<unknown>,
) {
  const kept = useRef<{ text: string; sealed: Sealed } | null>(null);
  return useMutation({
    mutationFn: async (text: string) => {
      if (kept.current?.text !== text) {
        const { letterFor } = await loadSealing();
        const letter: Letter = { v: 1, id: crypto.randomUUID(), from, text, files: [] };
        kept.current = { text, sealed: sureOf(await letterFor(identity, letter)) };
      }
      await deliver(kept.current.sealed);
    },
    // What was written must not lie in a cache after it was sent.
    gcTime: 0,
    onSuccess: async () => {
      kept.current = null;
      await onSent();
    },
  });
}
