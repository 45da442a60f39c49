import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '#lib/notices';
import { incidentsKey } from './api.ts';

/** A deed on an incident: sends it, refreshes what shows it, says in passing that it is done. */
export function useDeed<Input = void>(
  send: (input: Input) => Promise<unknown>,
  done: string,
  after?: () => void,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      after?.();
      notify({ tone: 'success', title: done });
      await client.invalidateQueries({ queryKey: incidentsKey });
    },
    // Somebody was faster: the page shows what they did, and what was written stays in the form.
    onError: () => client.invalidateQueries({ queryKey: [...incidentsKey, 'one'] }),
  });
}
