import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '#lib/problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The fetcher already retries what can be retried.
        retry: false,
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        // A page that has its data keeps it on screen when a refresh fails; only a first load may end in an error page.
        throwOnError: (error, query) => query.state.data === undefined && isProblem(error, 'thing.not_found'),
      },
      mutations: { retry: false },
    },
  });
}
