import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '#lib/notices';
import { Waiting } from '#lib/steps';
import { casesKey } from './api.ts';

/** A step on a case: sends it, refreshes everything that shows the case, says in passing that it is done. */
export function useStep<Input = void>(
  send: (input: Input) => Promise<unknown>,
  done: string,
  after?: () => void,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      // What waits is shown at the foot of the page, and said to be done when it is.
      if (!(answer instanceof Waiting)) notify({ tone: 'success', title: done });
      after?.();
      await client.invalidateQueries({ queryKey: casesKey });
    },
    // Somebody was faster: the page shows what they did, and what was written stays in the form.
    onError: () => client.invalidateQueries({ queryKey: [...casesKey, 'one'] }),
  });
}
