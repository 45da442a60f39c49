import type {
  ImportConfirmation,
  ImportList,
  ImportRow,
  ImportRowState,
  ImportRows,
  ImportView,
} from '@boru/contract/company-imports';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type { ImportConfirmation, ImportRow, ImportRowState, ImportView };
export type Imports = (typeof ImportList)['_output'];
type Rows = (typeof ImportRows)['_output'];

export const importsKey = ['company-imports'] as const;
const isRunning = (view: ImportView | undefined): boolean => view?.state === 'running';

export const importsQuery = queryOptions({
  queryKey: [...importsKey, 'list'],
  queryFn: ({ signal }) => api<Imports>('GET /api/company-imports', { signal }),
});

/** Beyond every line: the head without a row. */
const beyond = 2_000_000;

/** The head alone, asked again while the list is taken in. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: [...importsKey, 'one', importId],
    queryFn: ({ signal }) =>
      api<Rows>('GET /api/company-imports/:importId', { params: { importId }, query: { after: beyond }, signal }),
    refetchInterval: ({ state }) => (isRunning(state.data?.view) ? 1_000 : false),
  });

export const rowsQuery = (importId: string, state: ImportRowState) =>
  infiniteQueryOptions({
    queryKey: [...importsKey, 'rows', importId, state],
    queryFn: ({ pageParam, signal }) =>
      api<Rows>('GET /api/company-imports/:importId', {
        params: { importId },
        query: { state, after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });

export const checkFile = (file: File): Promise<ImportView> => {
  const body = new FormData();
  body.append('file', file);
  return api<ImportView>('POST /api/company-imports', { body });
};
export const confirmImport = (importId: string, body: ImportConfirmation) =>
  api<ImportView>('POST /api/company-imports/:importId/confirm', { params: { importId }, body });
export const dropImport = (importId: string) =>
  api<ImportView>('POST /api/company-imports/:importId/drop', { params: { importId }, body: {} });
