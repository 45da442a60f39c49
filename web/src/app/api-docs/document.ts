import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly 'x-may'?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>
  >;
}

interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** One endpoint as the page shows it. */
export interface Entry {
  readonly id: string;
  readonly room: string;
  readonly method: string;
  readonly path: string;
  readonly summary: { readonly ko: string; readonly en: string };
  readonly may: readonly string[];
  readonly parameters: NonNullable<Operation['parameters']>;
  readonly input: unknown;
  readonly output: unknown;
  readonly isUpload: boolean;
}

export const openApiQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: async ({ signal }) => entriesOf(await api<OpenApi>('GET /api/openapi.json', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

function schemaIn(content: Readonly<Record<string, { readonly schema: unknown }>> | undefined): unknown {
  return content === undefined ? null : (Object.values(content)[0]?.schema ?? null);
}

function entriesOf(document: OpenApi): readonly Entry[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const done = Object.entries(operation.responses).find(([status]) => status !== 'default')?.[1];
      return {
        id: operation.operationId,
        room: operation.tags?.[0] ?? '',
        method: method.toUpperCase(),
        path,
        summary: { ko: operation.summary, en: operation.description.split('\n')[0] ?? operation.summary },
        may: operation['x-may'] ?? [],
        parameters: operation.parameters ?? [],
        input: schemaIn(operation.requestBody?.content),
        output: schemaIn(done?.content),
        isUpload: 'multipart/form-data' in (operation.requestBody?.content ?? {}),
      };
    }),
  );
}
