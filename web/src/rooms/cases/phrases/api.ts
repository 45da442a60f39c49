import type { NewSavedReply, SavedReplies, SavedReplyChange } from '@boru/contract/saved-replies';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { notify } from '#lib/notices';

export const savedRepliesQuery = queryOptions({
  queryKey: ['desk', 'saved-replies'],
  queryFn: ({ signal }) => api<SavedReplies>('GET /api/desk/saved-replies', { signal }),
  staleTime: 60_000,
});

export const keepReply = (body: NewSavedReply) => api<{ id: string }>('POST /api/desk/saved-replies', { body });
export const changeReply = (id: string, body: SavedReplyChange) =>
  api<unknown>('POST /api/desk/saved-replies/:id', { params: { id }, body });
export const deleteReply = (id: string) => api<unknown>('DELETE /api/desk/saved-replies/:id', { params: { id } });

export function useReplyDeed<Input = void>(
  send: (input: Input) => Promise<unknown>,
  after: (input: Input) => void,
  done?: string,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (_answer, input) => {
      if (done !== undefined) notify({ tone: 'success', title: done });
      after(input);
      await client.invalidateQueries({ queryKey: savedRepliesQuery.queryKey });
    },
  });
}
