import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '#lib/notices';

/** What a deed refreshes: everything under `all` when it is done, the thing under `one` when it is refused. */
interface Refreshed {
  readonly all: readonly string[];
  readonly one: readonly string[];
}

/** A deed on a thing: sends it, refreshes what shows it, says in passing that it is done. */
export function useDeedOn<Input = void>(
  { all, one }: Refreshed,
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
      await client.invalidateQueries({ queryKey: all });
    },
    // Somebody was faster: the page shows what they did, and what was written stays in the form.
    onError: () => client.invalidateQueries({ queryKey: one }),
  });
}
