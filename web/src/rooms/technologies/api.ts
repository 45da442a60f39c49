import type { CardFinding, ComparisonView } from '@boru/contract/rescreening';
import type {
  CardDetail,
  CardInput,
  CardView,
  DutiesView,
  ScreeningRelease,
  TechnologyTask,
} from '@boru/contract/technologies';
import { type Dictionary, dictionaryOf } from '@boru/engines/rescreening';
import { type Catalogue, type CatalogueFiles, unpacked } from '@boru/engines/screening';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import type { Bilingual } from '#lib/locale';

const A_DAY = 24 * 60 * 60 * 1000;
export type NewCard = CardInput;

/** What the browser screens with, ready to use. */
export interface Screener {
  readonly catalogue: Catalogue;
  readonly dictionary: Dictionary;
  readonly release: ScreeningRelease;
  readonly fields: ReadonlyMap<string, Bilingual>;
  /** By list and edition: as of when its reading (profiles) was written. */
  readonly profiles: ReadonlyMap<string, string>;
}

interface ListFile {
  readonly fields: readonly { readonly id: string; readonly ko: string; readonly en: string }[];
}

interface ProfileFile {
  readonly list: string;
  readonly edition: string;
  readonly asOf: string;
}

/** What was sent is packed; the names of fields and the days of the readings are read from what it stands for. */
export function screenerOf(sent: CatalogueFiles, release: ScreeningRelease): Screener {
  const files = unpacked(sent);
  const fields = new Map(
    (files.lists as readonly ListFile[]).flatMap((list) =>
      list.fields.map(({ id, ko, en }) => [id, { ko, en }] as const),
    ),
  );
  const profiles = new Map(
    (files.profiles as readonly ProfileFile[]).map(({ list, edition, asOf }) => [`${list}/${edition}`, asOf] as const),
  );
  const dictionary = dictionaryOf(sent);
  return { catalogue: dictionary.catalogue, dictionary, release, fields, profiles };
}

/** Fetches the lists and compiles them here. This is the only traffic of a check: nothing of the description is in it. */
export const screenerQuery = queryOptions({
  queryKey: ['technologies', 'screener'],
  queryFn: async ({ signal }): Promise<Screener> => {
    const release = await api<ScreeningRelease>('GET /api/technologies/screening', { signal });
    const files = await api<CatalogueFiles>('GET /api/technologies/screening/:hash', {
      signal,
      params: { hash: release.hash },
    });
    return screenerOf(files, release);
  },
  staleTime: A_DAY,
  gcTime: A_DAY,
  structuralSharing: false,
});

export const dutiesQuery = (from: string) =>
  queryOptions({
    queryKey: ['technologies', 'duties', from],
    queryFn: ({ signal }) => api<DutiesView>('GET /api/technologies/duties', { signal, query: { from } }),
    staleTime: A_DAY,
  });

export const cardsQuery = queryOptions({
  queryKey: ['technologies', 'cards'],
  queryFn: ({ signal }) => api<{ readonly items: readonly CardView[] }>('GET /api/technologies', { signal }),
});

export const cardQuery = (technologyId: string) =>
  queryOptions({
    queryKey: ['technologies', 'card', technologyId],
    queryFn: ({ signal }) =>
      api<CardDetail>('GET /api/technologies/cards/:technologyId', { signal, params: { technologyId } }),
  });

/** The newest result of a re-screening that still concerns the card; null when there is none. */
export const findingQuery = (technologyId: string) =>
  queryOptions({
    queryKey: ['technologies', 'finding', technologyId],
    queryFn: ({ signal }) =>
      api<CardFinding>('GET /api/technologies/cards/:technologyId/finding', { signal, params: { technologyId } }),
  });

export const acceptFinding = (technologyId: string, version: number) =>
  api<CardView>('POST /api/technologies/cards/:technologyId/finding/accept', {
    params: { technologyId },
    body: { version },
  });

/** The stored result computed once more; only when the reader asks for it. */
export const compareCard = (technologyId: string) =>
  api<ComparisonView>('GET /api/technologies/cards/:technologyId/comparison', { params: { technologyId } });

const cardAddress = (technologyId: string): string => `/api/technologies/cards/${encodeURIComponent(technologyId)}`;
export const sheetAddress = (technologyId: string): string => `${cardAddress(technologyId)}/sheet`;
export const packetAddress = (technologyId: string, format: 'pdf' | 'hwpx' | 'json'): string =>
  `${cardAddress(technologyId)}/packet?format=${format}`;

/** What this room adds to the company's "오늘 할 일". */
export const technologyTasksQuery = queryOptions({
  queryKey: ['technologies', 'tasks'],
  queryFn: ({ signal }) =>
    api<{ readonly tasks: readonly TechnologyTask[] }>('GET /api/technologies/tasks', { signal }),
});

export const companyCardsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['technologies', 'company', companyId],
    queryFn: ({ signal }) =>
      api<{ readonly items: readonly CardView[] }>('GET /api/technologies/companies/:companyId/cards', {
        signal,
        params: { companyId },
      }),
    // Nothing to see and nothing allowed look the same; the part says so in its own words.
    throwOnError: false,
  });

/** After a card was written: everything of the room but the lists, which do not change. */
export const seenCards = {
  predicate: (query: { readonly queryKey: readonly unknown[] }) =>
    query.queryKey[0] === 'technologies' && query.queryKey[1] !== 'screener',
};

export const createCard = (card: NewCard) => api<CardView>('POST /api/technologies', { body: card });

export const updateCard = (technologyId: string, version: number, card: NewCard) =>
  api<CardView>('PUT /api/technologies/cards/:technologyId', { params: { technologyId }, body: { version, card } });

export const archiveCard = (technologyId: string, version: number, archived: boolean) =>
  api<CardView>('POST /api/technologies/cards/:technologyId/archive', {
    params: { technologyId },
    body: { version, archived },
  });

/** The way to a desk carries item ids and nothing that was written. */
export const helpAddress = (items: readonly string[]): string =>
  `/help?topic=determinationGuidance${items.length === 0 ? '' : `&items=${items.slice(0, 8).join(',')}`}`;
