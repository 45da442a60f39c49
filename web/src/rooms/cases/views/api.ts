import type { NewSavedView, SavedViewChange, SavedViews } from '@boru/contract/saved-views';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { notify } from '#lib/notices';

export const savedViewsQuery = queryOptions({
  queryKey: ['desk', 'views'],
  queryFn: ({ signal }) => api<SavedViews>('GET /api/desk/views', { signal }),
  staleTime: 60_000,
});

export const saveView = (body: NewSavedView) => api<{ id: string }>('POST /api/desk/views', { body });
export const changeView = (id: string, body: SavedViewChange) =>
  api<unknown>('POST /api/desk/views/:id', { params: { id }, body });
export const deleteView = (id: string) => api<unknown>('DELETE /api/desk/views/:id', { params: { id } });

/** Changes the list of views and nothing else: the inbox on screen stays as it is. */
export function useViewDeed<Input = void>(
  send: (input: Input) => Promise<unknown>,
  after: (input: Input) => void,
  done?: string,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  return useMutation({
    mutationFn: send,
    onSuccess: async (_answer, input) => {
      if (done !== undefined) notify({ tone: 'success', title: done });
      after(input);
      await renew();
    },
    onError: renew,
  });
}
