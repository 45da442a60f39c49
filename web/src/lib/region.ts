import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import type { Bilingual } from '#lib/locale';

/** Which region pack is loaded decides the name in the header; no region is written into the pages. */
interface Places {
  readonly province: Bilingual;
  readonly municipalities: readonly Municipality[];
}
interface Municipality {
  readonly code: string;
  readonly name: Bilingual;
  readonly parent: string | null;
}

/** Places one can live in: a city that is divided into districts is chosen by district. */
export function leafPlaces<Place extends Pick<Municipality, 'code' | 'parent'>>(places: {
  readonly municipalities: readonly Place[];
}): Place[] {
  const divided = new Set(places.municipalities.map((place) => place.parent));
  return places.municipalities.filter((place) => !divided.has(place.code));
}

const KEY = 'boru.region';

export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: async ({ signal }) => {
    const places = await api<Places>('GET /api/places', { signal });
    remember(places.province);
    return places;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The last known name shows at once, so that the header does not move on a second visit. */
export function useRegionName(): Bilingual | null {
  const query = useQuery(placesQuery);
  return query.data?.province ?? remembered();
}

function remember(name: Bilingual): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ko: name.ko, en: name.en }));
  } catch {
    // It will be asked for again.
  }
}

function remembered(): Bilingual | null {
  try {
    const name: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isBilingual(name) ? name : null;
  } catch {
    return null;
  }
}

function isBilingual(name: unknown): name is Bilingual {
  return (
    typeof name === 'object' &&
    name !== null &&
    'ko' in name &&
    typeof name.ko === 'string' &&
    'en' in name &&
    typeof name.en === 'string'
  );
}
