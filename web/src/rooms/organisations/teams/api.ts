import type { NewTeam, Team, TeamChange, TeamList } from '@boru/contract/teams';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { notify } from '#lib/notices';

export type { Team, TeamList };

export const teamsQuery = queryOptions({
  queryKey: ['desk', 'teams'],
  queryFn: ({ signal }) => api<TeamList>('GET /api/desk/teams', { signal }),
});
export const makeTeam = (body: NewTeam) => api<{ id: string }>('POST /api/desk/teams', { body });
export const changeTeam = (id: string, body: TeamChange) =>
  api<unknown>('POST /api/desk/teams/:id', { params: { id }, body });
export const endTeam = (id: string) => api<unknown>('DELETE /api/desk/teams/:id', { params: { id } });

export function useTeamDeed<Input = void>(
  send: (input: Input) => Promise<unknown>,
  after: () => void,
  done: string,
): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      notify({ tone: 'success', title: done });
      after();
      await client.invalidateQueries({ queryKey: teamsQuery.queryKey });
    },
  });
}
